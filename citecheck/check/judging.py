"""Homonym or slip: whether two days of one identifier are one document wrongly dated, or two documents.

What is weighed: the slip that would turn one day into the other, the registry, the terms that the texts say, the
order of the numbers, and how many texts stand on each side. What was weighed stays with the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from citecheck.check.brackets import Bracket, Brackets
from citecheck.check.causes import SLIPS, Cause, cause_of, crosses_terms, one_figure_of_the_year
from citecheck.check.periods import is_central, known_place, periods_of
from citecheck.model import Citation, Level
from citecheck.patterns import Patterns
from citecheck.registry import Registry, Row

Certainty = Literal["high", "medium", "low"]
MERGER = "2025-07-01"
"""The day on which provinces were merged; whether their numbers went on is not known (domain.md 1.3)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was weighed: a key of messages [said.evidence], and what fills it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of an identifier, with the citations that give it (none for a day of the registry alone)."""

    day: str
    citations: tuple[Citation, ...] = ()
    row: Row | None = None

    def terms_said(self) -> set[str]:
        """The terms that the citations say right beside the identifier."""
        return {one.term_said for one in self.citations if one.term_said and one.term_close}

    def texts(self) -> int:
        """In how many texts the day stands."""
        return len({one.source for one in self.citations})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Two days are of one document: why they differ, how grave and how certain that is, and what was weighed."""

    cause: Cause
    level: Level
    certainty: Certainty
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Homonym:
    """Two days are of two documents with one number: why nobody is accused, and what was weighed."""

    reason: Evidence
    evidence: tuple[Evidence, ...] = ()


Judgement = Verdict | Homonym


@dataclass(frozen=True)
class Known:
    """What judging rests on: the patterns, the registry and the order of the series."""

    patterns: Patterns
    registry: Registry
    brackets: Brackets

    def rows(self, sample: Citation) -> tuple[Row, ...]:
        """The registry's undisputed rows, with a full date, of an identifier in its locality."""
        return tuple(row for row in self._rows(sample) if row.day is not None and row.status != "disputed")

    def disputed(self, sample: Citation, term: str | None) -> bool:
        """Whether the sources of the registry disagree about an identifier of a term."""
        return any(row.status == "disputed" and row.term in (term, None) for row in self._rows(sample))

    def _rows(self, sample: Citation) -> tuple[Row, ...]:
        if sample.identifier.family == "state" or not known_place(sample):
            return ()
        return self.registry.of(sample.identifier, sample.scope)

    def bracket(self, sample: Citation, period: str) -> Bracket | None:
        """The bracket of a committee's identifier in a numbering period; agencies keep several registers at once."""
        issuer = self.patterns.codes.issuer(sample.identifier.issuer)
        if issuer is None or not issuer.committee:
            return None
        return self.brackets.of(sample.identifier, sample.scope, period)

    def brackets_of(self, sample: Citation, day: str) -> list[Bracket]:
        """The brackets of an identifier in the periods that `day` may belong to."""
        found = (self.bracket(sample, period) for period in periods_of(sample, day, self.patterns))
        return [bracket for bracket in found if bracket is not None]

    @cached_property
    def merged(self) -> frozenset[str]:
        """The localities that took part in a merger, under their old and new names."""
        into = self.patterns.localities.into
        return frozenset({*into, *into.values()})


def judge(sample: Citation, one: Dated, other: Dated, known: Known) -> Judgement:
    """What two days of documents like `sample` are: one document wrongly dated, or two documents."""
    if sample.identifier.family == "state":
        return _of_state(sample, one, other)
    if other.row is None and one.row is not None:
        one, other = other, one
    if one.row is not None:
        return Homonym(Evidence("both_registered"), (*_registered(one), *_registered(other)))
    if not is_central(sample):
        return _local(sample, one, other, known)
    shared = set(periods_of(sample, one.day, known.patterns)) & set(_terms(sample, other, known))
    for dated, against in ((one, other), (other, one)):
        if dated.terms_said() and not _may_be(dated.terms_said(), against, sample, known):
            said = ", ".join(sorted(dated.terms_said()))
            return Homonym(
                _reason("other_term_said", dated.day, against.day, ("term", said)), tuple(_registered(other))
            )
    if shared:
        return _in_one_term(sample, one, other, known)
    return _across_terms(sample, one, other, known)


def _terms(sample: Citation, dated: Dated, known: Known) -> tuple[str, ...]:
    if dated.row is not None and dated.row.term:
        return (dated.row.term,)
    return periods_of(sample, dated.day, known.patterns)


