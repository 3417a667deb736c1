"""Where citations may wait on the disk until they are judged: `python -m benchmarks.spills`.

The same made-up citations, share by share, in packed blocks of one file (what the program does), in a table of
SQLite, and in columns of Parquet. Each in a process of its own: processor time to put them away and to have them
back, the most memory held beyond what making them takes, and bytes on the disk. `--citations N` sets how many.
"""

from __future__ import annotations

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

from benchmarks.machine import machine
from benchmarks.memory.extracts import extracts
from citecheck.check.shares import HELD, SHARES
from citecheck.model import Citation, CitedDate, Identifier
from citecheck.pickled import pickled, unpickled
from citecheck.spill import Spill


class Store(Protocol):
    """Takes citations under the number of a share, and gives those of a share back."""

    def put(self, number: int, values: Sequence[Citation]) -> None: ...
    def of(self, number: int) -> Iterator[Citation]: ...


class Table:
    """A table of SQLite: a row a citation, pickled; an index by share when all are there."""

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "spill.db")
        self._base.executescript("pragma journal_mode=off; pragma synchronous=off; create table c (n int, v blob)")
        self._ready = False

    def put(self, number: int, values: Sequence[Citation]) -> None:
        """Insert them."""
        self._base.executemany("insert into c values (?, ?)", ((number, pickled(one)) for one in values))

    def of(self, number: int) -> Iterator[Citation]:
        """Those of a share, in the order in which they came."""
        if not self._ready:
            self._base.execute("create index i on c (n)")
            self._ready = True
        for (value,) in self._base.execute("select v from c where n = ? order by rowid", (number,)):
            yield unpickled(value)


class Columns:
    """Parquet: a file a share, a column for each part of a citation, a group of rows each time."""

    def __init__(self, folder: Path) -> None:
        import pyarrow
        import pyarrow.parquet

        self._arrow, self._parquet, self._folder = pyarrow, pyarrow.parquet, folder
        self._writers: dict[int, Any] = {}

    def put(self, number: int, values: Sequence[Citation]) -> None:
        """Write them as a group of rows."""
        columns: dict[str, list[Any]] = {name: [getattr(one, name) for one in values] for name in _PLAIN}
        for name in _IDENTIFIER:
            columns[f"identifier_{name}"] = [getattr(one.identifier, name) for one in values]
        for name in _DATE:
            columns[f"date_{name}"] = [getattr(one.date, name) if one.date else None for one in values]
        table = self._arrow.table({name: self._arrow.array(column) for name, column in columns.items()})
        if number not in self._writers:
            types = dict.fromkeys(_TEXTS, self._arrow.string()) | dict.fromkeys(_NUMBERS, self._arrow.int64())
            schema = self._arrow.schema([(one.name, types.get(one.name, one.type)) for one in table.schema])
            self._writers[number] = self._parquet.ParquetWriter(self._folder / f"{number}.parquet", schema)
        self._writers[number].write_table(table.cast(self._writers[number].schema))

    def of(self, number: int) -> Iterator[Citation]:
        """Those of a share, made anew."""
        if number not in self._writers:
            return
        self._writers[number].close()
        for batch in self._parquet.ParquetFile(self._folder / f"{number}.parquet").iter_batches():
            for row in batch.to_pylist():
                identifier = Identifier(*(row.pop(f"identifier_{name}") for name in _IDENTIFIER))
                date = [row.pop(f"date_{name}") for name in _DATE]
                yield Citation(identifier=identifier, date=CitedDate(*date) if date[0] is not None else None, **row)


_IDENTIFIER = ("number", "type", "issuer", "family", "year")
_DATE = ("start", "end", "raw", "year", "month", "day", "calendar", "order")
_PLAIN = (
    "source", "start", "end", "line", "column", "raw", "form", "known", "kind", "binding", "term", "term_said",
    "term_close", "local", "level", "scope", "scope_said", "locator", "type_word", "about", "sic",
)  # fmt: skip
# columns that may be empty in the first rows, so that their kind must be said
_TEXTS = ("binding", "term", "term_said", "scope", "locator", "date_raw", "date_calendar", "date_order")
_NUMBERS = ("date_start", "date_end", "date_year", "date_month", "date_day")


class Nothing:
    """What making the citations takes by itself."""

    def put(self, number: int, values: Sequence[Citation]) -> None:
        """Forget them."""

    def of(self, number: int) -> Iterator[Citation]:  # noqa: ARG002
        """None."""
        return iter(())


STORES: dict[str, Callable[[Path], Store]] = {
    "nothing": lambda _: Nothing(),
    "packed blocks": lambda _: Spill[Citation](),
    "SQLite": Table,
    "Parquet": Columns,
}


def measure(name: str, citations: int) -> None:
    """In a process of its own: put away, have back, say what it took."""
    with tempfile.TemporaryDirectory() as folder:
        store = STORES[name](Path(folder))
        began = time.process_time()
        fresh: dict[int, list[Citation]] = defaultdict(list)
        held = 0
        for text in extracts(citations, citations // 40):
            for one in text.citations:
                fresh[crc32(one.identifier.key.encode()) % SHARES].append(one)
            held += len(text.citations)
            if held > HELD:
                _put(store, fresh)
                held = 0
        _put(store, fresh)
        put = time.process_time()
        back = sum(1 for number in range(SHARES) for _ in store.of(number))
        ended = time.process_time()
        assert back in (0, citations), back
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) or getattr(store, "size", 0)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(put - began, ended - put, memory, size / 1e6)


def _put(store: Store, fresh: dict[int, list[Citation]]) -> None:
    for number, values in fresh.items():
        store.put(number, values)
    fresh.clear()


def main() -> int:
    """Run; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--citations", type=int, default=1_000_000)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure, options.citations)
        return 0
    print(f"{machine()}\n")
    print(f"| {options.citations:,} citations in | putting, CPU s | having back, CPU s | MB held | MB on disk |")
    print("| --- | ---: | ---: | ---: | ---: |", flush=True)
    base = 0.0
    for name in STORES:
        command = [sys.executable, "-m", "benchmarks.spills", "--measure", name, "--citations", str(options.citations)]
        done = subprocess.run(command, capture_output=True, text=True, env=os.environ, check=True)
        put, back, memory, size = map(float, done.stdout.split())
        base = base or put
        print(f"| {name} | {put - base:.1f} | {back:.1f} | {memory:.0f} | {size:.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
