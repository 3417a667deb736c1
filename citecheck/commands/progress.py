"""How far a long run has come: on standard error, only on a terminal, only after a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from citecheck.messages import Messages
from citecheck.pipeline import Watch, unwatched

PATIENCE = 1.0
"""Seconds before anything is shown: most runs are over by then."""
Item = TypeVar("Item")


def watching(said: Messages, quiet: bool) -> Watch:
    """What to watch a run with."""
    if quiet or not sys.stderr.isatty():
        return unwatched
    return _Bar(said)


class _Bar:
    """Counts what goes by; where the number of all is known, with the time that is left."""

    def __init__(self, said: Messages) -> None:
        self._said = said

    def __call__(self, items: Iterable[Item], total: int | None) -> Iterator[Item]:
        begun = time.monotonic()
        following = iter(items)
        for done, item in enumerate(following, 1):
            yield item
            if time.monotonic() - begun > PATIENCE:
                yield from self._shown(following, done, total)

    def _shown(self, items: Iterator[Item], done: int, total: int | None) -> Iterator[Item]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
        )  # fmt: skip
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task(self._said.say("progress.reading"), total=total, completed=done, rate="")
            for item in items:
                yield item
                speed = progress.tasks[0].speed
                rate = self._said.say("progress.rate", rate=round(speed)) if speed else ""
                progress.update(task, advance=1, rate=rate)
