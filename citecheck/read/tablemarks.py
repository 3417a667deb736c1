"""Tables given by marks at the ends of cells and rows (RTF, Word 97) → the groups of a builder."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.read.compose import Builder


@dataclass(slots=True)
class _Table:
    """A table that is open: whether a row, and a cell of it, is."""

    row: bool = False
    cell: bool = False


class Tables:
    """The tables that are open in the body, and apart from them those of each note or box that is open."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder
        self._stories: list[list[_Table]] = [[]]

    def begin_story(self, kind: str) -> None:
        """Opens a note or box: its paragraphs stand in no table."""
        self._stories.append([])
        self._builder.begin(kind)

    def end_story(self, kind: str) -> None:
        """Closes a note or box."""
        self._builder.end(kind)
        self._stories.pop()

    def settle(self, level: int) -> None:
        """Opens and closes tables until as many are open as a paragraph stands in."""
        tables = self._shut(level)
        while len(tables) < level:
            self._builder.begin("table")
            tables.append(_Table())
            self._open(tables[-1])
        if tables:
            self._open(tables[-1])

    def end_cell(self, level: int) -> None:
        """The mark at the end of a cell."""
        self.settle(level)
        self._builder.end_paragraph()
        self._builder.end("cell")
        self._stories[-1][-1].cell = False

    def end_row(self, level: int) -> None:
        """The mark at the end of a row."""
        tables = self._shut(level)
        if tables and len(tables) == level:
            self._builder.end("row")
            tables[-1].row = tables[-1].cell = False

    def _shut(self, level: int) -> list[_Table]:
        tables = self._stories[-1]
        while len(tables) > level:
            self._builder.end("table")
            tables.pop()
        return tables

    def _open(self, table: _Table) -> None:
        if not table.row:
            self._builder.begin("row")
        if not table.cell:
            self._builder.begin("cell")
        table.row = table.cell = True
