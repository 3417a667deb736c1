"""Words with their places on a page → lines in reading order: columns one after the other, tables as rows.

The order in which a page was drawn is kept where nothing speaks against it; it mostly is the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_NARROW = 25
"""Characters a line: columns of less are those of a table."""
_FEWEST = 3
"""Rows that make columns of prose."""
WIDE = 1.3
"""Widths of a letter: more between two words parts them, as cells and columns are; blanks of set lines are less."""
_GAP = 1.7
"""Lines: more from foot to foot is a gap between paragraphs."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place, in points: its line's foot, and the size of its letters."""

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of a line that stand together."""

    text: str
    left: float
    right: float
    foot: float
    size: float


Row = list[Chunk]


def lines(chunks: Sequence[Chunk]) -> list[str]:
    """The lines of a page, given its chunks as they were drawn; "" stands for a gap between paragraphs."""
    rows = _rows(chunks)
    pitch = _pitch(rows)
    made: list[str] = []
    foot = 0.0
    for block in _blocks(rows):
        if made and pitch and foot - block[0][0].foot > _GAP * pitch:
            made.append("")
        made.extend(_block(block))
        foot = block[-1][0].foot
    return made


def chunks(words: Sequence[Word]) -> Iterator[Chunk]:
    """The words of a run, parted where the gap is wide."""
    run: list[Word] = []
    for word in words:
        if run and word.left - run[-1].right > WIDE * word.size:
            yield _chunk(run)
            run = []
        run.append(word)
    if run:
        yield _chunk(run)


def _chunk(words: list[Word]) -> Chunk:
    text = " ".join(word.text for word in words)
    return Chunk(text, words[0].left, words[-1].right, words[0].foot, max(word.size for word in words))


def _rows(chunks: Sequence[Chunk]) -> list[Row]:
    """Chunks drawn one after the other, from left to right on one line, are a row."""
    rows: list[Row] = []
    for chunk in chunks:
        last = rows[-1][-1] if rows else None
        if last and abs(last.foot - chunk.foot) < 0.4 * chunk.size and chunk.left >= last.right - 1:
            rows[-1].append(chunk)
        else:
            rows.append([chunk])
    return rows


def _pitch(rows: list[Row]) -> float:
    """The usual distance from line to line."""
    steps = [above[0].foot - below[0].foot for above, below in pairwise(rows)]
    down = [step for step in steps if step > 0]
    return median(down) if len(down) > 2 else 0


def _blocks(rows: list[Row]) -> Iterator[list[Row]]:
    """Rows that stand below one another in the same columns; a row of one chunk in prose is a block by itself.

    A row of one chunk inside a table goes on with the cell above it.
    """
    place = 0
    while place < len(rows):
        end = place + 1
        columns = _columns(rows[place:end]) if len(rows[place]) > 1 else []
        while len(columns) > 1 and (following := _following(rows, end)) is not None:
            joined = _columns([*rows[place:end], *rows[end : following + 1]])
            if len(joined) < 2 or len(joined) < len(columns) - 1:
                break
            columns, end = joined, following + 1
        yield rows[place:end]
        place = end


def _following(rows: list[Row], place: int) -> int | None:
    """The next row of several chunks, with at most three of one before it."""
    for found in range(place, min(place + 4, len(rows))):
        if found and rows[found][0].foot >= rows[found - 1][0].foot:
            return None  # another column, or a box: it does not stand below
        if len(rows[found]) > 1:
            return found
    return None


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """What the chunks of the rows take of the page's width: where they overlap they are one column."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((chunk.left, chunk.right) for row in rows for chunk in row):
        if columns and left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(right, columns[-1][1])
        else:
            columns.append((left, right))
    return columns


def _block(rows: list[Row]) -> Iterator[str]:
    if len(rows) == 1:
        yield "   ".join(chunk.text for chunk in rows[0])
        return
    columns = _columns(rows)
    cells = [_cells(row, columns) for row in rows]
    if _prose(cells):
        for column in range(len(columns)):
            yield from (row[column] for row in cells if row[column])
        return
    table: list[list[str]] = []
    for row, made in zip(rows, cells, strict=True):
        if len(row) == 1 and table:
            table[-1] = [f"{above} {below}".strip() for above, below in zip(table[-1], made, strict=True)]
        else:
            table.append(made)
    for made in table:
        yield "| " + " | ".join(cell.replace("|", "¦") for cell in made) + " |"


def _cells(row: Row, columns: list[tuple[float, float]]) -> list[str]:
    return [" ".join(chunk.text for chunk in row if left <= chunk.left < right) for left, right in columns]


def _prose(cells: list[list[str]]) -> bool:
    """Whether columns are those of a page of prose: all of them long lines."""
    widths = [[len(row[column]) for row in cells if row[column]] for column in range(len(cells[0]))]
    return len(cells) >= _FEWEST and all(sum(width) / len(width) > _NARROW for width in widths)
