"""The parts of a view in which a date could be bound to an identifier: what judging needs, of all the dates of a text.

The reach of every rule of binding, and more: a date outside these parts is never asked for (see binding.py, headers.py
and tables.py for the reaches themselves).
"""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.extract.identifiers import Occurrence

Span = tuple[int, int]

_REACH = 400
"""Characters: the 300 of binding, and the neighbours by which a date is judged there."""
_FAR = 1000
"""Characters behind an identifier in a letterhead or a record: 900, and neighbours."""
_CELL = 71
"""Characters of the longest cell that commas or semicolons may part, with its separator."""


def near(text: str, occurrences: Iterable[Occurrence]) -> list[Span]:
    """The parts, in order, apart from one another."""
    merged: list[Span] = []
    lines = _Lines(text)
    for start, end in sorted(_around(text, one, lines) for one in occurrences):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


class _Lines:
    """The lines in which occurrences stand; a line of a megabyte with thousands of them is looked at once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.begin = self.end = -1
        self.row = False

    def of(self, occurrence: Occurrence) -> tuple[int, int, bool]:
        """Where the line of an occurrence begins and ends, and whether it may be a row of cells."""
        broken = "\n" in self.text[occurrence.start : occurrence.end]  # of two lines: the next one is in neither
        if broken or not self.begin <= occurrence.start <= self.end:
            begin = self.text.rfind("\n", 0, occurrence.start) + 1
            close = self.text.find("\n", occurrence.end)
            end = close if close >= 0 else len(self.text)
            row = _row(self.text[begin:end])
            if broken:
                return begin, end, row
            self.begin, self.end, self.row = begin, end, row
        return self.begin, self.end, self.row


def _around(text: str, occurrence: Occurrence, lines: _Lines) -> Span:
    begin, close, row = lines.of(occurrence)
    before = text[max(begin, occurrence.start - 90) : occurrence.start]
    field = occurrence.start - begin < 90 or "  " in before or any(sign in before for sign in "|\t*:=")
    start, end = occurrence.start - _REACH, occurrence.end + (_FAR if field else _REACH)
    if row:
        start, end = min(start, begin), max(end, close)
    return max(0, start), end


def _row(line: str) -> bool:
    """Whether a line may be a row of cells."""
    signs = max(line.count(","), line.count(";"))
    return "|" in line or "\t" in line or line.lstrip().startswith("(") or len(line) <= _CELL * (signs + 1)
