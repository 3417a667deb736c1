"""docx → Text: everything that a reader of the page sees, once, with its place; nothing that was deleted."""

from __future__ import annotations

import io
import random

import docx as python_docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.read.docx import read
from tests.reading import BOMB_OF_ENTITIES, OFFICE_PASSWORD, OUTSIDE, citations, cited, locked, why, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="urn:wps" xmlns:v="urn:vml" xmlns:r="urn:r"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{KINDS}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx(body: str, **parts: str) -> bytes:
    """A document of this body, and of these parts: footnotes, header1 …, each the inside of its root."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{KINDS}/{name.rstrip("0123456789")}" Target="{name}.xml"/>' for name in parts
    )
    files = {f"word/{name}.xml": f"<w:{name} {SPACES}>{content}</w:{name}>" for name, content in parts.items()}
    return zipped(
        {
            "_rels/.rels": ROOT,
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": ROOT.split("<Relationship ")[0] + relations + "</Relationships>",
            **files,
        }
    )


def p(*runs: str) -> str:
    """A paragraph: runs of text, or XML."""
    return "<w:p>" + "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: list[str]) -> str:
    """A table; each cell is XML or the text of its one paragraph."""
    made = ""
    for row in rows:
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row)
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def run(content: str) -> str:
    return f"<w:r>{content}</w:r>"


def field(kind: str) -> str:
    return run(f'<w:fldChar w:fldCharType="{kind}"/>')


BOX = f"<w:txbxContent>{p('Kết luận 15-KL/TW, ngày 30/9/2021')}</w:txbxContent>"
CHOICES = (
    f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}</wps:txbx></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FALLBACK = CHOICES.replace(f"<wps:txbx>{BOX}</wps:txbx>", "<wps:picture/>")
ONE = ("58-QĐ/TW", "2022-02-08", "paragraph 1")
RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
BOXED = ("15-KL/TW", "2021-09-30", "text box 1")

BELOW = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"


def merged(*rows: str) -> str:
    """A table of a column of dates, whose cells are XML, and a column of numbers."""
    numbers = ("Văn bản", "131-QĐ/TW", "132-QĐ/TW", "133-QĐ/TW")
    made = "".join(f"<w:tr>{row}<w:tc>{p(one)}</w:tc></w:tr>" for row, one in zip(rows, numbers, strict=False))
    return f"<w:tbl>{made}</w:tbl>"


# (body, what is cited where)
BODIES = [
    # a cell that goes on with the one above it says the same; one that begins anew does not
    (
        merged(f"<w:tc>{p('Ngày ban hành')}</w:tc>", BELOW.format(" w:val='restart'", p("27/10/2023")),
               BELOW.format("", p()), BELOW.format(" w:val='restart'", p())),
        [("131-QĐ/TW", "2023-10-27", "table 1, row 2, cell 2"), ("132-QĐ/TW", "2023-10-27", "table 1, row 3, cell 2"),
         ("133-QĐ/TW", None, "table 1, row 4, cell 2")],
    ),
    (
        merged(f"<w:tc>{p('Ngày ban hành')}</w:tc>", BELOW.format(" w:val='restart'", p("27/10/2023")),
               BELOW.format(" w:val='continue'", p()), BELOW.format("", p())),
        [(f"{number}-QĐ/TW", "2023-10-27", f"table 1, row {number - 129}, cell 2") for number in (131, 132, 133)],
    ),
    # runs split an identifier and its date
    (p("Quy định số 58-", "QĐ", "/TW, ngày 0", "8/02/2022"), [ONE]),
    # a raised figure is the mark of a note, behind the date and behind the identifier
    (p("Quy định số 58-QĐ/TW, ngày 08/02/2022", RAISED.format("1"), " và"), [ONE]),
    (p("Quy định số 58-QĐ/TW", RAISED.format("12"), ", ngày 08/02/2022", RAISED.format("[3]")), [ONE]),
    # in several runs too; and a number that begins behind the mark is not longer by it
    (p("Quy định số 58-QĐ/TW", RAISED.format("1"), RAISED.format("2"), ", ngày 08/02/2022", RAISED.format("1")), [ONE]),
    (p(RAISED.format("1"), "58-QĐ/TW, ngày 08/02/2022"), [ONE]),
    # other raised letters belong to their word
    (p("Quy định số 58-QĐ/T", RAISED.format("W"), ", ngày 08/02/2022"), [ONE]),
    # a line break inside a citation
    (p("Quy định số 58-QĐ/TW,", run("<w:br/>"), "ngày 08/02/2022"), [ONE]),
    # a tab between number and date
    (p("Quy định số 58-QĐ/TW,", run("<w:tab/>"), "ngày 08/02/2022"), [ONE]),
    # a hyphen that does not break, and one that shows only at a line's end
    (p("Quy định số 58", run("<w:noBreakHyphen/>"), "QĐ/TW, ng", run("<w:softHyphen/>"), "ày 08/02/2022"), [ONE]),
    # a hyphen as a symbol of a font
    (p("Quy định số 58", run('<w:sym w:font="Symbol" w:char="F02D"/>'), "QĐ/TW, ngày 08/02/2022"), [ONE]),
    # a tab stop of the paragraph is no tab
    (p("<w:pPr><w:tabs><w:tab w:val='left' w:pos='720'/></w:tabs></w:pPr>", "58-QĐ/TW, ngày 08/02/2022"), [ONE]),
    # a link, a smart tag, a content control and a simple field
    (p("<w:hyperlink r:id='x'><w:r><w:t>Quy định 58-QĐ</w:t></w:r></w:hyperlink>", "/TW, ngày 08/02/2022"), [ONE]),
    (p("<w:smartTag><w:r><w:t>58-QĐ/TW</w:t></w:r></w:smartTag>", ", ngày 08/02/2022"), [ONE]),
    (f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p('58-QĐ/TW, ngày 08/02/2022')}</w:sdtContent></w:sdt>", [ONE]),
    (p("58-QĐ/TW, ngày ", "<w:fldSimple w:instr=' DATE '><w:r><w:t>08/02/2022</w:t></w:r></w:fldSimple>"), [ONE]),
    # a field: its result is read, its instruction is not, even where that has a text of its own
    (p(field("begin"), run("<w:instrText>REF 99-QĐ/TW</w:instrText>"), field("separate"), "58-QĐ/TW", field("end"), ", ngày 08/02/2022"), [ONE]),
    (p(field("begin"), "99-QĐ/TW", field("begin"), field("separate"), "98-QĐ/TW", field("end"), field("separate"), "58-QĐ/TW", field("end"), ", ngày 08/02/2022"), [ONE]),
    # a field without an end does not swallow what follows
    (p(field("begin"), run("<w:instrText>X</w:instrText>")) + p("58-QĐ/TW, ngày 08/02/2022"), [(*ONE[:2], "paragraph 2")]),
    # a formula's text
    (p("<m:oMath><m:r><m:t>58-QĐ/TW</m:t></m:r></m:oMath>", ", ngày 08/02/2022"), [ONE]),
    # an inserted, a moved and a deleted text
    (p("58-QĐ/TW", "<w:ins><w:r><w:t>, ngày 08/02/2022</w:t></w:r></w:ins>"), [ONE]),
    (p("<w:moveFrom><w:r><w:t>58-QĐ/TW </w:t></w:r></w:moveFrom>") + p("<w:moveTo><w:r><w:t>58-QĐ/TW, ngày 08/02/2022</w:t></w:r></w:moveTo>"), [(*ONE[:2], "paragraph 2")]),
    (p("58-QĐ/TW, ngày ", "<w:del><w:r><w:delText>01/01/2001</w:delText></w:r></w:del>", "<w:ins><w:r><w:t>08/02/2022</w:t></w:r></w:ins>"), [ONE]),
    # deleted text that a careless program left in w:t
    (p("<w:del><w:r><w:t>99-QĐ/TW</w:t></w:r></w:del>", "58-QĐ/TW, ngày 08/02/2022"), [ONE]),
    # the end of a paragraph was deleted: it runs on
    (p("<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>", "Quy định số 58-QĐ") + p("/TW, ngày 08/02/2022"), [ONE]),
    # a deleted row
    (table(["58-QĐ/TW", "08/02/2022"]).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>") + p("58-QĐ/TW, ngày 08/02/2022"), [ONE]),
    # properties as they were before a change hold no text
    (p("<w:pPr><w:pPrChange><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange></w:pPr>", "Kết thúc ngày 1/1/2020") + p("58-QĐ/TW"), [("58-QĐ/TW", None, "paragraph 2")]),
    # a text box, stored twice, read once, beside its paragraph; and one that only the fallback has
    (p("58-QĐ", CHOICES, "/TW, ngày 08/02/2022"), [ONE, BOXED]),
    (p("58-QĐ", FALLBACK, "/TW, ngày 08/02/2022"), [ONE, BOXED]),
    # a box of the old kind
    (p(f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", "x"), [BOXED]),
    # a letterhead: number left, date right
    (table([p("BAN CHẤP HÀNH TRUNG ƯƠNG") + p("Số: 58-QĐ/TW"), p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("Hà Nội, ngày 8 tháng 02 năm 2022")]), [(*ONE[:2], "table 1, row 1, cell 1")]),
    # a list with heads; one cell spans two columns
    (table(["TT", "Số hiệu", "Ngày ban hành"], ["1", "58-QĐ/TW", "08/02/2022"]), [(*ONE[:2], "table 1, row 2, cell 2")]),
    (table(["TT", "Tên", "Số hiệu", "Ngày ban hành"], ["<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("1"), "58-QĐ/TW", "08/02/2022"]), [(*ONE[:2], "table 1, row 2, cell 3")]),
    # a table in a table, and one in the only cell of a page made as a table
    (table(["a", p("b") + table(["Số hiệu", "Ngày ban hành"], ["58-QĐ/TW", "08/02/2022"])]), [(*ONE[:2], "table 2, row 2, cell 1")]),
    (table([p("Quy định") + table(["58-QĐ/TW", "08/02/2022"]) + p("15-KL/TW")]), [(*ONE[:2], "table 2, row 1, cell 1"), ("15-KL/TW", None, "table 1, row 1, cell 1")]),
    # a date at a paragraph's end is not the next one's
    (p("báo cáo ngày 10 tháng 12 năm 2021") + p("Căn cứ Kết luận số 15-KL/TW"), [("15-KL/TW", None, "paragraph 2")]),
    # a date at a table's end is not the next paragraph's
    (table(["a", "ngày 10 tháng 12 năm 2021"]) + p("Căn cứ Kết luận số 15-KL/TW"), [("15-KL/TW", None, "paragraph 1")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_body(body: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert cited(read(docx(body), "a.docx")) == expected


def test_strict_documents_are_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = zipped(
        {
            "_rels/.rels": ROOT.replace(KINDS, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
            "word/document.xml": f"<w:document {SPACES}><w:body>{p('58-QĐ/TW, ngày 08/02/2022')}</w:body></w:document>".replace(W, strict),
        }
    )  # fmt: skip
    assert cited(read(data, "a.docx")) == [ONE]


def test_the_letterhead_is_the_documents_own_number() -> None:
    head = table([p("BAN CHẤP HÀNH TRUNG ƯƠNG") + p("*") + p("Số 58-QĐ/TW"), p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("") + p("Hà Nội, ngày 08 tháng 02 năm 2022")])  # fmt: skip
    assert [one.binding for one in citations(read(docx(head), "a.docx"))] == ["header"]


def note(kind: str, number: int, content: str) -> str:
    return f"<w:{kind} w:id='{number}'>{content}</w:{kind}>"


def test_parts_beside_the_body() -> None:
    """Headers stand first, notes behind the body, numbered as they are met; the same header is read once."""
    data = docx(
        p("01-HD/BTCTW", run("<w:endnoteReference w:id='2'/>"), run("<w:commentReference w:id='0'/>"))
        + p("02-HD/BTCTW", run("<w:footnoteReference w:id='7'/>"), run("<w:footnoteReference w:id='5'/>")),
        header1=p("03-HD/BTCTW, ngày 3/3/2023"),
        header2=p("03-HD/BTCTW, ngày 3/3/2023"),
        footer1=p("04-HD/BTCTW, ngày 4/4/2024"),
        footnotes=note("footnote", -1, p("")) + note("footnote", 5, p("05-HD/BTCTW")) + note("footnote", 7, p("07-HD/BTCTW, ngày 7/7/2017")),
        endnotes=note("endnote", 2, p("06-HD/BTCTW, ngày 6/6/2016")),
        comments=note("comment", 0, p("08-HD/BTCTW, ngày 8/8/2018")) + note("comment", 9, p("09-HD/BTCTW")),
    )  # fmt: skip
    assert cited(read(data, "a.docx")) == [
        ("03-HD/BTCTW", "2023-03-03", "header"),
        ("01-HD/BTCTW", None, "paragraph 1"),
        ("02-HD/BTCTW", None, "paragraph 2"),
        ("04-HD/BTCTW", "2024-04-04", "footer"),
        ("07-HD/BTCTW", "2017-07-07", "footnote 1"),
        ("05-HD/BTCTW", None, "footnote 2"),
        ("06-HD/BTCTW", "2016-06-06", "endnote 1"),
        ("08-HD/BTCTW", "2018-08-08", "comment 1"),
        ("09-HD/BTCTW", None, "comment 2"),
    ]


def test_parts_are_found_without_relations() -> None:
    """Nor does it matter that a program wrote the names in other capitals and with backslashes."""
    body = p("58-QĐ/TW", run("<w:footnoteReference w:id='2'/>"))
    data = zipped(
        {
            "Word\\Document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {SPACES}>{note('footnote', 2, p('15-KL/TW'))}</w:footnotes>",
        }
    )  # fmt: skip
    assert cited(read(data, "a.docx")) == [("58-QĐ/TW", None, "paragraph 1"), ("15-KL/TW", None, "footnote 1")]


def test_a_diagram_is_read() -> None:
    data = docx(p("x"), diagramData1="<a:p><a:r><a:t>58-QĐ/TW, ngày </a:t></a:r><a:r><a:t>08/02/2022</a:t></a:r></a:p>")
    assert cited(read(data, "a.docx")) == [(*ONE[:2], "drawing 1")]


DELETED = "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>"

# (body, what the note shows as deleted)
DELETIONS = [
    # the only date of an identifier was deleted
    (p("Quy định số 58-QĐ/TW", DELETED.format(", ngày 08/02/2022"), " của Bộ Chính trị"), [", ngày 08/02/2022"]),
    # in a cell
    (table(["x", p("Quy định số 58-QĐ/TW", DELETED.format(", ngày 08/02/2022"))]), [", ngày 08/02/2022"]),
    # it was replaced by another
    (p("58-QĐ/TW, ngày ", DELETED.format("08/02/2021"), "<w:ins><w:r><w:t>08/02/2022</w:t></w:r></w:ins>"), []),
    # the whole citation was deleted
    (p("Theo ", DELETED.format("Quy định số 58-QĐ/TW, ngày 08/02/2022"), " quy định"), []),
    # no date was deleted
    (p("Quy định số 58-QĐ/TW", DELETED.format(" của Bộ Chính trị")), []),
    # a date was deleted where no identifier stands
    (p("Họp ngày ", DELETED.format("08/02/2022")), []),
]


@pytest.mark.parametrize(("body", "shown"), DELETIONS)
def test_a_date_in_deleted_text_only_is_noted(body: str, shown: list[str]) -> None:
    text = read(docx(body), "a.docx")
    assert [dict(found.values)["deleted"] for found in text.notes] == shown
    for found in text.notes:
        assert found.rule == "CC904"
        assert found.place.raw == text.content[found.place.start : found.place.end] == "58-QĐ/TW"
        assert found.place.locator == text.locate(found.place.start) is not None


TYPICAL = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:b/><w:sz w:val="28"/>'
RUN_OF = "<w:p><w:pPr><w:rPr>{}</w:rPr></w:pPr><w:r><w:rPr>{}</w:rPr><w:t>58-QĐ/TW,</w:t></w:r></w:p>"

# how the letters of a run look, and its paragraph's end
SHAPES = [
    ("", ""),
    (TYPICAL, TYPICAL),
    # the end of the paragraph was deleted, moved away
    ("<w:del/>", ""),
    (f'{TYPICAL}<w:moveFrom w:id="1"/>', TYPICAL),
    # as it was before a change
    ("", f"{TYPICAL}<w:rPrChange><w:rPr>{TYPICAL}</w:rPr></w:rPrChange>"),
    # other ways to write the same; what looks like an end, but stands in a value
    ("<w:b></w:b>", "<w:b\tw:val = \"/>\"/><w:b w:val='0'/>"),
    # what is none of it
    ("<w:unknown/><w:t/>", "<w:t>1</w:t><w:tab/>"),
]


@pytest.mark.parametrize(("end", "letters"), SHAPES)
def test_the_shape_of_letters_is_left_out_without_a_trace(end: str, letters: str) -> None:
    """With a comment in it, a document is read as it stands."""
    body = RUN_OF.format(end, letters) + p("ngày 08/02/2022")
    assert read(docx(body), "a.docx") == read(docx(f"{body}<!-- -->"), "a.docx")


def test_events_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.read.xmlstream._LIMIT", 3000)
    assert why(read, docx("<w:b/>" * 900)) == ""
    assert why(read, docx("<w:b/>" * 1100)) == "bomb"


def test_a_document_of_another_maker() -> None:
    document = python_docx.Document()
    document.add_heading("Quy định số 58-QĐ/TW, ngày 08/02/2022")
    document.add_paragraph("Kết luận số 15-KL/TW", style="List Bullet").add_run(", ngày 30/9/2021").bold = True
    made = document.add_table(2, 2)
    for cell, text in zip(made._cells, ["Số hiệu", "Ngày ban hành", "24-QĐ/TW", "30/7/2021"], strict=True):
        cell.text = text
    document.sections[0].footer.paragraphs[0].text = "01-HD/BTCTW"
    data = io.BytesIO()
    document.save(data)
    assert cited(read(data.getvalue(), "a.docx")) == [
        ONE,
        ("15-KL/TW", "2021-09-30", "paragraph 2"),
        ("24-QĐ/TW", "2021-07-30", "table 1, row 2, cell 1"),
        ("01-HD/BTCTW", None, "footer"),
    ]


PLAIN = docx(p("58-QĐ/TW, ngày 08/02/2022"))

# (bytes, the reason)
REFUSED = [
    (b"", "damaged"),  # nothing
    (PLAIN[: len(PLAIN) // 2], "damaged"),  # cut
    (PLAIN[:-30], "damaged"),  # cut in its table of contents
    (random.Random(1).randbytes(5000), "damaged"),  # noise
    (b"PK\x03\x04" + random.Random(2).randbytes(5000), "damaged"),  # noise that begins well
    (zipped({"a.txt": "58-QĐ/TW"}), "damaged"),  # another package
    (zipped({"word/document.xml": "<w:document>"}), "damaged"),  # unfinished
    (zipped({"word/document.xml": b"\xff\xfe\x00"}), "damaged"),  # no XML
    (zipped({"word/document.xml": ""}), "damaged"),  # empty
    (OFFICE_PASSWORD, "password"),
    (locked(PLAIN), "password"),
    (zipped({"word/document.xml": BOMB_OF_ENTITIES}), "entities"),
    (zipped({"word/document.xml": BOMB_OF_ENTITIES.encode("utf-16")}), "entities"),
    (zipped({"word/document.xml": OUTSIDE}), "entities"),
    (zipped({"word/document.xml": b"<a>" + b" " * 210_000_000}), "bomb"),
    (zipped({"word/document.xml": f"<w:document {SPACES}/>", "word/media/image1.png": b"x"}), "pictures"),
]


@pytest.mark.parametrize(("data", "key"), REFUSED, ids=[f"{place}-{key}" for place, (_, key) in enumerate(REFUSED)])
def test_refused_with_a_reason(data: bytes, key: str) -> None:
    assert why(read, data) == key


def test_tables_in_tables_at_any_depth() -> None:
    depth = 10_000
    body = (
        "<w:tbl><w:tr><w:tc>" * depth
        + p("58-QĐ/TW, ngày 08/02/2022")
        + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>" * depth
    )
    [(identifier, date, place)] = cited(read(docx(body), "a.docx"))
    assert (identifier, date, place) == (*ONE[:2], f"table {depth}, row 1, cell 1")


def test_boxes_in_boxes_at_any_depth() -> None:
    depth = 10_000
    body = "<w:p><w:txbxContent>" * depth + p("58-QĐ/TW, ngày 08/02/2022") + "</w:txbxContent></w:p>" * depth
    assert cited(read(docx(body), "a.docx")) == [(*ONE[:2], f"text box {depth}")]


def test_paragraphs_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.read.compose._MOST", 10)
    assert why(read, docx("<w:p/>" * 10)) == ""
    assert why(read, docx("<w:p/>" * 11)) == "paragraphs"
    assert why(read, docx(table(["x"] * 9))) == "paragraphs"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert why(read, bytes(damaged)) in ("", "damaged", "password", "bomb", "entities")
