"""`citecheck check`: the findings."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import at_least, status_of
from citecheck.commands.help import Command
from citecheck.commands.output import counting, deliver, outputs_of, quoting, reading, result_of
from citecheck.commands.shared import choosing, failing, report_of


@click.command("check", cls=Command)
@reading
@choosing
@failing
@click.option("--baseline", metavar="FILE")
def command(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    """The findings, and the exit status that they make."""
    from citecheck.report.summary import check_summary

    outputs = outputs_of(options)
    report = report_of(options, quoting(outputs, "check"), counting(outputs))
    shown = at_least(report.findings, min_level)
    result = result_of(report, options, shown, at_least(report.findings, fail_on))
    deliver("check", outputs, result, check_summary(report, shown, result.said), options)
    return status_of(report, "never" if exit_zero else fail_on)
