"""`citecheck graph`: which document carries out, amends or replaces which."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.shared import finish, judging, report_of, said_in


@click.command("graph")
@judging
@click.option("--format", "format_", type=click.Choice(["dot", "mermaid"]), default="dot", show_default=True,
              help="For Graphviz, or for Mermaid inside Markdown.")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="Write the result to FILE instead of printing it.")
def command(format_: str, output: str | None, **options: Any) -> int:
    """Print the graph of what rests on what: an arrow from each document to the one that, as the texts at PATH... say,
    it carries out, continues, amends, replaces, reviews or rests on.

    \b
      citecheck graph articles/ | dot -Tsvg > graph.svg
      citecheck graph articles/ --format mermaid

    An arrow from a document to one of a later date cannot be right: it is red.
    """
    from citecheck.network.dot import dot
    from citecheck.network.mermaid import mermaid
    from citecheck.network.relations import network_of
    from citecheck.network.wording import summary

    report, said = report_of(options), said_in(options)
    network = network_of(report)
    drawn = dot(network, said) if format_ == "dot" else mermaid(network, said)
    finish(report, (drawn, summary(network, said)), {**options, "output": output})
    return status_of(report)
