"""Rows → the rows asked for, in the order of a registry."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from citecheck.errors import CitecheckError
from citecheck.patterns import Patterns
from citecheck.patterns.codes import plain
from citecheck.registry import Row
from citecheck.registry.periods import is_period
from citecheck.registry.writing import order

_PART = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def chosen(
    rows: Iterable[Row],
    patterns: Patterns,
    term: str | None = None,
    series: str | None = None,
    status: str | None = None,
    first: str | None = None,
    last: str | None = None,
) -> tuple[Row, ...]:
    """The rows of a term, a series (in any spelling), a status and a span of dates (ISO, or a month or a year)."""
    if term is not None and not is_period(term.upper(), "", patterns):
        raise CitecheckError("error.term", value=term, terms=", ".join(patterns.terms.names()))
    for date in (first, last):
        if date is not None:
            _refuse_no_date(date)
    found = [
        row
        for row in rows
        if (term is None or row.term == term.upper())
        and (series is None or plain(row.identifier.series) == plain(series))
        and (status is None or row.status == status)
        and (first is None or (row.date or "") >= first)
        and (last is None or (row.date is not None and row.date[: len(last)] <= last))
    ]
    return tuple(sorted(found, key=lambda row: order(row, patterns)))


def _refuse_no_date(written: str) -> None:
    if not _PART.fullmatch(written):
        raise CitecheckError("error.date", value=written)
    try:
        datetime.date.fromisoformat(f"{written}-01-01"[:10])
    except ValueError:
        raise CitecheckError("error.no_such_day", value=written) from None
