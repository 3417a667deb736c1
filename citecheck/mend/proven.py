"""Findings → the wrong dates whose right one is proven: where each stands, and what it should be."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.model import Citation, CitedDate, Extract, Finding, Side

RULES = ("CC101", "CC102", "CC108")
"""The rules whose suggestion is a day that is proven. That of CC107 is not: the year in the number may be wrong."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A date that stands wrong in a text, with the citations that it dates, and its right day.

    `doubt` is why it is better left to a person (a key of messages [fix.left]), or "".
    """

    date: CitedDate
    citations: tuple[Citation, ...]
    right: str
    cause: str | None = None
    doubt: str = ""


def right_day(finding: Finding) -> str | None:
    """The ISO day that a finding proves to be right, if it proves one."""
    right = finding.suggestion if finding.level == "error" and finding.rule in RULES else None
    return right if right is not None and _is_day(right) else None


def accused_sides(finding: Finding) -> tuple[Side, ...]:
    """The sides whose day the finding proves wrong; none where it proves no other day right."""
    right = right_day(finding)
    if right is None:
        return ()
    sides = (side for side in finding.sides if side.date != right)
    return tuple(side for side in sides if finding.rule != "CC101" or side.date in finding.accused)


def accused(finding: Finding) -> Iterator[Citation]:
    """The citations whose date the finding proves wrong."""
    for side in accused_sides(finding):
        yield from (one for one in side.citations if one.date is not None and one.full_date == side.date)


def wrong_dates(text: Extract, findings: Iterable[Finding]) -> tuple[Wrong, ...]:
    """The wrong dates of a text in reading order; a date that dates several documents once."""
    rights: dict[int, set[str]] = defaultdict(set)
    causes: dict[int, str | None] = {}
    starts = set()
    for finding in findings:
        for citation in accused(finding):
            if citation.source == text.source and citation.date is not None:
                starts.add((citation.date.start, citation.start))
                rights[citation.date.start].add(finding.suggestion or "")
                causes.setdefault(citation.date.start, finding.cause)
    dated: dict[int, list[Citation]] = defaultdict(list)
    for citation in text.citations:
        if citation.date is not None and citation.date.start in rights:
            dated[citation.date.start].append(citation)
    return tuple(
        _wrong(citations, sorted(rights[start]), causes[start], all((start, one.start) in starts for one in citations))
        for start, citations in sorted(dated.items())
    )


def _wrong(citations: list[Citation], rights: list[str], cause: str | None, whole: bool) -> Wrong:
    date = citations[0].date
    assert date is not None
    doubt = "contested" if len(rights) > 1 else "" if whole else "shared"
    return Wrong(date, tuple(citations), rights[0], cause, doubt)


def _is_day(written: str) -> bool:
    """29 February moved to another year is none."""
    try:
        datetime.date.fromisoformat(written)
    except ValueError:
        return False
    return len(written) == 10
