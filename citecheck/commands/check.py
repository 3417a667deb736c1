"""`citecheck check`: the findings."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import LEVELS, at_least, status_of
from citecheck.commands.output import counting, deliver, outputs_of, quoting, reading, result_of
from citecheck.commands.shared import choosing, report_of


@click.command("check")
@reading
@choosing
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), show_default="error",
              help="The least level that makes the exit status 1.")  # fmt: skip
@click.option("--exit-zero", is_flag=True, default=None, help="Exit status 0 in spite of findings: a report only.")
@click.option("--baseline", metavar="FILE", help="Do not say the findings that stand in FILE.")
def command(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    """Print every date that disagrees or cannot be right in the texts at PATH..., with the proof.

    \b
      citecheck check articles/                        findings, like a compiler's
      citecheck check articles/ -o r.html -o r.xlsx    a page to show, a workbook to sort
      citecheck check articles/ --format github        annotations for a pull request
      citecheck check a.txt --format json              everything, for a program
    \b
    A text says by itself what is not to be said of it, anywhere in it:
      <!-- citecheck: ignore CC101 58-QĐ/TW -->
    """
    from citecheck.report.summary import check_summary

    outputs = outputs_of(options)
    report = report_of(options, quoting(outputs, "check"), counting(outputs))
    shown = at_least(report.findings, min_level)
    result = result_of(report, options, shown, at_least(report.findings, fail_on))
    deliver("check", outputs, result, check_summary(report, shown, result.said), options)
    return status_of(report, "never" if exit_zero else fail_on)
