"""What is made once and kept between runs: compiled expressions and tables, in one file of the cache folder.

`kept(name, make)` gives the thing of that name: from the file, else freshly made. Nothing is written until `save`,
which only the command line calls. The file is a short cut: missing, old, damaged or not writable, it costs time only.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar, cast

from citecheck.cachefolder import cache_folder, code_state, hash_of, make_folder, write_whole
from citecheck.pickled import pickled, unpickled

T = TypeVar("T")

_OLD = 30 * 24 * 3600
"""Seconds after which a file that nobody has renewed is of a version no longer used."""


class _Shelf:
    """The things of the file, pickled, and whether this run has added any."""

    def __init__(self) -> None:
        self.path = _path()
        self.things: dict[str, bytes] = {}
        self.grown = False
        with suppress(OSError, ValueError, EOFError, TypeError):
            stored = marshal.loads(self.path.read_bytes()) if self.path else {}
            self.things = stored if isinstance(stored, dict) else {}


_shelf: _Shelf | None = None


def kept(name: str, make: Callable[[], T]) -> T:
    """The thing of this name; `name` must say everything that `make` depends on, but for the program's own code."""
    shelf = _opened()
    stored = shelf.things.get(name)
    if stored is not None:
        try:
            return cast(T, unpickled(stored))
        except Exception:  # whatever a damaged file raises, the thing can be made
            shelf.things.clear()
    made = make()
    if shelf.path is not None:
        shelf.things[name] = pickled(made)
        shelf.grown = True
    return made


def save() -> None:
    """Put what was made in this run into the file."""
    shelf = _opened()
    if not shelf.grown or shelf.path is None or not make_folder(shelf.path.parent):
        return
    shelf.grown = False
    if write_whole(shelf.path, marshal.dumps(shelf.things)):
        _sweep(shelf.path)


def remove(folder: Path) -> None:
    """Remove what is kept in a folder."""
    for path in folder.glob("compiled-*"):
        with suppress(OSError):
            path.unlink()


def _opened() -> _Shelf:
    global _shelf
    if _shelf is None:
        _shelf = _Shelf()
    return _shelf


def _path() -> Path | None:
    folder = cache_folder()
    if folder is None:
        return None
    of = f"{code_state()} {sys.implementation.cache_tag} {sys.hexversion} {_compiler()}"
    state = hash_of(of.encode())
    return folder / f"compiled-{state}.bin"


def _compiler() -> int:
    """When the library that compiles expressions was installed; to ask it for its version, it must be imported."""
    found = find_spec("regex")
    return os.stat(found.origin).st_mtime_ns if found and found.origin else 0


def _sweep(path: Path) -> None:
    """Remove what versions no longer used have left."""
    limit = time.time() - _OLD
    for other in path.parent.glob("compiled-*"):
        with suppress(OSError):
            if other != path and other.stat().st_mtime < limit:
                other.unlink()
