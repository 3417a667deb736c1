"""CC101 date-conflict: one document is cited with different full dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from citecheck.check.causes import Cause, cause_of
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Citation, Document, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each document with more than one full date."""
    for document in found.documents:
        dates = document.dates
        if len(dates) < 2 or _not_comparable(document, dates):
            continue
        yield _finding(document, dates, found)


def _not_comparable(document: Document, dates: dict[str, list[Citation]]) -> bool:
    """State numbers without a year in them start again every year, in every office."""
    identifier = document.identifier
    if identifier.family != "state":
        return False
    sources = {citation.source for citations in dates.values() for citation in citations}
    return not identifier.year and len(sources) > 1


def _finding(document: Document, dates: dict[str, list[Citation]], found: Found) -> Finding:
    say = found.messages.say
    days = list(dates)
    cause = _cause(days)
    disproved = [day for day in days if any((c.source, c.start) in found.disproofs for c in dates[day])]
    standing = [day for day in days if day not in disproved]
    proof = [say(f"said.conflict_why.{cause}")]
    for day in disproved:
        basis = next(found.disproofs[c.source, c.start] for c in dates[day] if (c.source, c.start) in found.disproofs)
        proof.append(say("said.disproved", date=day, basis=basis.identifier, basis_date=basis.date and basis.date.iso))
    return Finding(
        RULE.code, RULE.name, RULE.level, document.identifier,
        say("said.conflict", identifier=document.identifier, count=len(days)),
        tuple(Side(day, tuple(citations)) for day, citations in dates.items()),
        cause=cause,
        certainty="high" if cause != "other" else "medium",
        scope=document.scope, term=document.term,
        suggestion=standing[0] if len(standing) == 1 and disproved else None,
        proof=tuple(proof),
        fingerprint=fingerprint(RULE.code, document.identifier.key, document.scope, *sorted(days)),
    )  # fmt: skip


def _cause(days: list[str]) -> Cause:
    """The plainest slip between any two of the dates, the most frequent date first."""
    causes = [cause_of(one, other) for one, other in combinations(days, 2)]
    return next((cause for cause in causes if cause != "other"), "other")


RULE = Rule("CC101", "date-conflict", "error", find)
