"""A list of identifiers beside a list of dates: 58-QĐ/TW và 15-KL/TW lần lượt ngày 08/02/2022 và 30/9/2021.

As many dates as identifiers are taken in their order; where the counts differ, nobody can tell whose they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck import expressions as regex
from citecheck.extract.behind import CLAUSE, opens_clause
from citecheck.extract.dates import Dated
from citecheck.extract.gaps import judge_after, judge_before, refused
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.joining import in_turn, listed, without_turn
from citecheck.patterns import Patterns

_REACH = 120
"""Characters from one list to the other."""
_CLOSES = regex.compile(r"\s*(?:[.;:)\]\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Paired:
    """The dates (their indices) beside a list of identifiers; `follow`: they stand behind it, else before it."""

    members: list[int]
    dates: list[int]
    follow: bool

    @property
    def told(self) -> bool:
        """Whether each identifier has its own."""
        return len(self.members) == len(self.dates)


def paired(
    text: str, ids: list[Occurrence], dates: list[Dated], lists: list[list[int]], patterns: Patterns
) -> Iterator[Paired]:
    """The lists of identifiers that have a list of dates."""
    for members in lists:
        last = members[-1]
        limit = ids[last + 1].start if last + 1 < len(ids) else len(text)
        behind = _behind(text, ids[last].end, limit, dates, patterns)
        if behind:
            yield Paired(members, behind, follow=True)
            continue
        first = members[0]
        before = _before(text, ids[first - 1].end if first else 0, ids[first], dates, patterns)
        if len(before) == len(members):
            yield Paired(members, before, follow=False)


def _behind(text: str, end: int, limit: int, dates: list[Dated], patterns: Patterns) -> list[int]:
    """The list of dates behind the last identifier of a list, which ends at `end`."""
    first = bisect_left(dates, end, key=lambda dated: dated.start)
    found = _run(text, dates, first, min(limit, end + _REACH), patterns)
    if len(found) < 2:
        return []
    gap, last = text[end : dates[first].begin], dates[found[-1]]
    if not judge_after(without_turn(gap, patterns), dates[first].languages, patterns).binds:
        return []
    behind = text[last.end : min(limit, last.end + CLAUSE)]
    if in_turn(gap, patterns) or in_turn(behind[:30], patterns) or _joined(text, dates, found, patterns):
        return found
    ends = _CLOSES.match(behind) or opens_clause(behind, last.languages, patterns) is False
    return found if ends else []


def _before(text: str, start: int, one: Occurrence, dates: list[Dated], patterns: Patterns) -> list[int]:
    """The list of dates before the first identifier of a list, whose verb of issue stands between the two."""
    last = bisect_left(dates, one.start, key=lambda dated: dated.end) - 1
    first = last
    while first > 0 and dates[first - 1].start >= start and _next(text, dates, first - 1, patterns) is not None:
        first -= 1
    found = list(range(first, last + 1))
    if len(found) < 2 or one.start - dates[last].end > _REACH or not _joined(text, dates, found, patterns):
        return []
    if refused(text[max(0, dates[first].start - 40) : dates[first].start], dates[first].languages, patterns):
        return []
    gap = without_turn(text[dates[last].end : one.start], patterns)
    return found if judge_before(gap, "", dates[last].languages, patterns).binds else []


def _run(text: str, dates: list[Dated], first: int, limit: int, patterns: Patterns) -> list[int]:
    """The dates from `first` on that stand in one list."""
    if first == len(dates) or dates[first].start >= limit or not dates[first].date.day:
        return []
    last = first
    while last + 1 < len(dates) and dates[last + 1].start < limit and _next(text, dates, last, patterns) is not None:
        last += 1
    return list(range(first, last + 1))


def _next(text: str, dates: list[Dated], place: int, patterns: Patterns) -> bool | None:
    """Whether a date and the next one are members of one list: None if not, True if "and" says so."""
    one, other = dates[place], dates[place + 1]
    between = text[one.end : max(one.end, other.begin)]
    return listed(between, patterns) if len(between) < 20 and one.date.day and other.date.day else None


def _joined(text: str, dates: list[Dated], found: list[int], patterns: Patterns) -> bool:
    """Whether "and" stands before the last date of a list."""
    return _next(text, dates, found[-2], patterns) is True
