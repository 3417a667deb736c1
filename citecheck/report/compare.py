"""The result of `compare` in the format asked for, and its summary: that of a check, with the texts side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citecheck.messages import Messages
from citecheck.model import Finding, Report
from citecheck.report import check
from citecheck.report.summary import counted

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
    """(the result, the summary); the table stands before the findings."""
    findings, summary = check.render(report, shown_findings, said, format_, color, output, known)
    if report.pairs:
        summary = f"{counted(said, 'pair', len(report.pairs))} · {summary}"
    if format_ != "table":
        return findings, summary
    from citecheck.report.sides import show
    from citecheck.report.terminal import console, shown

    made = console(color, to_file=output is not None)
    show(made, report, said)
    return shown(made) + findings, summary
