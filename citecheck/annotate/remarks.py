"""Findings → the remarks on a text: which dates, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.mend.proven import accused
from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Report

_FIRST_SIDE = ("CC103", "CC104", "CC107", "CC108")
"""Rules that say of their first side that its date cannot be right."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of the date at `start`:`end` of a text (offsets in the text as stored), in lines."""

    start: int
    end: int
    lines: tuple[str, ...]


def remarks_on(source: str, report: Report, said: Messages) -> tuple[Remark, ...]:
    """The remarks on one text in reading order; several findings at one date are one remark."""
    proven = {_place(one) for finding in report.findings for one in accused(finding)}
    found: dict[tuple[int, int], list[Finding]] = {}
    for finding in report.findings:
        for citation in _wrong(finding, proven):
            if citation.source == source and citation.date is not None:
                at = found.setdefault((citation.date.start, citation.date.end), [])
                at += [] if finding in at else [finding]
    return tuple(Remark(*place, tuple(_lines(findings, said))) for place, findings in sorted(found.items()))


def _wrong(finding: Finding, proven: set[tuple[str, int]]) -> Iterator[Citation]:
    """The citations whose date is wrong; where texts disagree and nothing is proven, all that disagree."""
    if finding.level != "error":
        return
    if any(True for _ in accused(finding)):
        yield from accused(finding)
    elif finding.rule == "CC101" and finding.suggestion is None:
        yield from (one for side in finding.sides for one in side.citations)
    elif finding.rule in _FIRST_SIDE and not any(_place(one) in proven for one in _basis(finding)):
        yield from finding.sides[0].citations


def _basis(finding: Finding) -> Iterator[Citation]:
    """What CC103 compares with: if that date is the wrong one, the other is not."""
    return (one for side in finding.sides[1:] for one in side.citations)


def _place(citation: Citation) -> tuple[str, int]:
    return citation.source, citation.start


def _lines(findings: list[Finding], said: Messages) -> Iterator[str]:
    for finding in findings:
        yield f"{finding.rule}: {finding.message}"
        yield from (f"{said.say('report.why')}: {one}" for one in finding.proof)
    suggested = sorted({finding.suggestion for finding in findings if finding.suggestion})
    if suggested:
        yield f"{said.say('report.help')}: {said.say('report.suggest', date=' / '.join(suggested))}"
