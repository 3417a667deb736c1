"""`citecheck bib`: the bibliography of the documents cited."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.shared import finish, judging, patterns_of, registry_of, report_of, said_in

STYLES = ("vi", "en", "csl-json", "bibtex")


@click.command("bib")
@judging
@click.option("--style", type=click.Choice(STYLES), show_default="vi or en, as the messages",
              help="References to print, or records for Zotero, Pandoc (csl-json) and LaTeX (bibtex).")  # fmt: skip
@click.option("--family", "whose", type=click.Choice(["party", "state", "all"]), default="all", show_default=True,
              help="Whose documents.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the result to FILE instead of printing it.")
def command(style: str | None, whose: str, output: str | None, **options: Any) -> int:
    """Print the bibliography of the documents that the texts at PATH... cite, by issuer, date and number.

    \b
      citecheck bib thesis.md                       Bộ Chính trị (2022), Quy định số 58-QĐ/TW ngày 08/02/2022 về …
      citecheck bib thesis.md --style csl-json -o references.json

    Title, issuer and date are the registry's where it knows the document, else the texts' own. Where the texts
    disagree and nothing is proven, the entry bears no date, and that is said.
    """
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
