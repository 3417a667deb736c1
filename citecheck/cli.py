"""The command line: a command a file in commands/, imported when it is called."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from citecheck.commands.exits import ExitStatus
from citecheck.errors import CitecheckError
from citecheck.version import __version__

COMMANDS = (
    "scan", "check", "demo", "fix", "annotate", "bib", "graph",
    "baseline", "explain", "registry", "patterns", "config", "cache", "schema", "completion",
)  # fmt: skip
"""The names of the commands, in the order of the help; `x-y` stands in commands/x_y.py as `command`."""


class _Lazily(click.Group):
    """A group that imports a command when it is asked for, so that one command does not pay for all."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            close = get_close_matches(cmd_name, COMMANDS, 1)
            raise click.UsageError(f"No such command {cmd_name!r}." + (f" Did you mean {close[0]!r}?" if close else ""))
        module = import_module(f"citecheck.commands.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command


@click.group(cls=_Lazily, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="citecheck", message="%(prog)s %(version)s")
def main() -> None:
    """Find the documents of the Communist Party of Vietnam that texts cite (58-QĐ/TW, 01-HD/BTCTW,
    77-KH/TU), and every date that cannot be right, with the proof beside it.

    \b
      citecheck scan FOLDER          what is cited, with which dates, how often and where
      citecheck check FOLDER         what disagrees or cannot be right
      citecheck explain CC101        what a rule means
      citecheck demo                 a check of samples, to see what it is like
    \b
    Exit status: 0 clean, 1 findings, 2 wrong usage or a named file that cannot be read.
    Nothing leaves this machine, and no text is changed unless you say --write.
    """


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit status."""
    _utf8()
    try:
        status = main.main(arguments, prog_name="citecheck", standalone_mode=False)
        return int(status) if isinstance(status, int) else ExitStatus.CLEAN
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return ExitStatus.BROKEN
    except CitecheckError as error:
        click.echo(f"citecheck: {error}", err=True)
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
