"""`citecheck scan`: the citation table."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import finish, format_of, known_of, reading, report_of, said_in


@click.command("scan", cls=Command)
@reading
@click.option("--by", type=click.Choice(["document", "text", "citation"]), default="document", show_default=True)
@click.option("--family", type=click.Choice(["party", "state", "all"]), show_default="party")  # fmt: skip
@click.option("--dates", "free", is_flag=True)
@click.option("--why", is_flag=True)
def command(by: str, family: str, free: bool, why: bool, **options: Any) -> int:
    """The citation table."""
    from citecheck.report.scan import render

    format_, known = format_of(options), known_of(options)
    report, said = report_of(options, keep=known is not None), said_in(options)
    result = render(report, said, format_, by, family, free, why, options["color"], options["output"], known)
    finish(report, result, options)
    return status_of(report)
