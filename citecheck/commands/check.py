"""`citecheck check`: the findings."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import at_least, status_of
from citecheck.commands.shared import choosing, failing, finish, format_of, known_of, reading, report_of, said_in


@click.command("check")
@reading
@choosing
@failing
@click.option("--baseline", metavar="FILE", help="Do not say the findings that stand in FILE.")
def command(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    """Print every date that disagrees or cannot be right in the texts at PATH..., with the proof.

    \b
      citecheck check articles/              findings, like a compiler's
      citecheck check articles/ -o r.html    a page to show and to print
      citecheck check a.txt --format json    everything, for a program
    \b
    A text says by itself what is not to be said of it, anywhere in it:
      <!-- citecheck: ignore CC101 58-QĐ/TW -->
    """
    from citecheck.report.check import render

    format_ = format_of(options)
    # only the whole record counts the dates that belong to no identifier
    keep, whole = format_ in ("table", "html"), format_ in ("json", "html")
    report, said = report_of(options, keep, whole), said_in(options)
    shown = at_least(report.findings, min_level)
    result = render(report, shown, said, format_, options["color"], options["output"], known_of(options))
    finish(report, result, options)
    return status_of(report, "never" if exit_zero else fail_on)
