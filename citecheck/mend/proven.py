"""Findings → the wrong dates whose right one is proven: where each stands, and what it should be."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.model import Citation, CitedDate, Extract, Finding

RULES = ("CC101", "CC102", "CC107", "CC108")
"""The rules whose suggestion is a date that is proven."""


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


def accused(finding: Finding) -> Iterator[Citation]:
    """The citations whose date the finding proves wrong; none where it proves no other date right."""
    right = finding.suggestion
    if right is None or finding.level != "error" or finding.rule not in RULES or not _is_day(right):
        return
    days = finding.accused if finding.rule == "CC101" else tuple(side.date for side in finding.sides)
    for side in finding.sides:
        if side.date in days and side.date != right:
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
