"""CC102 registry-mismatch: the date cited is not the one that the registry gives, with its sources."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.disagreements import Disagreement, registered_row
from citecheck.check.judging import registry_evidence
from citecheck.check.periods import is_central, periods_of
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Citation, Document, Finding, Side
from citecheck.registry import Row


def find(found: Found) -> Iterator[Finding]:
    """A finding for each document whose only cited day, or whose month or year, is not the registry's.

    Where the texts give several days, CC101 names the registry among its proofs.
    """
    for document, pairs in found.disagreements:
        row = registered_row(document, found.known)
        if row is not None and len(document.dates) == 1:
            yield _finding(document, pairs[0], row, found)
    for document in found.documents:
        if not document.dates:
            yield from _partial(document, found)


def _finding(document: Document, pair: Disagreement, row: Row, found: Found) -> Finding:
    say, verdict = found.messages.say, pair.verdict
    proof = [*found.told(verdict.evidence), say(f"said.conflict_why.{verdict.cause}")]
    if verdict.level != "error":
        proof.append(say("said.decide", identifier=document.identifier))
    return Finding(
        RULE.code, RULE.name, verdict.level, document.identifier,
        say("said.registry", identifier=document.identifier, date=pair.day, registered=row.day),
        (Side(pair.day, tuple(document.dates[pair.day])),),
        cause=verdict.cause, certainty=verdict.certainty, scope=document.scope, term=document.term,
        suggestion=row.day if row.status == "confirmed" and verdict.certainty != "low" else None, proof=tuple(proof),
        fingerprint=fingerprint(RULE.code, document.identifier.key, document.scope, pair.day),
    )  # fmt: skip


def _partial(document: Document, found: Found) -> Iterator[Finding]:
    """A month or a year in which the registry knows no such document, though it knows one of each possible term."""
    for citation in document.citations:
        row = _contradicted(citation, found)
        if row is None or citation.date is None or citation.date.iso is None:
            continue
        say = found.messages.say
        yield Finding(
            RULE.code, RULE.name, "warning", citation.identifier,
            say("said.registry", identifier=citation.identifier, date=citation.date.iso, registered=row.day),
            (Side(citation.date.iso, (citation,)),), cause="other", certainty="medium",
            scope=citation.scope, term=row.term,
            proof=(*found.told(registry_evidence(row)),
                   say("said.decide", identifier=citation.identifier)),
            fingerprint=fingerprint(RULE.code, citation.identifier.key, citation.date.iso, citation.source),
        )  # fmt: skip


def _contradicted(citation: Citation, found: Found) -> Row | None:
    date = citation.own_date
    if date is None or date.iso is None or not date.possible or date.precision not in ("month", "year"):
        return None
    if not is_central(citation):
        return None
    periods = periods_of(citation, date.iso, found.patterns)
    rows = [row for row in found.known.rows(citation) if row.term in periods]
    if {row.term for row in rows} != set(periods) or any((row.day or "").startswith(date.iso) for row in rows):
        return None
    sure = [row for row in rows if row.status == "confirmed"]
    return sure[0] if len(sure) == len(rows) and sure else None


RULE = Rule("CC102", "registry-mismatch", "error", find)
