"""The formats one by one: shapes that other programs rely on, and letters of texts that must never become markup."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import openpyxl
import pytest
from markdown_it import MarkdownIt

from citecheck.errors import CitecheckError
from citecheck.messages import messages
from citecheck.model import Citation, CitedDate, Document, Extract, Finding, Identifier, Place, Report, Side, Unread
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from citecheck.report.formats import FORMATS, NAMES, format_named, format_of_file, render
from citecheck.report.github import _escaped
from citecheck.report.markdown import code, escaped
from citecheck.report.result import Choice, Result

ROOT = Path(__file__).resolve().parents[1]
CLEAN = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
WRONG = "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.\n"
HOSTILE = "a|b`c``d*e_[f](g)<h>&\n::error::,%0A=i:j\x1b[31m\u202e\udcff.txt"
"""A name that means something in every format."""


def citation(source: str = "a.txt", raw: str = "58-QĐ/TW", locator: str | None = None, line: int = 3) -> Citation:
    date = CitedDate(20, 30, "28/02/2022", 2022, 2, 28)
    identifier = Identifier("58", "QĐ", "TW")
    return Citation(source, 5, 5 + len(raw), line, 6, raw, identifier, date=date, binding="after", locator=locator)


def result(*citations: Citation, unread: tuple[Unread, ...] = (), message: str = "what is wrong") -> Result:
    """A result of one finding at the citations."""
    identifier = citations[0].identifier
    finding = Finding(
        "CC101", "date-conflict", "error", identifier, message, tuple(Side("2022-02-28", (one,)) for one in citations),
        cause="year-slip", proof=("because",), fingerprint="0123456789abcdef",
    )  # fmt: skip
    texts = tuple(
        Extract(source, "text", "utf-8", "vi", 90, tuple(c for c in citations if c.source == source), ())
        for source in sorted({one.source for one in citations})
    )
    report = Report(texts, (Document(identifier, None, "XIII", citations),), (finding,), unread)
    patterns = load_patterns()
    return Result(report, (finding,), messages("en"), "2026-11-21", patterns.terms, load_registry(), (finding,))


def made(name: str, of: Result, command: str = "check") -> Any:
    return render(format_named(name), command, of)


# --- the choice of a format


@pytest.mark.parametrize(
    ("file", "stated", "name"),
    [
        ("r.json", None, "json"),  # by suffix
        ("dir.csv/R.XLSX", None, "xlsx"),  # in any case; the folder says nothing
        ("r.htm", None, "html"),
        ("r.sarif.json", None, "sarif"),  # the longest suffix decides
        ("r.txt", None, "table"),  # the first of those that share it
        ("r.txt", "full", "full"),  # the stated one, if the name fits it
        ("r.txt", "json", "table"),  # a stated one that does not fit is for standard output
        ("r.html", "sarif", "html"),
        ("r.out", "concise", "concise"),  # a name that says nothing takes what is stated
        ("result", "json", "json"),
    ],
)
def test_the_name_of_a_file_says_its_format(file: str, stated: str | None, name: str) -> None:
    assert format_of_file(file, stated).name == name


@pytest.mark.parametrize("file", ["result", "r.docx", "json"])
def test_a_name_that_says_nothing_is_a_mistake(file: str) -> None:
    with pytest.raises(CitecheckError, match="--format"):
        format_of_file(file, None)


def test_a_file_can_be_made_of_every_format_but_that_of_a_log() -> None:
    assert len(set(NAMES)) == len(FORMATS)
    assert [one.name for one in FORMATS if not one.suffixes] == ["github"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("command", ["scan", "check"])
def test_no_format_passes_on_what_steers_a_terminal(name: str, command: str) -> None:
    of = result(citation(HOSTILE, raw="58-QĐ\x1b[2J/TW"), unread=(Unread(HOSTILE, "kind", reason="no"),))
    out = made(name, of, command)
    if isinstance(out, bytes):
        with zipfile.ZipFile(io.BytesIO(out)) as book:
            out = "".join(book.read(one).decode() for one in book.namelist())
    assert "\x1b" not in out
    assert name in ("json", "jsonl", "sarif", "csv") or "\u202e" not in out


# --- SARIF


def shape(name: str) -> Any:
    return json.loads((ROOT / "tests" / "data" / "shapes" / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", ["a.txt", "thư mục/bài 1.txt", "a#b?c%d:e.txt", "x\\y.txt"])
def test_sarif_has_the_shape_of_the_standard(source: str) -> None:
    of = result(
        citation(source), citation("b.docx", locator="paragraph 4"), unread=(Unread("c.pdf", "kind", reason="no"),)
    )
    log = json.loads(made("sarif", of))
    jsonschema.Draft202012Validator(shape("sarif")).validate(log)
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"


@pytest.mark.parametrize(
    ("raw", "end"),
    [
        ("58-QĐ/TW", (3, 14)),  # in one line
        ("58-QĐ/\nTW", (4, 3)),  # over a line end
    ],
)
def test_sarif_regions_end_behind_the_last_letter(raw: str, end: tuple[int, int]) -> None:
    log = json.loads(made("sarif", result(citation(raw=raw))))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 6)
    assert (region["endLine"], region["endColumn"]) == end


def test_sarif_explains_every_rule_in_both_languages() -> None:
    for rule in json.loads(made("sarif", result(citation())))["runs"][0]["tool"]["driver"]["rules"]:
        for language in ("en", "vi"):
            said = messages(language)
            assert said.title(rule["id"]) in rule["help"]["text"]
            assert said.page(rule["id"]) in rule["help"]["markdown"]


# --- JUnit

REQUIRED = {
    "testsuite": {"name", "tests", "failures", "errors", "time", "timestamp", "hostname", "package", "id"},
    "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
}
"""What readers of JUnit's XML ask for, all together: those of Ant, Jenkins, GitLab."""


