"""Dates on a horizontal axis: where a day stands, which years are named, the Party terms as bands behind."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.patterns.terms import Terms

EARLIEST = "1930-01-01"
_NARROWEST = 730
_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Band:
    """A Party term behind a picture."""

    name: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A value at an axis and what it is called."""

    at: float
    name: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `low` to `high` (as ordinals) between two horizontal places."""

    low: int
    high: int
    left: float
    right: float

    def x(self, day: str) -> float:
        """Where an ISO day stands; days beyond the ends stand at the ends."""
        ordinal = min(max(ordinal_of(day), self.low), self.high)
        return round(self.left + (ordinal - self.low) / (self.high - self.low) * (self.right - self.left), 1)

    def years(self, most: int = 10) -> tuple[Tick, ...]:
        """At most so many years, at their first day."""
        first, last = (datetime.date.fromordinal(day).year for day in (self.low, self.high))
        step = next((step for step in _STEPS if (last - first) / step <= most), _STEPS[-1])
        years = range(first + (-first) % step, last + 1, step)
        return tuple(
            Tick(self.x(f"{year}-01-01"), str(year))
            for year in years
            if self.low <= ordinal_of(f"{year}-01-01") <= self.high
        )

    def bands(self, terms: Terms) -> tuple[Band, ...]:
        """The terms that the axis touches."""
        made = []
        for term in terms.central:
            left, right = self.x(term.first), self.x(term.last) if term.last else self.right
            if right > left:
                made.append(Band(term.name, left, round(right - left, 1)))
        return tuple(made)


def ordinal_of(day: str) -> int:
    """The number of an ISO day, counted from the year 1; of a month or a year, of its first day."""
    return datetime.date.fromisoformat((day + "-01-01")[:10]).toordinal()


def axis_of(days: Iterable[str], today: str, left: float, right: float) -> Axis | None:
    """An axis that holds the days between the Party's first and the day of the run; None if there is none."""
    inside = sorted(day for day in days if EARLIEST <= day <= today)
    if not inside:
        return None
    low, high = ordinal_of(inside[0]), ordinal_of(inside[-1])
    spare = max((high - low) // 20, (_NARROWEST - (high - low)) // 2, 60)
    return Axis(low - spare, high + spare, left, right)


def steps(highest: int, most: int = 6) -> list[int]:
    """Round numbers from 0 to at least `highest`."""
    size = 1
    while highest / size > most:
        size = size * 5 // 2 if str(size).startswith("2") else size * 2
    return list(range(0, highest + size, size))
