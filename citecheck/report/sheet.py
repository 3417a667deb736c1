"""Sheets of a workbook: a head that stays, a filter, columns as wide as what they hold, real dates, links."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len

from citecheck.errors import CitecheckError
from citecheck.report.excerpt import clean

_ROWS = 1_048_575
"""Rows of a sheet under its head; Excel has no more."""
_LINKS = 60_000
"""Links of a sheet, about; Excel has no more than 65,530, and without its link a cell still says the same."""
_LONGEST = 32_000
_WIDEST = 60
_FIRST_DAY = datetime.date(1900, 3, 1)
"""Excel counts days from 1900, and takes that year for a leap year."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: `internal:'Sheet'!A5`, `external:a.txt`."""

    text: str
    url: str


Cell = str | int | datetime.date | Link | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the heads of its columns, and its rows."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def at(self, row: int) -> str:
        """Where the row (from 0) stands, for a Link."""
        return f"internal:'{self.name}'!A{row + 2}"


def day_cell(iso: str | None) -> Cell:
    """A real date where it is a full one that a workbook knows, else what is written."""
    try:
        day = datetime.date.fromisoformat(iso or "")
    except ValueError:
        return iso
    return day if day >= _FIRST_DAY else iso


def fill(book: Any, sheets: Sequence[Sheet], opened: int, day_format: str) -> None:
    """Write the sheets into an XlsxWriter workbook; the one `opened` is shown first."""
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": day_format, "align": "left", "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    link = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#0563C1", "underline": 1})
    for number, sheet in enumerate(sheets):
        if len(sheet.rows) > _ROWS:
            raise CitecheckError("output.rows", count=len(sheet.rows))
        made = book.add_worksheet(sheet.name)
        made.write_row(0, 0, sheet.heads, head)
        made.freeze_panes(1, 0)
        made.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
        for column, width in enumerate(_widths(sheet)):
            made.set_column(column, column, width)
        links = 0
        for row, cells in enumerate(sheet.rows, 1):
            for column, cell in enumerate(cells):
                links += isinstance(cell, Link)
                shown = cell.text if isinstance(cell, Link) and links > _LINKS else cell
                _put(made, row, column, shown, plain, day, link)
        if number == opened:
            made.activate()


def _put(made: Any, row: int, column: int, cell: Cell, plain: Any, day: Any, link: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Link):
        made.write_url(row, column, cell.url, link, _text(cell.text))
    elif isinstance(cell, int):
        made.write_number(row, column, cell, plain)
    elif isinstance(cell, datetime.date):
        made.write_datetime(row, column, datetime.datetime(cell.year, cell.month, cell.day), day)
    else:
        made.write_string(row, column, _text(cell), plain)


def _text(text: str) -> str:
    shown = clean(text)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


def _widths(sheet: Sheet) -> Iterable[float]:
    for column, head in enumerate(sheet.heads):
        longest = max((_width(row[column]) for row in sheet.rows), default=0)
        yield min(max(longest, cell_len(head) + 3), _WIDEST) + 1.5


def _width(cell: Cell) -> int:
    if isinstance(cell, datetime.date):
        return 10
    text = cell.text if isinstance(cell, Link) else str(cell if cell is not None else "")
    return max(map(cell_len, text.split("\n")))
