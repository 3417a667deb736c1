"""Rows and records: a cell or field that gives the date of issue of the identifier beside it.

A row binds only when it is plain which identifier its date is for: a number column, an identifier alone in
its cell beside a date alone in its cell, or one identifier in the row of a table with a date column.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from citecheck.extract.dates import Dated
from citecheck.extract.identifiers import Occurrence
from citecheck.patterns import Patterns
from citecheck.patterns.words import COLUMNS, Lexicon

_RULE = regex.compile(r"[\s|:+=-]*\Z")
_SEPARATORS = ("|", "\t", ";", ",")
_BARE = r"[\s|*_`\"'“”()\[\].,;:]*"


@dataclass(slots=True)
class _Cell:
    start: int
    end: int
    ids: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    alone: bool = False


def _kind(head: str, lexicon: Lexicon) -> str:
    """What a column head or the name of a field announces: issued, other, number, or ""."""
    plain = regex.sub(r"\s*\(.{0,20}\)\s*\Z", "", head).strip(" \t|*_\"'`:.")
    return next((name for name in COLUMNS if lexicon.is_whole(plain, f"column:{name}")), "")


def column_dates(
    text: str, ids: list[Occurrence], dates: list[Dated], patterns: Patterns
) -> dict[int, int | None]:
    """Index of an identifier → index of the date of issue its row or record gives.

    None: the row's dates are none of its own, and no other rule may take them.
    """
    found: dict[int, int | None] = {}
    for separator, rows in _tables(text):
        _bind_table(text, separator, rows, ids, dates, patterns, found)
    _bind_records(text, ids, dates, patterns, found)
    return found


def _tables(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Runs of lines that share a separator: (separator, [(start, end) of each line])."""
    run: list[tuple[int, int]] = []
    kind = ""
    place = 0
    for line in text.split("\n"):
        end = place + len(line)
        here = _separator(line, kind)
        if here != kind and run:
            yield kind, run
            run = []
        kind = here
        if here:
            run.append((place, end))
        place = end + 1
    if run:
        yield kind, run


def _separator(line: str, running: str) -> str:
    """The separator of a line of cells; commas and semicolons only in short plain cells."""
    if line.count("|") >= 2:
        return "|"
    if "\t" in line.strip():
        return "\t"
    for separator in (";", ","):
        cells = line.split(separator)
        if len(cells) >= 3 and all(len(cell) <= 40 for cell in cells) and not line.rstrip().endswith((".", ":", ",")):
            if running == separator or not regex.search(rf"{separator}\s", line):
                return separator
    return ""


def _bind_table(
    text: str,
    separator: str,
    rows: list[tuple[int, int]],
    ids: list[Occurrence],
    dates: list[Dated],
    patterns: Patterns,
    found: dict[int, int | None],
) -> None:
    low, high = rows[0][0], rows[-1][1]
    if not any(low <= one.start < high for one in ids):
        return
    lexicon = patterns.words
    table = [_cells(text, separator, start, end, ids, dates) for start, end in rows]
    kinds = [_kind(text[cell.start : cell.end], lexicon) for cell in table[0]]
    has_head = "issued" in kinds or ("other" in kinds and "number" in kinds)
    for row in table[1:] if has_head else table:
        if _RULE.match(text[row[0].start : row[-1].end]):
            continue
        bind_row = _by_head(row, kinds) if has_head else _by_cells(row)
        found.update(bind_row)


def _cells(
    text: str, separator: str, start: int, end: int, ids: list[Occurrence], dates: list[Dated]
) -> list[_Cell]:
    cells = []
    place = start
    for piece in text[start:end].split(separator):
        cell = _Cell(place, place + len(piece))
        cell.ids = [i for i, one in enumerate(ids) if cell.start <= one.start < cell.end]
        cell.dates = [d for d, one in enumerate(dates) if cell.start <= one.start < cell.end]
        cell.alone = _alone(text, cell, ids, dates)
        cells.append(cell)
        place += len(piece) + len(separator)
    if separator == "|" and len(cells) > 2 and not text[cells[0].start : cells[0].end].strip():
        cells = cells[1:]
    return cells


