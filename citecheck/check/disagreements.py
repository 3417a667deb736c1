"""What disagrees inside one document: its days against the registry's, or against one another, with the context.

The context may decide what the days alone leave open: a date disproved by what the sentence carries out, the date of
a neighbour that was copied, the date of another number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from citecheck.check.context import Context
from citecheck.check.documents import dated_of
from citecheck.check.judging import Dated, Evidence, Known, Verdict, judge
from citecheck.model import Citation, Document, Identifier
from citecheck.registry import Row

MANY = 40
"""Different days of one document beyond which they are no longer compared each with each."""
_ENGLISH = frozenset(["en"])
_ERRATUM = 300
"""Characters within which an erratum names the wrong reading, the right one and what it does."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One day of a document that another contradicts: which, why, and how certain it is."""

    day: str
    other: str
    verdict: Verdict


def disagreements(document: Document, known: Known, context: Context) -> tuple[Disagreement, ...]:
    """The contradictions of a document's days, with the registry's day or with one another."""
    if not document.dates or (len(document.dates) == 1 and document.registered in (None, *document.dates)):
        return ()
    sample = document.citations[0]
    days = dated_of((*document.citations, *document.mentions), known.rows(sample))
    row = registered_row(document, known)
    wrong = [dated for dated in days if row is None or dated.day != row.day]
    pairs = _pairs(sorted(wrong, key=lambda one: (len(one.citations), one.day)))
    if row is not None:
        registered = Dated(row.day or "", tuple(document.dates.get(row.day or "", ())), row)
        pairs = [(dated, registered) for dated in wrong] + pairs
    judged = ((one, other, judge(sample, one, other, known)) for one, other in pairs)
    return tuple(
        Disagreement(one.day, other.day, in_context(one, other, verdict, known, context))
        for one, other, verdict in judged
        if isinstance(verdict, Verdict)
    )


def _pairs(days: list[Dated]) -> list[tuple[Dated, Dated]]:
    """Every day with every other; where they are very many, with the best attested only: one contradiction suffices."""
    if len(days) <= MANY:
        return list(combinations(days, 2))
    return [(one, days[-1]) for one in days[:-1]]


def registered_row(document: Document, known: Known) -> Row | None:
    """The registry's row of a document."""
    if document.registered is None:
        return None
    return next(row for row in known.rows(document.citations[0]) if row.day == document.registered)


def in_context(one: Dated, other: Dated, verdict: Verdict, known: Known, context: Context) -> Verdict:
    """The verdict with what the texts around the citations add to it; an erratum quotes a mistake, and makes none."""
    weighed = _weighed(one, other, verdict, known, context)
    if not _erratum(one, other, context):
        return weighed
    evidence = (*weighed.evidence, Evidence("erratum", (("date", one.day), ("other", other.day))))
    return replace(weighed, level="warning", certainty="low", evidence=evidence)


def _erratum(one: Dated, other: Dated, context: Context) -> bool:
    """Whether a day stands only where a text puts it beside the other and speaks of a correction.

    Of two days of which the registry has the second, only the first can be the mistake that is quoted.
    """
    sides = ((one, other),) if other.row is not None else ((one, other), (other, one))
    return any(
        dated.citations and all(_corrected(citation, against, context) for citation in dated.citations)
        for dated, against in sides
    )


def _corrected(citation: Citation, against: Dated, context: Context) -> bool:
    text = context.texts.get(citation.source)
    if text is None or not any(abs(place - citation.start) <= _ERRATUM for place in text.corrections):
        return False
    return any(
        one.source == citation.source and abs(one.start - citation.start) <= _ERRATUM for one in against.citations
    )


