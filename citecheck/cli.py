"""The command line: a command a file in commands/, imported when it is called."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path

import click
from click.exceptions import NoArgsIsHelpError

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Group
from citecheck.commands.language import group_language_option, language_of, speaking
from citecheck.commands.mistakes import told
from citecheck.errors import CitecheckError
from citecheck.messages import messages
from citecheck.version import __version__

COMMANDS = (
    "scan", "check", "compare", "demo", "fix", "annotate", "bib", "graph", "baseline", "explain", "registry",
    "patterns", "config", "cache", "schema", "completion", "lsp",
)  # fmt: skip
"""The names of the commands, in the order of the help; `x-y` stands in commands/x_y.py as `command`."""


class _Lazily(Group):
    """A group that imports a command when it is asked for, so that one command does not pay for all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"citecheck.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """What a command could not do is said in the language that its options and its configuration ask for."""
        try:
            return super().invoke(ctx)
        except CitecheckError as error:
            raise click.ClickException(error.told(speaking(ctx))) from error


@click.group(cls=_Lazily, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="citecheck", message="%(prog)s %(version)s")
@group_language_option
def main() -> None:
    """The program; its help stands in messages."""


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit status."""
    # what is read and found has no rings: to look for them again and again took a fifth of a run
    gc.set_threshold(100_000, 50, 50)
    _utf8()
    said = messages(language_of(arguments))
    try:
        status = main.main(arguments, prog_name="citecheck", standalone_mode=False, obj=said)
        return int(status) if isinstance(status, int) else ExitStatus.CLEAN
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        click.echo(error.message if isinstance(error, NoArgsIsHelpError) else told(error, said), err=True)
        return ExitStatus.BROKEN
    except BrokenPipeError:
        # the reader of a pipe (head, less) has gone; what it wanted, it has
        sys.stdout = open("/dev/null", "w") if Path("/dev/null").exists() else sys.__stdout__  # noqa: SIM115
        return ExitStatus.CLEAN
    finally:
        _keep()


def _keep() -> None:
    """Keep what was compiled for the next run, if anything was."""
    kept = sys.modules.get("citecheck.kept")
    if kept is not None:
        kept.save()


def _utf8() -> None:
    """A pipe on Windows has a code page that cannot carry Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not (getattr(stream, "encoding", "") or "").lower().startswith("utf"):
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8")
