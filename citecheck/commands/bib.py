"""`citecheck bib`: the bibliography of the documents cited."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import finish, judging, patterns_of, registry_of, report_of, said_in

STYLES = ("vi", "en", "csl-json", "bibtex")


@click.command("bib", cls=Command)
@judging
@click.option("--style", type=click.Choice(STYLES))
@click.option("--family", "whose", type=click.Choice(["party", "state", "all"]), default="all", show_default=True)
@click.option("-o", "--output", metavar="FILE")
def command(style: str | None, whose: str, output: str | None, **options: Any) -> int:
    """The bibliography of the documents cited."""
    from citecheck.bib.entries import entries
    from citecheck.bib.printed import printed

    report, said = report_of(options, keep=True), said_in(options)
    made = entries(report, registry_of(options), patterns_of(options), whose)
    finish(report, (printed(made, style or said.language), ""), {**options, "output": output})
    for entry in made:
        if entry.dates and not options["quiet"]:
            line = said.say("bib.disputed", identifier=entry.identifier, dates=", ".join(entry.dates))
            click.echo(f"citecheck: {line}", err=True)
    return status_of(report)
