"""Copies with remarks: on exactly the wrong dates, the text the same letter by letter, opened by other programs too."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest

from citecheck.annotate.docx import annotate
from citecheck.annotate.places import spots
from citecheck.annotate.remarks import Remark
from citecheck.read.docx import read
from tests.test_cli import run

RIGHT = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị."
WRONG = "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DAY = ("--today", "2026-11-21")


def made(source: Path, *more: str | Path, status: int = 0) -> tuple[Path, str]:
    """The annotated copy of a file, and what was said."""
    out = source.with_name(f"out{source.suffix}")
    before = source.read_bytes()
    result = run("annotate", source, *more, "-o", out, *DAY)
    assert result.returncode == status, result.stderr.decode()
    assert source.read_bytes() == before
    return out, result.stderr.decode()


def test_a_copy_is_what_its_name_says(tmp_path: Path) -> None:
    """HTML under the name .docx opens nowhere."""
    source, out = tmp_path / "a.html", tmp_path / "a.docx"
    source.write_text(f"<p>{WRONG}</p>", encoding="utf-8")
    result = run("annotate", source, "-o", out, *DAY)
    assert result.returncode == 2
    assert b"would not be what its name says" in result.stderr
    assert not out.exists()


# --- html


@pytest.mark.parametrize(
    ("before", "marked"),
    [
        # the wrong date, not the right one
        (f"<p>{RIGHT}</p><p>{WRONG}</p>", ["28/02/2022"]),
        # across tags: each piece of letters
        ("<p>58-QĐ/TW ngày <b>28</b>/02/2022</p>", ["28", "/02/2022"]),
        # never in an attribute or a script
        (
            f'<p title="{WRONG}">{WRONG}</p><script>var a = "{WRONG}";</script><!-- {WRONG} -->',
            ["28/02/2022"],
        ),
        # entities stay
        ("<p>58-Q&#272;/TW ng&agrave;y&nbsp;28/02/2022&nbsp;x</p>", ["28/02/2022"]),
        # nothing is wrong
        (f"<p>{RIGHT}</p>", []),
    ],
)
def test_html_marks(before: str, marked: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(before.replace("</p>", "</p>\r\n").encode())
    out, _ = made(tmp_path / "a.html")
    written = out.read_bytes().decode()
    assert re.findall(r'<mark class="citecheck" title="[^"<>]+">([^<]*)</mark>', written) == marked
    assert re.sub(r'<mark class="citecheck"[^>]*>|</mark>', "", written) == before.replace("</p>", "</p>\r\n")


def test_html_in_another_encoding_stays_in_it(tmp_path: Path) -> None:
    before = '<meta charset="windows-1251"><p>Регламент № 58-QD/TW от 28 февраля 2022 года.</p>'.encode("cp1251")
    (tmp_path / "a.html").write_bytes(before)
    out, _ = made(tmp_path / "a.html", "--lang", "vi")
    written = out.read_bytes()
    assert re.sub(rb"<mark[^>]*>|</mark>", b"", written) == before
    assert b"&#" in written


def test_a_title_takes_no_mark(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<title>{WRONG}</title><p>x</p>", encoding="utf-8")
    out, said = made(tmp_path / "a.html")
    assert "mark" not in out.read_text(encoding="utf-8")
    assert "a.html:1:" in said


# --- Markdown


@pytest.mark.parametrize(
    ("before", "notes"),
    [
        (f"# Title\n\n{RIGHT} {WRONG}\n", 1),
        (f"{WRONG}", 1),  # no line end
        (f"{WRONG}\r\n", 1),  # Windows
        (f"x[^citecheck-1] {WRONG}\n\n[^citecheck-1]: mine\n", 1),  # a name that is taken
        (f"```\n{WRONG}\n```\n", 0),  # code
        (f"`{WRONG}`\n", 0),
        (f"<!-- {WRONG} -->\n", 0),  # a comment
        (f"---\ntitle: {WRONG}\n---\n", 0),  # front matter
    ],
)
def test_markdown_notes(before: str, notes: int, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(before.encode())
    out, said = made(tmp_path / "a.md")
    written = out.read_bytes().decode()
    names = re.findall(r"28/02/2022(\[\^citecheck\d*-\d+\])", written)
    assert len(names) == notes
    assert all(re.search(rf"^{re.escape(name)}: CC10[12]", written, re.MULTILINE) for name in names)
    plain = written
    for name in names:
        plain = re.sub(rf"(?:\r?\n){{1,2}}{re.escape(name)}: .*(?:\r?\n)\Z", "", plain).replace(name, "")
    assert plain.rstrip() == before.rstrip()
    assert ("no place" in said) == (notes == 0)


# --- Word


def document(body: str, **parts: str) -> bytes:
    """A Word document as its parts say."""
    out = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="r{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}" Target="{name}.xml"/>'
        for name in parts
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"/>'
        for name in parts
    )
    files = {
        "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
        **{f"word/{name}.xml": f'<?xml version="1.0" encoding="UTF-8"?>{xml}' for name, xml in parts.items()},
    }
    with zipfile.ZipFile(out, "w") as archive:
        for name, xml in files.items():
            archive.writestr(name, xml)
    return out.getvalue()


def p(*runs: str) -> str:
    return "<w:p>" + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>"
COMMENTS = f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="An"><w:p><w:r><w:t>Giữ lại.</w:t></w:r></w:p></w:comment></w:comments>'
FOOTNOTES = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p(WRONG)}</w:footnote></w:footnotes>'


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def commented(data: bytes) -> list[str]:
    """The letters inside each comment's range."""
    xml = part(data, "word/document.xml")
    found = re.findall(r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>', xml)
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", inside)) for _, inside in found]


def body_text(data: bytes) -> str:
    """What our reader reads, which knows our own comments."""
    return read(data, "a.docx").content


@pytest.mark.parametrize(
    ("data", "ranges"),
    [
        # inside one run, which is parted in three
        (document(p(WRONG)), ["28/02/2022"]),
        # a run of its own
        (document(p("Quy định số 58-QĐ/TW ngày ", "28/02/2022", " của Bộ Chính trị.")), ["28/02/2022"]),
        # over several runs, with properties of their own
        (document(p("Quy định số 58-QĐ/TW ngày 2", BOLD.format("8/02"), "/2022 của Bộ.")), ["28/02/2022"]),
        # two in one run
        (document(p(f"{WRONG} {WRONG}")), ["28/02/2022", "28/02/2022"]),
        # the right one beside the wrong one
        (document(p(RIGHT) + p(WRONG) + p(RIGHT)), ["28/02/2022"]),
        # the same sentence twice, in a table too
        (document(p(WRONG) + f"<w:tbl><w:tr><w:tc>{p(WRONG)}</w:tc></w:tr></w:tbl>"), ["28/02/2022", "28/02/2022"]),
        # entities in the run
        (document(p(f"A &amp; B &lt;x&gt; {WRONG}")), ["28/02/2022"]),
        # inserted by tracked changes; what was deleted is not there
        (
            document(
                p(
                    "Quy định số 58-QĐ/TW ngày ",
                    '<w:del w:id="1"><w:r><w:delText>08/02/2022</w:delText></w:r></w:del>',
                    '<w:ins w:id="2"><w:r><w:t>28/02/2022</w:t></w:r></w:ins>',
                    " của Bộ Chính trị.",
                )
            ),
            ["28/02/2022"],
        ),
        # comments that are there stay
        (document(p(WRONG), comments=COMMENTS), ["28/02/2022"]),
        (document(p(WRONG), comments=f'<w:comments xmlns:w="{W}"/>'), ["28/02/2022"]),
        # nothing is wrong
        (document(p(RIGHT)), []),
    ],
)
def test_word_comments(data: bytes, ranges: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    out, _ = made(tmp_path / "a.docx")
    copy = out.read_bytes()
    assert commented(copy) == ranges
    assert body_text(copy) == body_text(data)
    if not ranges:
        return
    comments = part(copy, "word/comments.xml")
    assert comments.count('w:author="citecheck"') == len(ranges)
    assert comments.count('w:date="2026-11-21T00:00:00Z"') == len(ranges)
    assert re.search("CC10[12]: 58-QĐ/TW", comments)
    if "word/comments.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist() and "Giữ" in part(data, "word/comments.xml"):
        assert "Giữ lại." in comments
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert part(copy, name).count("/comments.xml" if "Content" in name else '"comments.xml"') == 1
    ids = re.findall(r'<w:comment w:id="(\d+)"', comments)
    assert len(ids) == len(set(ids))


def test_a_comment_on_a_footnote_stands_at_its_sign(tmp_path: Path) -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    (tmp_path / "a.docx").write_bytes(document(p("Xem ghi chú.", sign), footnotes=FOOTNOTES))
    out, _ = made(tmp_path / "a.docx")
    copy = out.read_bytes()
    assert f'<w:commentRangeStart w:id="0"/>{sign}<w:commentRangeEnd' in part(copy, "word/document.xml")
    assert part(copy, "word/footnotes.xml") == part((tmp_path / "a.docx").read_bytes(), "word/footnotes.xml")


def test_without_a_day_there_is_no_clock(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document(p(WRONG)))
    for name in ("one.docx", "two.docx"):
        assert run("annotate", tmp_path / "a.docx", "-o", tmp_path / name).returncode == 0
    first = (tmp_path / "one.docx").read_bytes()
    assert first == (tmp_path / "two.docx").read_bytes()
    assert "w:date" not in part(first, "word/comments.xml")


def test_every_other_part_stays(tmp_path: Path) -> None:
    data = document(p(WRONG), footnotes=FOOTNOTES.replace(WRONG, RIGHT), settings=f'<w:settings xmlns:w="{W}"/>')
    (tmp_path / "a.docx").write_bytes(data)
    out, _ = made(tmp_path / "a.docx")
    for name in ("word/footnotes.xml", "word/settings.xml", "_rels/.rels"):
        assert part(out.read_bytes(), name) == part(data, name)


def test_spaces_at_the_edges_of_parted_runs_are_kept() -> None:
    data = document(p(WRONG))
    text = read(data, "a.docx")
    start = text.content.index("28/02")
    copy, left = annotate(data, text.content, [Remark(start, start + 10, ("x",))], None)
    assert left == ()
    assert part(copy, "word/document.xml").count('<w:t xml:space="preserve">') == 3


def office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def opened(path: Path, target: str, tmp_path: Path) -> Path:
    """The file as LibreOffice writes it anew."""
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office() or "",
        profile,
        "--headless",
        "--convert-to",
        target,
        "--outdir",
        str(tmp_path / "lo"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(tmp_path)})
    return tmp_path / "lo" / f"{path.stem}.{target.split(':')[0]}"


@pytest.mark.skipif(office() is None, reason="no LibreOffice")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    sign = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = document(
        p("Mở đầu", sign) + p(WRONG, BOLD.format(" Rồi ")) + p(f"{WRONG} {RIGHT}"),
        footnotes=FOOTNOTES,
        comments=COMMENTS,
    )
    (tmp_path / "a.docx").write_bytes(data)
    out, _ = made(tmp_path / "a.docx")
    again = opened(out, "docx", tmp_path).read_bytes()
    comments = part(again, "word/comments.xml")
    assert comments.count('w:author="citecheck"') == 3
    plain = [
        opened(path, "txt:Text (encoded):UTF8", tmp_path).read_text("utf-8") for path in (tmp_path / "a.docx", out)
    ]
    assert plain[0].split("Giữ lại")[0].split() == plain[1].split("Giữ lại")[0].split()
    assert [one for one in commented(again) if one] == ["28/02/2022", "28/02/2022"]


# --- PDF


def pdf(*lines: str) -> bytes:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    fonts = pytest.importorskip("reportlab.pdfbase.ttfonts")
    metrics = pytest.importorskip("reportlab.pdfbase.pdfmetrics")
    found = next((path for path in _FONTS if os.path.exists(path)), None)
    if found is None:
        pytest.skip("no font with Vietnamese letters")
    metrics.registerFont(fonts.TTFont("F", found))
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.setFont("F", 12)
    for number, line in enumerate(lines):
        page.drawString(60, 780 - 20 * number, line)
    page.save()
    return out.getvalue()


_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
)


