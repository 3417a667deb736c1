"""The numbering periods: which term, local term or year a day belongs to for documents like a given one."""

from __future__ import annotations

from functools import lru_cache

from citecheck.model import OWN_TERMS, Citation
from citecheck.patterns import Patterns


def periods_of(sample: Citation, day: str, patterns: Patterns) -> tuple[str, ...]:
    """The numbering periods an ISO date may belong to, for documents like `sample`."""
    if sample.identifier.family == "state":
        return (sample.identifier.year or day[:4],)
    return _terms(patterns, day, sample.local or sample.level == OWN_TERMS)


@lru_cache(maxsize=100_000)
def _terms(patterns: Patterns, day: str, local: bool) -> tuple[str, ...]:
    """Every pair of dates asks for the terms of both, and there are only so many days."""
    return patterns.terms.local(day) if local else patterns.terms.of(day)


def is_central(citation: Citation) -> bool:
    """Whether a citation is of a central Party document, numbered by the terms of the Central Committee."""
    return not citation.local and citation.identifier.family == "party" and citation.level != OWN_TERMS


def known_place(citation: Citation) -> bool:
    """Whether it is plain whose series a number belongs to: a central body's, or a known province's.

    Below the province the locality is never known: every district and commune has numbers of its own.
    """
    return not citation.local or (citation.level == "province" and citation.scope is not None)
