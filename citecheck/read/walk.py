"""Paths on the command line → the files to read, in sorted order; what cannot be read is named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from citecheck.model import Unread
from citecheck.read.formats import format_of, refusal
from citecheck.read.unreadable import unread

_SYSTEM = {"thumbs.db", "desktop.ini", "citecheck.toml", "citecheck-baseline.json"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `named`: a person named it, so failing to read it is a failure of the run.

    `data` is what stands in it, where that was read already (standard input can be read only once).
    """

    path: Path
    source: str
    named: bool
    data: bytes | None = None


def walk(paths: Iterable[str]) -> list[Found | Unread]:
    """Each file once, folders in sorted order; Unread for a path that is missing or of no readable kind.

    A file that is named and lies in a named folder too counts as named, whatever the order.
    """
    items: dict[object, Found | Unread] = {}
    for name in paths:
        for item in [Found(Path("-"), "-", named=True)] if name == "-" else _one(name):
            key = _key(item)
            known = items.get(key)
            if known is None:
                items[key] = item
            elif item.named and not known.named:
                # a file of an unknown kind that a person names is read all the same
                items[key] = replace(known, named=True) if isinstance(known, Found) else item
    return list(items.values())


def _key(item: Found | Unread) -> object:
    """What makes two sightings one: the file itself, whatever the path to it."""
    path = item.path if isinstance(item, Found) else Path(item.source)
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return item


def _one(name: str) -> Iterator[Found | Unread]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Found(path, _shown(path), named=True)
        elif path.is_symlink():
            yield Unread(_shown(path), "dead_link", named=True)
        else:
            yield Unread(_shown(path), "missing", named=True)
    except OSError as error:
        yield unread(name, error, named=True)


def _folder(root: Path) -> Iterator[Found | Unread]:
    try:
        names = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError as error:
        yield unread(_shown(root), error)
        return
    for entry in names:
        path = root / entry.name
        if _skipped(entry.name) or (entry.is_symlink() and not _inside(path, root)):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from _folder(path)
        elif not path.exists():
            yield Unread(_shown(path), "dead_link")
        elif format_of(entry.name):
            yield Found(path, _shown(path), named=False)
        else:
            yield unread(_shown(path), refusal(entry.name))


def _skipped(name: str) -> bool:
    """Hidden files, lock files of offices, system files and citecheck's own hold no text of the user's."""
    return name.startswith((".", "~$")) or name.endswith(".orig") or name.lower() in _SYSTEM


def _inside(path: Path, root: Path) -> bool:
    """Whether a link stays in the folder that is walked."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _shown(path: Path) -> str:
    return path.as_posix()
