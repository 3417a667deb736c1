"""Report → the graph: a node for each document that is related to another, an arrow for each kind of relation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.check.chronology import earlier
from citecheck.model import Citation, Document, Report


@dataclass(frozen=True, slots=True)
class Node:
    """A document: its identifier, what tells it from others of the same number, its dates."""

    identifier: str
    apart: str
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a document to the one it rests on (numbers of nodes), and in how many places it is said.

    `backward` are the two dates, where the document is dated before what it rests on.
    """

    start: int
    end: int
    kind: str
    places: int
    backward: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes in the order of documents, arrows in the order of nodes."""

    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]


_Older = dict[tuple[str, int], tuple[str, str]]


def network_of(report: Report) -> Network:
    """The graph of all relations that the texts state."""
    homes = {
        (one.source, one.start): number
        for number, document in enumerate(report.documents)
        for one in (*document.citations, *document.mentions)
    }
    said: dict[tuple[int, int, str], list[tuple[Citation, Citation]]] = defaultdict(list)
    for citation, basis in _related(report):
        start, end = homes.get((citation.source, citation.start)), homes.get((basis.source, basis.start))
        if start is not None and end is not None and start != end and citation.relation is not None:
            said[start, end, citation.relation.kind].append((citation, basis))
    older = _older(report)
    shown = sorted({number for start, end, _ in said for number in (start, end)})
    places = {number: place for place, number in enumerate(shown)}
    arrows = [
        Arrow(places[start], places[end], kind, len(pairs), _backward(pairs, report.documents[end], older))
        for (start, end, kind), pairs in sorted(said.items())
    ]
    return Network(tuple(_node(report.documents[number], report) for number in shown), tuple(arrows))


def _related(report: Report) -> Iterator[tuple[Citation, Citation]]:
    for text in report.texts:
        by_start = {citation.start: citation for citation in text.citations}
        for citation in text.citations:
            basis = by_start.get(citation.relation.basis_start) if citation.relation else None
            # a central document rests on no local one: the words are misread
            if basis is not None and (citation.local or not basis.local):
                yield citation, basis


def _backward(pairs: list[tuple[Citation, Citation]], document: Document, known: _Older) -> tuple[str, str] | None:
    """The dates of the first place where a document is dated before what it rests on."""
    for citation, basis in pairs:
        own, other = _day(citation), _day(basis) or settled(document)
        if own and other and earlier(own, other):
            return own, other
        if (citation.source, citation.start) in known:
            return known[citation.source, citation.start]
    return None


def _older(report: Report) -> _Older:
    """What the registry, too, says to be older than its basis."""
    return {
        (one.place.source, one.place.start): (one.sides[0].date or "", one.sides[1].date or "")
        for one in report.findings
        if one.rule == "CC103"
    }


def _day(citation: Citation) -> str | None:
    date = citation.date
    return date.iso if date is not None and date.possible else None


def settled(document: Document) -> str | None:
    """The day of the registry, else the only one that the texts give."""
    return document.registered or (next(iter(document.dates)) if len(document.dates) == 1 else None)


def _node(document: Document, report: Report) -> Node:
    same = [one for one in report.documents if one.identifier == document.identifier]
    apart = " ".join(part for part in (document.term if len(same) > 1 else None, document.scope) if part)
    return Node(str(document.identifier), apart, tuple(sorted(document.dates)) or _registered(document))


def _registered(document: Document) -> tuple[str, ...]:
    return (document.registered,) if document.registered else ()
