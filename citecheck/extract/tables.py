"""Rows and records: a cell or field that gives the date of issue of the identifier beside it.

A row binds only when it is plain which identifier its date is for: a number column, an identifier alone in
its cell beside a date alone in its cell, or one identifier in the row of a table with a date column.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from citecheck import expressions as regex
from citecheck.ditto import DITTO
from citecheck.extract.dates import Dated
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.joining import joins
from citecheck.extract.wording import read_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import COLUMNS, Lexicon

_WIDEST = 70
"""Characters of the longest cell that commas or semicolons may part."""
_PLAIN_SEPARATORS = ";", ","
"""What parts cells and stands in prose as well: a line of short cells is a row, more so under another one."""
_RULE = regex.compile(r"[\s|:+=-]*\Z")
_INSERT = regex.compile(r"\(([^()]{3,500})\)\s*VALUES", regex.I)
_TUPLE = regex.compile(r"\s*\(.{3,}\)\s*[,;]?\s*")
_FIELD = regex.compile(r"(?:\A|[|\t{,(])[\s*_\-+>\"'{(]*([^:|=\t{,]{1,50}?)[\"'*_\s]*(?:[:|=\t]|\s{2,})[\s|\"'*_=:]*\Z")
# how a line ends in which the name of a field does
_FIELD_END = regex.compile(r"(?r)(?:[:|=\t]|\s{2,})[\s|\"'*_=:]*\Z")
# issuedDate is two words
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")
# what stands before an identifier in the quoted value of a field
_QUOTED = regex.compile(r"(?r)[:=]\s*[\"']([^\"'\n]*)\Z")
_BARE = r"[\s|*_`\"'“”()\[\].,;:]*"


@dataclass(frozen=True, slots=True)
class _Table:
    """Lines of cells: what parts them, where each line stands, and the heads that an INSERT gives them."""

    separator: str
    rows: list[tuple[int, int]]
    heads: str


@dataclass(slots=True)
class _Cell:
    start: int
    end: int
    ids: list[int] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    alone: bool = False


def _kind(head: str, lexicon: Lexicon) -> str:
    """What a column head or the name of a field announces: issued, other, number, or ""."""
    plain = regex.sub(r"\s*\(.{0,20}\)\s*\Z", "", _CAMEL.sub(" ", head)).replace("_", " ").strip(" \t|*\"'`:.")
    whole = lexicon.whole(plain)
    return next((name for name in COLUMNS if any(phrase.plays(f"column:{name}") for phrase in whole)), "")


def column_dates(text: str, ids: list[Occurrence], dates: list[Dated], patterns: Patterns) -> dict[int, int | None]:
    """Index of an identifier → index of the date of issue its row or record gives.

    None: the row's dates are none of its own, and no other rule may take them.
    """
    found: dict[int, int | None] = {}
    for table in _tables(text) if _in_rows(text, ids) else ():
        _bind_table(text, table, ids, dates, patterns, found)
    _bind_records(text, ids, dates, patterns, found)
    return found


def _in_rows(text: str, ids: list[Occurrence]) -> bool:
    """Whether an identifier stands in what may be a row, whatever stands in the lines above: in prose none does."""
    end = -1
    for one in ids:
        if one.start > end:
            begin, close = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.start)
            end = close if close >= 0 else len(text)
            if any(_separator(text[begin:end], running) for running in _PLAIN_SEPARATORS):
                return True
    return False


def _tables(text: str) -> Iterator[_Table]:
    """Runs of lines that share a separator."""
    run: list[tuple[int, int]] = []
    kind, heads, place = "", "", 0
    for line in text.split("\n"):
        end = place + len(line)
        here = _separator(line, kind)
        if here != kind and run:
            yield _Table(kind, run, heads)
            run = []
        kind = here
        if here:
            run.append((place, end))
        insert = _INSERT.search(line) if "(" in line else None
        heads = insert[1] if insert else heads
        place = end + 1
    if run:
        yield _Table(kind, run, heads)


def _separator(line: str, running: str) -> str:
    """What parts the cells of a line; commas and semicolons only in short plain cells."""
    if line.count("|") >= 2:
        return "|"
    if "\t" in line.strip():
        return "\t"
    if line.lstrip().startswith("(") and _TUPLE.fullmatch(line):
        return "("
    if line.rstrip().endswith((".", ":")):
        return ""
    for separator in _PLAIN_SEPARATORS:
        count = line.count(separator)
        if count < 2 or len(line) > (_WIDEST + 1) * (count + 1):
            continue  # prose: its cells would be too long
        if running != separator and regex.search(rf"{separator}\s", line):
            continue
        cells = [cell for _, cell in _split(line, separator)]
        if len(cells) >= 3 and all(len(cell) <= _WIDEST for cell in cells):
            return separator
    return ""


def _split(line: str, separator: str) -> list[tuple[int, str]]:
    """The cells of a line with their offsets; a separator inside quotation marks parts nothing."""
    if separator in "|\t":
        cells, place = [], 0
        for piece in line.split(separator):
            cells.append((place, piece))
            place += len(piece) + 1
        return cells
    shift = 0
    if separator == "(":
        opened, separator = line.index("(") + 1, ","
        line, shift = line[opened : line.rindex(")")], opened
    quoted = regex.compile(rf"""\s*(?:"[^"]*"|'(?:[^'\\]|\\.)*'|[^{separator}"'])*(?:{separator}|\Z)""")
    return [(shift + m.start(), m[0].removesuffix(separator)) for m in quoted.finditer(line) if m[0]]


