"""Cells that span columns and rows of a table → what stands in the cells they cover: each column keeps its place."""

from __future__ import annotations

from citecheck.ditto import DITTO

_WIDEST, _HIGHEST = 100, 1000
"""Columns and rows in which spans are followed; a page can claim spans of millions of cells in a few letters."""


class Spans:
    """The cells of one table that reach into the rows below, by column; rows and cells are told in their order."""

    def __init__(self) -> None:
        self._below: dict[int, int] = {}
        self._column = self._beside = 0

    def begin_row(self) -> None:
        """A row begins."""
        self._column = self._beside = 0

    def cell(self, columns: int = 1, rows: int = 1) -> list[str]:
        """A cell begins that spans so many columns and rows; what stands in the covered cells before it."""
        covered = self._covered()
        columns = max(1, min(columns, _WIDEST - self._column))
        if rows > 1 and self._column < _WIDEST:
            below = min(rows, _HIGHEST) - 1
            self._below.update(dict.fromkeys(range(self._column, self._column + columns), below))
        self._column += columns
        self._beside = columns - 1
        return covered

    def end_row(self) -> list[str]:
        """A row ends; what stands in the covered cells behind its last one."""
        covered = self._covered()
        last = max((column for column, rows in self._below.items() if rows), default=-1)
        while self._column <= last:
            covered.append("")  # a row that is short
            self._column += 1
            covered += self._covered()
        return covered

    def _covered(self) -> list[str]:
        found = [""] * self._beside
        self._beside = 0
        while self._below.get(self._column):
            self._below[self._column] -= 1
            self._column += 1
            found.append(DITTO)
        return found
