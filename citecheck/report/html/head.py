"""The head of the page: what was read, what was not, what was found, and in one sentence what to do next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from citecheck.messages import Messages
from citecheck.model import Level, Report
from citecheck.report.summary import counted

State = Literal["error", "warning", "partial", "nothing", "clean"]


@dataclass(frozen=True, slots=True)
class Head:
    """`state` chooses the colour and the sign, `verdict` is the great sentence, `next` what to do."""

    state: State
    verdict: str
    read: str
    unread: str
    next: str
    errors: int
    warnings: int
    notes: int


def head_of(report: Report, said: Messages) -> Head:
    """The head for `report`; never "clean" where something could not be read."""
    levels = Counter(finding.level for finding in report.findings)
    state = _state(report, levels)
    graves: tuple[Level, ...] = ("error", "warning")
    wrong = [counted(said, level, levels[level]) for level in graves if levels[level]]
    joined = said.say("html.and", one=wrong[0], other=wrong[1]) if len(wrong) == 2 else "".join(wrong)
    unread = said.say("html.unread_count", count=len(report.unread)) if report.unread else ""
    return Head(
        state,
        joined or said.say(f"html.verdict.{state}"),
        " · ".join(
            (
                counted(said, "text", len(report.texts)),
                counted(said, "citation", len(report.citations)),
                counted(said, "document", len(report.documents)),
            )
        ),
        unread,
        said.say(f"html.next.{state}"),
        levels["error"],
        levels["warning"],
        levels["info"],
    )


def _state(report: Report, levels: Counter[Level]) -> State:
    if levels["error"]:
        return "error"
    if levels["warning"]:
        return "warning"
    if report.unread:
        return "partial"
    return "clean" if report.citations else "nothing"
