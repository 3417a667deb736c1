"""A translation against its original: what is said of changed, lost and added citations, and what is not."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path, PurePath

import pytest

from citecheck import Text, compare, extract
from citecheck.check.policy import Policy
from citecheck.check.redated import alike
from citecheck.check.translation import rows_of
from citecheck.compare.names import name_of
from citecheck.messages import messages
from citecheck.model import CitedDate, Finding, Identifier, Pair, Report
from citecheck.report.html.index import index_of
from citecheck.report.html.sides import pairs_shown
from tests.test_cli import run

ORIGINAL = (
    "Ngày 08/02/2022, Bộ Chính trị ban hành Quy định số 58-QĐ/TW.\n"
    "Ban Tổ chức Trung ương có Hướng dẫn số 01-HD/BTCTW ngày 05/8/2022.\n"
    "Việc này theo Kết luận số 21-KL/TW ngày 25/10/2021 và Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n"
)
ENGLISH = (
    "On February 8, 2022, the Politburo issued Regulation No. 58-QD/TW.\n"
    "The Central Organizing Committee has Instruction No. 01-HD/BTCTW dated August 5, 2022.\n"
    "This follows Conclusion No. 21-KL/TW dated October 25, 2021 and Decree No. 30/2020/ND-CP dated March 5, 2020.\n"
)
RUSSIAN = (
    "8 февраля 2022 года Политбюро издало Положение № 58-QD/TW.\n"
    "У Центрального организационного комитета есть Инструкция № 01-HD/BTCTW от 5 августа 2022 года.\n"
    "Это следует Заключению № 21-KL/TW от 25 октября 2021 года и Декрету № 30/2020/ND-CP от 5 марта 2020 года.\n"
)


def compared(original: str, translation: str, policy: Policy | None = None) -> Report:
    one, other = extract(Text("vi.txt", original)), extract(Text("en.txt", translation))
    return compare(one, other, policy=policy) if policy else compare(one, other)


def said(original: str, translation: str) -> list[tuple[str, str, str]]:
    found = [(one.rule, one.level, one.identifier) for one in compared(original, translation).findings]
    return [(rule, level, identifier.key if identifier else "") for rule, level, identifier in found]


def only(original: str, translation: str) -> Finding:
    [finding] = compared(original, translation).findings
    return finding


# (original, translation, [(rule, level, identifier)])
CASES = [
    (ORIGINAL, ENGLISH, []),  # the same, in another language
    (ORIGINAL, RUSSIAN, []),  # in another script, with months in words
    (ENGLISH, RUSSIAN, []),  # neither is Vietnamese
    (ORIGINAL, ORIGINAL, []),  # the very same
    ("", "", []),  # nothing cited, nothing said
    ("Một văn bản.", "A text.", []),
    # a day changed, a month, a year
    (ORIGINAL, ENGLISH.replace("August 5", "August 6"), [("CC402", "error", "01-HD/BTCTW")]),
    (ORIGINAL, RUSSIAN.replace("октября", "ноября"), [("CC402", "error", "21-KL/TW")]),
    (ORIGINAL, ENGLISH.replace("8, 2022", "8, 2012"), [("CC402", "error", "58-QĐ/TW")]),
    # the date of a State document
    (ORIGINAL, ENGLISH.replace("March 5", "March 15"), [("CC402", "error", "30/2020/NĐ-CP")]),
    # an identifier dropped, and nothing else said of its date
    (ORIGINAL, ENGLISH.replace("Instruction No. 01-HD/BTCTW", "an instruction"), [("CC401", "error", "01-HD/BTCTW")]),
    # all dropped
    ("Quy định 58-QĐ/TW.", "A regulation.", [("CC401", "error", "58-QĐ/TW")]),
    # one added
    (ORIGINAL, ENGLISH + "See Directive No. 35-CT/TW.", [("CC403", "warning", "35-CT/TW")]),
    ("Một quy định.", "Regulation 58-QD/TW.", [("CC403", "warning", "58-QĐ/TW")]),
    # an identifier miswritten: both are said
    (
        ORIGINAL, ENGLISH.replace("58-QD/TW", "85-QD/TW"),
        [("CC401", "error", "58-QĐ/TW"), ("CC403", "warning", "85-QĐ/TW")],
    ),
    # spellings are not compared, only what they mean
    ("01-HD/BTCTW", "1-HD/BTCTW", []),
    ("58-QĐ/T.Ư", "58-QD/TW", []),
    # two documents in another order: a note of one of them
    ("Quy định 58-QĐ/TW và Kết luận 21-KL/TW.", "Conclusion 21-KL/TW and Regulation 58-QD/TW.", [("CC404", "info", "21-KL/TW")]),
    # one of four out of its place
    ("1-QĐ/TW, 2-QĐ/TW, 3-QĐ/TW, 4-QĐ/TW", "4-QĐ/TW, 1-QĐ/TW, 2-QĐ/TW, 3-QĐ/TW", [("CC404", "info", "4-QĐ/TW")]),
    # what is missing or added moves nothing else
    ("1-QĐ/TW, 2-QĐ/TW, 3-QĐ/TW", "1-QĐ/TW, 3-QĐ/TW, 5-QĐ/TW",
     [("CC401", "error", "02-QĐ/TW"), ("CC403", "warning", "05-QĐ/TW")]),
    # repetitions and short forms need not be as many
    ("Quy định 58-QĐ/TW. Quy định 58-QĐ/TW. Quy định 58.", "Regulation 58-QD/TW.", []),
    ("Quy định 58-QĐ/TW.", "Regulation 58-QD/TW. As Regulation 58 says, Regulation 58-QD/TW.", []),
    # but a short form alone is no citation
    ("Quy định 58-QĐ/TW.", "Regulation 58.", [("CC401", "error", "58-QĐ/TW")]),
    # the date stands with another mention: nothing is lost
    ("Quy định 58-QĐ/TW ngày 08/02/2022. Nhắc lại 58-QĐ/TW.", "Regulation 58-QD/TW. Again 58-QD/TW dated February 8, 2022.", []),
    # the date is repeated in the translation
    ("58-QĐ/TW ngày 08/02/2022; 58-QĐ/TW", "58-QD/TW dated February 8, 2022; 58-QD/TW dated February 8, 2022", []),
    # only one of two mentions is wrong
    (
        "58-QĐ/TW ngày 08/02/2022; 58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated February 8, 2022; 58-QD/TW dated February 28, 2022",
        [("CC402", "error", "58-QĐ/TW")],
    ),
    # only the precision that both give
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated February 2022", []),
    ("58-QĐ/TW năm 2022", "58-QD/TW dated February 8, 2022", []),
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated March 2022", [("CC402", "error", "58-QĐ/TW")]),
    ("58-QĐ/TW tháng 02/2022", "58-QD/TW dated February 8, 2021", [("CC402", "error", "58-QĐ/TW")]),
    # a date lost, a date added
    ("58-QĐ/TW ngày 08/02/2022", "Regulation 58-QD/TW", [("CC402", "warning", "58-QĐ/TW")]),
    ("Quy định 58-QĐ/TW", "58-QD/TW dated February 8, 2022", [("CC402", "warning", "58-QĐ/TW")]),
    # two documents of one number: each date is looked for
    ("35-CT/TW ngày 30/5/2019; 35-CT/TW ngày 14/6/2024", "35-CT/TW dated May 30, 2019; 35-CT/TW dated June 14, 2024", []),
    ("35-CT/TW ngày 30/5/2019; 35-CT/TW ngày 14/6/2024", "35-CT/TW dated June 14, 2024; 35-CT/TW dated May 30, 2019", []),
    (
        "35-CT/TW ngày 30/5/2019; 35-CT/TW ngày 14/6/2024", "35-CT/TW dated May 30, 2019; 35-CT/TW dated May 30, 2019",
        [("CC402", "error", "35-CT/TW")],
    ),
    (
        "35-CT/TW ngày 30/5/2019; 35-CT/TW ngày 14/6/2024", "35-CT/TW dated June 14, 2024",
        [("CC402", "warning", "35-CT/TW")],  # dropped rather than changed
    ),
    # two dates exchanged: both are wrong
    (
        "58-QĐ/TW ngày 08/02/2022; 21-KL/TW ngày 25/10/2021", "58-QD/TW dated October 25, 2021; 21-KL/TW dated February 8, 2022",
        [("CC402", "error", "21-KL/TW"), ("CC402", "error", "58-QĐ/TW")],
    ),
    # figures that an American reads month first
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated 02/08/2022", [("CC402", "warning", "58-QĐ/TW")]),
    ("58-QĐ/TW ngày 28/02/2022", "58-QD/TW dated 02/28/2022", []),
    # a month in words is no question of order
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated August 2, 2022", [("CC402", "error", "58-QĐ/TW")]),
    # the Buddhist year 2565 is 2022
    ("58-QĐ/TW ngày 08/02/2022", "ระเบียบ 58-QD/TW ลงวันที่ 8 กุมภาพันธ์ 2565", []),
    ("58-QĐ/TW ngày 08/02/2022", "ระเบียบ 58-QD/TW ลงวันที่ 8 กุมภาพันธ์ 2566", [("CC402", "error", "58-QĐ/TW")]),
    # a date that cannot be, in both: the translation is faithful
    ("58-QĐ/TW ngày 31/9/2022", "58-QD/TW dated 31/9/2022", []),
]  # fmt: skip


@pytest.mark.parametrize(("original", "translation", "expected"), CASES)
def test_what_is_said(original: str, translation: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(original, translation) == [(rule, level, Identifier.parse(name).key) for rule, level, name in expected]


# (original, translation, cause, in the proof)
CAUSES = [
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated February 8, 2012", "year-slip", "another year"),
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated August 2, 2022", "day-month-swap", "exchanged"),
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated February 28, 2022", "digit-slip", "one figure"),
    # the date of the document beside it
    (ORIGINAL, ENGLISH.replace("August 5, 2022", "October 25, 2021"), "copied", "is the date of 21-KL/TW"),
    # nothing explains it
    ("777-QĐ/TW ngày 08/02/2022", "777-QD/TW dated November 17, 2019", "other", None),
    # a month has no slips
    ("777-QĐ/TW ngày 08/02/2022", "777-QD/TW dated March 2022", None, None),
]


@pytest.mark.parametrize(("original", "translation", "cause", "proof"), CAUSES)
def test_the_cause(original: str, translation: str, cause: str | None, proof: str | None) -> None:
    finding = only(original, translation)
    assert finding.cause == cause
    assert proof is None or proof in "\n".join(finding.proof)
    assert proof is not None or not finding.proof


def test_the_registry_tells_which_date_is_right() -> None:
    finding = only("58-QĐ/TW ngày 28/02/2022", "58-QD/TW dated February 8, 2022")
    assert finding.suggestion == "2022-02-08"
    assert any("registry" in proof for proof in finding.proof)


def test_a_date_is_shown_on_both_sides_with_its_places() -> None:
    finding = only(ORIGINAL, ENGLISH.replace("August 5", "August 6"))
    theirs, ours = finding.sides
    assert (theirs.date, theirs.citations[0].source, theirs.citations[0].line) == ("2022-08-06", "en.txt", 2)
    assert (ours.date, ours.citations[0].source, ours.label) == ("2022-08-05", "vi.txt", "original")
    assert finding.message == "01-HD/BTCTW is dated 2022-08-06, in the original 2022-08-05"


# (original, translation, line, column, in the proof): where a missing document is expected
EXPECTED = [
    ("1-QĐ/TW. 2-QĐ/TW.", "A 1-QĐ/TW.", 1, 10, "after 1-QĐ/TW (1:3)"),  # behind the one before it
    ("1-QĐ/TW. 2-QĐ/TW.", "A 2-QĐ/TW.", 1, 3, "before 2-QĐ/TW (1:3)"),  # the first: before the one behind it
    ("1-QĐ/TW. 2-QĐ/TW. 1-QĐ/TW. 3-QĐ/TW. 2-QĐ/TW.", "1-QĐ/TW. 2-QĐ/TW.\n1-QĐ/TW.", 2, 8, "after 1-QĐ/TW (2:1)"),
    ("1-QĐ/TW", "nothing", 1, 1, "no document of the original"),  # nowhere
]


@pytest.mark.parametrize(("original", "translation", "line", "column", "proof"), EXPECTED)
def test_a_missing_document_is_shown_where_it_should_stand(
    original: str, translation: str, line: int, column: int, proof: str
) -> None:
    finding = only(original, translation)
    assert (finding.rule, finding.place.source, finding.place.line, finding.place.column) == (
        "CC401",
        "en.txt",
        line,
        column,
    )
    assert proof in finding.proof[0]


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("85-QĐ/TW", True),  # figures exchanged
        ("58-NQ/TW", True),  # another type
        ("58-QĐ/TU", True),  # another issuer
        ("35-CT/TW", False),  # another document altogether
    ],
)
def test_a_miswritten_identifier_is_named_where_it_stands(written: str, named: bool) -> None:
    missing, extra = compared(ORIGINAL, ENGLISH.replace("58-QD/TW", written)).findings
    assert any(f"{written} in its place" in proof for proof in missing.proof) is named
    assert any("cites 58-QĐ/TW" in proof for proof in extra.proof) is named


# (original, translation, rules kept, kinds suppressed)
SILENCED = [
    # a mark in the translation, by rule, by document, by both
    ("1-QĐ/TW. 2-QĐ/TW.", "1-QĐ/TW. citecheck: ignore CC401", [], ["mark"]),
    ("1-QĐ/TW. 2-QĐ/TW.", "1-QĐ/TW. citecheck: ignore CC401 2-QĐ/TW", [], ["mark"]),
    ("1-QĐ/TW. 2-QĐ/TW.", "1-QĐ/TW. citecheck: ignore 2-QĐ/TW", [], ["mark"]),
    ("1-QĐ/TW", "1-QĐ/TW, 2-QĐ/TW. citecheck: ignore CC403", [], ["mark"]),
    # another document, another rule; what is of no use is said
    ("1-QĐ/TW. 2-QĐ/TW.", "1-QĐ/TW. citecheck: ignore CC401 3-QĐ/TW", ["CC401", "CC911"], []),
    ("1-QĐ/TW. 2-QĐ/TW.", "1-QĐ/TW. citecheck: ignore CC403", ["CC401", "CC911"], []),
    # a mark for checks is none of a comparison's business
    ("1-QĐ/TW", "1-QĐ/TW citecheck: ignore CC101", [], []),
    # the original says itself that its date is quoted as it stands
    ("58-QĐ/TW ngày 28/02/2022 [sic]", "58-QD/TW dated February 8, 2022", [], ["sic"]),
    # so does the translation
    ("58-QĐ/TW ngày 08/02/2022", "58-QD/TW dated February 28, 2022 [sic]", [], ["sic"]),
]


@pytest.mark.parametrize(("original", "translation", "kept", "suppressed"), SILENCED)
def test_silence(original: str, translation: str, kept: list[str], suppressed: list[str]) -> None:
    report = compared(original, translation)
    assert [one.rule for one in report.findings] == kept
    assert [one.kind for one in report.suppressed] == suppressed


def test_a_check_does_not_miss_what_a_mark_for_comparisons_would_silence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("58-QĐ/TW. citecheck: ignore CC401 21-KL/TW", encoding="utf-8")
    assert b"CC911" not in run("check", tmp_path, "--min-level", "info").stdout


def test_rows_stand_in_the_order_of_the_original() -> None:
    pair = Pair(
        extract(Text("a", "11-QĐ/TW, 12-QĐ/TW, 13-QĐ/TW, 14-QĐ/TW")),
        extract(Text("b", "19-QĐ/TW, 11-QĐ/TW, 13-QĐ/TW, 18-QĐ/TW, 17-QĐ/TW")),
    )
    rows = [(row.identifier.number, bool(row.original), bool(row.translation)) for row in rows_of(pair)]
    both, left, right = (True, True), (True, False), (False, True)
    expected = [("19", right), ("11", both), ("12", left), ("13", both), ("18", right), ("17", right), ("14", left)]
    assert rows == [(number, *sides) for number, sides in expected]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((2022, 2, 8), (2022, 2, 8), True),
        ((2022, 2, 8), (2022, 2, 0), True),  # only the month
        ((2022, 2, 8), (2022, 0, 0), True),  # only the year
        ((0, 2, 8), (2022, 2, 8), True),  # no year
        ((0, 2, 8), (2022, 2, 18), False),
        ((2022, 2, 8), (2021, 0, 0), False),
        ((2022, 2, 8), (2022, 3, 0), False),
    ],
)
def test_alike(one: tuple[int, int, int], other: tuple[int, int, int], expected: bool) -> None:
    dates = [CitedDate(0, 1, "x", *parts) for parts in (one, other)]
    assert alike(*dates) is alike(*reversed(dates)) is expected


# --- files


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a.txt", "a.txt", True),
        ("a.txt", "a.html", True),  # another format
        ("a_vi.txt", "a_en.txt", True),
        ("a.vi.docx", "a-ru.html", True),
        ("a.txt", "a.en.txt", True),  # a tag on one side only
        ("a (vi).txt", "a (en).txt", True),
        ("a_VI.txt", "A_eng.txt", True),
        ("a.zh-Hans.txt", "a_pt-BR.txt", True),
        ("b/a.vi.txt", "b/a.txt", True),
        ("b/a.txt", "c/a.txt", False),  # another folder
        ("a1.txt", "a2.txt", False),
        ("a_so.txt", "a_truoc.txt", False),  # words, no tags
        ("navi.txt", "naen.txt", False),  # a tag stands apart
        ("quyết định.txt", "quyết định.en.txt", True),  # letters and marks apart, as a Mac stores them
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert (name_of(PurePath(one)) == name_of(PurePath(other))) is same


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Two folders, vi and en, of two pairs each."""
    for name, original, translation in (("a", ORIGINAL, ENGLISH), ("b", "58-QĐ/TW", "59-QD/TW")):
        for language, content in (("vi", original), ("en", translation)):
            (tmp_path / language).mkdir(exist_ok=True)
            (tmp_path / language / f"{name}_{language}.txt").write_text(content, encoding="utf-8")
    return tmp_path