def _alone(text: str, cell: _Cell, ids: list[Occurrence], dates: list[Dated]) -> bool:
    """Whether a cell holds one identifier or one date and nothing else."""
    if len(cell.ids) + len(cell.dates) != 1:
        return False
    start, end = (ids[cell.ids[0]].start, ids[cell.ids[0]].end) if cell.ids else _span(dates[cell.dates[0]])
    rest = text[cell.start : start] + text[end : cell.end]
    return regex.fullmatch(rf"{_BARE}(?:(?i:số|no|ngày|ký hiệu)\.?:?)?{_BARE}", rest) is not None


def _span(dated: Dated) -> tuple[int, int]:
    return dated.start, dated.end


def _by_head(row: list[_Cell], kinds: list[str]) -> dict[int, int | None]:
    """A row of a table with heads: the number column takes the date of the issue column."""
    issued = [cell for cell, kind in zip(row, kinds, strict=False) if kind == "issued" and len(cell.dates) == 1]
    own = [cell for cell, kind in zip(row, kinds, strict=False) if kind == "number" and len(cell.ids) == 1]
    everywhere = sorted({place for cell in row for place in cell.ids})
    if not issued:
        return dict.fromkeys((place for cell in own for place in cell.ids), None) if own and "other" in kinds else {}
    date = issued[0].dates[0]
    if own:
        return {own[0].ids[0]: date}
    if len(everywhere) == 1 and not any(cell.dates for cell in row if cell.ids):
        return {everywhere[0]: date}
    return {place: None for place in everywhere if not any(cell.dates for cell in row if place in cell.ids)}


def _by_cells(row: list[_Cell]) -> dict[int, int | None]:
    """A row without heads: one identifier alone in a cell and one date alone in a cell."""
    own = [cell.ids[0] for cell in row if cell.alone and cell.ids]
    day = [cell.dates[0] for cell in row if cell.alone and cell.dates]
    return {own[0]: day[0]} if len(own) == 1 and len(day) == 1 else {}


def _bind_records(
    text: str, ids: list[Occurrence], dates: list[Dated], patterns: Patterns, found: dict[int, int | None]
) -> None:
    """Fields, one a line: Số hiệu: 399-QĐ/TW … Ngày ban hành: 09/01/2026."""
    lexicon = patterns.words
    for place, occurrence in enumerate(ids):
        if place in found or _field(text, occurrence.start, lexicon) != "number":
            continue
        stop = ids[place + 1].start if place + 1 < len(ids) and _field(text, ids[place + 1].start, lexicon) == "number" else len(text)
        stop = min(stop, occurrence.end + 600)
        for date, dated in enumerate(dates):
            start, cited = dated.start, dated.date
            if occurrence.end <= start < stop and cited.year and _field(text, start, lexicon) == "issued":
                found[place] = date
                break
            if occurrence.start - 300 <= start < occurrence.start and _field(text, start, lexicon) == "issued" and date not in found.values():
                between = text[start : occurrence.start]
                if between.count("\n") <= 6 and "\n\n" not in between:
                    found[place] = date


def _field(text: str, start: int, lexicon: Lexicon) -> str:
    """What the name of the field says in which a value at `start` stands alone, or ""."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - 80) : start]
    line = regex.sub(r"^[\s|*_\-+>\"'{(]+", "", line)
    name = regex.match(r"([^:|=\t]{1,50}?)[\"'*_\s]*(?:[:|=\t]|\s{2,})[\s|\"'*_=]*\Z", line)
    if name is None:
        bare = regex.match(r"(.{1,50}?)\s+\Z", line)
        return _kind(bare[1], lexicon) if bare and len(bare[1].split()) > 1 else ""
    return _kind(name[1], lexicon)
