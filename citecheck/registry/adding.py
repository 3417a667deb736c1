"""A row and the content of a user's registry → the content with the row in its place, all else untouched."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from citecheck.errors import CitecheckError
from citecheck.patterns import Patterns
from citecheck.registry import Row, delimiter_of
from citecheck.registry.lookup import read_identifier
from citecheck.registry.periods import period
from citecheck.registry.problems import problems
from citecheck.registry.writing import cells, order, record, text, type_name

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def read_date(written: str) -> str:
    """An ISO day or month, or a day as Vietnamese writes it (08/02/2022); CitecheckError for anything else."""
    shape = _DAY_FIRST.fullmatch(written.strip())
    iso = f"{shape[3]}-{int(shape[2]):02d}-{int(shape[1]):02d}" if shape else written.strip()
    try:
        if _ISO.fullmatch(iso):
            datetime.date.fromisoformat((iso + "-01")[:10])
            return iso
    except ValueError:
        raise CitecheckError("error.no_such_day", value=written) from None
    raise CitecheckError("error.date_day_first", value=written)


def new_row(file: str, given: dict[str, Any], patterns: Patterns) -> Row:
    """The row that a person describes; its term is the one that the date leaves, its type that of the code."""
    identifier, date = read_identifier(given["identifier"], patterns), read_date(given["date"])
    scope = given["scope"] or None
    return Row(
        identifier, date, given["term"] or period(identifier, scope, date, patterns), scope,
        type_name(identifier, patterns), given["issuer"], given["title"], given["status"], tuple(given["sources"]),
        given["note"], file, 0,
    )  # fmt: skip


def add_row(
    content: str, rows: Sequence[Row], row: Row, patterns: Patterns, today: str, background: Sequence[Row]
) -> str:
    """`content` with `row`; CitecheckError, saying why, if the row would be an error in it or beside the background."""
    own = [replace(other, file=row.file) for other in rows]
    for problem in problems([*own, row], patterns, today, background):
        if problem.line == row.line and problem.level == "error":
            why = CitecheckError(f"registry.problem.{problem.name}", **problem.values)
            raise CitecheckError("registry.refused", identifier=row.identifier, date=row.date, why=why)
    return inserted(content, own, row, patterns)


def inserted(content: str, rows: Sequence[Row], row: Row, patterns: Patterns) -> str:
    """`content` (whose rows are `rows`) with a line for `row` before the first row that comes after it.

    The delimiter, the line ends and the columns of the file are kept; CitecheckError if it lacks a column that `row`
    needs.
    """
    if not content.strip("\ufeff \r\n"):
        return text([row], patterns)
    lines = list(io.StringIO(content, newline=""))
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    filled = cells(row)
    delimiter = delimiter_of(content)
    columns = [name.strip().lower() for name in next(csv.reader([lines[0].lstrip("\ufeff")], delimiter=delimiter))]
    missing = [name for name, value in filled.items() if value and name not in columns]
    if missing:
        raise CitecheckError("error.no_column", at=row.file, name=", ".join(missing))
    later = [other.line for other in rows if order(other, patterns) > order(row, patterns)]
    lines.insert(min(later) - 1 if later else len(lines), record([filled.get(c, "") for c in columns], delimiter, end))
    return "".join(lines)
