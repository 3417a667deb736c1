"""Findings → the protocol's diagnostics: where a finding is shown in each open document, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lsprotocol import types

from citecheck.lsp.desk import Sheet
from citecheck.lsp.positions import UTF16, span
from citecheck.mend.proven import accused_sides, right_day
from citecheck.model import Citation, Finding, Place, Side

SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
_CONTEXT = ("basis", "own")
"""Labels of sides that are no fault themselves: what a date is held against."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding at one of the places where an editor shows it; a finding about reading has no side."""

    finding: Finding
    place: Citation | Place
    side: Side | None = None


def shown(finding: Finding) -> Iterator[Shown]:
    """Every place of a date that is proven wrong; of an open question, the first place of each side in each text."""
    if finding.at is not None:
        yield Shown(finding, finding.at)
        return
    right, wrong = right_day(finding), accused_sides(finding)
    for side in finding.sides:
        if side.label in _CONTEXT or (right is not None and side.date == right):
            continue
        for place in side.citations if side in wrong else _first_of_each_text(side):
            yield Shown(finding, place, side)


def _first_of_each_text(side: Side) -> list[Citation]:
    firsts: dict[str, Citation] = {}
    for citation in side.citations:
        firsts.setdefault(citation.source, citation)
    return list(firsts.values())


def extent(place: Citation | Place, side: Side | None) -> tuple[int, int]:
    """What is underlined: the date where it is the matter, else the identifier or place itself."""
    date = place.date if isinstance(place, Citation) and side is not None and side.date is not None else None
    return (date.start, date.end) if date is not None else (place.start, place.end)


def diagnostics(one: Shown, sheets: Mapping[str, Sheet], encoding: str = UTF16) -> types.Diagnostic:
    """The diagnostic of a finding at a place; `sheets` are the open documents by source."""
    finding, text = one.finding, sheets[one.place.source].text
    related = [_related(place, side, sheets, encoding) for place, side in _against(one) if place.source in sheets]
    return types.Diagnostic(
        span(text, *extent(one.place, one.side), encoding),
        "\n".join((finding.message, *finding.proof)),
        SEVERITY[finding.level],
        finding.rule,
        source="citecheck",
        related_information=related or None,
    )


def _against(one: Shown) -> Iterator[tuple[Citation, Side]]:
    """What the other sides say, once for each text."""
    for side in one.finding.sides:
        if side is not one.side:
            yield from ((citation, side) for citation in _first_of_each_text(side))


def _related(
    place: Citation, side: Side, sheets: Mapping[str, Sheet], encoding: str
) -> types.DiagnosticRelatedInformation:
    sheet = sheets[place.source]
    said = f"{place.identifier}: {side.date}" if side.date else str(place.identifier)
    return types.DiagnosticRelatedInformation(
        types.Location(sheet.uri, span(sheet.text, *extent(place, side), encoding)), said
    )