def _bind_table(
    text: str,
    made: _Table,
    ids: list[Occurrence],
    dates: list[Dated],
    patterns: Patterns,
    found: dict[int, int | None],
) -> None:
    low, high = made.rows[0][0], made.rows[-1][1]
    if not any(low <= one.start < high for one in ids):
        return
    table = [_cells(text, made.separator, start, end, ids, dates) for start, end in made.rows]
    _repeat(text, table)
    lexicon = patterns.words
    if made.separator == "(":
        heads, body = made.heads.split(","), table
    else:
        heads, body = [text[cell.start : cell.end] for cell in table[0]], table[1:]
    kinds = [_kind(head, lexicon) for head in heads]
    paired = _paired(heads, kinds)
    of_events: list[int] = []
    if "issued" not in kinds and not ("other" in kinds and "number" in kinds):
        kinds, body, of_events = [], table, _of_events(text, table[0], lexicon)
    for row in body:
        if _RULE.match(text[row[0].start : row[-1].end]):
            continue
        if paired:
            found.update(_by_pairs(row, paired))
        else:
            found.update(_by_head(text, row, kinds, ids, patterns) if kinds else _by_cells(row, of_events))


def _paired(heads: list[str], kinds: list[str]) -> list[int]:
    """The columns of issue where several have one head: then each dates what stands left of it."""
    places = [place for place, kind in enumerate(kinds) if kind == "issued"]
    named = {" ".join(heads[place].split()).casefold() for place in places}
    return places if len(places) > 1 and len(named) == 1 and places[0] > 0 else []


def _by_pairs(row: list[_Cell], paired: list[int]) -> dict[int, int | None]:
    """A row of several documents: each takes the date behind it, if nothing else is cited before that."""
    bound: dict[int, int | None] = {place: None for cell in row if not cell.dates for place in cell.ids}
    left = 0
    for place in paired:
        held = [one for cell in row[left:place] for one in cell.ids]
        if len(held) == 1 and place < len(row) and len(row[place].dates) == 1 and not row[place].ids:
            bound[held[0]] = row[place].dates[0]
        left = place + 1
    return bound


