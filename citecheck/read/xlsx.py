"""Excel workbooks (xlsx, xlsm), by stdlib: all sheets, hidden ones too, with comments and text boxes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable

from citecheck.model import Text
from citecheck.read.grid import Count, Sheet, composed, shown_date, shown_number
from citecheck.read.package import Package
from citecheck.read.xmlstream import Event

_MAIN = "http://schemas.openxmlformats.org/{}/2006/{}"
_STRICT = "http://purl.oclc.org/ooxml/{}/{}"
SPACES = {
    made.format(*names): prefix
    for names, prefix in {
        ("spreadsheetml", "main"): "x",
        ("officeDocument", "relationships"): "r",
        ("drawingml", "main"): "a",
    }.items()
    for made in (_MAIN, _STRICT)
}
_DATES = {
    **dict.fromkeys((14, 15, 16, 22, *range(27, 32), 36, *range(50, 55), 57, 58), "d/m/yyyy"),
    17: "m/yyyy",
}
"""Formats that have only a number: dates of all languages."""
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_RICHEST = 1_000_000
"""Characters that a cell may hold; Excel's own limit is 32,767."""


def read(data: bytes, source: str) -> Text:
    """The text of a workbook; cells of dates are written day first."""
    package = Package(data, "xlsx")
    books = [part for _, kind, part in package.relations("") if kind == "officeDocument"]
    book = next((part for part in [*books, "xl/workbook.xml"] if package.has(part)), None)
    if book is None:
        raise package.damaged()
    relations = package.relations(book)
    kinds = {kind: part for _, kind, part in relations}
    strings = _strings(package.events(kinds["sharedStrings"], SPACES)) if "sharedStrings" in kinds else []
    codes = _codes(package.events(kinds["styles"], SPACES)) if "styles" in kinds else []
    names, since_1904 = _names(package.events(book, SPACES))
    parts = {name: part for name, _, part in relations}
    count = Count()
    sheets = []
    for name, relation in names:
        if relation in parts:
            reader = _Reader(Sheet(name), strings, codes, since_1904, count)
            reader.read(package.events(parts[relation], SPACES))
            _asides(package, parts[relation], reader.sheet)
            sheets.append(reader.sheet)
    return composed(sheets, source, "xlsx")


def _names(events: Iterable[Event]) -> tuple[list[tuple[str, str]], bool]:
    """The names of the sheets with their relations, and whether days are counted from 1904."""
    names, since_1904 = [], False
    for kind, name, attributes in events:
        if kind == "start" and name == "x:sheet":
            names.append((attributes.get("name", ""), attributes.get("r:id", "")))
        elif kind == "start" and name == "x:workbookPr":
            since_1904 = attributes.get("date1904") in ("1", "true")
    return names, since_1904


def _strings(events: Iterable[Event]) -> list[str]:
    """The strings that cells share; the pronunciation beside one is not part of it."""
    strings: list[str] = []
    parts: list[str] = []
    inside, spoken = False, 0
    for kind, name, _ in events:
        if kind == "text":
            if inside and not spoken:
                parts.append(name)
        elif name == "x:t":
            inside = kind == "start"
        elif name == "x:rPh":
            spoken += 1 if kind == "start" else -1
        elif name == "x:si" and kind == "end":
            strings.append("".join(parts)[:_RICHEST])
            parts = []
    return strings


def _codes(events: Iterable[Event]) -> list[str]:
    """The format of each style of cells."""
    own: dict[str, str] = {}
    numbers: list[str] = []
    inside = False
    for kind, name, attributes in events:
        if name == "x:cellXfs":
            inside = kind == "start"
        elif kind == "start" and name == "x:numFmt":
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif kind == "start" and name == "x:xf" and inside:
            numbers.append(attributes.get("numFmtId", "0"))
    return [own.get(number) or _DATES.get(int(number) if number.isdecimal() else 0, "") for number in numbers]


