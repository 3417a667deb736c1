"""All that is known of one identifier: the documents it stands for, its places in the texts, and how it was judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from citecheck.check.disagreements import in_context
from citecheck.check.documents import comparable, dated_of
from citecheck.check.judging import Dated, Judgement, Verdict, judge
from citecheck.check.periods import periods_of
from citecheck.check.rules import Found
from citecheck.model import Citation, Document, Finding, Identifier, Report
from citecheck.registry import Row
from citecheck.registry.lookup import Entry, around
from citecheck.registry.neighbours import bracket
from citecheck.suppression import Suppressed


@dataclass(frozen=True, slots=True)
class Slot:
    """The known neighbours of a number in the period of a date. `proves`: the series is known well enough for that."""

    date: str | None
    before: Row | None
    after: Row | None
    proves: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A document that the identifier stands for: as the registry has it, as the texts cite it, or both.

    Its dates may lie in different periods: it has a slot in the series for each.
    """

    scope: str | None
    term: str | None
    row: Row | None
    document: Document | None
    slots: tuple[Slot, ...]

    @property
    def dates(self) -> tuple[str, ...]:
        """The registry's date, else those that the texts give."""
        if self.row is not None:
            return (self.row.date,) if self.row.date else ()
        return tuple(self.document.dates) if self.document else ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two dates that were weighed; `together`: they were taken for dates of one document."""

    date: str
    other: str
    judgement: Judgement
    together: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `explain` tells of an identifier.

    `asked` is what was asked for, read as texts are; `type` and `issuer` the names of its codes, None if they are not
    known; `around` where an unknown number would stand; `apart` the localities whose numbers were not compared.
    """

    asked: Citation
    type: str | None
    issuer: str | None
    standings: tuple[Standing, ...]
    around: tuple[Entry, ...]
    places: tuple[Citation, ...]
    pairs: tuple[Pair, ...]
    apart: tuple[str | None, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]


def explanation(asked: Citation, found: Found, report: Report) -> Explanation:
    """All that the texts and the registry hold of the identifier that was asked for."""
    identifier, codes = asked.identifier, found.patterns.codes
    places = tuple(one for text in found.texts for one in text.citations if one.identifier == identifier)
    parts = comparable(places)
    kind, issuer = codes.type(identifier.type), codes.issuer(identifier.issuer)
    standings = tuple(sorted(_standings(asked, found), key=_order))
    return Explanation(
        asked,
        kind.name if kind else None,
        issuer.name if issuer else None,
        standings,
        () if standings else around(found.known.registry, identifier),
        places,
        tuple(pair for part in parts for pair in _pairs(part, found)),
        tuple(part[0].scope for part in parts) if len(parts) > 1 else (),
        tuple(one for one in report.findings if _concerns(one, identifier)),
        tuple(one for one in report.suppressed if _concerns(one.finding, identifier)),
    )


def _order(standing: Standing) -> tuple[str, ...]:
    return standing.scope or "", min(standing.dates, default="9"), standing.term or ""


def _concerns(finding: Finding, identifier: Identifier) -> bool:
    cited = (citation.identifier for side in finding.sides for citation in side.citations)
    return finding.identifier == identifier or identifier in cited


def _standings(asked: Citation, found: Found) -> Iterator[Standing]:
    documents = [one for one in found.documents if one.identifier == asked.identifier]
    for row in found.known.registry.rows:
        if row.identifier == asked.identifier:
            same = [one for one in documents if (one.scope, one.registered) == (row.scope, row.day) and row.day]
            mine = same[0] if same and row.status != "disputed" else None
            yield _standing(replace(asked, scope=row.scope), row.term, row, mine, found)
    for document in documents:
        if document.registered is None:
            yield _standing(document.citations[0], document.term, None, document, found)


def _standing(sample: Citation, term: str | None, row: Row | None, document: Document | None, found: Found) -> Standing:
    days = (row.date,) if row else tuple(document.dates) if document else ()
    periods = [((term,) if term else periods_of(sample, day, found.patterns) if day else (), day) for day in days]
    slots = (_slot(sample, period[0], day, found) for period, day in periods if len(period) == 1)
    return Standing(sample.scope, term, row, document, tuple(slot for slot in slots if slot.before or slot.after))


def _slot(sample: Citation, period: str, day: str | None, found: Found) -> Slot:
    good = found.known.bracket(sample, period)
    if good is not None:
        return Slot(day, good.before, good.after, True)
    rows = found.known.registry.series.get((sample.identifier.series, sample.scope, period), ())
    return Slot(day, *bracket(rows, sample.identifier), False)


def _pairs(part: list[Citation], found: Found) -> Iterator[Pair]:
    """Every two cited dates, and every one that the registry does not know with those that it knows."""
    sample, known = part[0], found.known
    days = dated_of(part, known.rows(sample))
    cited = {dated.day for dated in days}
    strange = {dated.day for dated in days if dated.row is None}
    days += [Dated(row.day or "", (), row) for row in known.rows(sample) if row.day not in cited]
    documents = _homes(part, found.documents)
    decided = {
        frozenset((one.day, one.other)): one.verdict
        for document, disagreements in found.disagreements
        if document in documents
        for one in disagreements
    }
    for pair in combinations(sorted(days, key=lambda one: (one.row is not None, len(one.citations), one.day)), 2):
        one, other = pair
        days_of = frozenset((one.day, other.day))
        if not (days_of <= cited or days_of & strange):
            continue
        judgement = decided.get(days_of) or judge(sample, one, other, known)
        if days_of not in decided and isinstance(judgement, Verdict):
            judgement = in_context(one, other, judgement, known, found.context)
        together = any(days_of <= {*document.dates, document.registered} for document in documents)
        yield Pair(one.day, other.day, judgement, together)


def _homes(part: list[Citation], documents: Iterable[Document]) -> list[Document]:
    """The documents that the citations of a part were put in."""
    places = {(one.source, one.start) for one in part}
    return [one for one in documents if (one.citations[0].source, one.citations[0].start) in places]
