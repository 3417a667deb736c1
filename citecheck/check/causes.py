"""Why two full dates of one document may differ: the slip that turns one into the other, if there is one."""

from __future__ import annotations

import datetime
from typing import Literal

Cause = Literal["calendar", "year-slip", "day-month-swap", "digit-slip", "month-slip", "near", "copied", "other"]

SLIPS: tuple[Cause, ...] = ("calendar", "year-slip", "day-month-swap", "digit-slip", "month-slip", "near")
BUDDHIST = 543
"""Years between the Buddhist and the Gregorian calendar."""
NEAR = 3
"""Days between adoption, signing and publication that are taken for one another."""


def cause_of(one: str, other: str) -> Cause:
    """The slip between two different ISO days, in either direction; "other" if none explains it."""
    year, month, day = _parts(one)
    other_year, other_month, other_day = _parts(other)
    if (month, day) == (other_month, other_day):
        return "calendar" if abs(year - other_year) == BUDDHIST else "year-slip"
    if year == other_year:
        if (month, day) == (other_day, other_month):
            return "day-month-swap"
        if _one_figure(f"{day:02d}{month:02d}", f"{other_day:02d}{other_month:02d}"):
            return "near" if apart(one, other) <= NEAR else "digit-slip"
        if day == other_day and apart(one, other) > NEAR:
            return "month-slip"
    return "near" if apart(one, other) <= NEAR else "other"


def crosses_terms(cause: Cause) -> bool:
    """Whether a slip is plain enough to outrank "another document of another term"."""
    return cause in ("calendar", "year-slip")


def one_figure_of_the_year(one: str, other: str) -> bool:
    """Whether two ISO days' years differ in a single figure: 2001 and 2021, not 2003 and 2022."""
    return sum(a != b for a, b in zip(one[:4], other[:4], strict=True)) == 1


def _parts(day: str) -> tuple[int, int, int]:
    year, month, number = day.split("-")
    return int(year), int(month), int(number)


def _one_figure(one: str, other: str) -> bool:
    """One figure changed, two neighbours exchanged, or one lost (30/11 and 30/1 are 3011 and 3001)."""
    differing = [place for place in range(4) if one[place] != other[place]]
    if len(differing) == 1:
        return True
    first, second = differing[0], differing[-1]
    return len(differing) == 2 and second - first == 1 and one[first] == other[second] and one[second] == other[first]


def apart(one: str, other: str) -> int:
    """The days between two ISO days."""
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
