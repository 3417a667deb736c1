"""One set of findings in every format, in both languages: the same rules, identifiers, dates, places and counts."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pytest

from citecheck.messages import LANGUAGES, messages
from citecheck.model import Finding
from citecheck.patterns import load_patterns
from citecheck.pipeline import run
from citecheck.registry import load_registry
from citecheck.report.formats import FORMATS, NAMES, format_named, render
from citecheck.report.places import named
from citecheck.report.result import Choice, Result
from citecheck.suppression import silencer

TEXTS = {
    # one document with two dates; one older than its basis, in one clause
    "en.txt": "Conclusion No. 15-KL/TW dated September 30, 2001 on continuing to implement Directive No. 46-CT/TW dated "
    "June 22, 2015 of the Politburo.\n",
    "vi.txt": "Kết luận số 15-KL/TW ngày 30/9/2021 của Ban Bí thư.\nKết luận số 15-KL/TW, ngày 30/9/2021.\n",
    # a date that the registry has otherwise
    "sổ tay, 100%.txt": "Theo Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.\n",
    # a finding without an identifier: a mark that names nothing; and one that is silenced
    "mark.txt": "citecheck: ignore CC999\ncitecheck: ignore CC104\nQuy định 24-QĐ/TW ngày 31/9/2021.\n",
}
RULES = ["CC101", "CC102", "CC103", "CC912"]


@pytest.fixture(params=LANGUAGES)
def result(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    for name, content in TEXTS.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "unread.xyz").write_bytes(b"\0\1")
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    patterns, said = load_patterns(), messages(request.param)
    report = run(["."], patterns, said, "2026-11-21", keep=True)
    failing = tuple(one for one in report.findings if one.level == "error")
    made = Result(
        report, report.findings, said, "2026-11-21", patterns.terms, load_registry(), failing, Choice(family="all")
    )
    assert sorted(one.rule for one in report.findings) == RULES
    assert [one.finding.rule for one in report.suppressed] == ["CC104"]
    assert [one.source for one in report.unread] == ["unread.xyz"]
    return made


def shown(result: Result, name: str, command: str = "check") -> Any:
    return render(format_named(name), command, result)


def at(finding: Finding) -> tuple[str, int, int]:
    return finding.place.source, finding.place.line, finding.place.column


def key(finding: Finding) -> tuple[str, str, str, int, int]:
    return finding.rule, str(finding.identifier or ""), *at(finding)


def days(finding: Finding) -> list[str]:
    return [side.date for side in finding.sides if side.date]


def chapters(text: str, heads: list[str]) -> list[str]:
    """The parts of a text that begin with each head, in order."""
    starts = [text.index(head) for head in heads]
    assert starts == sorted(starts)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


# --- what every finding must tell a person


def told(finding: Finding, result: Result) -> list[str]:
    """All sides with counts and places, the reason, the evidence, the certainty, the line that silences it."""
    said = result.said
    parts = [finding.rule, finding.message, *finding.proof, said.say(f"html.certainty.{finding.certainty}")]
    parts += [said.date(day) for day in days(finding)] + [silencer(finding)]
    parts += [named(citation, said) for side in finding.sides for citation in side.citations] + [
        named(finding.place, said)
    ]
    if finding.rule == "CC101":
        parts += [said.say("report.majority", count=2), said.say("report.once")]
    return parts


@pytest.mark.parametrize("name", ["table", "full"])
def test_the_terminal_tells_everything(name: str, result: Result) -> None:
    text = shown(result, name)
    heads = [f"{result.said.say(f'level.{one.level}')}[{one.rule}]" for one in result.findings]
    for finding, chapter in zip(result.findings, chapters(text, heads), strict=True):
        flat = " ".join(chapter.split())
        for part in told(finding, result):
            assert " ".join(part.split()) in flat if part != finding.rule else part in chapter
    # `full` quotes every place, the table one of each side
    quoted = [line for line in text.splitlines() if " │ " in line and "30/9/2021" in line]
    assert len(quoted) == (2 if name == "full" else 1)


def test_markdown_tells_everything(result: Result) -> None:
    text = shown(result, "markdown")
    plain = re.sub(r"\\([^\w\s])", r"\1", text)
    heads = [f"### {result.said.say(f'level.{one.level}')} {one.rule}" for one in result.findings]
    for finding, chapter in zip(result.findings, chapters(plain, heads), strict=True):
        assert all(part in chapter for part in told(finding, result))
    assert "unread.xyz" in plain


def test_html_tells_everything(result: Result) -> None:
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", shown(result, "html"))).split())
    for finding in result.findings:
        assert finding.rule in text
        assert all(proof in text for proof in finding.proof)
        assert silencer(finding) in text
    assert "unread.xyz" in text


# --- the formats for programs, read again


def test_json(result: Result) -> None:
    whole = json.loads(shown(result, "json"))
    found = [
        (f["rule"], f["identifier"] or "", f["place"]["source"], f["place"]["line"], f["place"]["column"])
        for f in whole["findings"]
    ]
    assert found == [key(one) for one in result.findings]
    assert [[side["date"] for side in f["sides"] if side["date"]] for f in whole["findings"]] == list(
        map(days, result.findings)
    )
    assert [f["silence"] for f in whole["findings"]] == list(map(silencer, result.findings))
    assert whole["summary"]["suppressed"] == len(whole["suppressed"]) == 1
    assert [one["source"] for one in whole["unread"]] == ["unread.xyz"]


def test_jsonl(result: Result) -> None:
    records = [json.loads(line) for line in shown(result, "jsonl").splitlines()]
    assert [one["kind"] for one in records] == ["finding"] * 4 + ["suppressed", "unread"]
    found = [
        (f["rule"], f["identifier"] or "", f["place"]["source"], f["place"]["line"], f["place"]["column"])
        for f in records[:4]
    ]
    assert found == [key(one) for one in result.findings]


def test_csv(result: Result) -> None:
    rows = list(csv.DictReader(io.StringIO(shown(result, "csv").removeprefix("\ufeff"))))
    places: list[tuple[str, ...]] = [
        (one.rule, str(one.identifier or ""), side.date or "", c.source, str(c.line), str(c.column))
        for one in result.findings for side in one.sides for c in side.citations
    ]  # fmt: skip
    places += [(one.rule, "", "", *map(str, at(one))) for one in result.findings if one.at]
    names = ("rule", "identifier", "date", "source", "line", "column")
    assert sorted([row[name] for name in names] for row in rows) == sorted(map(list, places))
    assert {row["silence"] for row in rows} == set(map(silencer, result.findings))


def test_concise(result: Result) -> None:
    lines = shown(result, "concise").splitlines()
    for line, finding in zip(lines, result.findings, strict=True):
        source, row, column = at(finding)
        assert line.startswith(f"{source}:{row}:{column}: {finding.level} {finding.rule} {finding.message}")


def test_sarif(result: Result) -> None:
    run_ = json.loads(shown(result, "sarif"))["runs"][0]
    rules = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
    for one, finding in zip(run_["results"], result.findings, strict=True):
        region = one["locations"][0]["physicalLocation"]["region"]
        assert (one["ruleId"], rules[one["ruleIndex"]]) == (finding.rule, finding.rule)
        assert (region["startLine"], region["startColumn"]) == at(finding)[1:]
        assert len(one.get("relatedLocations", ())) == max(0, sum(len(side.citations) for side in finding.sides) - 1)
        assert one["partialFingerprints"] == {"citecheck/v1": finding.fingerprint}
        assert silencer(finding) in one["message"]["text"]
        assert (one["properties"]["identifier"] or "") == str(finding.identifier or "")
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run_["results"]}
    assert uris == {"en.txt", "mark.txt", "s%E1%BB%95%20tay%2C%20100%25.txt"}
    assert len(run_["invocations"][0]["toolExecutionNotifications"]) == 1
    assert run_["properties"]["suppressed"] == 1


def test_github(result: Result) -> None:
    lines = shown(result, "github").splitlines()
    commands = {"error": "error", "warning": "warning", "info": "notice"}
    for line, finding in zip(lines, result.findings, strict=False):
        source, row, column = at(finding)
        file = source.replace("%", "%25").replace(",", "%2C")
        assert line.startswith(f"::{commands[finding.level]} file={file},line={row},col={column},")
        message = line.split("::", 2)[2].replace("%0A", "\n").replace("%25", "%")
        assert all(part in message for part in told(finding, result)[1:-1])
    assert [line[:34] for line in lines[len(result.findings) :]] == ["::warning file=unread.xyz,title=ci"]


def test_junit(result: Result) -> None:
    suite = ElementTree.fromstring(shown(result, "junit"))[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "2", "1")
    cases = {case.get("name"): case for case in suite.iter("testcase")}
    assert set(cases) == {*TEXTS, "unread.xyz"}
    failed = {name: case.find("failure") for name, case in cases.items()}
    assert {name: one.get("type") for name, one in failed.items() if one is not None} == {
        "en.txt": "CC101 CC103", "sổ tay, 100%.txt": "CC102",
    }  # fmt: skip
    whole = "".join(suite.itertext())
    assert all(part in whole for finding in result.findings for part in told(finding, result))


def test_xlsx(result: Result) -> None:
    book = openpyxl.load_workbook(io.BytesIO(shown(result, "xlsx")))
    assert book.sheetnames == [
        result.said.say(f"sheet.name.{name}") for name in ("documents", "citations", "findings", "unread")
    ]
    documents, citations, findings, unread = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book)
    assert len(citations) == len(result.report.citations)
    assert {(row[0], row[4]) for row in documents} >= {
        ("15-KL/TW", datetime.datetime(2021, 9, 30)), ("15-KL/TW", datetime.datetime(2001, 9, 30)),
    }  # fmt: skip
    for row, finding in zip(findings, result.findings, strict=True):
        place = named(finding.place, result.said)
        assert (row[1], row[3] or "", row[8]) == (finding.rule, str(finding.identifier or ""), place)
        assert row[12] == silencer(finding)
        assert all(result.said.date(day) in (row[7] or "") for day in days(finding))
        assert row[9].split("\n") == list(finding.proof)
    assert [row[0] for row in unread] == ["unread.xyz"]


# --- of scan, of all formats


@pytest.mark.parametrize("name", ["table", "full", "concise", "csv", "jsonl", "json", "markdown", "xlsx", "html"])
def test_scan_gives_every_identifier_with_its_date(name: str, result: Result) -> None:
    made = shown(result, name, "scan")
    local = name in ("table", "full", "markdown")
    if isinstance(made, bytes):
        book = openpyxl.load_workbook(io.BytesIO(made))
        cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
        made = " ".join(str(cell.date() if isinstance(cell, datetime.datetime) else cell) for cell in cells)
    for citation in result.report.citations:
        assert str(citation.identifier) in made
        day = citation.full_date or ""
        assert (result.said.date(day) if local else day) in made


@pytest.mark.parametrize("command", ["scan", "check"])
@pytest.mark.parametrize("name", NAMES)
def test_the_same_result_gives_the_same_bytes(name: str, command: str, result: Result) -> None:
    assert shown(result, name, command) == shown(result, name, command)


def test_the_formats_say_whether_they_are_text(result: Result) -> None:
    for one in FORMATS:
        assert isinstance(render(one, "check", result), bytes) == one.binary


@pytest.mark.parametrize("name", ["table", "full", "concise", "markdown", "html", "junit", "github", "xlsx"])
def test_places_in_a_container_are_told_in_the_language(name: str, tmp_path: Path) -> None:
    """Records keep the one name that programs know; what a person reads is in the language."""
    document = docx.Document()
    document.add_paragraph("Quy định số 58-QĐ/TW ngày 28/02/2022.")
    document.add_paragraph("Quy định số 58-QĐ/TW ngày 08/02/2022.")
    document.save(str(tmp_path / "a.docx"))
    report = run([str(tmp_path)], load_patterns(), messages("vi"), "2026-11-21", keep=True, registry=load_registry())
    found = report.findings
    made = Result(report, found, messages("vi"), "2026-11-21", load_patterns().terms, load_registry(), found)
    told = shown(made, name)
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(told))
        told = "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "đoạn 1" in told
    assert "paragraph" not in re.sub(r"<(style|script)>.*?</\1>", "", told, flags=re.DOTALL)
    assert "paragraph 1" in shown(made, "json")
