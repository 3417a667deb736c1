"""`citecheck check`: the findings."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import LEVELS, at_least, status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import choosing, finish, format_of, known_of, reading, report_of, said_in


@click.command("check", cls=Command)
@reading
@choosing
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), show_default="error")  # fmt: skip
@click.option("--exit-zero", is_flag=True, default=None)
@click.option("--baseline", metavar="FILE")
def command(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    """The findings, and the exit status that they make."""
    from citecheck.report.check import render

    format_ = format_of(options)
    # only the whole record counts the dates that belong to no identifier
    keep, whole = format_ in ("table", "html"), format_ in ("json", "html")
    report, said = report_of(options, keep, whole), said_in(options)
    shown = at_least(report.findings, min_level)
    result = render(report, shown, said, format_, options["color"], options["output"], known_of(options))
    finish(report, result, options)
    return status_of(report, "never" if exit_zero else fail_on)
