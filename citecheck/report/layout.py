"""Lines and columns of a terminal: wrapped between words, aligned by width as shown, and nothing cut off.

A table that is too wide puts the columns that may fold beneath their row, the widest first; where even the others do
not fit side by side, a row becomes a line of its cells. Words are never broken: a path or a date stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text as Styled

GAP = 2
_BENEATH = 4


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `right` is for counts, `folds` for what may be wrapped or put beneath its row."""

    head: str
    right: bool = False
    folds: bool = False


Row = Sequence[Styled]


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken between words; a longer word has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines or [""]


def table(columns: Sequence[Column], rows: Iterable[Row], width: int) -> list[Styled]:
    """The lines of a table, its head first."""
    every = [list(row) for row in rows]
    beside, widths = _arranged(columns, every, width)
    lines: list[Styled] = []
    if widths is not None:
        lines += _beside(columns, [Styled(column.head, style="bold") for column in columns], beside, widths)
        lines.append(Styled("─" * (sum(widths) + GAP * (len(widths) - 1))))
    for row in every:
        # the first column names the row: where it has no room beside the others, it stands above them
        lines += [row[0]] if 0 not in beside and row[0].plain else []
        lines += _flowing(columns, row, beside, width) if widths is None else _beside(columns, row, beside, widths)
        lines += _beneath(row, [0, *beside], width)
    return lines


def _arranged(columns: Sequence[Column], rows: list[list[Styled]], width: int) -> tuple[list[int], list[int] | None]:
    """(the columns that stand side by side, their widths); no widths if even those that never fold do not fit."""
    heads = [cell_len(column.head) for column in columns]
    natural = [max([heads[place], *(row[place].cell_len for row in rows)]) for place in range(len(columns))]
    least = [
        max([heads[place], *(_longest(row[place].plain) for row in rows)]) if column.folds else natural[place]
        for place, column in enumerate(columns)
    ]
    beside = list(range(len(columns)))
    while True:
        room = width - GAP * (len(beside) - 1) - sum(least[place] for place in beside)
        if room >= 0:
            return beside, _shared_out([(least[place], natural[place]) for place in beside], room)
        folding = [place for place in beside if columns[place].folds]
        if not folding:
            return [place for place in range(len(columns)) if least[place] <= width // 2], None
        beside.remove(max(folding, key=lambda place: least[place]))


def _longest(text: str) -> int:
    return max(map(cell_len, text.split()), default=0)


def _shared_out(wanted: list[tuple[int, int]], room: int) -> list[int]:
    """Each its least, and of the room what it wants, those first that want least."""
    widths = [least for least, _ in wanted]
    for place in sorted(range(len(wanted)), key=lambda place: wanted[place][1] - wanted[place][0]):
        more = min(wanted[place][1] - widths[place], room)
        widths[place] += more
        room -= more
    return widths


def _beside(columns: Sequence[Column], row: Row, beside: list[int], widths: list[int]) -> list[Styled]:
    cells = [wrap(row[place].plain, width) for place, width in zip(beside, widths, strict=True)]
    lines = []
    for number in range(max(map(len, cells))):
        line = Styled()
        for place, parts, width in zip(beside, cells, widths, strict=True):
            part = parts[number] if number < len(parts) else ""
            blank = " " * (width - cell_len(part))
            line.append(blank + part if columns[place].right else part + blank, style=row[place].style)
            line.append(" " * GAP)
        line.rstrip()
        lines.append(line)
    return lines


def _flowing(columns: Sequence[Column], row: Row, beside: list[int], width: int) -> list[Styled]:
    """The cells of a row one after another; a count says what it counts, and a row without a name is indented."""
    lines: list[Styled] = []
    for place in beside:
        cell = row[place]
        if not cell.plain:
            continue
        shown = Styled(f"{columns[place].head} {cell.plain}" if columns[place].right else cell.plain, style=cell.style)
        if lines and lines[-1].cell_len + GAP + shown.cell_len <= width:
            lines[-1].append(" " * GAP)
            lines[-1].append_text(shown)
        else:
            lines.append(Styled("  " if lines or not row[0].plain else "").append_text(shown))
    return lines


def _beneath(row: Row, shown: list[int], width: int) -> list[Styled]:
    """What of a row is not shown yet, indented."""
    places = [place for place in range(len(row)) if place not in shown and row[place].plain]
    return [
        Styled(" " * _BENEATH + line, style=row[place].style)
        for place in places
        for line in wrap(row[place].plain, width - _BENEATH)
    ]
