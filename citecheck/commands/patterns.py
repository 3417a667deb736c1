"""`citecheck patterns`: what is recognised, and tests of a user's own."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.language import language_option
from citecheck.commands.shared import patterns_option, said_in
from citecheck.patterns import load_patterns


@click.command("patterns", cls=Command)
@click.option("--check", "folder", metavar="DIR")
@patterns_option
@language_option
def command(folder: str | None, folders: tuple[str, ...], lang: str | None) -> int:
    """A list of the patterns, or a test of a user's own."""
    from citecheck.patterns.listing import listing
    from citecheck.selfcheck import check_folder

    said = said_in({"lang": lang})

    if folder is None:
        click.echo(listing(load_patterns(*folders), said), nl=False)
        return ExitStatus.CLEAN
    problems = check_folder(Path(folder), said)
    for problem in problems:
        click.echo(problem)
    click.echo(said.say(f"patterns.{'wrong' if problems else 'sound'}", folder=folder, count=len(problems)), err=True)
    return ExitStatus.FINDINGS if problems else ExitStatus.CLEAN
