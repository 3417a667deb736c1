"""What every format shows: the report, what of it is asked for, and what decides how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from citecheck.messages import Messages
from citecheck.model import Document, Finding, Report

if TYPE_CHECKING:
    from citecheck.patterns.terms import Terms
    from citecheck.registry import Registry


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the citations is asked for: the table of `scan`, whose documents, and how much of each."""

    by: str = "document"
    family: str = "party"
    free: bool = False
    why: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """The input of every format.

    `findings` are those to be shown, `failing` those that make the exit status 1. `target` is the file that will hold
    the result, None for standard output; `color` is auto, always or never.
    """

    report: Report
    findings: tuple[Finding, ...]
    said: Messages
    today: str
    terms: Terms
    registry: Registry
    failing: tuple[Finding, ...] = ()
    choice: Choice = Choice()
    color: str = "auto"
    target: str | None = None

    @property
    def documents(self) -> list[Document]:
        """The documents of the family asked for."""
        return [one for one in self.report.documents if self.choice.family in ("all", one.identifier.family)]