def _repeat(text: str, table: list[list[_Cell]]) -> None:
    """Gives a cell that says ditto the dates of the one above it, as one that spans several rows has them in each."""
    for above, row in pairwise(table):
        for upper, cell in zip(above, row, strict=False):
            if upper.dates and not upper.ids and text[cell.start : cell.end].strip() == DITTO:
                cell.dates, cell.alone = upper.dates, upper.alone


def _of_events(text: str, row: list[_Cell], lexicon: Lexicon) -> list[int]:
    """The columns whose heads, in a first row of heads alone, tell of an event, a deadline and the like (Ngày họp)."""
    if any(cell.ids or cell.dates for cell in row):
        return []
    heads = (read_words(text[cell.start : cell.end], lexicon) for cell in row)
    return [place for place, head in enumerate(heads) if head.first("events", "refuses", "column:other")]


def _cells(text: str, separator: str, start: int, end: int, ids: list[Occurrence], dates: list[Dated]) -> list[_Cell]:
    cells = []
    for place, piece in _split(text[start:end], separator):
        cell = _Cell(start + place, start + place + len(piece))
        cell.ids = [i for i in _within(ids, cell.start, cell.end) if not ids[i].mention]
        cell.dates = list(_within(dates, cell.start, cell.end))
        cell.alone = _alone(text, cell, ids, dates)
        cells.append(cell)
    if separator == "|" and len(cells) > 2 and not text[cells[0].start : cells[0].end].strip():
        cells = cells[1:]
    return cells


def _within(marks: Sequence[Occurrence | Dated], start: int, end: int) -> range:
    """The indices of the marks that begin between two offsets."""
    return range(_first(marks, start), _first(marks, end))


def _first(marks: Sequence[Occurrence | Dated], start: int) -> int:
    return bisect_left(marks, start, key=lambda mark: mark.start)


def _alone(text: str, cell: _Cell, ids: list[Occurrence], dates: list[Dated]) -> bool:
    """Whether a cell holds one identifier or one date and nothing else."""
    if len(cell.ids) + len(cell.dates) != 1:
        return False
    start, end = (ids[cell.ids[0]].start, ids[cell.ids[0]].end) if cell.ids else _span(dates[cell.dates[0]])
    rest = text[cell.start : start] + text[end : cell.end]
    return regex.fullmatch(rf"{_BARE}(?:(?i:số|no|ngày|ký hiệu)\.?:?)?{_BARE}", rest) is not None


def _span(dated: Dated) -> tuple[int, int]:
    return dated.start, dated.end


def _by_head(
    text: str, row: list[_Cell], kinds: list[str], ids: list[Occurrence], patterns: Patterns
) -> dict[int, int | None]:
    """A row of a table with heads: the number column takes the date of the issue column.

    An identifier elsewhere in the row takes none of the row's dates. In a table without a number column the
    row's first identifier takes the date, unless the row tells of an event.
    """
    issued = [cell for cell, kind in zip(row, kinds, strict=False) if kind == "issued"]
    own = [cell.ids[0] for cell, kind in zip(row, kinds, strict=False) if kind == "number" and len(cell.ids) == 1]
    bound: dict[int, int | None] = {place: None for cell in row if not cell.dates for place in cell.ids}
    day = issued[0].dates[0] if issued and len(issued[0].dates) == 1 else None
    if own:
        return bound | {own[0]: day}
    holder = next((cell for cell in row if cell.ids and not cell.dates), None)
    if day is None or holder is None or not _one_document(text, holder, row, ids, patterns):
        return bound
    if row.index(issued[0]) < row.index(holder) and not _adopts(text, row, holder, patterns):
        return bound
    return bound | {holder.ids[0]: day}


def _one_document(text: str, holder: _Cell, row: list[_Cell], ids: list[Occurrence], patterns: Patterns) -> bool:
    """Whether the row is about the first identifier of one cell: another only as what that one rests on."""
    if any(cell.ids for cell in row if cell is not holder):
        return False
    between = [text[ids[a].end : ids[b].start] for a, b in zip(holder.ids, holder.ids[1:], strict=False)]
    return all(";" not in gap and joins(gap, patterns) is None for gap in between)


