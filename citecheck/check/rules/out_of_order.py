"""CC105 out-of-order: the date lies outside the bracket of the neighbouring numbers of its series and term."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.judging import order_evidence
from citecheck.check.periods import known_place, periods_of
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Document, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each full date of a document that no other rule has contradicted."""
    contradicted = {id(document) for document, _ in found.disagreements}
    for document in found.documents:
        if id(document) in contradicted or not known_place(document.citations[0]):
            continue
        for day in document.dates:
            if day != document.registered and document.identifier.family == "party":
                yield from _of_day(document, day, found)


def _of_day(document: Document, day: str, found: Found) -> Iterator[Finding]:
    sample = document.citations[0]
    periods = periods_of(sample, day, found.patterns)
    if len(periods) != 1:
        return  # around a congress both terms have low and high numbers
    bracket = found.known.bracket(sample, periods[0])
    broken = bracket.broken_by(day) if bracket else None
    if broken is None:
        return
    yield Finding(
        RULE.code, RULE.name, RULE.level, document.identifier,
        found.messages.say("said.order", identifier=document.identifier, date=day),
        (Side(day, tuple(document.dates[day])),), certainty="medium", scope=document.scope, term=document.term,
        proof=(*found.told([order_evidence(day, broken, periods[0])]),
               found.messages.say("said.decide", identifier=document.identifier)),
        fingerprint=fingerprint(RULE.code, document.identifier.key, document.scope, day),
    )  # fmt: skip


RULE = Rule("CC105", "out-of-order", "warning", find)