def test_junit_has_what_its_readers_ask_for() -> None:
    of = result(citation(HOSTILE), citation("b.txt"), unread=(Unread("c.pdf", "kind", reason="no", help="do"),))
    root = ElementTree.fromstring(made("junit", of))
    assert root.tag == "testsuites"
    suite = root[0]
    assert [one.tag for one in suite] == ["properties", "testcase", "testcase", "testcase", "system-out", "system-err"]
    for element in root.iter():
        assert set(element.keys()) >= REQUIRED.get(element.tag, set())
        assert element.tag != "testcase" or len(element) <= 1
    count = {tag: len(list(suite.iter(tag))) for tag in ("testcase", "failure", "error")}
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == [str(one) for one in count.values()]


# --- GitHub


@pytest.mark.parametrize(
    ("text", "message", "value"),
    [
        ("100%", "100%25", "100%25"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a:b,c", "a:b,c", "a%3Ab%2Cc"),  # what parts properties
        ("%0A", "%250A", "%250A"),  # what is escaped already is a text too
        ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
    ],
)
def test_github_escapes(text: str, message: str, value: str) -> None:
    assert (_escaped(text), _escaped(text, value_of=True)) == (message, value)


def test_no_text_starts_a_command_of_its_own() -> None:
    lines = made("github", result(citation(HOSTILE), message="x\n::stop-commands::y")).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=a|b")


# --- Markdown


def rows(markdown: str) -> Iterator[list[str]]:
    """The cells of all tables as a reader sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    row: list[str] = []
    for before, token in itertools.pairwise(tokens):
        if token.type == "tr_open":
            row = []
        if before.type in ("td_open", "th_open") and token.type == "inline":
            row.append("".join(child.content for child in token.children or ()))
        if token.type == "tr_close":
            yield row


NASTY = [
    "a|b",
    "`a`",
    "``",
    "a\\|b",
    "<img src=x>",
    "[a](b)",
    "**a**",
    "~~a~~",
    "&lt;",
    "# a",
    "| --- |",
    "a\nb",
    "1. a",
    "_a_ ![x](y)",
]


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_letters_as_letters(text: str) -> None:
    flat = " ".join(text.split())
    table = f"| {escaped('h')} | x |\n| --- | --- |\n| {escaped(text)} | {code(text)} |\n"
    assert list(rows(table))[1:] == [[flat, flat]]


def test_markdown_holds_no_markup_of_a_text() -> None:
    of = result(citation(HOSTILE), unread=(Unread("<b>|", "kind", reason="<i>", help="*x*"),), message="<script>|x")
    for command in ("scan", "check"):
        page = MarkdownIt("commonmark").enable("table").render(made("markdown", of, command))
        assert not re.search(r"<(script|b|i|img|h)>", page)
        assert "<a " not in page


# --- the workbook


def test_a_workbook_is_ready_to_use() -> None:
    of = result(citation("=1+1.txt"), citation("b.txt", raw="=58-QĐ/TW"))
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", of)))
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), "a text is no formula"
    assert book.active.title == "Findings"
    citations = book["Citations"]
    assert citations["G2"].is_date
    assert citations["G2"].number_format == "yyyy-mm-dd"
    assert citations["C2"].hyperlink.location == "'Documents'!A2"
    assert book["Findings"]["I2"].hyperlink.location == "'Citations'!A3"
    assert citations.column_dimensions["C"].width >= len("58-QĐ/TW")


def test_a_workbook_in_vietnamese_writes_dates_so() -> None:
    of = result(citation())
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", Result(**{**_fields(of), "said": messages("vi")}))))
    assert book["Trích dẫn"]["G2"].number_format == "dd/mm/yyyy"


def test_a_workbook_has_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(made("xlsx", result(citation())))) as book:
        assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_a_workbook_leads_to_the_files_from_where_it_stands() -> None:
    of = Result(**{**_fields(result(citation("texts/bài 1.txt"))), "target": "out/r.xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(made("xlsx", of)))["Citations"]
    assert sheet["A2"].hyperlink.target == "../texts/b%C3%A0i%201.txt" or "bài" in sheet["A2"].hyperlink.target
    assert sheet["A2"].value == "texts/bài 1.txt"


def _fields(of: Result) -> dict[str, Any]:
    return {name: getattr(of, name) for name in Result.__slots__}


# --- places in containers


@pytest.mark.parametrize("name", ["table", "full", "markdown", "github", "junit", "xlsx"])
def test_a_container_is_shown_by_the_name_of_the_place(name: str) -> None:
    out = made(name, result(citation("a.docx", locator="paragraph 4")))
    if isinstance(out, bytes):
        cells = openpyxl.load_workbook(io.BytesIO(out))["Findings"].iter_rows(values_only=True)
        out = " ".join(str(cell) for row in cells for cell in row)
    assert "a.docx:paragraph 4" in out
    assert "3:6" not in out


def test_a_finding_is_shown_at_the_date_that_is_to_be_mended() -> None:
    most, least = citation("a.txt"), citation("b.txt")
    sides = (Side("2022-02-08", (most, most)), Side("2022-02-28", (least,)))
    finding = Finding("CC101", "date-conflict", "error", most.identifier, "", sides)
    cases = [
        (finding, least),  # of two dates, the one given least
        (Finding("CC101", "date-conflict", "error", most.identifier, "", sides, suggestion="2022-02-28"), most),  # not the suggested
        (Finding("CC103", "x", "error", most.identifier, "", (Side("2022-02-08", (most,)), Side("2022-02-28", (least,), "basis"))), most),
        (Finding("CC912", "x", "info", None, "", at=Place("c.txt")), Place("c.txt")),
    ]  # fmt: skip
    assert [one.place for one, _ in cases] == [place for _, place in cases]


# --- the command line


def run(*arguments: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GITHUB_", "CI"))}
    whole = {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **(env or {})}
    command = [sys.executable, "-m", "citecheck", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=whole, cwd=cwd, check=False, timeout=120)


@pytest.fixture
def conflict(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


def test_one_run_makes_several_files_and_a_print(conflict: Path) -> None:
    files = ["r.json", "r.jsonl", "r.csv", "r.xlsx", "r.md", "r.html", "r.sarif", "r.xml", "r.txt"]
    outputs = [part for file in files for part in ("-o", file)]
    first = run("check", "a.txt", "b.txt", *outputs, "--format", "github", cwd=conflict)
    assert first.returncode == 1
    assert first.stdout.decode().startswith("::error file=b.txt,line=1,col=13,")
    before = {file: (conflict / file).read_bytes() for file in files}
    assert all(before.values())
    assert run("check", "b.txt", "a.txt", *outputs, cwd=conflict).stdout == b""
    assert {file: (conflict / file).read_bytes() for file in files} == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "r.json", "-o", "r.json"], b"r.json"),  # twice the same
        (["-o", "r.docx"], b".xlsx"),  # no format is called so
        (["-o", "r.json", "-o", "a.txt"], b"a.txt"),  # one of several is an input
    ],
)
def test_a_mistake_in_one_file_makes_none(arguments: list[str], said: bytes, conflict: Path) -> None:
    result = run("check", "a.txt", "b.txt", *arguments, cwd=conflict)
    assert result.returncode == 2
    assert said in result.stderr
    assert b"Traceback" not in result.stderr
    assert not (conflict / "r.json").exists()
    assert (conflict / "a.txt").read_text(encoding="utf-8") == CLEAN


def test_a_workbook_goes_through_a_pipe(conflict: Path) -> None:
    result = run("check", "a.txt", "b.txt", "--format", "xlsx", cwd=conflict)
    assert openpyxl.load_workbook(io.BytesIO(result.stdout)).sheetnames[0] == "Documents"


def test_a_missing_extra_is_said_with_what_installs_it(conflict: Path) -> None:
    (conflict / "no").mkdir()
    (conflict / "no" / "xlsxwriter.py").write_text("raise ImportError", encoding="utf-8")
    paths = os.pathsep.join((str(conflict / "no"), str(ROOT)))
    result = run("check", "a.txt", "b.txt", "-o", "r.xlsx", "-o", "r.json", cwd=conflict, env={"PYTHONPATH": paths})
    assert result.returncode == 2
    assert b'pip install "citecheck[xlsx]"' in result.stderr
    assert not (conflict / "r.json").exists()


def test_github_appends_a_summary_to_the_page_of_the_job(conflict: Path) -> None:
    page = conflict / "summary.md"
    page.write_text("before\n", encoding="utf-8")
    result = run("check", "a.txt", "b.txt", "--format", "github", cwd=conflict, env={"GITHUB_STEP_SUMMARY": str(page)})
    assert result.stdout.decode().startswith(
        "::error file=b.txt,line=1,col=13,endColumn=21,title=CC101 date-conflict::"
    )
    assert page.read_text(encoding="utf-8").startswith("before\n| Level | Rule |")
    assert run("check", "a.txt", "b.txt", cwd=conflict, env={"GITHUB_STEP_SUMMARY": str(page)}).returncode == 1
    assert page.read_text(encoding="utf-8").count("| Level |") == 1, "only when annotations are asked for"


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, [], False),  # a pipe
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "0"}, [], False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),  # who wants none gets none
        ({"NO_COLOR": "1"}, ["--color", "always"], True),  # unless it is asked for here
        ({"NO_COLOR": "", "FORCE_COLOR": "1"}, [], True),  # an empty NO_COLOR says nothing
        ({"FORCE_COLOR": "1"}, ["-o", "r.txt"], False),  # a file has no colours
    ],
)
def test_colours(environment: dict[str, str], arguments: list[str], coloured: bool, conflict: Path) -> None:
    result = run("check", "a.txt", "b.txt", *arguments, cwd=conflict, env=environment)
    written = (conflict / "r.txt").read_bytes() if arguments[:1] == ["-o"] else result.stdout
    assert b"CC101" in written
    assert (b"\x1b[" in written) == coloured


def test_a_terminal_of_ascii_gets_no_other_signs() -> None:
    """What is drawn has stand-ins of the same width; letters are the texts' own."""
    from citecheck.report.terminal import drawn

    class Ascii(io.StringIO):
        encoding = "ascii"

    line = "╭─ a.txt:1:1  │ … — · ├─"
    assert drawn(line, Ascii()).isascii()
    assert len(drawn(line, Ascii())) == len(line)


def test_no_choice_of_scan_is_lost() -> None:
    assert Choice() == Choice("document", "party", False, False)


def test_what_the_last_run_wrote_is_no_text_of_the_next(tmp_path: Path) -> None:
    """A person checks a folder twice with the results in it: the page of the first run is left out, and said so."""
    (tmp_path / "a.txt").write_text("Kết luận 15-KL/TW ngày 31/9/2021.\n", encoding="utf-8")
    command = [sys.executable, "-m", "citecheck", "check", ".", "-o", "report.html", "-o", "rows.csv"]
    runs = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False) for _ in range(2)]
    assert [run.returncode for run in runs] == [1, 1]
    assert "2 excluded" in runs[1].stderr
