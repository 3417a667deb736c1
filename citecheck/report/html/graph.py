"""The graph of what rests on what: documents in columns by year, an arrow from each to the one it carries out.

An arrow leads to an older document, which stands further left. One that leads right is wrong, and marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from citecheck.model import Citation, Document, Report
from citecheck.report.html.index import Flag, Index, key_of

NODES = 80
"""Documents in the picture, at most; the table beside it has more."""
ROWS = 300
_COLUMN, _BOX, _HIGH, _ROW, _TOP, _LEFT = 190, 128, 40, 62, 44, 16


@dataclass(frozen=True, slots=True)
class Node:
    """A document at one of its dates: a box."""

    x: float
    y: float
    identifier: str
    date: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One document's word about another; `path` is empty where the picture has no room for it."""

    kind: str
    start: str
    start_date: str
    end: str
    end_date: str
    places: int
    anchor: str
    backward: bool
    flags: tuple[Flag, ...]
    path: str = ""
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Graph:
    """The picture and its table."""

    width: int
    height: int
    columns: tuple[tuple[float, str], ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    rows: tuple[Arrow, ...]
    hidden: int

    @property
    def backward(self) -> int:
        """How many arrows lead forward in time."""
        return sum(arrow.backward for arrow in self.rows)


_Name = tuple[int, str]
"""A node: the number of a document and the date at which it stands ("" if none is known)."""


@dataclass(slots=True)
class _Said:
    """All places of one relation between two nodes."""

    citations: list[Citation] = field(default_factory=list)


def graph_of(report: Report, index: Index) -> Graph | None:
    """The graph of all relations in `report`; None if no text states one."""
    said = _said(report, index)
    if not said:
        return None
    arrows = {key: _arrow(key, places.citations, report, index) for key, places in said.items()}
    ordered = sorted(arrows, key=lambda key: (not arrows[key].backward, -arrows[key].places, key))
    chosen: list[_Name] = []
    for start, end, _ in ordered:
        new = [name for name in (start, end) if name not in chosen]
        if len(chosen) + len(new) <= NODES:
            chosen += new
    places = _places(chosen, [key for key in ordered if key[0] in chosen and key[1] in chosen])
    names = sorted(places, key=lambda name: places[name])
    drawn = [_drawn(arrows[key], places[key[0]], places[key[1]]) for key in ordered if {*key[:2]} <= set(places)]
    columns = {places[name][0]: name[1][:4] or "?" for name in names}
    return Graph(
        int(max(x for x, _ in places.values()) + _BOX + 2 * _LEFT),
        int(max(y for _, y in places.values()) + _HIGH + 20),
        tuple((x + _BOX / 2, year) for x, year in columns.items()),
        tuple(_node(name, places[name], report) for name in names),
        tuple(drawn),
        tuple(arrows[key] for key in ordered[:ROWS]),
        max(0, len(ordered) - ROWS),
    )


_Key = tuple[_Name, _Name, str]


def _said(report: Report, index: Index) -> dict[_Key, _Said]:
    found: dict[_Key, _Said] = defaultdict(_Said)
    for text in report.texts:
        by_start = {citation.start: citation for citation in text.citations}
        for citation in text.citations:
            basis = by_start.get(citation.relation.basis_start) if citation.relation else None
            if basis is None or citation.relation is None or (basis.local and not citation.local):
                continue  # a central document rests on no local one: the words are misread
            start, end = _name(citation, report, index), _name(basis, report, index)
            if start is not None and end is not None and start[0] != end[0]:
                found[start, end, citation.relation.kind].citations.append(citation)
    return found


def _name(citation: Citation, report: Report, index: Index) -> _Name | None:
    """The document of a citation, at the date it gives there, else at the one most often given."""
    number = index.documents.get(key_of(citation))
    if number is None:
        return None
    return number, citation.full_date or next(iter(report.documents[number - 1].dates), "")


def _arrow(key: _Key, citations: list[Citation], report: Report, index: Index) -> Arrow:
    (start, day), (end, basis_day), kind = key
    backward = bool(day and basis_day) and day < basis_day
    flags = tuple(flag for flag in index.flags_of(citations) if backward)
    return Arrow(
        kind.replace(" ", "_"),
        str(_document(start, report).identifier), day, str(_document(end, report).identifier), basis_day,
        len(citations), f"f{flags[0].number}" if flags else index.link(citations[0]).anchor, backward, flags,
    )  # fmt: skip


def _document(number: int, report: Report) -> Document:
    return report.documents[number - 1]


def _node(name: _Name, place: tuple[float, float], report: Report) -> Node:
    return Node(*place, str(_document(name[0], report).identifier), name[1], f"d{name[0]}")


def _places(names: Iterable[_Name], arrows: Iterable[_Key]) -> dict[_Name, tuple[float, float]]:
    """Columns by year, the undated first; in each, every document near those it points to or is pointed at by."""
    columns: dict[str, list[_Name]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (name[1], name[0])):
        columns[name[1][:4]].append(name)
    joined: dict[_Name, list[_Name]] = defaultdict(list)
    for start, end, _ in arrows:
        joined[start].append(end)
        joined[end].append(start)
    rows: dict[_Name, float] = {}
    for members in (columns[year] for year in sorted(columns)):
        wanted = {name: _mean([rows[one] for one in joined[name] if one in rows]) for name in members}
        free = 0.0
        for name in sorted(members, key=lambda name: (wanted[name], name)):
            rows[name] = max(free, float(round(wanted[name])))
            free = rows[name] + 1
    places = {year: _LEFT + place * _COLUMN for place, year in enumerate(sorted(columns))}
    return {name: (places[name[1][:4]], _TOP + row * _ROW) for name, row in rows.items()}


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _drawn(arrow: Arrow, start: tuple[float, float], end: tuple[float, float]) -> Arrow:
    """The arrow as a curve from box to box; inside one column it bends around."""
    (x1, y1), (x2, y2) = start, end
    y1, y2 = y1 + _HIGH / 2, y2 + _HIGH / 2
    if x1 == x2:
        x1 = x2 = x1 + _BOX
        bend = x1 + 44
        path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {x2 + 3} {y2}"
        x, y = x1 + 34, (y1 + y2) / 2
    else:
        x1, x2 = (x1, x2 + _BOX + 3) if x2 < x1 else (x1 + _BOX, x2 - 3)
        middle = (x1 + x2) / 2
        path = f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
        x, y = middle, (y1 + y2) / 2
    return Arrow(
        arrow.kind, arrow.start, arrow.start_date, arrow.end, arrow.end_date, arrow.places, arrow.anchor,
        arrow.backward, arrow.flags, path, round(x, 1), round(y, 1),
    )  # fmt: skip
