"""`citecheck schema`: the JSON Schemas of what the program prints for programs."""

from __future__ import annotations

from importlib.resources import files

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.language import group_language_option

SCHEMAS = {
    "check": "scan or check --format json",
    "records": "scan --format jsonl, a record a line",
    "findings": "check --format jsonl, a record a line",
    "registry": "registry list or show --format json",
}


@click.command("schema", cls=Command)
@click.argument("name", type=click.Choice(list(SCHEMAS)), default="check", metavar="[check|records|findings|registry]")
@group_language_option
def command(name: str) -> int:
    """The JSON Schema of an output."""
    click.echo((files("citecheck") / "schemas" / f"{name}.json").read_text(encoding="utf-8").rstrip("\n"))
    return ExitStatus.CLEAN
