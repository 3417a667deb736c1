"""Findings and suppressions → what is kept, what is not said and why, and which suppressions were of no use.

A suppression takes citations out of what a rule accuses; a finding that accuses nothing any more is not said. Nothing
else changes: a citation of which one finding is silenced still proves, and is still judged by the other rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from citecheck.check.rules import Found, all_rules
from citecheck.model import Citation, Document, Finding, Place, Side
from citecheck.suppression import Suppressed, Suppression

DATES = ("CC10", "CC402")
"""The codes of the rules that a [sic] answers: those that accuse a date."""
COMPARING = ("CC101", "CC201", "CC302")
"""The rules that judge a document by all its citations: without some of them they are asked again."""

_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Silenced:
    """What is kept and what is not said; `used` are the suppressions that silenced something."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    used: frozenset[Suppression]


def suppress(findings: Iterable[Finding], found: Found, suppressions: Iterable[Suppression]) -> Silenced:
    """The findings without what the suppressions and the texts' own [sic]s cover."""
    book = _Book(suppressions)
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[Suppression] = set()
    partly: dict[str, list[tuple[Finding, set[_Key]]]] = defaultdict(list)
    for finding in findings:
        gone = book.gone(finding)
        left = _left(finding, set(gone)) if gone else finding
        if left is not None and gone and finding.rule in COMPARING:
            partly[finding.rule].append((finding, set(gone)))
        elif left is not None:
            kept.append(left)
        if gone:
            used.update(one for covering in gone.values() for one in covering if one.kind != "sic")
            first = next(iter(gone.values()))[0]
            suppressed.append(Suppressed(_only(finding, set(gone)), first.kind, first.place, first.reason))
    return Silenced((*kept, *_asked_again(partly, found)), tuple(suppressed), frozenset(used))


class _Book:
    """The suppressions by the identifier that they name."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._by_key: dict[str | None, list[Suppression]] = defaultdict(list)
        for one in suppressions:
            self._by_key[one.identifier.key if one.identifier else None].append(one)

    def gone(self, finding: Finding) -> dict[_Key, list[Suppression]]:
        """The accused places that are covered, each with what covers it."""
        places = [finding.at] if finding.at else [c for side in _accused(finding) for c in side.citations]
        covered = {_key(place): list(self._covering(finding, place)) for place in places}
        if all(not covering for covering in covered.values()) and _proof_is_quoted(finding):
            # a date that the text calls quoted proves nothing against another one
            covered = {_key(place): [_sic(finding.sides[-1].citations[0])] for place in places}
        return {key: covering for key, covering in covered.items() if covering}

    def _covering(self, finding: Finding, place: Citation | Place) -> Iterator[Suppression]:
        identifier = place.identifier if isinstance(place, Citation) else finding.identifier
        if isinstance(place, Citation) and place.sic and finding.rule.startswith(DATES):
            yield _sic(place)
        for key in (identifier.key, None) if identifier else (None,):
            yield from (one for one in self._by_key.get(key, ()) if one.covers(finding.rule, place, identifier))


def _key(place: Citation | Place) -> _Key:
    return place.source, place.start


def _sic(citation: Citation) -> Suppression:
    at = (citation.source, citation.start, citation.end, citation.line, citation.column, citation.raw, citation.locator)
    return Suppression("sic", Place(*at))


def _accused(finding: Finding) -> tuple[Side, ...]:
    """The sides that the finding accuses; the others prove."""
    return finding.sides if finding.rule in COMPARING else finding.sides[:1]


def _proof_is_quoted(finding: Finding) -> bool:
    proofs = finding.sides[len(_accused(finding)) :]
    dated = finding.rule.startswith(DATES)
    return dated and any(side.citations and all(one.sic for one in side.citations) for side in proofs)


def _left(finding: Finding, gone: set[_Key]) -> Finding | None:
    """The finding without the accused citations that are gone; None if it accuses none any more."""
    if finding.at is not None:
        return None
    accused = _accused(finding)
    sides = [replace(side, citations=_apart(side.citations, gone)) for side in accused]
    left = tuple(side for side in sides if side.citations)
    return replace(finding, sides=(*left, *finding.sides[len(accused) :])) if left else None


def _only(finding: Finding, gone: set[_Key]) -> Finding:
    """The finding with only those accused citations that are gone."""
    if finding.at is not None:
        return finding
    accused = _accused(finding)
    sides = [replace(side, citations=tuple(c for c in side.citations if _key(c) in gone)) for side in accused]
    return replace(
        finding, sides=(*(side for side in sides if side.citations), *finding.sides[len(accused) :])
    )  # fmt: skip


def _apart(citations: tuple[Citation, ...], gone: set[_Key]) -> tuple[Citation, ...]:
    return tuple(citation for citation in citations if _key(citation) not in gone)


def _asked_again(partly: dict[str, list[tuple[Finding, set[_Key]]]], found: Found) -> Iterator[Finding]:
    """What the comparing rules say of the documents of these findings without the citations that are gone."""
    rules = {rule.code: rule for rule in all_rules()}
    for code, findings in partly.items():
        gone = {key for _, keys in findings for key in keys}
        concerned = {_key(c) for finding, _ in findings for side in finding.sides for c in side.citations}
        # what is gone still proves: it stands around the others as before
        fewer = replace(found, documents=tuple(_without(found.documents, gone)), beyond=found.context)
        for finding in rules[code].find(fewer):
            if any(_key(citation) in concerned for side in finding.sides for citation in side.citations):
                yield finding


def _without(documents: Iterable[Document], gone: set[_Key]) -> Iterator[Document]:
    for document in documents:
        citations = _apart(document.citations, gone)
        if citations:
            yield replace(document, citations=citations, mentions=_apart(document.mentions, gone))
