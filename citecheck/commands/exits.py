"""The exit status: computed here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from citecheck.model import Finding, Report, Unread

LEVELS = ("error", "warning", "info")
"""The levels of findings, the gravest first."""


class ExitStatus(IntEnum):
    """0 clean; 1 findings at or above --fail-on; 2 usage or data error, a named file unread, or nothing compared."""

    CLEAN = 0
    FINDINGS = 1
    BROKEN = 2


def at_least(findings: Iterable[Finding], level: str) -> tuple[Finding, ...]:
    """The findings at or above a level; none at the level "never"."""
    return tuple(one for one in findings if level in LEVELS and LEVELS.index(one.level) <= LEVELS.index(level))


def status_of(report: Report, fail_on: str = "never") -> ExitStatus:
    """The exit status of a run that ended in `report`."""
    return status_with(report.unread, bool(at_least(report.findings, fail_on)))


def compared_status(report: Report, fail_on: str) -> ExitStatus:
    """The exit status of a comparison: of one that compared nothing nobody may think that all agree."""
    return status_of(report, fail_on) if report.pairs else ExitStatus.BROKEN


def status_with(unread: Iterable[Unread], failing: bool) -> ExitStatus:
    """The exit status of a run that did not read these files; `failing`: it found what it was to fail on."""
    if any(one.named for one in unread):
        return ExitStatus.BROKEN
    return ExitStatus.FINDINGS if failing else ExitStatus.CLEAN


def fixed_status(report: Report, open_: bool, failed: bool) -> ExitStatus:
    """The exit status of a run that puts dates right: `open_`, something is still wrong; `failed`, to be written."""
    return ExitStatus.BROKEN if failed else status_with(report.unread, open_)