def _adopts(text: str, row: list[_Cell], holder: _Cell, patterns: Patterns) -> bool:
    """Whether the words of a timeline's row speak of a document coming into being; true if it has no words."""
    told = [text[cell.start : cell.end] for cell in row if cell is not holder and not cell.dates]
    words = [read_words(cell, patterns.words) for cell in told if regex.search(r"\p{L}{3}", cell)]
    return not words or any(cell.first("issues", "brings", "type") for cell in words)


def _by_cells(row: list[_Cell], of_events: list[int]) -> dict[int, int | None]:
    """A row without heads of issue: one identifier alone in a cell and one date alone in a cell.

    A date in a column `of_events` is none of issue, and keeps the row's identifier from any other date.
    """
    own = [cell.ids[0] for cell in row if cell.alone and cell.ids]
    days = [(place, cell.dates[0]) for place, cell in enumerate(row) if cell.alone and cell.dates]
    if any(place in of_events for place, _ in days):
        return dict.fromkeys(own)
    day = [date for _, date in days]
    return {own[0]: day[0]} if len(own) == 1 and len(day) == 1 else {}


def _bind_records(
    text: str, ids: list[Occurrence], dates: list[Dated], patterns: Patterns, found: dict[int, int | None]
) -> None:
    """Fields, one a line: Số hiệu: 399-QĐ/TW … Ngày ban hành: 09/01/2026."""
    lexicon = patterns.words
    used = {date for date in found.values() if date is not None}
    for place, occurrence in enumerate(ids):
        if place in found or occurrence.mention or not _numbered(text, occurrence.start, lexicon):
            continue
        date = _issued_behind(text, place, ids, dates, lexicon)
        if date is None:
            date = _issued_before(text, occurrence, dates, lexicon)
        if date is not None and date not in used:
            found[place] = date
            used.add(date)


def _issued_behind(text: str, place: int, ids: list[Occurrence], dates: list[Dated], lexicon: Lexicon) -> int | None:
    """The first date behind a number field that stands in a field of issue, before the next number field."""
    stop = ids[place].end + 600
    if place + 1 < len(ids) and _numbered(text, ids[place + 1].start, lexicon):
        stop = min(stop, ids[place + 1].start)
    for date in _within(dates, ids[place].end, stop):
        if dates[date].date.year and _field(text, dates[date].start, lexicon) == "issued":
            return date
    return None


def _issued_before(text: str, occurrence: Occurrence, dates: list[Dated], lexicon: Lexicon) -> int | None:
    """The last date before a number field, of the same record, that stands in a field of issue."""
    for date in reversed(_within(dates, occurrence.start - 300, occurrence.start)):
        between = text[dates[date].start : occurrence.start]
        if between.count("\n") > 6 or "\n\n" in between:
            return None
        if _field(text, dates[date].start, lexicon) == "issued":
            return date
    return None


def _numbered(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether the identifier at `start` is the value of a number field; in quotes its type word may stand before it."""
    value = _QUOTED.match(text, max(0, start - 40), start)
    if value and value[1].strip() and not read_words(value[1], lexicon).left_over("type", "number"):
        start = value.start(1)
    return _field(text, start, lexicon) == "number"


def _field(text: str, start: int, lexicon: Lexicon) -> str:
    """What the name of the field says in which a value at `start` stands alone, or ""."""
    line = text[max(text.rfind("\n", 0, start) + 1, start - 80) : start]
    name = _FIELD.search(line) if _FIELD_END.match(line) else None
    if name is None:
        bare = regex.match(r"[\s|*_\-+>\"'{(]*(.{1,50}?)\s+\Z", line)
        return _kind(bare[1], lexicon) if bare and len(bare[1].split()) > 1 else ""
    return _kind(name[1], lexicon)
