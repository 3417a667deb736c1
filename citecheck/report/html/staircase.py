"""The number staircase of a series: numbers are given in the order of dates, so a wrong date stands off the stairs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from citecheck.model import Document, Identifier, Report
from citecheck.patterns.terms import Terms
from citecheck.registry import Registry
from citecheck.report.html.axis import Axis, Band, Tick, axis_of, steps
from citecheck.report.html.index import Flag, Index

WIDTH = 560
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 546, 30, 266
_STEPS_AT_LEAST = 3
"""Numbers that a series needs to be more than a few dots: of the texts or of the registry."""
CHARTS = 40
_LABELS = 14
_ROWS = 200


@dataclass(frozen=True, slots=True)
class Dot:
    """A document at one of its dates; `anchor` leads to its finding or its row; `known`: the registry has that date."""

    x: float
    y: float
    identifier: str
    date: str
    places: int
    anchor: str
    flags: tuple[Flag, ...] = ()
    known: bool = False
    label_x: float = 0.0
    label_y: float = 0.0
    label_end: bool = False
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """From one date of a document to its farthest other."""

    x1: float
    x2: float
    y: float


@dataclass(frozen=True, slots=True)
class Staircase:
    """A picture: term bands, the registry's steps as lines of points, the texts' citations as dots."""

    name: str
    bands: tuple[Band, ...]
    years: tuple[Tick, ...]
    numbers: tuple[Tick, ...]
    stairs: tuple[str, ...]
    known: int
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    rows: tuple[Dot, ...]
    hidden: int

    @property
    def flagged(self) -> int:
        """How many dots have findings."""
        return sum(bool(dot.flags) for dot in self.dots)

    @property
    def findings(self) -> int:
        """How many findings the dots have."""
        return len({flag.number for dot in self.dots for flag in dot.flags})


_Series = tuple[str, str | None]


def staircases(report: Report, index: Index, terms: Terms, registry: Registry, today: str) -> tuple[Staircase, ...]:
    """A picture for each series of Party documents with enough known numbers, those with findings first."""
    series: dict[_Series, list[tuple[int, Document]]] = defaultdict(list)
    for number, document in enumerate(report.documents, 1):
        if document.identifier.family == "party" and document.dates and _number(document.identifier):
            if document.citations[0].local and document.scope is None:
                continue  # numbers of unknown localities climb no common stairs
            series[document.identifier.series, document.scope].append((number, document))
    made = [_staircase(key, documents, index, terms, registry, today) for key, documents in sorted(
        series.items(), key=lambda item: (item[0][0], item[0][1] or ""))]  # fmt: skip
    pictures = [one for one in made if one is not None]
    return tuple(sorted(pictures, key=lambda one: (-one.flagged, -len(one.dots)))[:CHARTS])


def _staircase(
    key: _Series, documents: list[tuple[int, Document]], index: Index, terms: Terms, registry: Registry, today: str
) -> Staircase | None:
    name, scope = key
    axis = axis_of((day for _, document in documents for day in document.dates), today, _LEFT, _RIGHT)
    if axis is None:
        return None
    known = _known(key, axis, registry)
    numbers = {_number(document.identifier) for _, document in documents} | {n for rows in known for _, n in rows}
    if len(numbers) < _STEPS_AT_LEAST:
        return None
    marks = steps(max(numbers))
    dots = _dots(documents, axis, marks[-1], index, registry)
    lines = tuple(_lines(documents, axis, marks[-1]))
    local = documents[0][1].citations[0].local
    return Staircase(
        f"{name} {scope}" if scope else name,
        () if local else axis.bands(terms),
        axis.years(9),
        tuple(Tick(_y(mark, marks[-1]), str(mark)) for mark in marks),
        tuple(_stairs([(axis.x(day), _y(n, marks[-1])) for day, n in rows]) for rows in known),
        sum(len(rows) for rows in known),
        lines,
        _labelled(dots, lines),
        tuple(dots[:_ROWS]),
        max(0, len(dots) - _ROWS),
    )


def _known(key: _Series, axis: Axis, registry: Registry) -> list[list[tuple[str, int]]]:
    """The registry's (day, number) of each term of the series within the axis, by day."""
    found = []
    for (name, scope, _), rows in registry.series.items():
        if (name, scope) == key:
            days = sorted((row.day, _number(row.identifier)) for row in rows if row.day is not None)
            inside = [(day, n) for day, n in days if axis.left < axis.x(day) < axis.right]
            found += [inside] if inside else []
    return found


def _dots(
    documents: list[tuple[int, Document]], axis: Axis, highest: int, index: Index, registry: Registry
) -> list[Dot]:
    made = []
    for number, document in documents:
        for day, cited in document.dates.items():
            flags = index.flags_of(cited)
            anchor = flags[0].anchor if flags else f"d{number}"
            y = _y(_number(document.identifier), highest)
            known = any(row.day == day for row in registry.of(document.identifier, document.scope))
            made.append(Dot(axis.x(day), y, str(document.identifier), day, len(cited), anchor, flags, known))
    return sorted(made, key=lambda dot: (not dot.flags, dot.x, dot.y, dot.identifier))


def _labelled(dots: list[Dot], lines: Iterable[Line]) -> tuple[Dot, ...]:
    """The dots with findings named beside them where there is room; plain dots first, so that they lie behind."""
    made: list[Dot] = []
    taken: list[tuple[float, float]] = []
    heights = {line.y for line in lines}
    for dot in dots:
        end = dot.x > (_LEFT + _RIGHT) * 0.6
        x = dot.x + (-4 if end else 4)
        tried = [dot.y + step for step in (-9, 20, -21, 32, -33)]
        free = [y for y in tried if _TOP < y < _BOTTOM + 12 and not _crowded(x, y, taken)]
        clear = [y for y in free if not any(y - 9 < height < y + 3 for height in heights)]
        if not dot.flags or dot.known or len(taken) >= _LABELS or not free:
            made.append(dot)
            continue
        y = (clear or free)[0]
        taken.append((x, y))
        made.append(replace(dot, label_x=x, label_y=round(y, 1), label_end=end, labelled=True))
    return tuple(reversed(made))


def _crowded(x: float, y: float, taken: Iterable[tuple[float, float]]) -> bool:
    return any(abs(y - other_y) < 12 and abs(x - other_x) < 110 for other_x, other_y in taken)


def _lines(documents: list[tuple[int, Document]], axis: Axis, highest: int) -> Iterable[Line]:
    for _, document in documents:
        if len(document.dates) > 1:
            places = sorted(axis.x(day) for day in document.dates)
            yield Line(places[0], places[-1], _y(_number(document.identifier), highest))


def _stairs(points: list[tuple[float, float]]) -> str:
    """The points as a stepped path: across, then up."""
    x, y = points[0]
    return f"M{x} {y}" + "".join(f"H{x}V{y}" for x, y in points[1:])


def _y(number: int, highest: int) -> float:
    return round(_BOTTOM - number / highest * (_BOTTOM - _TOP), 1)


def _number(identifier: Identifier) -> int:
    figures = re.match(r"\d+", identifier.number)
    return int(figures[0]) if figures else 0
