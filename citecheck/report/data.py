"""Records → JSON, JSON lines and CSV: the formats programs read.

JSON lines and CSV are made part by part, so that a result of any size can be written while it is found.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from citecheck.model import Extract, Finding, LeftOut, Report, Unread
from citecheck.report.excerpt import clean
from citecheck.report.records import (
    Record,
    check_record,
    citation_record,
    finding_record,
    left_out_record,
    suppressed_record,
    text_records,
    unread_record,
)
from citecheck.report.result import Result
from citecheck.suppression import Suppressed

_CITATION_COLUMNS = (
    "source", "line", "column", "identifier", "raw", "family", "type", "issuer", "scope", "term", "date",
    "date_raw", "binding", "form", "kind",
)  # fmt: skip
_FINDING_COLUMNS = (
    "level", "rule", "name", "identifier", "scope", "term", "date", "source", "line", "column", "raw", "date_raw",
    "cause", "certainty", "message", "proof", "suggestion", "silence", "fingerprint",
)  # fmt: skip


def _nothing(_: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A format that is made part by part: what it begins with, and what it shows of each thing."""

    head: str = ""
    text: Callable[[Extract], str] = _nothing
    finding: Callable[[Finding], str] = _nothing
    suppressed: Callable[[Suppressed], str] = _nothing
    unread: Callable[[Unread], str] = _nothing
    left_out: Callable[[LeftOut], str] = _nothing

    def made(
        self,
        texts: Iterable[Extract] = (),
        findings: Iterable[Finding] = (),
        suppressed: Iterable[Suppressed] = (),
        unread: Iterable[Unread] = (),
        left_out: Iterable[LeftOut] = (),
    ) -> Iterator[str]:
        """The parts of a result, in order."""
        yield self.head
        yield from map(self.text, texts)
        yield from map(self.finding, findings)
        yield from map(self.suppressed, suppressed)
        yield from self.rest(unread, left_out)

    def rest(self, unread: Iterable[Unread], left_out: Iterable[LeftOut]) -> Iterator[str]:
        """What the result ends with."""
        yield from map(self.unread, unread)
        yield from map(self.left_out, left_out)


def json_of(result: Result) -> str:
    """Everything as one object."""
    return whole_json(result.report)


def scan_lines(result: Result) -> str:
    """The records of `scan`, one a line."""
    return scan_jsonl(result.report)


def check_lines(result: Result) -> str:
    """The records of `check`, one a line."""
    return check_jsonl(result.report)


def scan_table(result: Result) -> str:
    """A row a citation."""
    return "".join(SCANNED["csv"].made(result.report.texts))


def check_table(result: Result) -> str:
    """A row for each place of each finding."""
    return "".join(CHECKED["csv"].made((), result.report.findings))


def scan_jsonl(report: Report) -> str:
    """The records of `scan`, one a line: the texts with what they hold, then what was not read or was left out."""
    return "".join(SCANNED["jsonl"].made(report.texts, unread=report.unread, left_out=report.left_out))


def check_jsonl(report: Report) -> str:
    """The findings, one a line, then those that were suppressed, then what was not read or was left out."""
    parts = CHECKED["jsonl"].made((), report.findings, report.suppressed, report.unread, report.left_out)
    return "".join(parts)


def whole_json(report: Report) -> str:
    """Everything as one object."""
    return json.dumps(check_record(report), ensure_ascii=False, indent=2) + "\n"


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _text_lines(text: Extract) -> str:
    return "".join(map(_line, text_records(text)))


def _finding_line(finding: Finding) -> str:
    return _line({"kind": "finding", **finding_record(finding)})


def _suppressed_line(suppressed: Suppressed) -> str:
    return _line({"kind": "suppressed", **suppressed_record(suppressed)})


def _unread_line(unread: Unread) -> str:
    return _line(unread_record(unread))


def _left_out_line(one: LeftOut) -> str:
    return _line(left_out_record(one))


def _citation_rows(text: Extract) -> str:
    return _csv(_CITATION_COLUMNS, map(citation_record, text.citations))


def _finding_rows(finding: Finding) -> str:
    whole = {**finding_record(finding), "proof": "; ".join(finding.proof)}
    rows = [{**whole, **whole["place"]}] if finding.at is not None else []
    for side in whole["sides"]:
        rows += [{**whole, **place, "date": side["date"]} for place in side["citations"]]
    return _csv(_FINDING_COLUMNS, rows)


def _csv(columns: tuple[str, ...], rows: Iterable[Record]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_safe(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _head(columns: tuple[str, ...]) -> str:
    """The names of the columns, behind a byte order mark, so that Excel reads the letters rightly."""
    return "\ufeff" + _csv(columns, [dict(zip(columns, columns, strict=True))])


def _safe(value: object) -> object:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return "" if value is None else value
    return ("'" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else "") + clean(value)


SCANNED = {
    "jsonl": Parts(text=_text_lines, unread=_unread_line, left_out=_left_out_line),
    "csv": Parts(_head(_CITATION_COLUMNS), text=_citation_rows),
}
CHECKED = {
    "jsonl": Parts(
        finding=_finding_line, suppressed=_suppressed_line, unread=_unread_line, left_out=_left_out_line,
    ),
    "csv": Parts(_head(_FINDING_COLUMNS), finding=_finding_rows),
}  # fmt: skip
"""The formats of `scan` and of `check` that are made part by part, by their names."""
