"""A report on texts → the rows of a registry that rest on them, and the rows of what the texts disagree about.

A document's own letterhead is the strongest witness; else two independent texts must agree. One date against another
makes the document disputed, whatever the numbers: a majority of copies proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from citecheck.model import Citation, Document, Report
from citecheck.patterns import Patterns
from citecheck.registry import Row, Status
from citecheck.registry.periods import fitting, is_local, period
from citecheck.registry.problems import problems
from citecheck.registry.witnesses import Witness, Witnesses, independent
from citecheck.registry.writing import type_name

BUILT = "built:"
"""How the note of a row begins that no person has touched; any other row is kept when the registry is built again."""

HAND = "hand:"
"""Anywhere in a note: the row is a person's, though its note begins as the program left it."""

DISPROVING = frozenset({"CC103", "CC104", "CC107", "CC108"})
"""The rules whose findings say that a date cannot be right; neither date of such a finding is a witness."""

Days = dict[str, list[Citation]]


@dataclass(frozen=True, slots=True)
class Built:
    """The rows, those disputed apart, and how many documents were left out, by reason."""

    rows: tuple[Row, ...]
    disputed: tuple[Row, ...]
    left_out: dict[str, int] = field(default_factory=dict)


def build(
    report: Report, patterns: Patterns, today: str, previous: Sequence[Row] = (), background: Sequence[Row] = ()
) -> Built:
    """The registry of the texts of a report that holds their contents.

    `previous` is what was built before: the rows that a person wrote or changed stand, and settle what the texts say
    of their documents; titles and issuers filled in stay with their documents. `background` are rows of other
    registries: what they, or the order of the numbers, speak against is disputed.
    """
    left_out: Counter[str] = Counter()
    witnesses = Witnesses(report, patterns)
    kept = tuple(row for row in previous if is_kept(row))
    settled = {_identity(row, patterns) for row in kept}
    filled = {(_identity(row, patterns), row.date): row for row in previous}
    made: list[Row] = []
    for document, days in _joined(_usable(report, left_out), patterns):
        row = _row(document, days, witnesses, patterns)
        identity = _identity(row, patterns)
        if identity in settled:
            left_out["settled"] += 1
            continue
        old = filled.get((identity, row.date))
        made.append(replace(row, title=old.title, issuer=old.issuer) if old else row)
    whole = (*_sound(made, patterns, today, (*background, *kept)), *kept)
    return Built(
        tuple(row for row in whole if row.status != "disputed"),
        tuple(row for row in whole if row.status == "disputed"),
        dict(left_out),
    )


def is_kept(row: Row) -> bool:
    """Whether a row of a registry built before is a person's: written or changed by hand."""
    return not row.note.startswith(BUILT) or HAND in row.note


def _usable(report: Report, left_out: Counter[str]) -> Iterator[tuple[Document, Days]]:
    """The Party's documents that texts date, with the citations whose dates no check speaks against."""
    disproved = {
        (citation.source, citation.start)
        for finding in report.findings
        if finding.rule in DISPROVING
        for side in finding.sides
        for citation in side.citations
    }
    for document in report.documents:
        if document.identifier.family != "party":
            continue
        days: Days = {}
        for citation in document.citations:
            if citation.full_date is not None and (citation.source, citation.start) not in disproved:
                days.setdefault(citation.full_date, []).append(citation)
        reason = _reason(document, days)
        if reason is None:
            yield document, days
        else:
            left_out[reason] += 1


def _reason(document: Document, days: Days) -> str | None:
    """Why a document gets no row."""
    first = document.citations[0]
    if not any(citation.date for citation in document.citations):
        return "undated"
    if not days:
        return "doubtful" if document.dates else "undated"
    if first.local and (first.level != "province" or first.scope is None):
        return "nowhere"
    return None if first.known else "unknown"


def _joined(found: Iterable[tuple[Document, Days]], patterns: Patterns) -> Iterator[tuple[Document, Days]]:
    """Documents of one identifier and locality whose dates may lie in one period are one, for all that is known."""
    heaps: dict[tuple[str, str | None], list[tuple[Document, Days, set[str]]]] = {}
    for document, days in found:
        identifier, scope = document.identifier, document.scope
        periods = {one for day in days for one in fitting(identifier, scope, day, patterns)}
        heap = heaps.setdefault((identifier.key, scope), [])
        for other in [other for other in heap if other[2] & periods]:
            heap.remove(other)
            days, periods = other[1] | days, other[2] | periods
        heap.append((document, days, periods))
    for heap in heaps.values():
        yield from ((document, days) for document, days, _ in heap)


def _row(document: Document, days: Days, witnesses: Witnesses, patterns: Patterns) -> Row:
    """The row of a document: confirmed, single or disputed."""
    status: Status = "disputed"
    if len(days) > 1:
        places = {one: [_place(citation) for citation in _in_order(citations)] for one, citations in days.items()}
        sources = [place for one in sorted(places) for place in places[one]]
        day, note = None, "; ".join(f"{one} {', '.join(places[one])}" for one in sorted(places))
    else:
        ((day, citations),) = days.items()
        best = _witnesses(citations, witnesses)
        heads = sum(one.letterhead for one in best)
        texts = len(best) - heads
        status = "confirmed" if heads or texts > 1 else "single"
        sources = [_place(one.citation) for one in best]
        counted = [f"{texts} independent texts" if texts > 1 else "1 text"] if texts else []
        note = ", ".join(["letterhead"] * bool(heads) + counted)
    scope = document.scope if is_local(document.identifier, patterns) else None
    terms = {period(document.identifier, scope, one, patterns) for one in days}
    term = document.term or (terms.pop() if len(terms) == 1 else None)
    return Row(
        document.identifier, day, term, scope, type_name(document.identifier, patterns), "", "", status,
        tuple(sources), f"{BUILT} {note}", "", 0,
    )  # fmt: skip


def _witnesses(citations: list[Citation], witnesses: Witnesses) -> tuple[Witness, ...]:
    """The independent witnesses of a date, a letterhead first."""
    made = [witnesses.of(citation) for citation in _in_order(citations)]
    return independent(sorted(made, key=lambda one: not one.letterhead))


def _in_order(citations: list[Citation]) -> list[Citation]:
    return sorted(citations, key=lambda one: (one.source, one.start))


def _place(citation: Citation) -> str:
    return f"{citation.source}:{citation.line}:{citation.column}"


def _identity(row: Row, patterns: Patterns) -> tuple[str, str | None, str | None]:
    return row.identifier.key, row.scope, row.term or period(row.identifier, row.scope, row.date, patterns)


def _sound(rows: Sequence[Row], patterns: Patterns, today: str, background: Sequence[Row]) -> Iterator[Row]:
    """The rows; what an error of the registry's own check speaks against is disputed, and says what does."""
    numbered = [replace(row, file=BUILT, line=place) for place, row in enumerate(rows)]
    against: dict[int, list[str]] = {}
    for problem in problems(numbered, patterns, today, background):
        if problem.level == "error":
            against.setdefault(problem.line, []).append(problem.name)
    for place, row in enumerate(rows):
        if place in against and row.status != "disputed":
            note = f"{row.note}; {row.date} is {', '.join(against[place])}"
            yield replace(row, date=None, status="disputed", note=note)
        else:
            yield row
