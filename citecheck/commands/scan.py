"""`citecheck scan`: the citation table."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.shared import finish, format_of, known_of, reading, report_of, said_in


@click.command("scan")
@reading
@click.option("--by", type=click.Choice(["document", "text", "citation"]), default="document", show_default=True)
@click.option("--family", type=click.Choice(["party", "state", "all"]), show_default="party",
              help="Whose documents the table shows.")  # fmt: skip
@click.option("--dates", "free", is_flag=True, help="List the dates that belong to no identifier.")
@click.option("--why", is_flag=True, help="With --by citation: which dates were refused, and why.")
def command(by: str, family: str, free: bool, why: bool, **options: Any) -> int:
    """Print the citation table: which documents the texts at PATH... cite, with which dates, how
    often and where. A folder is read with all folders in it; “-” is standard input."""
    from citecheck.report.scan import render

    format_, known = format_of(options), known_of(options)
    report, said = report_of(options, keep=known is not None), said_in(options)
    result = render(report, said, format_, by, family, free, why, options["color"], options["output"], known)
    finish(report, result, options)
    return status_of(report)
