"""What files were found to hold in earlier runs: file and content → extracts, in a database of the cache folder.

The key is made of a file's name, its bytes and everything that reading and recognising depend on, so that what is found
is always what would be found. Runs may go on at once and be killed at any moment; a database that cannot be used is
done without.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from citecheck.cachefolder import cache_folder, digest, make_folder

_NAME = "results-1.sqlite"
_MONTH = 30 * 24 * 3600
_DAY = 24 * 3600
_SIGN = 16
"""Bytes before each value that tell whether it is whole."""
_LARGEST = 1_000_000_000
"""Bytes of the database above which the results not used for the longest time are given up."""


@dataclass(frozen=True, slots=True)
class Info:
    """How many results there are, and how many bytes they take."""

    path: Path
    results: int
    size: int


class Results:
    """An open database; without a folder, or if it cannot be used, it holds nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._base: sqlite3.Connection | None = None
        self._used: list[bytes] = []
        self._new: list[tuple[bytes, bytes]] = []
        if folder is not None and make_folder(folder):
            self._base = _opened(folder / _NAME)

    def get(self, key: bytes) -> bytes | None:
        """What was kept under a key."""
        if self._base is None:
            return None
        with suppress(sqlite3.Error):
            row = self._base.execute("select value, used from results where key = ?", (key,)).fetchone()
            if row is not None and isinstance(row[0], bytes) and isinstance(row[1], int):
                if row[1] < time.time() - _DAY:
                    self._used.append(key)
                value = row[0][_SIGN:]
                return value if row[0][:_SIGN] == digest(value) else None  # a damaged disk tells nothing of it
        return None

    def put(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values under keys."""
        if self._base is not None:
            self._new += rows
            if len(self._new) > 1000:
                self.flush()

    def close(self) -> None:
        """Write what is new, renew what was used, give up what is old."""
        if self._base is None:
            return
        fresh = bool(self._new)
        self.flush()
        now = int(time.time())
        with suppress(sqlite3.Error), self._base:
            self._base.executemany("update results set used = ? where key = ?", [(now, key) for key in self._used])
            if fresh:
                _sweep(self._base, now)
        with suppress(sqlite3.Error):
            self._base.close()
        self._base = None

    def flush(self) -> None:
        """Write what is new."""
        now = int(time.time())
        if self._base is not None and self._new:
            with suppress(sqlite3.Error), self._base:
                rows = [(key, digest(value) + value, now) for key, value in self._new]
                self._base.executemany("insert or replace into results values (?, ?, ?)", rows)
        self._new = []


def _opened(path: Path) -> sqlite3.Connection | None:
    """The database; a file that is none is removed and made anew."""
    for attempt in range(2):
        base = None
        try:
            base = sqlite3.connect(path, timeout=10, isolation_level="DEFERRED")
            base.execute("pragma journal_mode = wal")
            base.execute("pragma synchronous = normal")
            base.execute("create table if not exists results (key blob primary key, value blob, used integer)")
            base.execute("select key, value, used from results limit 1").fetchone()
            return base
        except sqlite3.Error as error:
            if base is not None:
                base.close()
            locked = isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error)
            if locked or attempt:
                return None
            remove(path.parent)
    return None


def _sweep(base: sqlite3.Connection, now: int) -> None:
    base.execute("delete from results where used < ?", (now - _MONTH,))
    (pages,), (size,) = base.execute("pragma page_count").fetchone(), base.execute("pragma page_size").fetchone()
    (free,) = base.execute("pragma freelist_count").fetchone()
    if (pages - free) * size > _LARGEST:
        base.execute("delete from results where key in (select key from results order by used limit"
                     " (select count(*) / 2 from results))")  # fmt: skip


def remove(folder: Path) -> None:
    """Remove the database of a folder."""
    for path in folder.glob(f"{_NAME}*"):
        with suppress(OSError):
            path.unlink()


def info(folder: Path | None = None) -> Info | None:
    """What a folder (default: the program's own) holds; None if there is none."""
    folder = folder or cache_folder()
    if folder is None or not (folder / _NAME).is_file():
        return None
    base = _opened(folder / _NAME)
    if base is None:
        return None
    (count,) = base.execute("select count(*) from results").fetchone()
    base.close()
    return Info(folder / _NAME, count, sum(path.stat().st_size for path in folder.glob(f"{_NAME}*")))
