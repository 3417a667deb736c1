"""Documents dated before what they rest on: pairs of citations, the basis dated by the text or by the registry.

Where the basis stands undated, another citation of its number may lend its day, but only one of the same document: a
number begins anew in every term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citecheck.check.judging import Known
from citecheck.check.periods import periods_of
from citecheck.model import Citation, Extract
from citecheck.registry import Row

_NEAR = 1_000
"""Characters between two citations of one number that speak of one thing: a paragraph or two."""


@dataclass(frozen=True, slots=True)
class Older:
    """A citation whose date lies before that of its basis: the basis' date, and the citation or row that gives it.

    `doubtful`: an older document with the basis' number may have been meant.
    """

    citation: Citation
    basis: Citation
    date: str
    row: Row | None = None
    doubtful: bool = False


def older_pairs(text: Extract, known: Known) -> Iterator[Older]:
    """The citations of a text dated before the document they are said to rest on."""
    by_start = {citation.start: citation for citation in text.citations}
    dated = _agreed(text)
    for citation in text.citations:
        relation, own = citation.relation, citation.own_date
        if relation is None or own is None or own.iso is None or not own.possible:
            continue
        basis = by_start.get(relation.basis_start)
        if basis is None or (basis.local and not citation.local) or basis.identifier == citation.identifier:
            continue  # a central document rests on no local one, and none on itself: the words are misread
        found = _in_text(citation, own.iso, basis, dated, known) or _in_registry(citation, own.iso, basis, known)
        if found is not None:
            yield found


def _agreed(text: Extract) -> dict[str, list[Citation]]:
    """The fully dated citations of each identifier to which a text gives one day only, in reading order."""
    dated: dict[str, list[Citation]] = defaultdict(list)
    for citation in text.citations:
        if citation.full_date:
            dated[citation.identifier.key].append(citation)
    return {key: same for key, same in dated.items() if all(one.full_date == same[0].full_date for one in same)}


def _in_text(
    citation: Citation, own: str, basis: Citation, dated: Mapping[str, list[Citation]], known: Known
) -> Older | None:
    found = basis if basis.own_date is not None else _nearest(basis, dated)
    if found is None or found.date is None or found.date.iso is None or not found.date.possible:
        return None
    day = found.date.iso
    if not earlier(own, day):
        return None
    if found is basis or _one_document(basis, found):
        return Older(citation, found, day)
    said, terms = basis.term_said, known.patterns
    if (said and said != found.term) or set(periods_of(basis, own, terms)).isdisjoint(periods_of(basis, day, terms)):
        return None  # every term has numbers of its own
    return Older(citation, found, day, doubtful=True)


def _nearest(basis: Citation, dated: Mapping[str, list[Citation]]) -> Citation | None:
    """The nearest dated citation of an undated one's identifier and place."""
    same = dated.get(basis.identifier.key)
    if not same:
        return None
    behind = bisect_left(same, basis.start, key=lambda one: one.start)
    nearest = min(same[max(0, behind - 1) : behind + 1], key=lambda one: abs(one.start - basis.start))
    return nearest if nearest.scope == basis.scope else None


def _one_document(basis: Citation, found: Citation) -> bool:
    """Whether two citations of one number are surely of one document: by a year or a term, or as one speaks of it."""
    if basis.kind == "mention" or basis.identifier.year:
        return True
    if basis.term_said and found.term:
        return basis.term_said == found.term
    return abs(found.start - basis.start) <= _NEAR


def _in_registry(citation: Citation, own: str, basis: Citation, known: Known) -> Older | None:
    """Against the registry: every document known under the basis' number (in the term said) is later."""
    if basis.own_date is not None:
        return None
    rows = [row for row in known.rows(basis) if basis.term_said in (None, row.term)]
    if not rows or not all(row.day and earlier(own, row.day) for row in rows):
        return None
    rows.sort(key=lambda row: (row.status != "confirmed", row.day or ""))
    first = rows[0]
    doubtful = first.status != "confirmed" or (basis.term_said is None and _older_exists(citation, own, basis, known))
    return Older(citation, basis, first.day or "", first, doubtful)


def _older_exists(citation: Citation, own: str, basis: Citation, known: Known) -> bool:
    """Whether the term of the citation had given the basis' number before: the registry need not know all."""
    for term in periods_of(citation, own, known.patterns):
        bracket = known.bracket(basis, term)
        if bracket is not None and bracket.after is not None and (bracket.after.day or "9") <= own:
            return True
    return False


def earlier(one: str, other: str) -> bool:
    """Whether an ISO date, full or partial, lies wholly before another."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]
