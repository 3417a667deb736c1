"""`citecheck cache`: what is kept between runs, and its removal."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Group
from citecheck.commands.language import group_language_option, language_option
from citecheck.messages import default_language, messages

_folder = click.option("--cache-dir", metavar="DIR")


@click.group("cache", cls=Group)
@group_language_option
def command() -> None:
    """What is kept between runs."""


@command.command("info")
@_folder
@language_option
def info(cache_dir: str | None, lang: str | None) -> int:
    """Where results are kept, how many, and how much room they take."""
    from citecheck.cachefolder import cache_folder
    from citecheck.results import info as info_of

    folder = Path(cache_dir) if cache_dir else cache_folder()
    found = info_of(folder) if folder else None
    said = messages(lang or default_language())
    size = f"{_size(folder) / 1e6:.1f}"
    known = said.say("cache.info", folder=folder, count=found.results if found else 0, size=size)
    click.echo(known if folder else said.say("cache.none"))
    return ExitStatus.CLEAN


@command.command("clear")
@_folder
@group_language_option
def clear(cache_dir: str | None) -> int:
    """What is kept is removed."""
    from citecheck.cachefolder import cache_folder
    from citecheck.kept import remove as remove_kept
    from citecheck.results import remove as remove_results

    folder = Path(cache_dir) if cache_dir else cache_folder()
    if folder is not None and folder.is_dir():
        remove_results(folder)
        remove_kept(folder)
    return ExitStatus.CLEAN


def _size(folder: Path | None) -> int:
    files = [*folder.glob("results-*"), *folder.glob("compiled-*")] if folder else []
    return sum(path.stat().st_size for path in files)
