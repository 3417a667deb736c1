"""How the dates of a series rise with its numbers: the neighbours of a number, and the rows that break the order.

All functions take the rows of one series, locality and term, as `Registry.series` gives them: with a full date, sorted
by number. Numbers are given out in turn, so a later number has no earlier date; days may be equal.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from citecheck.model import Identifier
from citecheck.registry import Row


@dataclass(frozen=True, slots=True)
class Order:
    """How many of the `pairs` of adjacent numbers of a series have rising (or equal) dates."""

    pairs: int
    rising: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where nothing can be compared."""
        return self.rising / self.pairs if self.pairs else 0.0


def bracket(rows: Sequence[Row], identifier: Identifier) -> tuple[Row | None, Row | None]:
    """The rows of the next lower and of the next higher number, whether or not `identifier` has a row itself.

    Where one of these numbers has two rows, the one that leaves more room is given. To judge a date by its bracket,
    pass `in_order(rows)`: a neighbour that is itself misplaced proves nothing.
    """
    below = bisect_left(rows, identifier, key=_number)
    above = bisect_right(rows, identifier, key=_number)
    before = rows[bisect_left(rows, rows[below - 1].identifier, key=_number)] if below else None
    after = rows[bisect_right(rows, rows[above].identifier, key=_number) - 1] if above < len(rows) else None
    return before, after


def orderly(rows: Sequence[Row]) -> Order:
    """How far the dates of a series rise with its numbers; two rows of one number are no pair."""
    pairs = [(one, other) for one, other in pairwise(rows) if one.identifier != other.identifier]
    return Order(len(pairs), sum(_day(one) <= _day(other) for one, other in pairs))


def in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The most rows whose dates rise with their numbers; of two such choices, the better attested."""
    kept = _longest_rising(rows)
    return tuple(row for place, row in enumerate(rows) if place in kept)


def out_of_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The other rows: the fewest to blame for the dates not rising with the numbers."""
    kept = _longest_rising(rows)
    return tuple(row for place, row in enumerate(rows) if place not in kept)


def _longest_rising(rows: Sequence[Row]) -> set[int]:
    """The places of the longest subsequence with non-decreasing dates.

    Of equally long ones, that with more confirmed rows, then that whose dates lie closer to the middle of the series:
    1/2021, 6/2001, 21/2021 breaks at the 6. `best` holds the subsequences that no earlier ending one outdoes.
    """
    if not rows:
        return set()
    days = sorted(_ordinal(row) for row in rows)
    middle = days[(len(days) - 1) // 2]  # to import statistics takes longer than all the sorting
    best: list[tuple[int, tuple[int, int, int], int]] = []
    previous: dict[int, int | None] = {}
    for place, row in enumerate(rows):
        day = _ordinal(row)
        at = bisect_right(best, day, key=lambda one: one[0])
        _, (length, sure, far), previous[place] = best[at - 1] if at else (0, (0, 0, 0), None)
        score = (length + 1, sure + (row.status == "confirmed"), far - abs(day - middle))
        end = at
        while end < len(best) and best[end][1] <= score:
            end += 1
        best[at:end] = [(day, score, place)]
    kept: set[int] = set()
    step: int | None = best[-1][2]
    while step is not None:
        kept.add(step)
        step = previous[step]
    return kept


def _ordinal(row: Row) -> int:
    return datetime.date.fromisoformat(_day(row)).toordinal()


def _number(row: Row) -> Identifier:
    return row.identifier


def _day(row: Row) -> str:
    return row.day or "0001-01-01"