class _Reader:
    """The state of reading a sheet."""

    def __init__(self, sheet: Sheet, strings: list[str], codes: list[str], since_1904: bool, count: Count) -> None:
        self.sheet = sheet
        self.strings, self.codes, self.since_1904, self.count = strings, codes, since_1904, count
        self.row, self.column = -1, -1
        self.kind, self.style = "", ""
        self.parts: list[str] | None = None
        self.spoken = 0
        self.shows: dict[str, Callable[[str], str]] = {
            "s": self._shared,
            "str": str,
            "inlineStr": str,
            "e": str,
            "b": lambda value: "TRUE" if value == "1" else "FALSE",
            "d": self._iso,
        }

    def read(self, events: Iterable[Event]) -> None:
        inside = ""
        for kind, name, attributes in events:
            if kind == "text":
                if self.parts is not None and inside in ("x:v", "x:t") and not self.spoken:
                    self.parts.append(name)
                continue
            inside = name if kind == "start" else ""
            if name == "x:rPh":
                self.spoken += 1 if kind == "start" else -1
            elif name == "x:row" and kind == "start":
                number = attributes.get("r", "")
                self.row = int(number) - 1 if number.isdecimal() and len(number) < 9 else self.row + 1
                self.column = -1
            elif name == "x:c" and kind == "start":
                self._start(attributes)
            elif name == "x:c":
                self._end()

    def _start(self, attributes: dict[str, str]) -> None:
        reference = _REFERENCE.fullmatch(attributes.get("r", ""))
        self.column += 1
        if reference:
            self.row, self.column = int(reference[2]) - 1, _column(reference[1])
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.parts = []

    def _end(self) -> None:
        value = "".join(self.parts or [])
        self.parts = None
        shown = self.shows.get(self.kind, self._number)(value) if value else ""
        if shown.strip():
            self.count.one()
            self.sheet.cells.append((self.row, self.column, shown[:_RICHEST]))

    def _shared(self, value: str) -> str:
        number = int(value) if value.strip().isdecimal() and len(value) < 10 else len(self.strings)
        return self.strings[number] if number < len(self.strings) else ""

    def _number(self, value: str) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        style = int(self.style) if self.style.isdecimal() and len(self.style) < 7 else 0
        code = self.codes[style] if style < len(self.codes) else ""
        return shown_number(number, code, self.since_1904) if math.isfinite(number) else value

    def _iso(self, value: str) -> str:
        match = _ISO.match(value)
        return shown_date(*map(int, match.groups())) if match else value


def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _asides(package: Package, part: str, sheet: Sheet) -> None:
    """The comments on the cells of a sheet, and the words of its shapes."""
    for _, kind, related in package.relations(part):
        if kind in ("comments", "threadedComment"):
            _comments(package.events(related, SPACES | _THREADS), sheet)
        elif kind == "drawing":
            _shapes(package.events(related, SPACES), sheet)


_THREADS = {"http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments": "x"}


def _comments(events: Iterable[Event], sheet: Sheet) -> None:
    parts: list[str] = []
    cell, inside = "", False
    for kind, name, attributes in events:
        if kind == "text":
            parts += [name] if inside else []
        elif name in ("x:comment", "x:threadedComment"):
            if kind == "start":
                cell, parts = attributes.get("ref", ""), []
            elif "".join(parts).strip():
                sheet.asides.append((cell, "comment", "".join(parts)[:_RICHEST]))
        elif name in ("x:t", "x:text"):
            inside = kind == "start"


def _shapes(events: Iterable[Event], sheet: Sheet) -> None:
    parts: list[str] = []
    inside = False
    for kind, name, _ in events:
        if kind == "text":
            parts += [name] if inside else []
        elif name == "a:t":
            inside = kind == "start"
        elif name == "a:p" and kind == "end" and parts:
            sheet.asides.append(("", "text box", "".join(parts)[:_RICHEST]))
            parts = []
