"""`citecheck completion`: what makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.language import group_language_option

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command("completion", cls=Command)
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
@group_language_option
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """A script that makes the shell complete commands and options."""
    made = get_completion_class(shell)
    assert made is not None
    completer = made(context.find_root().command, {}, "citecheck", "_CITECHECK_COMPLETE")
    # the base's: that of bash starts a shell to ask its version
    click.echo(ShellComplete.source(completer))
    return ExitStatus.CLEAN
