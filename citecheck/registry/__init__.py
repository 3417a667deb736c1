"""The registry: documents whose dates are known, each with its sources, read from CSV files.

A row that is `confirmed` may accuse; one that rests on a `single` source supports or warns; a `disputed` one only says
that the sources disagree. One identifier may stand in several rows: of several terms, rarely twice in one.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from citecheck.cachefolder import hash_of
from citecheck.errors import CitecheckError, refused_by_system
from citecheck.identifier import Value
from citecheck.kept import kept
from citecheck.model import Identifier
from citecheck.patterns.files import shipped

Status = Literal["confirmed", "single", "disputed"]

COLUMNS = ("identifier", "date", "term", "type", "issuer", "title", "status", "sources", "note")
"""The columns of a registry file; `scope`, the locality of a local document, may stand beside them."""

_REQUIRED = ("identifier", "date", "status", "sources")
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True, slots=True)
class Row(Value):
    """A known document: what it is, its date (ISO, a month or a year if no more is known), and who says so."""

    identifier: Identifier
    date: str | None
    term: str | None
    scope: str | None
    type: str
    issuer: str
    title: str
    status: Status
    sources: tuple[str, ...]
    note: str
    file: str
    line: int

    @property
    def day(self) -> str | None:
        """The date, if it is a full one."""
        return self.date if self.date is not None and len(self.date) == 10 else None


@dataclass(frozen=True)
class Registry:
    """The rows of some files (path, and a name for what it says), then those that are given; files are read late."""

    given: tuple[Row, ...] = ()
    files: tuple[tuple[Path, str], ...] = ()

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order of the files."""
        return (*(row for path, state in self.files for row in _rows_of(path, state)), *self.given)

    @property
    def state(self) -> str | None:
        """A name for what is known; None for rows that are of no file."""
        return None if self.given else repr(self.files)

    @cached_property
    def _by_key(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            found.setdefault(row.identifier.key, []).append(row)
        return found

    @cached_property
    def _by_date(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows:
            if row.day is not None:
                found.setdefault(row.day, []).append(row)
        return found

    def of(self, identifier: Identifier, scope: str | None = None) -> tuple[Row, ...]:
        """The rows of an identifier; of a local one, those of its locality only."""
        return tuple(row for row in self._by_key.get(identifier.key, ()) if row.scope == scope)

    def on(self, day: str) -> tuple[Row, ...]:
        """The rows of the documents of an ISO day."""
        return tuple(self._by_date.get(day, ()))

    @cached_property
    def series(self) -> dict[tuple[str, str | None, str | None], tuple[Row, ...]]:
        """(series such as KL/TW, locality, term) → its undisputed rows with a full date, by number."""
        found: dict[tuple[str, str | None, str | None], list[Row]] = {}
        for row in self.rows:
            if row.day is not None and row.status != "disputed":
                found.setdefault((row.identifier.series, row.scope, row.term), []).append(row)
        return {key: tuple(sorted(rows, key=lambda row: (row.identifier, row.day))) for key, rows in found.items()}


def load_registry(*files: str | Path, default: bool = True) -> Registry:
    """The shipped registry and the user's files; CitecheckError, naming file and line, for a row that is none."""
    own = [_file(Path(file)) for file in files]
    for path, state in own:
        _rows_of(path, state)  # a mistake in a user's file is shown before any text is read
    shared = sorted(shipped("registry").glob("*.csv")) if default else ()
    return Registry(files=(*map(_file, shared), *own))


def _file(path: Path) -> tuple[Path, str]:
    """A file, and a name for what it says."""
    try:
        return path, hash_of(path.read_bytes())
    except OSError as error:
        raise refused_by_system(error, path) from None


@lru_cache(maxsize=16)  # what judges and what reports ask for the same registry
def _rows_of(path: Path, state: str) -> tuple[Row, ...]:
    """The rows of a file; those of a file that says the same as in an earlier run are kept."""
    return kept(f"registry {path} {state}", lambda: tuple(read_rows(path)))


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one file."""
    for line, cells in read_cells(path):
        yield row_of(cells, path, line)


def read_cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The line and the cells of each row of one file; Excel's semicolons or tabs for commas are understood."""
    import csv  # what was read once is kept

    content = read_content(path)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter_of(content), strict=True)
    names: list[str] | None = None
    try:
        while True:
            line = reader.line_num + 1
            cells = [cell.strip() for cell in next(reader)]
            if names is None:
                names = _names(cells, path)
            elif len(cells) > len(names):
                raise CitecheckError("error.cells", at=f"{path}:{line}")
            elif any(cells):
                yield line, dict(zip(names, cells, strict=False))
    except StopIteration:
        if names is None:
            _names([], path)
    except csv.Error as error:
        raise CitecheckError("error.csv", at=f"{path}:{reader.line_num}", why=error) from None


def read_content(path: Path) -> str:
    """A file as it stands, line ends untouched, but for a byte order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CitecheckError("error.csv_encoding", at=path, byte=error.start) from None
    except OSError as error:
        raise refused_by_system(error, path) from None


def delimiter_of(content: str) -> str:
    """What stands between the names of the columns: a comma, or Excel's semicolon or tab."""
    return max(",;\t", key=(content.splitlines() or [""])[0].count)


def _names(cells: list[str], path: Path) -> list[str]:
    names = [cell.lower() for cell in cells]
    missing = [name for name in _REQUIRED if name not in names]
    if missing:
        raise CitecheckError("error.columns", at=f"{path}:1", missing=", ".join(missing), columns=", ".join(COLUMNS))
    return names


def row_of(cells: dict[str, str], path: Path, line: int) -> Row:
    """The row that `cells` make; CitecheckError, naming file and line, if they make none."""

    def cell(name: str) -> str:
        return cells.get(name, "")

    status = cell("status") or "single"
    if status not in get_args(Status):
        raise CitecheckError("error.status", at=f"{path}:{line}", value=status, known=", ".join(get_args(Status)))
    try:
        identifier = Identifier.parse(cell("identifier"))
    except ValueError:
        raise CitecheckError("error.identifier_form", at=f"{path}:{line}", value=cell("identifier")) from None
    date = cell("date") or None
    if date is not None and not _is_date(date):
        raise CitecheckError("error.date_excel" if "/" in date else "error.date", at=f"{path}:{line}", value=date)
    return Row(
        identifier, date, cell("term") or None, cell("scope") or None, cell("type"), cell("issuer"), cell("title"),
        cast(Status, status), tuple(one.strip() for one in cell("sources").split(" | ") if one.strip()), cell("note"),
        path.name, line,
    )  # fmt: skip


def _is_date(written: str) -> bool:
    if not re.fullmatch(_DATE, written):
        return False
    try:
        datetime.date.fromisoformat((written + "-01-01")[:10])
    except ValueError:
        return False
    return True