def pairs(*arguments: str | Path, cwd: Path) -> list[tuple[str, str]]:
    whole = json.loads(run("compare", *arguments, "--format", "json", cwd=cwd).stdout)
    return [(one["original"], one["translation"]) for one in whole.get("pairs", ())]


def test_two_files(folders: Path) -> None:
    made = run("compare", "vi/a_vi.txt", "en/a_en.txt", cwd=folders)
    assert (made.returncode, b"1 pair compared" in made.stderr) == (0, True)
    assert "vi/a_vi.txt ↔ en/a_en.txt" in made.stdout.decode()
    assert "2020-03-05" in made.stdout.decode()


def test_several_translations(folders: Path) -> None:
    (folders / "ru.txt").write_text(RUSSIAN.replace("8 фев", "9 фев"), encoding="utf-8")
    made = run("compare", "vi/a_vi.txt", "en/a_en.txt", "ru.txt", cwd=folders)
    assert made.returncode == 1
    assert "en/a_en.txt: agree in all documents (4)" in made.stdout.decode()
    assert "ERR CC402" in made.stdout.decode()
    assert made.stdout.count(b"[CC402]") == 1


def test_two_folders(folders: Path) -> None:
    assert pairs("vi", "en", cwd=folders) == [("vi/a_vi.txt", "en/a_en.txt"), ("vi/b_vi.txt", "en/b_en.txt")]
    assert run("compare", "vi", "en", cwd=folders).returncode == 1


