"""Tables in text (CSV, TSV): rows of cells as a spreadsheet shows them; a place is named like one there, B7."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.formats import Parts, format_of
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.records import texts_of_records
from citecheck.read.unreadable import UnreadableError
from citecheck.view import Edit, edited

Cell = tuple[int, int]
"""Where a cell stands, its quotation marks included."""
_DELIMITERS = ",;\t|"
_HEAD = 20_000
_INSIDE = re.compile(r'""|[\r\n\t]+|\|')


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Parts:
    """The table as one text; with a text field, each row as a text of its own."""
    decoded = decode(data, options.declared, options.encoding)
    content = decoded.text
    named = re.match(r"sep=(.)\r?\n", content)  # what Excel writes
    start = named.end() if named else 0
    delimiter = named[1] if named else _delimiter(content, format_of(source))
    if options.text_field is None:
        yield announced(_table(content, start, delimiter, source, decoded.encoding), decoded)
        return
    rows = [[_value(content[left:right]) for left, right in row] for row in _rows(content, start, delimiter)]
    head = [name.strip() for name in rows[0]] if rows else []
    if options.text_field not in head:
        raise UnreadableError("field", field=options.text_field, fields=", ".join(head)[:200])
    records = ((number, dict(zip(head, row, strict=False))) for number, row in enumerate(rows[1:], 2))
    yield from texts_of_records(records, source, "row", decoded.encoding, options)


def _table(content: str, start: int, delimiter: str, source: str, encoding: str) -> Text:
    edits: list[Edit] = []
    places: list[tuple[int, str]] = []
    place = start
    for number, row in enumerate(_rows(content, start, delimiter), 1):
        for column, (left, right) in enumerate(row):
            wide = len(row) > 1
            edits.append((place, left, " | " if column else ("\n" if number > 1 else "") + ("| " if wide else "")))
            edits += _cell(content, left, right)
            places.append((left, f"{_letters(column)}{number}"))
            place = right
        if len(row) > 1:
            edits.append((place, place, " |"))
    return Text(source, content, "csv", encoding, edited(content, edits), tuple(places))


def _cell(content: str, left: int, right: int) -> Iterator[Edit]:
    """What is seen of a cell: no quotation marks around it, on one line."""
    quoted = right - left > 1 and content[left] == '"' and content[right - 1] == '"'
    if quoted:
        yield left, left + 1, ""
    for match in _INSIDE.finditer(content, left + quoted, right - quoted):
        if match[0] == '""':
            if quoted:
                yield match.start(), match.end(), '"'
        else:
            yield match.start(), match.end(), "¦" if match[0] == "|" else " "
    if quoted:
        yield right - 1, right, ""


def _rows(content: str, start: int, delimiter: str) -> Iterator[list[Cell]]:
    """The cells of each row that holds any; a delimiter or line end in quotation marks parts nothing."""
    mark = re.escape(delimiter)
    # a quotation mark that nothing closes is a letter
    cell = re.compile(rf'(?:"(?:[^"]|"")*+"(?=[ ]*(?:{mark}|[\r\n]|\Z))|[^{mark}\r\n]*)')
    row: list[Cell] = []
    place = start
    while place <= len(content):
        match = cell.match(content, place)
        assert match is not None
        row.append(match.span())
        place = match.end()
        while content.startswith(" ", place):
            place += 1
        if content.startswith(delimiter, place):
            place += 1
            continue
        if len(row) > 1 or row[0][0] < row[0][1]:
            yield row
        row = []
        place += 2 if content.startswith("\r\n", place) else 1


def _delimiter(content: str, format_: str | None) -> str:
    """What parts the cells: what the first rows have alike and most of."""
    head = content[:_HEAD]
    best = "\t" if format_ == "tsv" else ","
    most = 0
    for delimiter in _DELIMITERS:
        counts = [len(row) for row in list(_rows(head, 0, delimiter))[:-1][:30] or list(_rows(head, 0, delimiter))]
        if not counts or counts[0] < 2:
            continue
        alike = sum(count == counts[0] for count in counts) * 100 // len(counts)
        score = alike * min(counts[0], 10)
        if score > most:
            best, most = delimiter, score
    return best


def _value(raw: str) -> str:
    return raw[1:-1].replace('""', '"') if len(raw) > 1 and raw[0] == raw[-1] == '"' else raw


def _letters(column: int) -> str:
    """A, B … Z, AA: the name of a column, counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
