"""Originals and translations side by side, as the page of a comparison shows them."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.check.translation import Citations
from citecheck.messages import Messages
from citecheck.model import Identifier, Report
from citecheck.report.html.index import Flag, Index, Link, key_of
from citecheck.report.places import spot
from citecheck.report.sidebyside import Line, days, side_by_side

ROWS = 5000
"""Documents of all pairs that are shown, at most; the rest are counted."""
_PLACES = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """A document in one text: its dates there and its places; no places where the text does not cite it."""

    days: tuple[str, ...]
    places: tuple[Link, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class RowShown:
    """A document of a pair, its number on the page if it has one, both its cells and what differs."""

    identifier: Identifier
    document: int
    original: Cell
    translation: Cell
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class PairShown:
    """A pair: both texts, how many documents they cite, the rows; none of a pair that agrees, if there are several."""

    number: int
    original: Link
    translation: Link
    documents: int
    rows: tuple[RowShown, ...]
    hidden: int


def pairs_shown(report: Report, index: Index, said: Messages) -> list[PairShown]:
    """What was compared, if anything."""
    numbers = {id(finding): number for number, finding in enumerate(report.findings, 1)}
    several, room = len(report.pairs) > 1, ROWS
    made = []
    for number, one in enumerate(side_by_side(report), 1):
        lines = () if several and one.agrees else one.lines
        shown = lines[:room]
        room -= len(shown)
        made.append(
            PairShown(
                number,
                _text(one.pair.original.source, index),
                _text(one.pair.translation.source, index),
                len(one.lines),
                tuple(_row(line, numbers, index, said) for line in shown),
                len(lines) - len(shown),
            )
        )
    return made


def _text(source: str, index: Index) -> Link:
    return Link(index.name(source), f"t{index.texts[source]}" if source in index.texts else "texts")


def _row(line: Line, numbers: dict[int, int], index: Index, said: Messages) -> RowShown:
    row = line.row
    return RowShown(
        row.identifier,
        index.documents.get(key_of((row.original or row.translation)[0]), 0),
        _cell(row.original, index, said),
        _cell(row.translation, index, said),
        tuple(Flag(numbers[id(one)], one.level, one.rule) for one in line.findings),
    )


def _cell(citations: Citations, index: Index, said: Messages) -> Cell:
    places = tuple(Link(spot(one, said), index.link(one).anchor) for one in citations[:_PLACES])
    return Cell(tuple(days(citations, said)), places, max(0, len(citations) - _PLACES))
