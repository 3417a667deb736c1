"""The graph of what rests on what: an arrow from each document to the one that it carries out or amends.

An arrow leads to an older document, which stands further left. One that leads right is wrong, and marked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from citecheck.model import Citation, Report
from citecheck.report.html.index import Flag, Index, key_of
from citecheck.report.html.layers import Point, components, placed

NODES = 90
"""Documents in all pictures together, at most; the table beside them has more."""
ROWS = 300
_LARGEST = 30
"""Documents in one picture; more hang together only by what is cited everywhere, and no picture shows it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document at one of its dates: a box."""

    place: Point
    identifier: str
    date: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One document's relation to another, as texts put it; `backward` if it is older than what it rests on."""

    kind: str
    start: str
    start_date: str
    end: str
    end_date: str
    places: int
    anchor: str
    backward: bool
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrow in a picture: its path, and where its word stands."""

    arrow: Arrow
    path: str
    label: Point


@dataclass(frozen=True, slots=True)
class Picture:
    """Documents that hang together."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    arrows: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The pictures, those with wrong arrows first, and the table of all arrows; `hidden` stand in neither."""

    pictures: tuple[Picture, ...]
    rows: tuple[Arrow, ...]
    hidden: int

    @property
    def backward(self) -> int:
        """How many arrows lead forward in time."""
        return sum(arrow.backward for arrow in self.rows)


_Name = tuple[int, str]
"""A node: the number of a document and the date at which it stands ("" if none is known)."""
_Key = tuple[_Name, _Name]


def graph_of(report: Report, index: Index) -> Graph | None:
    """The graph of all relations in `report`; None if no text states one."""
    arrows = {key: _arrow(key, citations, report, index) for key, citations in _said(report, index).items()}
    if not arrows:
        return None
    ordered = sorted(arrows, key=lambda key: (not arrows[key].backward, -arrows[key].places, key))
    drawn: list[_Key] = []
    sizes: dict[_Name, set[_Name]] = {}
    for start, end in ordered:
        together = sizes.get(start, {start}) | sizes.get(end, {end})
        if len(together) <= _LARGEST and len(sizes.keys() | {start, end}) <= NODES:
            sizes |= dict.fromkeys(together, together)
            drawn.append((start, end))
    pictures = []
    for names in components(drawn):
        pictures.append(_picture(names, {key: arrows[key] for key in drawn if key[0] in names}, report))
    return Graph(tuple(pictures), tuple(arrows[key] for key in ordered[:ROWS]), max(0, len(ordered) - ROWS))


def _said(report: Report, index: Index) -> dict[_Key, list[Citation]]:
    """(document, its basis) → the citations whose text says so."""
    found: dict[_Key, list[Citation]] = defaultdict(list)
    for text in report.texts:
        by_start = {citation.start: citation for citation in text.citations}
        for citation in text.citations:
            basis = by_start.get(citation.relation.basis_start) if citation.relation else None
            if basis is None or (basis.local and not citation.local):
                continue  # a central document rests on no local one: the words are misread
            start, end = _name(citation, report, index), _name(basis, report, index)
            if start is not None and end is not None and start[0] != end[0]:
                found[start, end].append(citation)
    return found


def _name(citation: Citation, report: Report, index: Index) -> _Name | None:
    """The document of a citation, at the date it gives there, else at the one most often given."""
    number = index.documents.get(key_of(citation))
    if number is None:
        return None
    return number, citation.full_date or next(iter(report.documents[number - 1].dates), "")


def _arrow(key: _Key, citations: list[Citation], report: Report, index: Index) -> Arrow:
    (start, day), (end, basis_day) = key
    kinds = [citation.relation.kind for citation in citations if citation.relation]
    backward = bool(day and basis_day) and day < basis_day
    flags = index.flags_of(citations) if backward else ()
    return Arrow(
        max(kinds, key=kinds.count).replace(" ", "_"),
        _identifier(start, report), day, _identifier(end, report), basis_day, len(citations),
        flags[0].anchor if flags else index.link(citations[0]).anchor, backward, flags,
    )  # fmt: skip


def _identifier(number: int, report: Report) -> str:
    return str(report.documents[number - 1].identifier)


def _picture(names: list[_Name], arrows: dict[_Key, Arrow], report: Report) -> Picture:
    numbers = {name: place for place, name in enumerate(names)}
    keys = {(numbers[start], numbers[end]): arrow for (start, end), arrow in arrows.items()}
    made = placed(_days(names, list(arrows)), list(keys))
    return Picture(
        made.width,
        made.height,
        tuple(
            Node(made.boxes[place], _identifier(name[0], report), name[1], f"d{name[0]}")
            for name, place in numbers.items()
        ),
        tuple(Drawn(arrow, *made.paths[key]) for key, arrow in keys.items()),
    )


def _days(names: list[_Name], arrows: list[_Key]) -> list[str]:
    """The days by which the documents are put in order; one without a date comes after what it rests on."""
    days = []
    for name in names:
        bases = [end[1] for start, end in arrows if start == name]
        users = [start[1] for start, end in arrows if end == name and start[1]]
        before = f"{int(min(users)[:4]) - 1}" if users else "0000"
        days.append(name[1] or (f"{max(bases)}~" if any(bases) else before))
    return days