def _may_be(said: set[str], dated: Dated, sample: Citation, known: Known) -> bool:
    """Whether a document of which these terms are said may be the one of a day."""
    return bool(said & set(_terms(sample, dated, known)))


def _reason(key: str, date: str, other: str, *more: tuple[str, str]) -> Evidence:
    return Evidence(key, (("date", date), ("other", other), *more))


def _in_one_term(sample: Citation, one: Dated, other: Dated, known: Known) -> Judgement:
    cause = cause_of(one.day, other.day)
    sure = len(periods_of(sample, one.day, known.patterns)) == 1
    evidence = [*_registered(other), *_order(sample, one.day, _terms(sample, other, known), known)]
    misplaced = any(item.key == "order_broken" for item in evidence)
    level: Level = "error"
    certainty: Certainty = "high" if cause in SLIPS else "medium"
    if cause == "other":
        if not sure:
            # around a congress both terms have low and high numbers
            return Homonym(_reason("congress", one.day, other.day), tuple(evidence))
        if other.row is not None and not misplaced and not other.citations:
            level = "warning"  # the number may be wrong, and the day right
    if other.row is not None and other.row.status == "single" and not other.citations:
        level, certainty = "warning", "medium"
    return _undisputed(Verdict(cause, level, certainty, tuple(evidence)), sample, one.day, other, known)


def _across_terms(sample: Citation, one: Dated, other: Dated, known: Known) -> Judgement:
    """A year slip outranks "another document of another term", unless something speaks for two documents."""
    cause = cause_of(one.day, other.day)
    if not crosses_terms(cause):
        terms = [", ".join(periods_of(sample, one.day, known.patterns)), ", ".join(_terms(sample, other, known))]
        named = (("term", terms[0]), ("other_term", terms[1]))
        return Homonym(_reason("other_term", one.day, other.day, *named), tuple(_registered(other)))
    if _both_gripped(sample, one, other, known):
        return Homonym(_reason("both_gripped", one.day, other.day), tuple(_registered(other)))
    own = _order(sample, one.day, periods_of(sample, one.day, known.patterns), known)
    if other.row is None:
        own += _order(sample, other.day, periods_of(sample, other.day, known.patterns), known)
    evidence = [*_registered(other), *own]
    said = _said(one, other, sample, known)
    evidence += said
    level: Level = "error"
    certainty: Certainty = "high" if said or any(item.key == "order_broken" for item in own) else "medium"
    if certainty != "high" and cause == "year-slip":
        doubts = list(_doubts(sample, one, other, own))
        evidence += doubts
        if doubts and not same_subject(one.citations, other.citations):
            level, certainty = "warning", "low"
    if other.row is not None and other.row.status == "single" and not other.citations:
        level, certainty = "warning", "low"
    return _undisputed(Verdict(cause, level, certainty, tuple(evidence)), sample, one.day, other, known)


def _both_gripped(sample: Citation, one: Dated, other: Dated, known: Known) -> bool:
    """Whether both days lie between close neighbours, each in its own term: two documents, however alike the days."""
    return all(
        dated.row is not None or any(bracket.grips(dated.day) for bracket in known.brackets_of(sample, dated.day))
        for dated in (one, other)
    )


def _said(one: Dated, other: Dated, sample: Citation, known: Known) -> list[Evidence]:
    """The term said beside one day is that of the other."""
    for dated, against in ((one, other), (other, one)):
        for term in sorted(dated.terms_said() & set(_terms(sample, against, known))):
            return [Evidence("said_term", (("term", term), ("date", dated.day)))]
    return []


def _doubts(sample: Citation, one: Dated, other: Dated, order: list[Evidence]) -> Iterable[Evidence]:
    """What speaks for two documents with one number, of the same day and month in different years."""
    if sum(item.key == "order_kept" for item in order) == (2 if other.row is None else 1):
        yield Evidence("may_be_two")
    if not one_figure_of_the_year(one.day, other.day):
        yield Evidence("years_apart", (("identifier", str(sample.identifier)),))
    elif other.row is None and one.texts() > 1 and other.texts() > 1:
        yield Evidence("both_attested", (("date", one.day), ("other", other.day)))


def _registered(dated: Dated) -> list[Evidence]:
    return list(registry_evidence(dated.row)) if dated.row is not None else []


