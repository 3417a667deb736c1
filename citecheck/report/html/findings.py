"""Findings as the page shows them: both sides next to each other, why, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Place, Report, Side
from citecheck.report.html.excerpts import Piece, Seen, Span, pieces, spans_of, windows
from citecheck.report.html.index import Index, Link
from citecheck.suppression import silencer

WHOLE = 120
"""Findings that are shown with their excerpts; those after them have a line each."""
_PLACES = 20
_RADIUS = 130


@dataclass(frozen=True, slots=True)
class SideShown:
    """One date of a finding: what it is, how often it is given, an excerpt, and all its places."""

    date: str
    label: str
    count: str
    most: bool
    excerpt: tuple[Piece, ...]
    language: str
    places: tuple[Link, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding, ready to be read; `sides` is empty for one that has a line only."""

    number: int
    finding: Finding
    told: str
    place: Link
    cause: str
    help: str
    silencer: str
    sides: tuple[SideShown, ...]


def finding_shown(number: int, finding: Finding, report: Report, index: Index, said: Messages) -> FindingShown:
    """The finding `number`; the first ones with excerpts, of the others a line."""
    told = [part for part in (finding.scope, finding.term and said.say("said.term", term=finding.term)) if part]
    whole = number <= WHOLE
    return FindingShown(
        number,
        finding,
        ", ".join(told),
        index.link(finding.place),
        said.say(f"html.cause.{finding.cause}") if finding.cause in said.tables["html"]["cause"] else "",
        _help(finding, said),
        silencer(finding),
        tuple(_sides(finding, report, index, said)) if whole else (),
    )


def _sides(finding: Finding, report: Report, index: Index, said: Messages) -> list[SideShown]:
    if not finding.sides and finding.at is not None:
        return [_at_place(finding.at, report, index)]
    rival = sum(not side.label for side in finding.sides) > 1
    most = max((len(side.citations) for side in finding.sides), default=0)
    alone = sum(len(side.citations) == most for side in finding.sides) == 1
    return [_side(side, rival, alone and len(side.citations) == most, report, index, said) for side in finding.sides]


def _side(side: Side, rival: bool, most: bool, report: Report, index: Index, said: Messages) -> SideShown:
    count = len(side.citations)
    return SideShown(
        side.date or "",
        str(said.tables["report"].get(side.label, side.label)),
        (said.say("report.once") if count == 1 else said.say("report.majority", count=count)) if count else "",
        rival and most,
        _excerpt(side.citations[0], report, index) if side.citations else (),
        _language(side.citations[0].source, report, index) if side.citations else "",
        tuple(index.link(citation) for citation in side.citations[:_PLACES]),
        max(0, count - _PLACES),
    )


def _at_place(place: Place, report: Report, index: Index) -> SideShown:
    return SideShown("", "", "", False, _stretch(place, report, index), "", (index.link(place),), 0)


def _excerpt(citation: Citation, report: Report, index: Index) -> tuple[Piece, ...]:
    text = report.contents.get(citation.source)
    if text is None:
        return ()
    seen = Seen(text)
    return _around(seen, spans_of(seen, [citation]), index)


def _stretch(place: Place, report: Report, index: Index) -> tuple[Piece, ...]:
    text = report.contents.get(place.source)
    if text is None or place.end <= place.start:
        return (Piece(place.raw, "date"),) if place.raw else ()
    seen = Seen(text)
    return _around(seen, [Span(seen.at(place.start), seen.at(place.end))], index)


def _around(seen: Seen, spans: list[Span], index: Index) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for window in windows(seen.words, spans, _RADIUS):
        inside = [span for span in spans if window[0] <= span.start < window[1]]
        made += [Piece(" ⋯ ")] if made else []
        made += pieces(seen.words, window, inside, index)
    return tuple(made)


def _language(source: str, report: Report, index: Index) -> str:
    number = index.texts.get(source)
    return (report.texts[number - 1].language or "") if number else ""


def _help(finding: Finding, said: Messages) -> str:
    if finding.rule.startswith("CC4") and not finding.suggestion:
        return said.say("report.compare")
    if finding.suggestion and finding.rule in ("CC101", "CC402"):
        return said.say("report.suggest", date=finding.suggestion)
    if finding.suggestion:
        return said.say("html.suggestion", suggestion=finding.suggestion)
    return said.say("report.check") if finding.level != "info" else ""
