"""`citecheck demo`: a check of the texts that travel with the program."""

from __future__ import annotations

import contextlib
from typing import Any

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.language import language_option


@click.command("demo", cls=Command)
@language_option
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@click.pass_context
def command(context: click.Context, /, **options: Any) -> int:
    """A check of the packaged samples."""
    from citecheck.commands.check import command as check
    from citecheck.messages import default_language, messages
    from citecheck.patterns.files import shipped

    said = messages(options["lang"] or default_language())
    stated = ["samples/texts", "--isolated", "--lang", said.language, "--color", options["color"]]
    click.echo(f"$ citecheck check {stated[0]}", err=True)
    # from where the samples stand, so that places are as short as they would be at home
    with contextlib.chdir(shipped("samples").parent):
        check.main(stated, prog_name="citecheck check", standalone_mode=False, parent=context)
    click.echo(said.say("summary.next_demo"), err=True)
    return ExitStatus.CLEAN
