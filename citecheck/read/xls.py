"""Excel 97–2003 and binary workbooks (xls, xlsb), by python-calamine: all sheets, hidden ones too."""

from __future__ import annotations

import datetime
import io
import struct
from collections.abc import Iterator
from typing import Any

from citecheck.model import Text
from citecheck.read.extras import library
from citecheck.read.grid import Count, Sheet, composed, shown_date
from citecheck.read.package import Package, check_wrapping
from citecheck.read.unreadable import UnreadableError

_SPREAD = 30_000_000
"""Cells of the smallest rectangle around all cells of a sheet: the library makes room for each, also for empty ones."""
_ROW, _LAST_CELL = 0, 11


def read(data: bytes, source: str) -> Text:
    """The text of a workbook; cells of dates are written day first."""
    format = "xlsb" if data.startswith(b"PK") else "xls"
    calamine = library("python_calamine", "xlsx")
    check_wrapping(data)
    if format == "xlsb":
        _check_spread(Package(data, format))
    count = Count()
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [_sheet(name, book.get_sheet_by_name(name), count) for name in book.sheet_names]
    except calamine.PasswordError:
        raise UnreadableError("password") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise UnreadableError("damaged", format=format) from None
    except BaseException as error:
        # a panic of the library is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError("damaged", format=format) from None
    return composed(sheets, source, format)


def _sheet(name: str, sheet: Any, count: Count) -> Sheet:
    made = Sheet(name)
    if sheet.start is None:
        return made
    # the library gives rows from the top on, and columns from the first that holds something
    for row, values in enumerate(sheet.iter_rows()):
        for column, value in enumerate(values, sheet.start[1]):
            if value != "" and (shown := _shown(value)):
                count.one()
                made.cells.append((row, column, shown))
    return made


def _shown(value: object) -> str:
    if isinstance(value, datetime.date):  # and of a day with its time, the day
        return shown_date(value.year, value.month, value.day)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()


def _check_spread(package: Package) -> None:
    """UnreadableError for a sheet the cells of which lie so far apart that room for all between cannot be made."""
    for name in package.names():
        if name.startswith("xl/worksheets/") and name.endswith(".bin"):
            rows, columns = set[int](), set[int]()
            for kind, content in _records(package.bytes(name)):
                if kind <= _LAST_CELL and len(content) >= 4:
                    (rows if kind == _ROW else columns).add(struct.unpack_from("<I", content)[0])
            if rows and columns:
                spread = (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)
                if spread > _SPREAD:
                    raise UnreadableError("cells", limit=_SPREAD // 1_000_000)


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of the records of a part; numbers end with the byte whose highest bit is not set."""
    place = 0
    while place < len(data):
        numbers = []
        for longest in (2, 4):
            number, shift = 0, 0
            while place < len(data) and shift < 7 * longest:
                byte = data[place]
                place += 1
                number |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80:
                    break
            numbers.append(number)
        kind, length = numbers
        yield kind, data[place : place + 8]
        place += length
