"""`citecheck graph`: which document carries out, amends or replaces which."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import finish, judging, report_of, said_in


@click.command("graph", cls=Command)
@judging
@click.option("--format", "format_", type=click.Choice(["dot", "mermaid"]), default="dot", show_default=True)
@click.option("-o", "--output", metavar="FILE")
def command(format_: str, output: str | None, **options: Any) -> int:
    """The graph of what rests on what."""
    from citecheck.network.dot import dot
    from citecheck.network.mermaid import mermaid
    from citecheck.network.relations import network_of
    from citecheck.network.wording import summary

    report, said = report_of(options), said_in(options)
    network = network_of(report)
    drawn = dot(network, said) if format_ == "dot" else mermaid(network, said)
    finish(report, (drawn, summary(network, said)), {**options, "output": output})
    return status_of(report)