def _weighed(one: Dated, other: Dated, verdict: Verdict, known: Known, context: Context) -> Verdict:
    for dated in (one, other):
        for citation in dated.citations:
            older = context.disproofs.get((citation.source, citation.start))
            if older is not None and not older.doubtful:
                values = (
                    ("date", dated.day), ("basis", str(older.basis.identifier)), ("basis_date", older.date),
                )  # fmt: skip
                verdict = _stronger(verdict, Evidence("disproved", values))
    if verdict.cause == "day-month-swap":
        return _in_its_order(one, other, verdict, known, context)
    beside = next((name for citation in one.citations if (name := context.copied(citation))), None)
    if beside is not None:
        copied = Evidence("copied", (("date", one.day), ("identifier", str(beside))))
        verdict = replace(verdict, evidence=(*verdict.evidence, copied))
        if verdict.cause == "other":
            sure = other.row is not None and other.row.status == "confirmed"
            verdict = replace(verdict, cause="copied", level="error" if sure else verdict.level, certainty="medium")
    elif verdict.cause == "other":
        verdict = replace(verdict, evidence=(*verdict.evidence, *other_number(one, known, context)))
    return verdict


def _in_its_order(one: Dated, other: Dated, verdict: Verdict, known: Known, context: Context) -> Verdict:
    """A swap in a text that may write the month first is no error of the text, but of the reading.

    It may if it does so elsewhere, and in English: 2/8/2022 is August 2 to some, February 8 to others.
    """
    proven = [("month_first", dated.day) for dated in (one, other) if context.month_first(dated)]
    found = proven or [("either_order", dated.day) for dated in (one, other) if _in_english(dated, known)]
    if not found:
        return verdict
    key, day = found[0]
    evidence = (*verdict.evidence, Evidence(key, (("date", day),)))
    return replace(verdict, level="warning", certainty="low", evidence=evidence)


def _in_english(dated: Dated, known: Known) -> bool:
    """Whether a day stands only in figures that may be read either way, behind the English word for the document."""
    read = known.patterns.words.whole
    return bool(dated.citations) and all(
        one.date is not None
        and one.date.order == "either"
        and any(phrase.plays("type", _ENGLISH) for phrase in read(one.type_word))
        for one in dated.citations
    )


def _stronger(verdict: Verdict, evidence: Evidence) -> Verdict:
    if evidence in verdict.evidence:
        return verdict
    return replace(verdict, level="error", certainty="high", evidence=(*verdict.evidence, evidence))


def other_number(dated: Dated, known: Known, context: Context) -> Iterator[Evidence]:
    """The only document of that day whose identifier is of a neighbouring form: the number may be wrong."""
    if not dated.citations:
        return
    rows, documents = known.registry.on(dated.day), context.by_day.get(dated.day, ())
    if not rows and len(documents) < 2:
        return  # nothing but the document itself
    cited = dated.citations[0].identifier
    names = {row.identifier: row.title for row in rows if row.status != "disputed"}
    own = {context.number(one) for one in dated.citations}
    for document in documents:
        if document.registered or not own.issuperset(document.texts):
            names.setdefault(document.identifier, "")
    close = sorted(name for name in names if name != cited and _neighbouring(name, cited))
    if len(close) == 1:
        values = (("date", dated.day), ("identifier", str(close[0])), ("title", names[close[0]]))
        yield Evidence("other_number", values)


def _neighbouring(one: Identifier, other: Identifier) -> bool:
    """The same series with another number, or the same number with a series that looks alike."""
    if one.family != other.family:
        return False
    if one.type == other.type and one.issuer == other.issuer:
        return True
    if one.family == "state" and one.series == other.series:
        return True
    same_number = one.number.lstrip("0") == other.number.lstrip("0")
    alike = _one_letter(one.type, other.type) + _one_letter(one.issuer, other.issuer)
    return same_number and alike == 1


def _one_letter(one: str, other: str) -> int:
    """0 for the same letters, 1 for one letter changed, added or lost, 2 for more."""
    if one == other:
        return 0
    if len(one) == len(other):
        return 1 if sum(a != b for a, b in zip(one, other, strict=True)) == 1 else 2
    longer, shorter = sorted((one, other), key=len, reverse=True)
    lost = any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    return 1 if lost else 2
