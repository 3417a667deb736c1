"""Records → JSON, JSON lines and CSV: the formats programs read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from citecheck.model import Report
from citecheck.report.excerpt import clean
from citecheck.report.records import (
    Record,
    check_record,
    citation_record,
    finding_record,
    left_out_record,
    scan_records,
    suppressed_record,
    unread_record,
)
from citecheck.report.result import Result

_CITATION_COLUMNS = (
    "source", "line", "column", "identifier", "raw", "family", "type", "issuer", "scope", "term", "date",
    "date_raw", "binding", "form", "kind",
)  # fmt: skip
_FINDING_COLUMNS = (
    "level", "rule", "name", "identifier", "scope", "term", "date", "source", "line", "column", "raw", "date_raw",
    "cause", "certainty", "message", "proof", "suggestion", "silence", "fingerprint",
)  # fmt: skip


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
    return scan_csv(result.report)


def check_table(result: Result) -> str:
    """A row for each place of each finding."""
    return check_csv(result.report)


def scan_jsonl(report: Report) -> str:
    """The records of `scan`, one a line."""
    return "".join(_line(record) for record in scan_records(report))


def check_jsonl(report: Report) -> str:
    """The findings, one a line, then those that were suppressed, then what was not read or was left out."""
    findings = ({"kind": "finding", **finding_record(finding)} for finding in report.findings)
    suppressed = ({"kind": "suppressed", **suppressed_record(one)} for one in report.suppressed)
    unread = (unread_record(one) for one in report.unread)
    left_out = (left_out_record(one) for one in report.left_out)
    return "".join(_line(record) for record in (*findings, *suppressed, *unread, *left_out))


def whole_json(report: Report) -> str:
    """Everything as one object."""
    return json.dumps(check_record(report), ensure_ascii=False, indent=2) + "\n"


def scan_csv(report: Report) -> str:
    """A row a citation."""
    return _csv(_CITATION_COLUMNS, (citation_record(c) for text in report.texts for c in text.citations))


def check_csv(report: Report) -> str:
    """A row for each place of each finding."""
    rows = []
    for finding in report.findings:
        whole = {**finding_record(finding), "proof": "; ".join(finding.proof)}
        if finding.at is not None:
            rows.append({**whole, **whole["place"]})
        for side in whole["sides"]:
            rows += [{**whole, **place, "date": side["date"]} for place in side["citations"]]
    return _csv(_FINDING_COLUMNS, rows)


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _csv(columns: tuple[str, ...], rows: Iterable[Record]) -> str:
    """CSV with a byte order mark, so that Excel reads the letters rightly."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_safe(row.get(column)) for column in columns])
    return out.getvalue()


def _safe(value: object) -> object:
    """A cell that a spreadsheet would take for a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return "" if value is None else value
    return ("'" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else "") + clean(value)
