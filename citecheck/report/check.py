"""The result of `check` in the format asked for, and its summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.messages import Messages
from citecheck.model import Finding, Report
from citecheck.report import data
from citecheck.report.summary import check_summary

if TYPE_CHECKING:
    from citecheck.report.html import Known


def render(
    report: Report,
    shown_findings: tuple[Finding, ...],
    said: Messages,
    format_: str,
    color: str,
    output: str | None,
    known: Known | None = None,
) -> tuple[str, str]:
    """(the result, the summary). The formats for programs hold all findings, the table those to be shown."""
    summary = check_summary(report, shown_findings, said) if report.texts else said.say("summary.nothing")
    if format_ == "jsonl":
        return data.check_jsonl(report), summary
    if format_ == "json":
        return data.whole_json(report), summary
    if format_ == "csv":
        return data.check_csv(report), summary
    if known is not None:
        from citecheck.report.html import page

        return page(report, shown_findings, said, known), summary
    if not shown_findings:
        return "", summary
    from citecheck.report.findings import show
    from citecheck.report.terminal import console, shown

    made = console(color, to_file=output is not None)
    show(made, shown_findings, report.contents, said)
    return shown(made), summary
