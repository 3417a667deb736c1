"""The bracket of a number: the dates between which it must lie, from the neighbouring numbers of its series and term.

Only where the series is dense and orderly enough to prove anything; of a neighbour that rests on one source,
a second must agree.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from citecheck.model import Identifier
from citecheck.registry import Registry, Row

FEWEST = 5
"""Documents of a series in a term that must be known before its order proves anything."""
ORDERLY = 0.9
"""The share of neighbours whose dates must rise with their numbers."""
SLACK = 3
"""Days by which a number may stand before its neighbour: adopted one day, numbered another."""
GRIP = 5
"""Numbers between two neighbours that are close: a slip seldom lands in the few weeks between them."""
_NEAREST = 3

Series = tuple[str, str | None, str | None]
"""(QĐ/TW, locality, term or local period)."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """The known neighbours of a number, the nearest first on both sides."""

    below: tuple[Row, ...]
    above: tuple[Row, ...]

    @property
    def before(self) -> Row | None:
        """The nearest lower number."""
        return self.below[0] if self.below else None

    @property
    def after(self) -> Row | None:
        """The nearest higher number."""
        return self.above[0] if self.above else None

    def broken_by(self, day: str) -> Row | None:
        """The neighbour that a document of `day` would have to change places with, if its word is good enough."""
        early = [row for row in self.below if row.day is not None and _later(day) < row.day]
        late = [row for row in self.above if row.day is not None and day > _later(row.day)]
        for rows in (early, late):
            if any(row.status == "confirmed" for row in rows) or len(rows) > 1:
                return rows[0]
        return None

    def grips(self, day: str) -> bool:
        """Whether `day` lies in order between two neighbours so close that it would hardly do so by chance."""
        before, after = self.before, self.after
        if before is None or after is None or not self.holds(day):
            return False
        return _count(after) - _count(before) <= GRIP

    def holds(self, day: str) -> bool:
        """Whether `day` lies in order between two known neighbours."""
        before, after = self.before, self.after
        return bool(before and after and before.day and after.day and before.day <= day <= after.day)


@dataclass(frozen=True)
class Brackets:
    """The series that are known well enough, from the registry and from what the texts agree on."""

    registry: Registry
    more: tuple[Row, ...] = ()

    @cached_property
    def _series(self) -> dict[Series, tuple[Row, ...]]:
        rows = dict(self.registry.series)
        taken = {(row.identifier.key, row.scope, row.term) for row in self.registry.rows}
        fresh = [row for row in self.more if (row.identifier.key, row.scope, row.term) not in taken]
        for series, added in groupby(sorted(fresh, key=_order), key=_series_of):
            rows[series] = tuple(sorted((*rows.get(series, ()), *added), key=lambda row: (row.identifier, row.day)))
        return rows

    @cached_property
    def _good(self) -> dict[Series, tuple[Row, ...]]:
        """The series that prove something, without the rows that break their order."""
        from citecheck.registry.neighbours import in_order, orderly  # not asked where every date agrees

        good = {}
        for series, rows in self._series.items():
            if len(rows) >= FEWEST and orderly(rows).share >= ORDERLY:
                good[series] = in_order(rows)
        return good

    def of(self, identifier: Identifier, scope: str | None, term: str | None) -> Bracket | None:
        """The bracket of a number; None where the series is too thin or too disorderly."""
        rows = self._good.get((identifier.series, scope, term), ())
        first, last = (cut(rows, identifier.order, key=_rank) for cut in (bisect_left, bisect_right))
        below, above = rows[max(0, first - _NEAREST) : first], rows[last : last + _NEAREST]
        return Bracket(below[::-1], above) if below or above else None


def rows_of(documents: Iterable[tuple[Identifier, str | None, str | None, str]]) -> tuple[Row, ...]:
    """Rows for documents of the checked texts: (identifier, locality, period, day)."""
    return tuple(
        Row(identifier, day, period, scope, "", "", "", "single", (), "", "", 0)
        for identifier, scope, period, day in documents
    )


def _series_of(row: Row) -> Series:
    return row.identifier.series, row.scope, row.term


def _order(row: Row) -> tuple[str, ...]:
    return (row.identifier.series, row.scope or "", row.term or "", row.identifier.key)


def _rank(row: Row) -> tuple[str, str, str, int, str]:
    return row.identifier.order


def _count(row: Row) -> int:
    digits = re.match(r"\d+", row.identifier.number)
    return int(digits[0]) if digits else 0


def _later(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=SLACK)).isoformat()
