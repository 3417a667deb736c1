"""Writes man/citecheck.1 from the commands themselves: `python -m tools.man`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from citecheck.commands.help import keeps_lines, paragraphs, path_of, text_of
from citecheck.messages import messages
from citecheck.version import __version__
from tools.commands import every_command, stated_options, usage_of, words

ENGLISH = messages("en")

PAGE = Path(__file__).resolve().parents[1] / "man" / "citecheck.1"


def page() -> str:
    """The whole page."""
    said = words("en")
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
        *(line for _, context in list(every_command("en"))[1:] for line in _command(context)),
        ".SH EXIT STATUS",
        *_listed(said["statuses"]),
        ".SH ENVIRONMENT",
        *_listed(said["variables"]),
    ]
    return "\n".join(lines) + "\n"


def _command(context: click.Context) -> Iterator[str]:
    yield f".SS {_plain(usage_of(context))}"
    yield from _told(text_of(path_of(context), ENGLISH))
    for written, told in stated_options(context):
        yield from (".TP", rf"\fB{_plain(written)}\fR", _plain(told))


def _told(text: str) -> Iterator[str]:
    """Paragraphs; those with an indented line keep their lines."""
    for part in paragraphs(text):
        if keeps_lines(part):
            yield from (".PP", ".nf", *map(_plain, part.splitlines()), ".fi")
        else:
            yield from (".PP", _plain(" ".join(part.split())))


def _listed(rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        yield from (".TP", rf"\fB{_plain(row['name'])}\fR", _plain(row["told"]))


def _plain(text: str) -> str:
    """`text` without meaning for roff: signs escaped, no request at the start of a line."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + escaped if escaped.startswith((".", "'")) else escaped


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
