"""CC107 year-in-number: the year in a State number is not the year of its date."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each citation with such a date, full or partial."""
    for text in found.texts:
        for citation in text.citations:
            date, year = citation.own_date, citation.identifier.year
            if not year or date is None or date.iso is None or not date.possible or date.iso[:4] == year:
                continue
            yield Finding(
                RULE.code, RULE.name, RULE.level, citation.identifier,
                found.messages.say("said.year", identifier=citation.identifier, date=date.iso),
                (Side(date.iso, (citation,)),), cause="year-slip",
                suggestion=year + date.iso[4:] if date.precision == "day" else None,
                proof=(found.messages.say("said.year_why", year=year),),
                fingerprint=fingerprint(RULE.code, citation.identifier.key, date.iso, citation.source),
            )  # fmt: skip


RULE = Rule("CC107", "year-in-number", "error", find)
