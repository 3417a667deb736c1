"""Cells of sheets → a text: a row a line, its cells parted by bars, each cell with its name (Sheet1!B7)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from citecheck.model import Text
from citecheck.read.unreadable import UnreadableError

LIMIT = 3_000_000
"""Cells that hold something: more are no list that a person keeps."""

_PLAIN = re.compile(r"[^\W\d]\w*")
_CODE_TEXT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DISPLAY = re.compile(r"""((?:"[^"]*"|\\.)*)([#0]*0)((?:"[^"]*"|\\.)*)""")
_FIRST = datetime.date(1899, 12, 30)


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells as (row, column, text) from 0 on, in order, and what hangs on it: (cell or "", kind, text)."""

    name: str
    cells: list[tuple[int, int, str]] = field(default_factory=list)
    asides: list[tuple[str, str, str]] = field(default_factory=list)


class Count:
    """How many cells may still come."""

    def __init__(self) -> None:
        self._left = LIMIT

    def one(self) -> None:
        """Counts a cell."""
        self._left -= 1
        if self._left < 0:
            raise UnreadableError("cells", limit=LIMIT // 1_000_000)


def composed(sheets: Iterable[Sheet], source: str, format: str) -> Text:
    """The text of a workbook: sheet after sheet, an empty line between; columns that hold nothing are left out."""
    pen = _Pen()
    for sheet in sheets:
        if pen.length:
            pen.add("\n")
        _rows(sheet, pen)
        for place, kind, said in sheet.asides:
            pen.name(f"{_quoted(sheet.name, place)}, {kind}")
            pen.add(f"{said.strip()}\n")
    return Text(source, "".join(pen.parts), format, locators=tuple(pen.locators))


@dataclass(slots=True)
class _Pen:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    locators: list[tuple[int, str]] = field(default_factory=list)

    def name(self, place: str) -> None:
        self.locators.append((self.length, place))

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _rows(sheet: Sheet, pen: _Pen) -> None:
    """The rows of a sheet. Titles above the heads of a table are lines by themselves, so that the heads come first."""
    columns = sorted({column for _, column, _ in sheet.cells})
    widest = min(len(columns), 3)
    begun, above = False, -1
    for row, group in groupby(sheet.cells, key=itemgetter(0)):
        cells = {column: text for _, column, text in group}
        if 0 <= above < row - 2:
            pen.add("\n")  # empty rows part tables; a single one does not
            begun = False
        begun = begun or len(cells) >= widest
        above = row
        if widest > 1 and (begun or len(cells) > 1):
            _row(sheet.name, row, cells, columns, pen)
        else:
            _title(sheet.name, row, cells, pen)


def _row(sheet: str, row: int, cells: Mapping[int, str], columns: Sequence[int], pen: _Pen) -> None:
    for column in columns:
        pen.add("| ")
        if column in cells:
            pen.name(_quoted(sheet, cell_name(row, column)))
            pen.add(_line(cells[column]))
        pen.add(" ")
    pen.add("|\n")


def _title(sheet: str, row: int, cells: Mapping[int, str], pen: _Pen) -> None:
    for column, text in cells.items():
        pen.name(_quoted(sheet, cell_name(row, column)))
        pen.add(f"{text.strip()}\n")


def _line(text: str) -> str:
    lines = (" ".join(line.replace("|", "¦").split("\t")).strip() for line in text.splitlines())
    return "   ".join(line for line in lines if line)


def cell_name(row: int, column: int) -> str:
    """B7, of a row and column from 0 on."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _quoted(sheet: str, cell: str) -> str:
    """The name of a cell as a person types it to go there: Sheet1!B7, 'Danh mục 2021'!B7."""
    name = sheet if _PLAIN.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{cell}" if cell else name


def shown_number(value: float, code: str, since_1904: bool = False) -> str:
    """A number as its format shows it: a date day first, in figures; words of the format around it kept."""
    kind = _date_kind(code)
    day = _day(value, since_1904) if kind else None
    if day is not None:
        return shown_date(day.year, day.month if "m" in kind else 0, day.day if "d" in kind else 0)
    plain = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    display = _DISPLAY.fullmatch(code.split(";")[0])
    if display is None or not value.is_integer() or value < 0:
        return plain
    before, figures, behind = display.groups()
    return _literal(before) + plain.rjust(figures.count("0"), "0") + _literal(behind)


def shown_date(year: int, month: int, day: int) -> str:
    """8/2/2022, 2/2022 or 2022: what is 0 is not shown."""
    return "/".join(str(part) for part in (day, month, year) if part)


def _date_kind(code: str) -> str:
    """Which parts of a date a format shows: "dmy", "my", "y", or "" if it is none of dates."""
    letters = _CODE_TEXT.sub("", code.split(";")[0]).lower()
    if "y" not in letters and "d" not in letters:
        return "dmy" if re.fullmatch(r"[m/\-. ]*mmm[m/\-. ]*", letters) else ""
    return "dmy" if "d" in letters else "my" if "m" in letters else "y"


def _day(value: float, since_1904: bool) -> datetime.date | None:
    """The day of a serial number; that of 1900 counts a 29 February that was none."""
    days = int(value // 1) + (1462 if since_1904 else 0)
    if not 0 < days < 2_958_466:
        return None
    return _FIRST + datetime.timedelta(days=days + (days < 60))


def _literal(code: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', r"\1\2", code)
