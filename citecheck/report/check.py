"""The result of `check` in the format asked for, and its summary."""

from __future__ import annotations

from citecheck.messages import Messages
from citecheck.model import Finding, Report
from citecheck.report import data
from citecheck.report.summary import check_summary


def render(
    report: Report,
    shown_findings: tuple[Finding, ...],
    said: Messages,
    format_: str,
    color: str,
    output: str | None,
) -> tuple[str, str]:
    """(the result, the summary). The formats for programs hold all findings, the table those to be shown."""
    summary = check_summary(report, shown_findings, said) if report.texts else said.say("summary.nothing")
    if format_ == "jsonl":
        return data.check_jsonl(report), summary
    if format_ == "json":
        return data.whole_json(report), summary
    if format_ == "csv":
        return data.check_csv(report), summary
    if not shown_findings:
        return "", summary
    from citecheck.report.findings import show
    from citecheck.report.terminal import console, shown

    made = console(color, to_file=output is not None)
    show(made, shown_findings, report.contents, said)
    return shown(made), summary
