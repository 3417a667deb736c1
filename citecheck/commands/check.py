"""`citecheck check`: the findings."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import LEVELS, at_least, status_of
from citecheck.commands.shared import finish, reading, report_of, said_in


@click.command("check")
@reading
@click.option("--min-level", type=click.Choice(LEVELS), default="warning", show_default=True,
              help="The least level that is shown.")  # fmt: skip
@click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), default="error", show_default=True,
              help="The least level that makes the exit status 1.")  # fmt: skip
def command(min_level: str, fail_on: str, **options: Any) -> int:
    """Print every date that disagrees or cannot be right in the texts at PATH..., with the proof.

    \b
      citecheck check articles/              findings, like a compiler's
      citecheck check a.txt --format json    everything, for a program
    """
    from citecheck.report.check import render

    format_ = options["format_"]
    # only the whole record counts the dates that belong to no identifier
    report, said = report_of(options, keep=format_ == "table", whole=format_ == "json"), said_in(options)
    shown = at_least(report.findings, min_level)
    finish(report, render(report, shown, said, format_, options["color"], options["output"]), options)
    return status_of(report, fail_on)
