"""OpenDocument sheets (ods, ots, fods), by stdlib: all sheets, hidden ones too, with comments and shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.model import Text
from citecheck.read.grid import Count, Sheet, cell_name, composed, shown_date
from citecheck.read.odf import SPACES, check_password
from citecheck.read.package import Package
from citecheck.read.xmlstream import Event, events

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_REPEATED = 100
"""How often a cell that holds something is read again; empty ones are repeated to the sheet's end."""
_BLANKS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}


def read(data: bytes, source: str) -> Text:
    """The text of a workbook; cells of dates are written day first."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return composed(_Reader().read(events(data, SPACES, "ods")), source, "ods")
    package = Package(data, "ods")
    check_password(package)
    return composed(_Reader().read(package.events("content.xml", SPACES)), source, "ods")


class _Reader:
    """The state of reading a workbook."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.count = Count()
        self.row, self.column = 0, 0
        self.rows, self.columns = 1, 1
        self.date = ""
        self.held: list[tuple[int, int, str]] = []
        # the paragraphs that are open, in the cell and in what hangs on it
        self.stack: list[list[str]] = []
        self.inside = 0
        self.skipped = 0

    def read(self, stream: Iterable[Event]) -> list[Sheet]:
        for kind, name, attributes in stream:
            if kind == "text":
                if self.inside and self.stack and not self.skipped:
                    self.stack[-1].append(name)
            elif self.skipped or name.startswith("dc:") or name in ("svg:title", "svg:desc"):
                self.skipped += 1 if kind == "start" else -1
            elif kind == "start":
                self._start(name, attributes)
            else:
                self._end(name)
        return self.sheets

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.sheets.append(Sheet(attributes.get("table:name", "")))
            self.row = 0
        elif not self.sheets:
            return
        elif name == "table:table-row":
            self.rows, self.column, self.held = _times(attributes, "table:number-rows-repeated"), 0, []
        elif name in _CELLS:
            self.columns = _times(attributes, "table:number-columns-repeated")
            self.date = attributes.get("office:date-value", "")
            self.stack.append([])
        elif name == "office:annotation" or (name.startswith("drawing:") and name != "drawing:frame"):
            self.stack.append([])
        elif name in ("text:p", "text:h"):
            self.inside += 1
        elif name in _BLANKS and self.stack:
            self.stack[-1].append(_BLANKS[name])

    def _end(self, name: str) -> None:
        if not self.sheets:
            return
        if name == "table:table-row":
            self._end_row()
        elif name in _CELLS:
            self._end_cell("".join(self.stack.pop()).strip())
        elif name == "office:annotation" or (name.startswith("drawing:") and name != "drawing:frame"):
            said = "".join(self.stack.pop()).strip()
            comment = name == "office:annotation"
            if said:
                place = cell_name(self.row, self.column) if comment else ""
                self.sheets[-1].asides.append((place, "comment" if comment else "text box", said))
        elif name in ("text:p", "text:h"):
            self.inside -= 1
            if self.stack:
                self.stack[-1].append("\n")

    def _end_cell(self, said: str) -> None:
        shown = _shown(said, self.date)
        for place in range(min(self.columns, _REPEATED) if shown else 0):
            self.held.append((self.row, self.column + place, shown))
        self.column += self.columns

    def _end_row(self) -> None:
        for place in range(min(self.rows, _REPEATED) if self.held else 0):
            for row, column, text in self.held:
                self.count.one()
                self.sheets[-1].cells.append((row + place, column, text))
        self.row += self.rows


def _shown(said: str, date: str) -> str:
    """A cell's text; of a date the parts that are shown, day first and in figures."""
    match = _ISO.match(date)
    if match is None:
        return said
    year, month, day = map(int, match.groups())
    figures = [int(figure) for figure in re.findall(r"\d+", said)]
    if figures == [year]:
        return shown_date(year, 0, 0)
    if len(figures) == 2 and figures[-1] == year and figures[0] == month:
        return shown_date(year, month, 0)
    return shown_date(year, month, day)


def _times(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if value.isdecimal() and 0 < len(value) < 9 else 1
