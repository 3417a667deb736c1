"""`citecheck patterns`: what is recognised, and tests of a user's own."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.shared import patterns_option
from citecheck.patterns import load_patterns


@click.command("patterns", cls=Command)
@click.option("--check", "folder", metavar="DIR")
@patterns_option
def command(folder: str | None, folders: tuple[str, ...]) -> int:
    """A list of the patterns, or a test of a user's own."""
    from citecheck.patterns.listing import listing
    from citecheck.selfcheck import check_folder

    if folder is None:
        click.echo(listing(load_patterns(*folders)), nl=False)
        return ExitStatus.CLEAN
    problems = check_folder(Path(folder))
    for problem in problems:
        click.echo(problem)
    click.echo(f"{folder}: {'ok' if not problems else f'{len(problems)} problems'}", err=True)
    return ExitStatus.FINDINGS if problems else ExitStatus.CLEAN
