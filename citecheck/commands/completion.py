"""`citecheck completion`: what makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from citecheck.commands.exits import ExitStatus

SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> int:
    """Print a script that makes the shell complete citecheck's commands and options.

    \b
      bash         citecheck completion bash >> ~/.bashrc
      zsh          citecheck completion zsh >> ~/.zshrc
      fish         citecheck completion fish > ~/.config/fish/completions/citecheck.fish
      powershell   citecheck completion powershell | Out-String | Invoke-Expression
    """
    made = get_completion_class(shell)
    assert made is not None
    completer = made(context.find_root().command, {}, "citecheck", "_CITECHECK_COMPLETE")
    # the base's: that of bash starts a shell to ask its version
    click.echo(ShellComplete.source(completer))
    return ExitStatus.CLEAN
