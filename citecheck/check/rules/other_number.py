"""CC204 other-number: the date is that of the only document with a neighbouring number; a hint, no accusation."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.disagreements import other_number
from citecheck.check.judging import Dated
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Document, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A note for each day of a document that the registry does not know and no other rule contradicts."""
    contradicted = {id(document) for document, _ in found.disagreements}
    for document in found.documents:
        if document.registered is None and id(document) not in contradicted and len(document.dates) == 1:
            yield from _of(document, found)


def _of(document: Document, found: Found) -> Iterator[Finding]:
    [(day, citations)] = document.dates.items()
    dated = Dated(day, tuple(citations))
    for evidence in other_number(dated, found.known, found.context):
        other = dict(evidence.values)["identifier"]
        yield Finding(
            RULE.code, RULE.name, RULE.level, document.identifier,
            found.messages.say("said.other_number", identifier=document.identifier, date=dated.day, other=other),
            (Side(dated.day, dated.citations),), certainty="low", scope=document.scope, term=document.term,
            suggestion=other, proof=found.told([evidence]),
            fingerprint=fingerprint(RULE.code, document.identifier.key, document.scope, dated.day, other),
        )  # fmt: skip


RULE = Rule("CC204", "other-number", "info", find)
