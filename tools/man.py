"""Writes man/citecheck.1 from the commands themselves: `python -m tools.man`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from citecheck.cli import main
from citecheck.commands.help import keeps_lines, options_of, paragraphs, path_of, text_of
from citecheck.messages import messages
from citecheck.version import __version__

ENGLISH = messages("en")

PAGE = Path(__file__).resolve().parents[1] / "man" / "citecheck.1"
STATUS = (
    ("0", "nothing at or above --fail-on (default: error)"),
    ("1", "findings"),
    ("2", "wrong usage, a mistake in a data file, or a named file that cannot be read"),
)
ENVIRONMENT = (
    ("NO_COLOR", "no colours, if it is set and not empty"),
    ("FORCE_COLOR", "colours in a pipe too"),
    ("COLUMNS", "how wide a table is in a pipe"),
    ("LC_ALL, LC_MESSAGES, LANG", "the language of messages: Vietnamese or English"),
    ("GITHUB_STEP_SUMMARY", "with --format github: the file to which a summary is added"),
)


def page() -> str:
    """The whole page."""
    with click.Context(main, info_name="citecheck", obj=ENGLISH) as context:
        lines = [
            f'.TH CITECHECK 1 "" "citecheck {__version__}" "User Commands"',
            ".SH NAME",
            r"citecheck \- find the documents of the Communist Party of Vietnam that texts cite, and their wrong dates",
            ".SH SYNOPSIS",
            r".B citecheck",
            r"\fICOMMAND\fR [\fIOPTION\fR]... [\fIPATH\fR]...",
            ".SH DESCRIPTION",
            *_told(text_of("citecheck", ENGLISH)),
            ".SH COMMANDS",
            *(line for name in main.list_commands(context) for line in _command(name, main, context, ".SS")),
            ".SH EXIT STATUS",
            *_listed(STATUS),
            ".SH ENVIRONMENT",
            *_listed(ENVIRONMENT),
        ]
    return "\n".join(lines) + "\n"


def _command(name: str, group: click.Group, above: click.Context, head: str) -> Iterator[str]:
    command = group.get_command(above, name)
    assert command is not None
    context = click.Context(command, parent=above, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"{head} {_plain(f'{context.command_path} {usage}')}"
    yield from _told(text_of(path_of(context), ENGLISH))
    for written, told in options_of(command, context):
        if not written.endswith("--help"):
            yield from (".TP", rf"\fB{_plain(written)}\fR", _plain(told))
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            yield from _command(inner, command, context, ".SS")


def _told(text: str) -> Iterator[str]:
    """Paragraphs; those with an indented line keep their lines."""
    for part in paragraphs(text):
        if keeps_lines(part):
            yield from (".PP", ".nf", *map(_plain, part.splitlines()), ".fi")
        else:
            yield from (".PP", _plain(" ".join(part.split())))


def _listed(pairs: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for name, told in pairs:
        yield from (".TP", rf"\fB{_plain(name)}\fR", _plain(told))


def _plain(text: str) -> str:
    """`text` without meaning for roff: signs escaped, no request at the start of a line."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + escaped if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
