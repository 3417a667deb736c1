"""A day that opens a sentence, and the document that the sentence issues, over others that it only speaks of.

Ngày 15/11/2023, thực hiện Nghị quyết số 39-NQ/TW, Tỉnh ủy ban hành Chương trình số 68-CTr/TU.
"""

from __future__ import annotations

from bisect import bisect_right

from citecheck import expressions as regex
from citecheck.extract.dates import Dated, without_dates
from citecheck.extract.gaps import issues_at_last, refused
from citecheck.extract.identifiers import Occurrence
from citecheck.patterns import Patterns

_OVER = 2
"""Identifiers that may stand between."""
_REACH = 300
# what opens the sentence before its day: On, Sáng ngày, В
_OPENING = regex.compile(r"(?:\A|[.!?…]\s+|\n\s*(?:[-–—+*•]\s*)?)(?:\p{L}+,?\s+){0,3}\Z")


def reached(
    text: str, ids: list[Occurrence], dates: list[Dated], place: int, used: set[int], patterns: Patterns
) -> int | None:
    """The index of the day on which the sentence of an identifier issues it; None if there is none, or it is `used`."""
    one = ids[place]
    for over in range(place - 1, max(-1, place - 1 - _OVER), -1):
        found = bisect_right(dates, ids[over].start, key=lambda dated: dated.end) - 1
        if found < 0 or dates[found].end < max(one.start - _REACH, ids[over - 1].end if over else 0):
            continue
        dated = dates[found]
        before = text[max(0, dated.start - 40) : dated.start]
        if found in used or not dated.date.day or refused(before, dated.languages, patterns):
            return None
        if not _OPENING.search(before):
            return None
        gap = without_dates(text[dated.end : one.start], dated.end, dates)
        for other in ids[over:place]:
            left, right = other.start - dated.end, other.end - dated.end
            gap = gap[:left] + " " * (right - left) + gap[right:]
        last = ids[place - 1].end - dated.end
        return found if issues_at_last(gap, last, dated.languages, patterns) else None
    return None
