"""CC101 date-conflict: one document is cited with different full dates."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.causes import SLIPS
from citecheck.check.disagreements import Disagreement, registered_row
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Citation, Document, Finding, Side

_GRAVE = {"error": 0, "warning": 1, "info": 2}


def find(found: Found) -> Iterator[Finding]:
    """A finding for each document with more than one full date."""
    for document, pairs in found.disagreements:
        if len(document.dates) > 1 and not _not_comparable(document, document.dates):
            yield _finding(document, pairs, found)


def _not_comparable(document: Document, dates: dict[str, list[Citation]]) -> bool:
    """State numbers without a year in them start again every year, in every office."""
    identifier = document.identifier
    if identifier.family != "state":
        return False
    sources = {citation.source for citations in dates.values() for citation in citations}
    return not identifier.year and len(sources) > 1


def gravest(pairs: tuple[Disagreement, ...]) -> Disagreement:
    """The disagreement that says most: the gravest, then the one that a slip explains."""
    return min(pairs, key=lambda one: (_GRAVE[one.verdict.level], one.verdict.cause not in (*SLIPS, "copied")))


def _finding(document: Document, pairs: tuple[Disagreement, ...], found: Found) -> Finding:
    say = found.messages.say
    worst = gravest(pairs)
    verdict = worst.verdict
    proof = [say(f"said.conflict_why.{verdict.cause}")]
    proof += found.told(item for pair in pairs for item in pair.verdict.evidence)
    if verdict.level != "error":
        proof.append(say("said.decide", identifier=document.identifier))
    suggestion = _suggestion(document, found) if verdict.certainty != "low" else None
    return Finding(
        RULE.code, RULE.name, verdict.level, document.identifier,
        say("said.conflict", identifier=document.identifier, count=len(document.dates)),
        tuple(Side(day, tuple(citations)) for day, citations in document.dates.items()),
        cause=verdict.cause, certainty=verdict.certainty, scope=document.scope, term=document.term,
        suggestion=suggestion, proof=tuple(proof),
        fingerprint=fingerprint(RULE.code, document.identifier.key, document.scope, *sorted(document.dates)),
        accused=_accused(pairs, suggestion),
    )  # fmt: skip


def _suggestion(document: Document, found: Found) -> str | None:
    """The day of a confirmed row, or the only day that nothing disproves."""
    row = registered_row(document, found.known)
    if row is not None and row.status == "confirmed":
        return row.day
    disproofs = found.context.disproofs
    disproved = [day for day, places in document.dates.items() if any((c.source, c.start) in disproofs for c in places)]
    standing = [day for day in document.dates if day not in disproved]
    return standing[0] if len(standing) == 1 and disproved else None


def _accused(pairs: tuple[Disagreement, ...], right: str | None) -> tuple[str, ...]:
    """The days that cannot stand beside the right one: each by a verdict of its own, not by that of the worst pair."""
    certain = (pair for pair in pairs if pair.verdict.level == "error" and right in (pair.day, pair.other))
    return tuple(sorted(pair.other if pair.day == right else pair.day for pair in certain))


RULE = Rule("CC101", "date-conflict", "error", find)
