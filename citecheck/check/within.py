"""Which days can be of one document at all: a quick look that spares judging every day with every other.

An identifier may be cited with thousands of days, by slips of a program or on purpose. Two that share neither a
numbering period nor a year nor day and month are of two documents, whatever else is said of them.
"""

from __future__ import annotations

import datetime
from collections import defaultdict

from citecheck.check.causes import NEAR
from citecheck.check.judging import Dated, Known
from citecheck.check.periods import periods_of
from citecheck.model import Citation


class Within:
    """Days of documents like `sample`, found by what they share with another."""

    def __init__(self, sample: Citation, known: Known) -> None:
        self._sample, self._known = sample, known
        self._days: dict[str, set[str]] = defaultdict(set)

    def add(self, dated: Dated) -> None:
        """Take a day in."""
        for mark in self._marks(dated):
            self._days[mark].add(dated.day)

    def reach(self, dated: Dated) -> set[str]:
        """Of the days taken in, those that may be of one document with this day."""
        return set().union(*(self._days.get(mark, ()) for mark in self._marks(dated)))

    def _marks(self, dated: Dated) -> set[str]:
        """What days must share: a period, day and month, or a year, of which a day near its edge has two."""
        sample, day = self._sample, dated.day
        if sample.identifier.family == "state" and sample.identifier.year:
            return {sample.identifier.year}  # such a number is given once, whatever the days
        marks = {day[4:], *periods_of(sample, day, self._known.patterns), *_years(day)}
        if dated.row is not None and dated.row.term:
            marks.add(dated.row.term)
        return marks


def _years(day: str) -> set[str]:
    """The years of a day and of those near it."""
    given = datetime.date.fromisoformat(day)
    steps = datetime.timedelta(days=NEAR)
    first, last = given, given
    if given - datetime.date.min >= steps:
        first -= steps
    if datetime.date.max - given >= steps:
        last += steps
    return {f"year {first.year}", f"year {last.year}"}