def test_translations_in_a_folder_of_the_originals(folders: Path) -> None:
    (folders / "en").rename(folders / "vi" / "en")
    made = run("compare", "vi", "vi/en", cwd=folders)
    assert b"0 unread" in made.stderr
    assert pairs("vi", "vi/en", cwd=folders) == [("vi/a_vi.txt", "vi/en/a_en.txt"), ("vi/b_vi.txt", "vi/en/b_en.txt")]


def test_files_without_partner_are_named(folders: Path) -> None:
    (folders / "vi" / "c.txt").write_text(ORIGINAL, encoding="utf-8")
    (folders / "en" / "d.txt").write_text(ENGLISH, encoding="utf-8")
    (folders / "vi" / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    made = run("compare", "vi", "en", cwd=folders).stderr.decode()
    assert "vi/c.txt: no translation of this name in en" in made
    assert "en/d.txt: no original of this name in vi" in made
    assert "en/a_en.txt: several originals have this name: vi/a.txt, vi/a_vi.txt" in made
    assert "not everything could be read" in made


def test_of_several_originals_the_one_of_the_same_stem(folders: Path) -> None:
    (folders / "vi" / "a_en.txt").write_text(ORIGINAL, encoding="utf-8")
    assert ("vi/a_en.txt", "en/a_en.txt") in pairs("vi", "en", cwd=folders)


def test_the_partner_of_a_file_that_cannot_be_read_is_named(folders: Path) -> None:
    (folders / "en" / "b_en.txt").write_bytes(b"\0\1\2")
    made = run("compare", "vi", "en", cwd=folders)
    assert made.returncode == 0
    assert b"vi/b_vi.txt: not compared, as en/b_en.txt could not be read" in made.stderr
    assert b"nothing to report" not in made.stderr
    assert run("compare", "vi/b_vi.txt", "en/b_en.txt", cwd=folders).returncode == 2


@pytest.mark.parametrize(
    "content",
    [
        "original,translation\nvi/a_vi.txt,en/a_en.txt\nvi/b_vi.txt,en/b_en.txt\n",  # with a head
        "vi/a_vi.txt,en/a_en.txt\n\nvi/b_vi.txt,en/b_en.txt",  # without one, with an empty line
        "\ufeffOriginal;Translation\r\nvi/a_vi.txt;en/a_en.txt\r\nvi/b_vi.txt;en/b_en.txt\r\n",  # as Excel writes it
        '"vi/a_vi.txt"\t"en/a_en.txt"\nvi/b_vi.txt\ten/b_en.txt\n',  # tabs
        "vi/a_vi.txt,en/a_en.txt,\nvi,en\n",  # folders, and a pair named twice
    ],
)
def test_pairs_as_a_file_lists_them(content: str, folders: Path) -> None:
    (folders / "pairs.csv").write_text(content, encoding="utf-8")
    expected = [("a_vi.txt", "a_en.txt"), ("b_vi.txt", "b_en.txt")]
    found = pairs("--pairs", folders / "pairs.csv", cwd=folders.parent)
    assert [(Path(one).name, Path(other).name) for one, other in found] == expected


def test_several_translations_in_a_row(folders: Path) -> None:
    (folders / "pairs.csv").write_text("vi/a_vi.txt,en/a_en.txt,en/b_en.txt", encoding="utf-8")
    assert len(pairs("--pairs", "pairs.csv", cwd=folders)) == 2


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["vi", "empty"], 2),  # a folder in which nothing is
        (["empty", "empty"], 2),
        (["vi", "other"], 2),  # no file has its partner
        (["vi", "broken"], 2),  # the only translation cannot be read
        (["--pairs", "empty.csv"], 2),
        (["--pairs", "head.csv"], 2),  # the first row alone
        (["vi", "empty", "--exit-zero"], 2),
        (["vi", "part"], 0),  # something was compared, what was not is named
    ],
)
def test_a_comparison_of_nothing_is_not_clean(arguments: list[str], status: int, folders: Path) -> None:
    for name in ("empty", "other", "broken", "part"):
        (folders / name).mkdir()
    (folders / "other" / "z.txt").write_text(ENGLISH, encoding="utf-8")
    (folders / "broken" / "a.txt").write_bytes(b"\0\1\2")
    (folders / "part" / "b.txt").write_bytes((folders / "vi" / "b_vi.txt").read_bytes())
    (folders / "empty.csv").write_text("", encoding="utf-8")
    (folders / "head.csv").write_text("original,translation\n", encoding="utf-8")
    made = run("compare", *arguments, cwd=folders)
    assert made.returncode == status
    assert (b"nothing was compared" in made.stderr) == (status == 2)
    assert (b"pair compared" in made.stderr) == (status == 0)


