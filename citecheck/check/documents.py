"""Citations → documents: the same identifier is one document only in one locality and one term.

Central numbers start again with every Party term, local ones with every local congress and in every
locality. Dates of different terms are different documents, unless a plain slip (same day and month of
another year) makes one of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from citecheck.check.causes import SLIPS, cause_of, crosses_terms
from citecheck.model import Citation, Document
from citecheck.patterns import Patterns


@dataclass(slots=True)
class _Cluster:
    """The dates of one document, and its citations."""

    days: list[str]
    citations: list[Citation] = field(default_factory=list)


def group(citations: Iterable[Citation], patterns: Patterns) -> tuple[Document, ...]:
    """The documents cited, sorted by identifier, locality and first date."""
    buckets: dict[tuple[str, str | None], list[Citation]] = defaultdict(list)
    for citation in citations:
        buckets[citation.identifier.key, citation.scope].append(citation)
    documents: list[Document] = []
    for members in buckets.values():
        for part in _by_text_if_unknown(members):
            documents += _documents(part, patterns)
    return tuple(sorted(documents, key=_order))


def _order(document: Document) -> tuple[object, ...]:
    days = sorted(document.dates)
    return document.identifier, document.scope or "", days[:1] or ["9"], document.term or ""


def _by_text_if_unknown(members: list[Citation]) -> list[list[Citation]]:
    """Local citations of unknown locality: those of different texts may be different documents.

    Below the province the locality is never known: every district and commune has numbers of its own.
    """
    days = {citation.full_date for citation in members if citation.full_date}
    if _known_place(members[0]) or len(days) < 2:
        return [members]
    texts: dict[str, list[Citation]] = defaultdict(list)
    for citation in members:
        texts[citation.source].append(citation)
    agreeing: dict[tuple[str, ...], list[Citation]] = defaultdict(list)
    for source, cited in texts.items():
        given = tuple(sorted({citation.full_date for citation in cited if citation.full_date}))
        agreeing[given or (source,)] += cited
    return list(agreeing.values())


def _known_place(citation: Citation) -> bool:
    return not citation.local or (citation.level == "province" and citation.scope is not None)


def _documents(members: list[Citation], patterns: Patterns) -> list[Document]:
    clusters = _clusters(members, patterns)
    loose: list[Citation] = []
    for citation in members:
        home = _home(citation, clusters, patterns)
        (home.citations if home else loose).append(citation)
    parts = [cluster.citations for cluster in clusters] + ([loose] if loose else [])
    return [_document(part, patterns) for part in parts if any(c.kind == "citation" for c in part)]


def _clusters(members: list[Citation], patterns: Patterns) -> list[_Cluster]:
    """Each full date joins the clusters it may be one document with."""
    clusters: list[_Cluster] = []
    sample = members[0]
    for day in sorted({citation.full_date for citation in members if citation.full_date}):
        same = [cluster for cluster in clusters if any(_one_document(sample, day, d, patterns) for d in cluster.days)]
        joined = _Cluster([day, *(d for cluster in same for d in cluster.days)])
        clusters = [cluster for cluster in clusters if cluster not in same] + [joined]
    return clusters


def _one_document(sample: Citation, one: str, other: str, patterns: Patterns) -> bool:
    cause = cause_of(one, other)
    if crosses_terms(cause):
        return True
    periods, others = set(term_set(sample, one, patterns)), set(term_set(sample, other, patterns))
    if sample.local or (sample.identifier.family == "state" and not sample.identifier.year):
        # nobody knows the day of a local congress, or all offices of one name: only a slip is plain
        sure = _known_place(sample) and len(periods) == 1 and sample.identifier.family == "party"
        return cause in SLIPS or (sure and periods == others)
    return bool(periods & others)


def term_set(sample: Citation, day: str, patterns: Patterns) -> tuple[str, ...]:
    """The numbering periods a day may belong to, for documents like `sample`."""
    if sample.identifier.family == "state":
        return (sample.identifier.year or day[:4],)
    return patterns.terms.local(day) if sample.local else patterns.terms.of(day)


def _home(citation: Citation, clusters: list[_Cluster], patterns: Patterns) -> _Cluster | None:
    """The cluster a citation belongs to: by its date, its said term, its text, or as the only one."""
    day = citation.full_date
    if day is not None:
        return next(cluster for cluster in clusters if day in cluster.days)
    fitting = [cluster for cluster in clusters if _fits(citation, cluster, patterns)]
    if len(fitting) == 1:
        return fitting[0]
    if citation.term_said is None:
        local = [c for c in fitting if any(one.source == citation.source for one in c.citations)]
        return local[0] if len(local) == 1 else None
    return None


def _fits(citation: Citation, cluster: _Cluster, patterns: Patterns) -> bool:
    if citation.date is not None and citation.date.iso is not None:
        return any(day.startswith(citation.date.iso) for day in cluster.days)
    if citation.term_said is not None:
        return any(citation.term_said in term_set(citation, day, patterns) for day in cluster.days)
    return True


def _document(members: list[Citation], patterns: Patterns) -> Document:
    """A document with the term that its dates, or else its citations, agree on."""
    members = sorted(members, key=lambda one: (one.source, one.start))
    days = {citation.full_date for citation in members if citation.full_date}
    sample = members[0]
    term = None
    if not sample.local and sample.identifier.family == "party":
        common = set(patterns.terms.names())
        for day in days:
            common &= set(term_set(sample, day, patterns))
        said = {citation.term_said for citation in members if citation.term_said}
        if days and len(common) == 1:
            term = next(iter(common))
        elif len(said) == 1 and (not days or said <= common):
            term = next(iter(said))
    best = min(members, key=lambda one: (one.form != "official", one.identifier.number.startswith("0") is False))
    full = tuple(citation for citation in members if citation.kind == "citation")
    mentions = tuple(citation for citation in members if citation.kind == "mention")
    return Document(best.identifier, sample.scope, term, full, mentions)
