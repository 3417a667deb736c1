"""What the program says of a case, held against what is true."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.judging.cases import Case
from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.model import Finding, Report
from citecheck.patterns import Patterns, load_patterns

TODAY = "2026-11-22"
CAUSED = ("CC101", "CC102")
"""The rules whose finding names a cause; of the others the code itself is the cause."""

_RANK = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case, what was said, the errors said of what is right, and whether the wrong date was found."""

    case: Case
    report: Report
    accusations: tuple[Finding, ...]
    found: bool

    @property
    def missed(self) -> bool:
        """Whether a provable error was not found."""
        return self.case.provable and not self.found

    @property
    def failed(self) -> bool:
        """Whether the case counts in either rate."""
        return bool(self.accusations) or self.missed


def judge(cases: Iterable[Case]) -> tuple[Verdict, ...]:
    """Each case checked by itself, its texts together."""
    patterns = load_patterns()
    return tuple(_verdict(case, patterns) for case in cases)


def _verdict(case: Case, patterns: Patterns) -> Verdict:
    report = check([extract(text, patterns) for text in case.texts], TODAY, patterns)
    errors = [finding for finding in report.findings if finding.level == "error"]
    wrong = tuple(finding for finding in errors if not _concerns(case, finding) and not _also(case, finding))
    return Verdict(case, report, wrong, any(_finds(case, finding) for finding in report.findings))


def _concerns(case: Case, finding: Finding) -> bool:
    """Whether a finding is about the wrong date of the case."""
    return finding.identifier == case.identifier and any(side.date == case.date for side in finding.sides)


def _also(case: Case, finding: Finding) -> bool:
    """Whether a finding is about something else that is wrong in the texts of the case."""
    return any((finding.identifier, side.date) in case.also for side in finding.sides)


def _finds(case: Case, finding: Finding) -> bool:
    return (
        _concerns(case, finding)
        and finding.rule in case.rules
        and _RANK[finding.level] >= _RANK[case.level]
        and (finding.rule not in CAUSED or finding.cause in case.causes)
    )