@pytest.mark.parametrize(
    "arguments",
    [
        [],  # nothing
        ["vi/a_vi.txt"],  # an original alone
        ["vi", "en/a_en.txt"],  # a folder and a file
        ["vi/a_vi.txt", "none.txt"],  # a file that is not there
        ["--pairs", "none.csv"],
        ["--pairs", "half.csv"],  # a row without a translation
        ["--pairs", "pairs.csv", "vi", "en"],  # said twice
        ["--pairs", "gone.csv"],  # a pair of which one is not there
        ["vi", "en", "--select", "CC101"],  # a rule of checks
        ["vi", "en", "--format", "yaml"],
    ],
)
def test_status_2(arguments: list[str], folders: Path) -> None:
    (folders / "half.csv").write_text("vi/a_vi.txt", encoding="utf-8")
    (folders / "gone.csv").write_text("vi/a_vi.txt,en/none.txt", encoding="utf-8")
    (folders / "pairs.csv").write_text("vi/a_vi.txt,en/a_en.txt", encoding="utf-8")
    made = run("compare", *arguments, cwd=folders)
    assert made.returncode == 2
    assert made.stderr.strip()
    assert b"Traceback" not in made.stderr


@pytest.mark.parametrize(
    ("translation", "options", "status"),
    [
        ("58-QD/TW", [], 0),  # clean
        ("59-QD/TW", [], 1),
        ("59-QD/TW", ["--exit-zero"], 0),
        ("59-QD/TW", ["--ignore", "CC401"], 0),  # an extra one is a warning
        ("59-QD/TW", ["--select", "CC403"], 0),
        ("58-QD/TW, 59-QD/TW", ["--fail-on", "warning"], 1),
        ("58-QD/TW dated February 8, 2022", [], 0),  # a date added is a warning
    ],
)
def test_status(translation: str, options: list[str], status: int, tmp_path: Path) -> None:
    (tmp_path / "vi.txt").write_text("58-QĐ/TW", encoding="utf-8")
    (tmp_path / "en.txt").write_text(translation, encoding="utf-8")
    assert run("compare", "vi.txt", "en.txt", *options, cwd=tmp_path).returncode == status


