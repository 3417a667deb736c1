"""`scan` and `check` of more than the memory holds: results are written while they are found.

Only in formats that are made part by part. Those who look for copies must have all texts at hand.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from citecheck.check.shares import Judged, Shares
from citecheck.commands.exits import LEVELS, ExitStatus, status_with
from citecheck.commands.output import Output
from citecheck.commands.progress import watching
from citecheck.commands.shared import (
    conclude,
    effort_of,
    patterns_of,
    read_options,
    registry_of,
    said_in,
    today_of,
    walk_options,
)
from citecheck.config.resolve import policy_of
from citecheck.model import Extract, Unread
from citecheck.pipeline import Flow, told
from citecheck.read.walk import walk
from citecheck.report.data import CHECKED, SCANNED, Parts
from citecheck.report.summary import Outcome, check_summary, counts_of, scan_summary
from citecheck.report.write import opened, refuse
from citecheck.verdicts import Asked
from citecheck.work import Task

Put = Callable[[str], object]


def scan_streamed(outputs: list[Output], options: dict[str, Any]) -> ExitStatus:
    """The citations of each text as soon as it was read; they are judged only to be counted."""
    run = _Run(options, whole=True)
    judging = not options["quiet"]
    with _opened(outputs, SCANNED) as sinks:
        for parts, put in sinks:
            put(parts.head)
        for text in run.texts(outputs, judging):
            for parts, put in sinks:
                put(parts.text(text))
        unread = told(run.flow.unread, run.said)
        for parts, put in sinks:
            _put_all(put, parts.rest(unread, run.flow.left_out))
    outcome = run.outcome(run.shares.judged() if judging else None, unread)
    conclude(outcome, scan_summary(outcome, run.said), options)
    return status_with(unread, failing=False)


def check_streamed(outputs: list[Output], options: dict[str, Any], min_level: str, fail_on: str) -> ExitStatus:
    """The findings, when all texts were read."""
    run = _Run(options, whole=False)
    for _ in run.texts(outputs):
        pass
    judged, unread = run.shares.judged(), told(run.flow.unread, run.said)
    with _opened(outputs, CHECKED) as sinks:
        for parts, put in sinks:
            _put_all(put, parts.made((), judged.findings, judged.suppressed, unread, run.flow.left_out))
    first = next(iter(judged.findings), None)
    shown = _at_least(judged, min_level)
    outcome = run.outcome(judged, unread, shown, first.rule if first and shown else "")
    conclude(outcome, check_summary(outcome, run.said), options)
    return status_with(unread, failing=_at_least(judged, fail_on) > 0)


class _Run:
    """The texts of a run, counted and taken for judging as they go by."""

    def __init__(self, options: dict[str, Any], whole: bool) -> None:
        patterns, self.said, effort = patterns_of(options), said_in(options), effort_of(options)
        policy = policy_of(options["config"], patterns)
        task = Task(patterns, options["stdin_name"], whole, effort.cache, policy.scopes, read_options(options))
        watched = watching(self.said, options["quiet"])
        self.flow = Flow(walk(options["paths"], walk_options(options)), task, effort, watched)
        asked = Asked(patterns, registry_of(options), today_of(options), self.said, policy, effort.cache)
        self.shares = Shares(asked)
        self._counts = Counter[str]()

    def texts(self, outputs: list[Output], judging: bool = True) -> Iterator[Extract]:
        """The texts; CitecheckError before one is overwritten by a result."""
        there = [one.target for one in outputs if one.target is not None and os.path.exists(one.target)]
        for text in self.flow:
            for target in there:
                refuse(target, {text.source})
            self._counts.update(counts_of(text))
            if judging:
                self.shares.add(text)
            yield text

    def outcome(self, judged: Judged | None, unread: list[Unread], shown: int = 0, first: str = "") -> Outcome:
        """What is to be told at the end."""
        if judged is not None:
            self._counts.update(judged.levels, document=judged.documents, suppressed=judged.silenced)
        return Outcome(self._counts, tuple(unread), tuple(self.flow.left_out), shown, first)


@contextmanager
def _opened(outputs: list[Output], made: dict[str, Parts]) -> Iterator[list[tuple[Parts, Put]]]:
    """What makes the parts of each output, and what writes them."""
    with ExitStack() as stack:
        yield [(made[one.format.name], stack.enter_context(opened(one.target))) for one in outputs]


def _put_all(put: Put, parts: Iterable[str]) -> None:
    for part in parts:
        put(part)


def _at_least(judged: Judged, level: str) -> int:
    """How many findings there are at or above a level."""
    return sum(judged.levels[one] for one in LEVELS[: LEVELS.index(level) + 1]) if level in LEVELS else 0
