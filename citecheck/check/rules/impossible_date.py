"""CC104 impossible-date: a date that is in no calendar, before the Party, or after the day of the run."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import CitedDate, Finding, Side

FOUNDED = 1930
"""The year in which the Party was founded."""


def find(found: Found) -> Iterator[Finding]:
    """A finding for each citation with such a date."""
    for text in found.texts:
        for citation in text.citations:
            date = citation.own_date
            why = None if date is None else _why(date, found)
            if date is None or why is None:
                continue
            yield Finding(
                RULE.code, RULE.name, RULE.level, citation.identifier,
                found.messages.say("said.impossible", identifier=citation.identifier, raw=_one_line(date.raw)),
                (Side(date.iso, (citation,)),),
                scope=citation.scope, term=citation.term, proof=(why,),
                fingerprint=fingerprint(RULE.code, citation.identifier.key, date.iso, citation.source),
            )  # fmt: skip


def _why(date: CitedDate, found: Found) -> str | None:
    say = found.messages.say
    if date.year > 9999:
        return say("said.impossible_why.year")
    if not date.possible:
        return say("said.impossible_why.calendar")
    if date.iso is None:
        return None
    if date.year < FOUNDED:
        return say("said.impossible_why.early")
    if date.iso > found.today[: len(date.iso)]:
        return say("said.impossible_why.late", today=found.today)
    return None


def _one_line(raw: str) -> str:
    return " ".join(raw.split())


RULE = Rule("CC104", "impossible-date", "error", find)
