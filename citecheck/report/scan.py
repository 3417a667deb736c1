"""The result of `scan` in the format asked for, and its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.messages import Messages
from citecheck.model import Report
from citecheck.report import data
from citecheck.report.summary import scan_summary

if TYPE_CHECKING:
    from citecheck.report.html import Known


def render(
    report: Report, said: Messages, format_: str, by: str, family: str, free: bool, why: bool, color: str,
    output: str | None, known: Known | None = None,
) -> tuple[str, str]:  # fmt: skip
    """(the result, the summary); the summary belongs to the table and is said apart for the other formats."""
    summary = scan_summary(report, said) if report.texts else said.say("summary.nothing")
    if format_ == "jsonl":
        return data.scan_jsonl(report), summary
    if format_ == "json":
        return data.whole_json(report), summary
    if format_ == "csv":
        return data.scan_csv(report), summary
    if known is not None:
        from citecheck.report.html import page

        return page(report, tuple(one for one in report.findings if one.level != "info"), said, known), summary
    return _table(report, said, by, family, free, why, color, output), summary


def _table(
    report: Report,
    said: Messages,
    by: str,
    family: str,
    free: bool,
    why: bool,
    color: str,
    output: str | None,
) -> str:
    from citecheck.report import tables
    from citecheck.report.terminal import console, shown

    made = console(color, to_file=output is not None)
    if not report.texts:
        return ""
    if free:
        tables.dates(made, report.texts, said)
    elif by == "text":
        tables.by_text(made, report.texts, family, said)
    elif by == "citation":
        tables.by_citation(made, report.texts, family, why, said)
    else:
        documents = [d for d in report.documents if family in ("all", d.identifier.family)]
        if documents:
            tables.by_document(made, report, documents, said)
        else:
            made.print(said.say("table.nothing"))
    return shown(made)
