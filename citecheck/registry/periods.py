"""The numbering period of a document: the Party term of a central one, the five years of a local one."""

from __future__ import annotations

import re

from citecheck.model import Identifier
from citecheck.patterns import Patterns

_LOCAL = re.compile(r"\d{4}-\d{4}")


def is_local(identifier: Identifier, patterns: Patterns) -> bool:
    """Whether every locality has an issuer of this code, so that the identifier alone names no document."""
    issuer = patterns.codes.issuer(identifier.issuer)
    return identifier.family == "party" and issuer is not None and issuer.local


def fitting(identifier: Identifier, scope: str | None, date: str | None, patterns: Patterns) -> tuple[str, ...]:
    """The periods in which the document may be numbered: two near a congress, none for a State document or no date."""
    if date is None or identifier.family != "party":
        return ()
    return patterns.terms.local(date) if scope else patterns.terms.of(date)


def period(identifier: Identifier, scope: str | None, date: str | None, patterns: Patterns) -> str | None:
    """The one period that fits: XIII, or 2020-2025 of a local document; None if the date leaves it open."""
    periods = fitting(identifier, scope, date, patterns)
    return periods[0] if len(periods) == 1 else None


def is_period(name: str, scope: str | None, patterns: Patterns) -> bool:
    """Whether `name` names a period: a known term, or for a local document also 2020-2025."""
    return name in patterns.terms.names() or (scope is not None and _LOCAL.fullmatch(name) is not None)
