"""What the man page and the reference are both made of: every command there is, with its options."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import click

from citecheck.cli import main
from citecheck.commands.help import options_of, translated
from citecheck.commands.language import speaking
from citecheck.messages import messages

Option = tuple[str, str]
"""How an option is written, and what it does."""


@cache
def words(language: str) -> dict[str, Any]:
    """What these pages say of their own in a language: exit statuses, environment, headings."""
    found: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))[language]
    return found


def every_command(language: str) -> Iterator[tuple[str, click.Context]]:
    """The program, then every command as it is called, with its context, in the order of the help."""
    with click.Context(main, info_name="citecheck", obj=messages(language)) as context:
        yield context.command_path, context
        yield from _below(main, context)


def usage_of(context: click.Context) -> str:
    """How a command is called, with its words for what is to be filled in in the language."""
    pieces = " ".join(context.command.collect_usage_pieces(context))
    return translated(f"{context.command_path} {pieces}", speaking(context))


def stated_options(context: click.Context) -> list[Option]:
    """The options of a command but --help."""
    return [one for one in options_of(context.command, context) if not one[0].endswith("--help")]


def _below(group: click.Group, above: click.Context) -> Iterator[tuple[str, click.Context]]:
    for name in group.list_commands(above):
        command = group.get_command(above, name)
        assert command is not None
        context = click.Context(command, parent=above, info_name=name)
        yield context.command_path, context
        if isinstance(command, click.Group):
            yield from _below(command, context)
