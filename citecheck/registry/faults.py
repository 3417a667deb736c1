"""Registry files a person keeps → their rows, so that one mistake hides no other and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from citecheck.errors import CitecheckError
from citecheck.messages import Messages
from citecheck.registry import Row, read_cells, read_content, read_rows, row_of
from citecheck.registry.problems import Problem
from citecheck.registry.writing import WRITTEN


def rows_and_faults(files: Iterable[tuple[Path, str]], said: Messages) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of files given with the names to show them by; CitecheckError for a file that is no registry."""
    rows: list[Row] = []
    faults: list[Problem] = []
    for path, shown in files:
        for line, cells in read_cells(path):
            try:
                rows.append(replace(row_of(cells, path, line), file=shown))
            except CitecheckError as error:
                why = {"why": error.why(said)}
                faults.append(Problem(shown, line, "unreadable", cells.get("identifier", ""), why))
    return tuple(rows), tuple(faults)


def content_of(path: Path) -> tuple[str, tuple[Row, ...]]:
    """The content of a file, with its byte order mark, and its rows; nothing if there is no file yet."""
    if not path.exists() or not read_content(path).strip():
        return "", ()
    rows = tuple(read_rows(path))
    return path.read_bytes().decode("utf-8"), rows


def previous_rows(files: Iterable[Path]) -> tuple[Row, ...]:
    """The rows of registries built before; CitecheckError if one has columns that building again would lose."""
    rows: list[Row] = []
    for path in files:
        if not path.exists():
            continue
        for line, cells in read_cells(path):
            own = sorted(set(cells) - set(WRITTEN))
            if own:
                raise CitecheckError("error.column_lost", at=path, name=", ".join(own))
            rows.append(row_of(cells, path, line))
    return tuple(rows)
