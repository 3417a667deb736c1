"""`citecheck cache`: what is kept between runs, and its removal."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.commands.exits import ExitStatus

_folder = click.option("--cache-dir", metavar="DIR", help="The folder; default: the platform's cache folder.")


@click.group("cache")
def command() -> None:
    """Show or remove what is kept between runs. Removing it only makes the next run slower."""


@command.command("info")
@_folder
def info(cache_dir: str | None) -> int:
    """Say where results are kept, how many, and how much room they take."""
    from citecheck.cachefolder import cache_folder
    from citecheck.results import info as info_of

    folder = Path(cache_dir) if cache_dir else cache_folder()
    found = info_of(folder) if folder else None
    click.echo(f"{folder}: {found.results if found else 0} results, {_size(folder) / 1e6:.1f} MB" if folder else "none")
    return ExitStatus.CLEAN


@command.command("clear")
@_folder
def clear(cache_dir: str | None) -> int:
    """Remove what is kept."""
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