def highlights(data: bytes) -> list[tuple[str, str]]:
    """(the letters under it, the note) of each highlight."""
    pdfium: Any = pytest.importorskip("pypdfium2")
    raw = pdfium.raw
    document = pdfium.PdfDocument(data)
    found = []
    page = document[0]
    text = page.get_textpage()
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(annotation, box)
        import ctypes

        size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAnnot_GetStringValue(annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
        under = text.get_text_bounded(box.left, box.bottom, box.right, box.top)
        found.append((under.strip(), buffer.raw.decode("utf-16-le").rstrip("\0")))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def test_pdf_highlights(tmp_path: Path) -> None:
    from citecheck.read.pdf import read as read_pdf

    data = pdf(RIGHT, WRONG)
    (tmp_path / "a.pdf").write_bytes(data)
    out, _ = made(tmp_path / "a.pdf")
    copy = out.read_bytes()
    [(under, note)] = highlights(copy)
    assert under == "28/02/2022"
    assert note.startswith("CC101: 58-QĐ/TW")
    assert copy.startswith(data)
    assert read_pdf(copy, "a.pdf").content == read_pdf(data, "a.pdf").content
    made(tmp_path / "a.pdf")
    assert out.read_bytes() == copy


# --- all


def test_right_dates_that_others_disprove_are_marked_only_when_compared(tmp_path: Path) -> None:
    """What nothing proves is not marked; against other texts, all dates that disagree are."""
    (tmp_path / "a.md").write_text("Kết luận 777-KL/TW ngày 03/4/2023.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("Kết luận 777-KL/TW ngày 04/3/2023.\n", encoding="utf-8")
    alone, _ = made(tmp_path / "a.md")
    assert "citecheck" not in alone.read_text(encoding="utf-8")
    compared, _ = made(tmp_path / "a.md", tmp_path / "b.md")
    assert "CC101" in compared.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "out"),
    [
        ("a.txt", "b.txt"),  # a format that bears no remarks
        ("a.md", "a.md"),  # onto itself
        ("a.md", "link.md"),  # onto itself by another name
        ("a.md", "missing/b.md"),  # no such folder
        ("missing.md", "b.md"),  # no such text
        (".", "b.md"),  # a folder
    ],
)
def test_errors(name: str, out: str, tmp_path: Path) -> None:
    for one in ("a.txt", "a.md"):
        (tmp_path / one).write_text(WRONG, encoding="utf-8")
    os.link(tmp_path / "a.md", tmp_path / "link.md")
    result = run("annotate", name, "-o", out, cwd=tmp_path)
    assert result.returncode == 2
    assert result.stderr.strip()
    assert b"Traceback" not in result.stderr
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == WRONG


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "which bears no remarks"), ("vi", "dạng này không ghi chú thích được")],
)
def test_an_error_is_said_in_the_language(language: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    result = run("annotate", "a.txt", "-o", "b.txt", "--lang", language, cwd=tmp_path)
    assert result.returncode == 2
    assert words in result.stderr.decode()


def test_a_name_in_letters_and_marks_apart_is_found(tmp_path: Path) -> None:
    """As a Mac stores it; findings show it composed."""
    source = tmp_path / unicodedata.normalize("NFD", "Quyết định.md")
    source.write_text(WRONG, encoding="utf-8")
    out, _ = made(source)
    assert "CC102" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_the_copy_is_read_as_the_text_was(name: str, tmp_path: Path) -> None:
    """Marks and notes change no citation and no date, and cite nothing themselves."""
    (tmp_path / name).write_text(f"<p>{WRONG} {RIGHT}</p>", encoding="utf-8")
    out, _ = made(tmp_path / name)
    scanned = [run("scan", path, "--format", "jsonl").stdout.decode() for path in (tmp_path / name, out)]
    before, after = (re.findall(r'"raw": "([^"]*)".*?"date": "([^"]*)"', one) for one in scanned)
    assert before == after
    assert ("58-QĐ/TW", "2022-02-28") in before


def test_nothing_is_marked_by_guess() -> None:
    """The text has the words once, the pieces twice: nobody knows which."""
    content = "Ngày 28/02/2022 x\n"
    remark = Remark(5, 15, ("x",))
    assert spots(content, [remark], ["Ngày 28/02/2022 x", "Ngày 28/02/2022 x"]) == [None]
    [spot] = spots(content, [remark], ["", "Ngày  28/02/ 2022 x"])
    assert spot is not None
    assert (spot.piece, spot.first, spot.last) == (1, 6, 16)