def test_rules_chosen_for_checks_do_not_silence_a_comparison(folders: Path) -> None:
    (folders / "citecheck.toml").write_text('select = ["CC1"]\nbaseline = "none.json"\n', encoding="utf-8")
    assert run("compare", "vi", "en", cwd=folders).returncode == 1


def test_other_formats_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ORIGINAL, encoding="utf-8")
    page = "".join(f"<p>{line}</p>" for line in RUSSIAN.replace("58-QD/TW", "58-<b>QD</b>/TW").splitlines())
    (tmp_path / "a.html").write_text(f'<html lang="ru"><body>{page}</body></html>', encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:  # a file that holds several texts is compared whole
        for number, line in enumerate(ENGLISH.splitlines()):
            archive.writestr(f"{number}.txt", line)
    made = run("compare", "a.txt", "a.html", "a.zip", cwd=tmp_path)
    assert (made.returncode, made.stdout.decode()) == (
        0, "a.txt ↔ a.html: agree in all documents (4)\na.txt ↔ a.zip: agree in all documents (4)\n",
    )  # fmt: skip


def test_standard_input(folders: Path) -> None:
    made = run(
        "compare", "vi/a_vi.txt", "-", "--format", "jsonl", stdin=ENGLISH.replace("8,", "9,").encode(), cwd=folders
    )
    assert made.returncode == 1
    [finding] = [json.loads(line) for line in made.stdout.decode().splitlines()]
    assert (finding["rule"], finding["place"]["source"]) == ("CC402", "<stdin>")


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv", "html"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_format_shows_every_finding(format_: str, language: str, tmp_path: Path) -> None:
    translation = ENGLISH.replace("Instruction No. 01-HD/BTCTW", "an instruction").replace("8, 2022", "9, 2022")
    (tmp_path / "vi.txt").write_text(ORIGINAL, encoding="utf-8")
    (tmp_path / "en.txt").write_text("Directive 35-CT/TW. Decree 30/2020/ND-CP. " + translation, encoding="utf-8")
    made = run(
        "compare", "vi.txt", "en.txt", "--format", format_, "--lang", language, "--min-level", "info", cwd=tmp_path
    )
    assert made.returncode == 1
    assert all(code in made.stdout.decode() for code in ("CC401", "CC402", "CC403", "CC404"))


@pytest.mark.parametrize(
    ("language", "day", "silent"), [("en", "2022-02-08", "not cited"), ("vi", "08/02/2022", "không dẫn")]
)
def test_the_page_has_both_texts_side_by_side(language: str, day: str, silent: str, tmp_path: Path) -> None:
    """A row a document in the order of the original: dates and places of both, and what differs."""
    (tmp_path / "vi.txt").write_text("58-QĐ/TW ngày 08/02/2022. 58-QĐ/TW. 21-KL/TW. 35-CT/TW.", encoding="utf-8")
    (tmp_path / "en.txt").write_text("58-QD/TW dated February 8, 2022. 21-KL/TW. 99-QD/TW.", encoding="utf-8")
    made = run("compare", "vi.txt", "en.txt", "--format", "html", "--lang", language, cwd=tmp_path).stdout.decode()
    section = made[made.index('<section id="sides"') : made.index('<section id="matrix"')]
    rows = [
        re.sub(r"\s*<[^>]*>\s*", " ", row).split("✖")[0].strip()
        for row in re.findall(r"<tr data-row.*?</tr>", section, re.DOTALL)
    ]
    ok = messages(language).say("table.ok")
    assert [" ".join(row.split()) for row in rows] == [
        f"58-QĐ/TW {day} 1:1 , 1:27 {day} 1:1 {ok}",
        f"21-KL/TW — 1:37 — 1:34 {ok}",
        f"99-QĐ/TW {silent} — 1:44 ! {messages(language).say('level.warning')} CC403",
        f"35-CT/TW — 1:47 {silent}",
    ]
    assert len(re.findall("<tr data-row data-bad", section)) == 2
    names = set(re.findall(r'\bid="?([\w-]+)', made))
    assert set(re.findall(r'href="?#([\w-]+)', section)) <= names


def test_the_page_says_of_many_pairs_which_agree(folders: Path) -> None:
    made = run("compare", "vi", "en", "--format", "html", cwd=folders).stdout.decode()
    section = made[made.index('<section id="sides"') : made.index('<section id="matrix"')]
    assert re.findall(r"<small>(.*?)</small>", section) == ["agree in all documents (4)"]
    assert section.count("<table") == 1
    assert section.count("↔") == 2


def test_the_page_of_a_check_has_no_sides(folders: Path) -> None:
    assert b'id="sides"' not in run("check", "vi", "--format", "html", cwd=folders).stdout


def test_of_too_many_documents_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.report.html.sides.ROWS", 3)
    report = compared(ORIGINAL, ENGLISH)
    [pair] = pairs_shown(report, index_of(report, messages("en")), messages("en"))
    assert (len(pair.rows), pair.hidden, pair.documents) == (3, 1, 4)


def test_the_order_of_paths_of_a_mapping_does_not_matter(folders: Path) -> None:
    rows = ["vi/a_vi.txt,en/a_en.txt", "vi/b_vi.txt,en/b_en.txt"]
    findings = []
    for listed in (rows, rows[::-1]):
        (folders / "pairs.csv").write_text("\n".join(listed), encoding="utf-8")
        findings.append(
            json.loads(run("compare", "--pairs", "pairs.csv", "--format", "json", cwd=folders).stdout)["findings"]
        )
    assert findings[0] == findings[1]


def test_the_result_is_what_its_schema_says(folders: Path) -> None:
    from tests.test_schemas import schema

    (folders / "en" / "c.txt").write_text(ENGLISH, encoding="utf-8")
    schema("check").validate(json.loads(run("compare", "vi", "en", "--format", "json", cwd=folders).stdout))


def test_hostile_texts_steer_no_terminal(tmp_path: Path) -> None:
    for name, date in (("a\x1b[31m.txt", "08/02/2022"), ("b[red].txt", "09/02/2022")):
        (tmp_path / name).write_text(f"\x1b]0;x\x0758-QĐ/TW ngày {date}", encoding="utf-8")
    made = run("compare", "a\x1b[31m.txt", "b[red].txt", cwd=tmp_path)
    assert made.returncode == 1
    assert b"\x1b" not in made.stdout + made.stderr
    assert b"b[red].txt" in made.stdout


def test_very_many_citations_are_compared_in_time() -> None:
    original = " ".join(f"{number}-QĐ/TW ngày {number % 28 + 1}/2/2022." for number in range(1, 1500))
    translation = " ".join(f"{number}-QĐ/TW ngày {number % 28 + 1}/2/2022." for number in range(1, 3000, 2))
    assert len(compared(original, translation).findings) == 749 + 750
