"""Citations → documents: the same identifier is one document only in one locality and one term.

Days that the registry knows are the documents it says; another day joins the document of which it may be a slip,
or stands for a document of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from citecheck.check.brackets import rows_of
from citecheck.check.causes import SLIPS, apart
from citecheck.check.judging import Dated, Judgement, Known, Verdict, judge
from citecheck.check.periods import is_central, known_place, periods_of
from citecheck.check.within import Within
from citecheck.model import Citation, Document
from citecheck.patterns import Patterns
from citecheck.registry import Row


@dataclass(slots=True)
class _Cluster:
    """The days of one document, its row in the registry if it has one, and its citations."""

    days: dict[str, None]
    row: Row | None = None
    citations: list[Citation] = field(default_factory=list)
    sources: set[str] = field(default_factory=set)

    def add(self, citation: Citation) -> None:
        """Take a citation in."""
        self.citations.append(citation)
        self.sources.add(citation.source)


def group(citations: Iterable[Citation], known: Known) -> tuple[Document, ...]:
    """The documents cited, sorted by identifier, locality and first date."""
    documents = (document for part in comparable(citations) for document in _documents(part, known))
    return tuple(sorted(documents, key=_sorting))


def comparable(citations: Iterable[Citation]) -> list[list[Citation]]:
    """The citations whose dates may be compared: of one identifier, in one locality or where none is known."""
    buckets: dict[tuple[str, str | None], list[Citation]] = defaultdict(list)
    for citation in citations:
        buckets[citation.identifier.key, citation.scope].append(citation)
    return [part for members in buckets.values() for part in _by_text_if_unknown(members)]


def _sorting(document: Document) -> tuple[object, ...]:
    days = sorted(document.dates)
    return document.identifier.order, document.scope or "", days[:1] or ["9"], document.term or ""


def _by_text_if_unknown(members: list[Citation]) -> list[list[Citation]]:
    """Local citations of unknown locality: those of different texts may be different documents."""
    if known_place(members[0]) or len({citation.full_date for citation in members if citation.full_date}) < 2:
        return [members]
    texts: dict[str, list[Citation]] = defaultdict(list)
    for citation in members:
        texts[citation.source].append(citation)
    agreeing: dict[tuple[str, ...], list[Citation]] = defaultdict(list)
    for source, cited in texts.items():
        given = tuple(sorted({citation.full_date for citation in cited if citation.full_date}))
        agreeing[given or (source,)] += cited
    return list(agreeing.values())


def _documents(members: list[Citation], known: Known) -> list[Document]:
    if _of_one_day(members) and not known.rows(members[0]):
        return [_document(members, None, known)] if any(one.kind == "citation" for one in members) else []
    clusters = _clusters(members, known)
    loose: list[Citation] = []
    for citation in members:
        home = _home(citation, clusters, known)
        if home is None:
            loose.append(citation)
        else:
            home.add(citation)
    parts = [(cluster.citations, cluster.row) for cluster in clusters] + ([(loose, None)] if loose else [])
    return [_document(part, row, known) for part, row in parts if any(c.kind == "citation" for c in part)]


def _of_one_day(members: list[Citation]) -> bool:
    """Whether citations, as most do, give one full day or none, and nothing else by which to tell documents apart."""
    days = {one.full_date for one in members}
    if len(days) == 1:
        return True
    if len(days) > 2 or None not in days:
        return False
    return all(one.full_date or (one.date is None and one.term_said is None) for one in members)


def dated_of(citations: Iterable[Citation], rows: Iterable[Row] = ()) -> list[Dated]:
    """The full days that citations give, earliest first, each with its citations and its row in the registry."""
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.full_date:
            groups[citation.full_date].append(citation)
    by_day = {row.day: row for row in rows}
    return [Dated(day, tuple(groups[day]), by_day.get(day)) for day in sorted(groups)]


def _clusters(members: list[Citation], known: Known) -> list[_Cluster]:
    sample, rows = members[0], known.rows(members[0])
    days = dated_of(members, rows)
    clusters = [_Cluster({dated.day: None}, dated.row) for dated in days if dated.row is not None]
    free, placed = [], [dated for dated in days if dated.row is not None]
    for dated in days:
        row = None if dated.row is not None else _nearest(sample, dated, rows, known)
        if row is not None:
            _join(clusters, row, dated.day)
            placed.append(dated)
        elif dated.row is None:
            free.append(dated)
    return clusters + _among_themselves(sample, _without_slips(sample, free, placed, clusters, known), known)


def _without_slips(
    sample: Citation, free: list[Dated], placed: list[Dated], clusters: list[_Cluster], known: Known
) -> list[Dated]:
    """The free days that are no plain slip of a day that has its place; the others join that one."""
    if not placed:
        return free
    left = []
    days = Within(sample, known)
    for one in placed:
        days.add(one)
    for dated in free:
        reach = days.reach(dated)
        verdicts = ((judge(sample, dated, one, known), one) for one in placed if one.day in reach)
        home = next(
            (one.day for verdict, one in verdicts if isinstance(verdict, Verdict) and verdict.level == "error"), None
        )
        if home is not None:
            next(cluster for cluster in clusters if home in cluster.days).days[dated.day] = None
        else:
            left.append(dated)
    return left


def _nearest(sample: Citation, dated: Dated, rows: Iterable[Row], known: Known) -> Row | None:
    """The known document that a day is most plausibly a wrong date of."""
    verdicts = [(judge(sample, dated, Dated(row.day or "", (), row), known), row) for row in rows]
    fitting = [
        (_rank(verdict, row, dated, sample, known), row) for verdict, row in verdicts if isinstance(verdict, Verdict)
    ]
    if not fitting:
        return None
    return min(fitting, key=lambda one: (one[0], apart(one[1].day or "", dated.day), one[1].day or ""))[1]


def _rank(verdict: Verdict, row: Row, dated: Dated, sample: Citation, known: Known) -> int:
    """The plainest explanation first: a slip in one term, the same day of another year, another day of the term."""
    same_term = row.term in periods_of(sample, dated.day, known.patterns)
    if verdict.cause in SLIPS and same_term:
        return 0
    if verdict.cause in SLIPS and verdict.level == "error":
        return 1
    return 2 if same_term else 3


def _join(clusters: list[_Cluster], row: Row, day: str) -> None:
    home = next((cluster for cluster in clusters if cluster.row is row), None)
    if home is None:
        clusters.append(_Cluster({day: None}, row))
    else:
        home.days[day] = None


def _among_themselves(sample: Citation, free: list[Dated], known: Known) -> list[_Cluster]:
    """Days that the registry explains neither way: each joins those it may be one document with."""
    if len(free) < 2:
        return [_Cluster({dated.day: None}) for dated in free]
    clusters: list[_Cluster] = []
    by_day = {dated.day: dated for dated in free}
    days = Within(sample, known)
    for dated in free:
        reach = days.reach(dated)
        days.add(dated)
        same = [
            cluster
            for cluster in clusters
            if any(_of_one(judge(sample, dated, by_day[day], known)) for day in reach & cluster.days.keys())
        ]
        joined = [dated.day, *(day for cluster in same for day in cluster.days)]
        clusters = [cluster for cluster in clusters if cluster not in same]
        clusters.append(_Cluster(dict.fromkeys(joined)))
    return clusters


def _of_one(judged: Judgement) -> bool:
    """Whether two days were judged to be of one document."""
    return isinstance(judged, Verdict)


def _home(citation: Citation, clusters: list[_Cluster], known: Known) -> _Cluster | None:
    """The cluster a citation belongs to: by its date, its said term, its text, or as the only one."""
    day = citation.full_date
    if day is not None:
        return next(cluster for cluster in clusters if day in cluster.days)
    fitting = [cluster for cluster in clusters if _fits(citation, cluster, known)]
    if len(fitting) == 1:
        return fitting[0]
    if citation.term_said is None:
        local = [c for c in fitting if citation.source in c.sources]
        return local[0] if len(local) == 1 else None
    return None


def _fits(citation: Citation, cluster: _Cluster, known: Known) -> bool:
    if (date := citation.own_date) is not None and date.iso is not None:
        return any(day.startswith(date.iso) for day in cluster.days)
    if citation.term_said is not None:
        if cluster.row is not None and cluster.row.term:
            return citation.term_said == cluster.row.term
        return any(citation.term_said in periods_of(citation, day, known.patterns) for day in cluster.days)
    return True


def _document(members: list[Citation], row: Row | None, known: Known) -> Document:
    best = members[0]
    if len(members) > 1:
        members = sorted(members, key=lambda one: (one.source, one.start))
        best = min(members, key=lambda one: (one.form != "official", one.identifier.number.startswith("0") is False))
    full = tuple(citation for citation in members if citation.kind == "citation")
    mentions = tuple(citation for citation in members if citation.kind == "mention")
    term = row.term if row is not None and row.term else _term(members, known)
    return Document(best.identifier, members[0].scope, term, full, mentions, row.day if row else None)


def _term(members: list[Citation], known: Known) -> str | None:
    """The term that the dates, or else the citations, of a central document agree on."""
    if not is_central(members[0]):
        return None
    days = {citation.full_date for citation in members if citation.full_date}
    common = set(known.patterns.terms.names())
    for day in days:
        common &= set(periods_of(members[0], day, known.patterns))
    said = {citation.term_said for citation in members if citation.term_said}
    if days and len(common) == 1:
        return next(iter(common))
    if len(said) == 1 and (not days or said <= common):
        return next(iter(said))
    return None


def agreed(documents: Iterable[Document], patterns: Patterns) -> tuple[Row, ...]:
    """What the texts themselves agree on: documents of one date, given by two texts or by a letterhead."""
    found = []
    for document in documents:
        if len(document.dates) != 1 or document.identifier.family != "party" or not known_place(document.citations[0]):
            continue
        [(day, citations)] = document.dates.items()
        periods = periods_of(citations[0], day, patterns)
        witnesses = {citation.source for citation in citations}
        if len(periods) == 1 and (len(witnesses) > 1 or any(one.binding == "header" for one in citations)):
            found.append((document.identifier, document.scope, periods[0], day))
    return rows_of(found)
