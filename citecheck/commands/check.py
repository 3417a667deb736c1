"""`citecheck check`: the findings."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import LEVELS, at_least, status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import choosing, finish, reading, report_of, said_in


@click.command("check", cls=Command)
@reading
@choosing
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), show_default="error")  # fmt: skip
@click.option("--exit-zero", is_flag=True, default=None)
@click.option("--baseline", metavar="FILE")
def command(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    """The findings, and the exit status that they make."""
    from citecheck.report.check import render

    report, said = report_of(options, keep=options["format_"] == "table"), said_in(options)
    shown = at_least(report.findings, min_level)
    finish(report, render(report, shown, said, options["format_"], options["color"], options["output"]), options)
    return status_of(report, "never" if exit_zero else fail_on)