def registry_evidence(row: Row) -> tuple[Evidence, ...]:
    """What the registry says, with its sources."""
    values = (
        ("identifier", str(row.identifier)), ("date", row.date or ""), ("term", row.term or ""),
        ("title", row.title), ("source", row.sources[0] if row.sources else row.file),
    )  # fmt: skip
    return (Evidence(f"registry_{row.status}", values),)


def _order(sample: Citation, day: str, terms: Iterable[str], known: Known) -> list[Evidence]:
    """Where the number stands among its neighbours, if it were of this day."""
    for term in terms:
        bracket = known.bracket(sample, term)
        if bracket is None:
            continue
        broken = bracket.broken_by(day)
        if broken is not None:
            return [order_evidence(day, broken, term)]
        if bracket.holds(day):
            return [order_evidence(day, bracket.before, term, bracket.after)]
    return []


def order_evidence(day: str, row: Row | None, term: str, after: Row | None = None) -> Evidence:
    """The neighbour that a day would have to change places with, or the two between which it lies."""
    values = [("date", day), ("term", term)]
    for name, one in (("before", row), ("after", after)):
        if one is not None:
            values += [(name, str(one.identifier)), (f"{name}_date", one.day or "")]
    return Evidence("order_kept" if after is not None else "order_broken", tuple(values))


def _undisputed(verdict: Verdict, sample: Citation, day: str, other: Dated, known: Known) -> Verdict:
    """The verdict, no more than a warning where the registry's own sources disagree."""
    terms = {*_terms(sample, other, known), *periods_of(sample, day, known.patterns)}
    if not any(known.disputed(sample, term) for term in terms):
        return verdict
    evidence = (*verdict.evidence, Evidence("disputed", (("identifier", str(sample.identifier)),)))
    return Verdict(verdict.cause, "warning", "low", evidence)


def _local(sample: Citation, one: Dated, other: Dated, known: Known) -> Judgement:
    """Documents of a province, or of bodies below it: nobody knows the days of all local congresses."""
    cause = cause_of(one.day, other.day)
    periods = [set(periods_of(sample, dated.day, known.patterns)) for dated in (one, other)]
    merged = _across_merger(sample, one.day, other.day, known)
    if cause not in SLIPS:
        reason = _local_doubt(sample, periods, merged)
        if reason:
            return Homonym(_reason(reason, one.day, other.day), tuple(_registered(other)))
        return Verdict(cause, "warning", "medium", (*_registered(other), Evidence("local_period")))
    doubt = "" if known_place(sample) else "unknown_place"
    if merged:
        doubt = "merged"
    elif cause == "year-slip" and not periods[0] & periods[1]:
        doubt = doubt or "may_be_two"
    if doubt:
        return Verdict(cause, "warning", "low", (*_registered(other), Evidence(doubt)))
    return Verdict(cause, "error", "high", tuple(_registered(other)))


def _local_doubt(sample: Citation, periods: list[set[str]], merged: bool) -> str:
    """Why two days that no slip explains may be of two documents of a locality, or ""."""
    if not known_place(sample):
        return "unknown_place"
    if merged:
        return "merged"
    return "" if periods[0] == periods[1] and len(periods[0]) == 1 else "local_congress"


def _across_merger(sample: Citation, one: str, other: str, known: Known) -> bool:
    return sample.scope in known.merged and min(one, other) < MERGER <= max(one, other)


def _of_state(sample: Citation, one: Dated, other: Dated) -> Judgement:
    """A State number with a year in it is given once; without one, every office counts anew every year."""
    cause = cause_of(one.day, other.day)
    if sample.local:
        unknown = Evidence("unknown_place")
        return Verdict(cause, "warning", "low", (unknown,)) if cause in SLIPS else Homonym(unknown)
    if sample.identifier.year:
        return Verdict(cause, "error", "high" if cause in SLIPS else "medium")
    if cause not in SLIPS:
        return Homonym(Evidence("every_year"))
    if one.day[:4] == other.day[:4]:
        return Verdict(cause, "error", "medium")
    return Verdict(cause, "warning", "low", (Evidence("every_year"),))


def same_subject(one: Iterable[Citation], other: Iterable[Citation]) -> bool:
    """Whether what the clauses say behind the two sides' citations is, in the same words, the same."""
    return any(
        len(mine & theirs) >= 3 and len(mine & theirs) * 2 >= min(len(mine), len(theirs))
        for mine in (_words(citation) for citation in one)
        for theirs in (_words(citation) for citation in other)
    )


def _words(citation: Citation) -> set[str]:
    return {word for word in citation.about.lower().split() if len(word) > 2}
