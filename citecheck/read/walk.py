"""Paths on the command line → the files to read, in sorted order; what is left out or cannot be read is named."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from citecheck.model import LeftOut, Unread
from citecheck.read.formats import format_of, refusal
from citecheck.read.ignore import Ignores, ignores_around
from citecheck.read.own import is_result
from citecheck.read.unreadable import unread

# ~$report.docx, ~WRL0001.tmp: what Word leaves; .~lock.report.odt# is hidden
_LEFT_BEHIND = (".", "~$", "~wr")
_SYSTEM = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "citecheck.toml", "citecheck-baseline.json"}


@dataclass(frozen=True, slots=True)
class WalkOptions:
    """What is kept out: paths that match a pattern of `exclude`, and, with `ignore`, what ignore files name.

    `base` is the folder that the patterns of `exclude` are meant from; "" is the current one. `results` are the
    files that the run will write: what an earlier run wrote there is no text.
    """

    exclude: tuple[str, ...] = ()
    ignore: bool = True
    base: str = ""
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `named`: a person named it, so failing to read it is a failure of the run.

    `data` is what stands in it, where that was read already (standard input can be read only once).
    """

    path: Path
    source: str
    named: bool
    data: bytes | None = None


Item = Found | Unread | LeftOut
_Sighting = tuple[Path, Item]
EVERYTHING = WalkOptions()


def walk(paths: Iterable[str], options: WalkOptions = EVERYTHING) -> list[Item]:
    """Each file once, folders in sorted order; Unread for a path that is missing or of no readable kind.

    A file that is named and lies in a named folder too counts as named, whatever the order. What --exclude and
    .citecheckignore keep out is kept out even if it is named, so that a hook may name every changed file.
    """
    items: dict[object, _Sighting] = {}
    real = cache(_key)
    for name in paths:
        for path, item in [(Path("-"), Found(Path("-"), "-", named=True))] if name == "-" else _one(name, options):
            # of what a folder lists, only links lead elsewhere
            met = isinstance(item, Found) and not item.named and not path.is_symlink()
            key = (real(path.parent), path.name) if met else _parted(_key(path))
            known = items.get(key)
            if known is None or isinstance(known[1], LeftOut):
                items[key] = path, item
            elif not isinstance(item, LeftOut) and item.named and not _named(known[1]):
                # a file of an unknown kind that a person names is read all the same
                items[key] = (known[0], replace(known[1], named=True)) if isinstance(known[1], Found) else (path, item)
    for name in options.results:
        key = _parted(_key(Path(name)))
        known = items.get(key)
        if known is not None and isinstance(known[1], Found) and not known[1].named and is_result(known[0]):
            items[key] = known[0], LeftOut(known[1].source, "excluded", f"-o {name}")
    return _told_apart(items.values())


def _named(item: Item) -> bool:
    return not isinstance(item, LeftOut) and item.named


def _parted(path: Path) -> object:
    return path.parent, path.name


def _key(path: Path) -> Path:
    """What makes two sightings one: the file itself, whatever the path to it."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path


def _told_apart(sightings: Iterable[_Sighting]) -> list[Item]:
    """The items; of two whose names differ only in their composition, the decomposed one is shown as it is stored."""
    seen = [(_printable(path.as_posix()), item) for path, item in sightings]
    composed = {stored for stored, item in seen if stored == item.source}
    return [
        replace(item, source=stored) if stored != item.source and item.source in composed else item
        for stored, item in seen
    ]


def _one(name: str, options: WalkOptions) -> Iterator[_Sighting]:
    path = Path(name)
    try:
        rules = ignores_around(path, options.exclude, options.base, options.ignore)
        folder = path.is_dir()
        excluded = rules.excluded_by(path, folder, named=True)
        if excluded and (folder or path.exists()):
            yield path, LeftOut(_shown(path), "excluded", excluded)
        elif folder:
            yield from _folder(path, rules)
        elif path.exists():
            yield path, Found(path, _shown(path), named=True)
        elif path.is_symlink():
            yield path, Unread(_shown(path), "dead_link", named=True)
        else:
            yield path, Unread(_shown(path), "missing", named=True)
    except OSError as error:
        yield path, unread(_shown(path), error, named=True)


def _folder(root: Path, rules: Ignores) -> Iterator[_Sighting]:
    """All files below a folder. Not by recursion: folders may be deeper than Python's stack."""
    waiting: list[tuple[Path, Ignores, bool]] = [(root, rules, True)]
    while waiting:
        path, around, enter = waiting.pop()
        if not enter:
            item = _file(path)
            if item is not None:
                yield path, item
            continue
        try:
            here = around.within(path)
            entries = sorted(os.scandir(path), key=lambda entry: (_composed(entry.name), entry.name), reverse=True)
        except OSError as error:
            yield path, unread(_shown(path), error)
            continue
        left_out: list[_Sighting] = []
        for entry in entries:
            inner, folder = path / entry.name, _is_folder(entry)
            if _skipped(entry.name) or (entry.is_symlink() and (folder or not _inside(inner, root))):
                continue
            excluded = here.excluded_by(inner, folder)
            if excluded:
                left_out.append((inner, LeftOut(_shown(inner), "excluded", excluded)))
            else:
                waiting.append((inner, here, folder))
        yield from reversed(left_out)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a ring of links
        return False


def _file(path: Path) -> Item | None:
    """A file met in a folder."""
    try:
        if not path.exists():
            return Unread(_shown(path), "dead_link")
    except OSError as error:
        return unread(_shown(path), error)
    if format_of(path.name):
        return Found(path, _shown(path), named=False)
    return unread(_shown(path), refusal(path.name))


def _skipped(name: str) -> bool:
    """Hidden files, lock files of offices, system files and citecheck's own hold no text of the user's."""
    known = name.lower()
    return known.startswith(_LEFT_BEHIND) or known.endswith(".orig") or known in _SYSTEM


def _inside(path: Path, root: Path) -> bool:
    """Whether a link stays in the folder that is walked."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def _shown(path: Path) -> str:
    """A path as it is shown: with slashes, composed, printable."""
    return _composed(_printable(path.as_posix()))


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _printable(name: str) -> str:
    r"""A name whose bytes are no UTF-8 shows them as \xff."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace").replace("\0", r"\0")
