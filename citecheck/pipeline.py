"""Paths → Report: read, extract and check in order; shared by every command and by the library."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from pathlib import Path
from typing import Any, Protocol, TypeVar

from citecheck.check.policy import NO_POLICY, Policy
from citecheck.messages import Messages
from citecheck.model import Extract, LeftOut, Report, Text, Unread
from citecheck.patterns import Patterns
from citecheck.read import load, texts_of
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.walk import EVERYTHING, Found, WalkOptions, walk
from citecheck.read.walk import Item as WalkItem
from citecheck.registry import Registry, load_registry
from citecheck.sharing import all_held
from citecheck.verdicts import Asked, judged
from citecheck.work import Held, Task

Engine = Callable[[Sequence[Found], Task], Iterable[tuple[Found, Held]]]
"""Does a task on files elsewhere, and gives what each holds, in their order."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How the work is done, which never changes what comes out: the most processes (None: as many as help), the
    folder of earlier results (None: none are used), and what else does the work (None: this machine).
    """

    jobs: int | None = 1
    cache: Path | None = None
    engine: Engine | None = None

    def held(self, files: Sequence[Found], task: Task) -> Iterable[tuple[Found, Held]]:
        """What each file holds, in the order of `files`."""
        return self.engine(files, task) if self.engine else all_held(files, task, self.jobs)


ALONE = Effort()
"""One process, and no earlier results."""


class Contents(dict[str, Text]):
    """The texts of a run by source; a text is read again when it is asked for, so that not all are held at once."""

    def __init__(self, files: dict[str, Found], stdin_name: str, reading: ReadOptions) -> None:
        super().__init__()
        self._files, self._stdin_name, self._reading = files, stdin_name, reading

    def __missing__(self, source: str) -> Text:
        found = self._files[source]
        data = load(found, self._stdin_name)
        texts = [] if isinstance(data, Unread) else texts_of(found, data, self._stdin_name, self._reading)
        for text in texts:
            if isinstance(text, Text):
                self[text.source] = text
        if source not in self:
            raise KeyError(source)
        return self[source]

    def get(self, source: str, default: Any = None) -> Any:
        """As of any dictionary."""
        try:
            return self[source]
        except KeyError:
            return default


Item = TypeVar("Item")


class Watch(Protocol):
    """Passes items on as they are, and sees how many of `total` (None: not known) have gone by."""

    def __call__(self, items: Iterable[Item], total: int | None) -> Iterable[Item]: ...


def unwatched(items: Iterable[Item], total: int | None) -> Iterable[Item]:  # noqa: ARG001
    """Nobody watches."""
    return items


def run(
    paths: Iterable[str],
    patterns: Patterns,
    said: Messages,
    today: str | None = None,
    stdin_name: str = "<stdin>",
    keep: bool = False,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
    whole: bool = True,
    effort: Effort = ALONE,
    reading: ReadOptions = DEFAULT,
    walking: WalkOptions = EVERYTHING,
    dedupe: bool = False,
    watched: Watch = unwatched,
) -> Report:
    """Read the texts at `paths` and check them by the `policy`; with `keep`, the report gives their contents.

    `whole` as in `extract`; how the work is done, `effort` says; how texts are read, `reading`; which, `walking`.
    With `dedupe`, of several copies of one text one is counted; `watched` sees each file as it is done with.
    """
    task = Task(patterns, stdin_name, whole, effort.cache, policy.scopes, reading, dedupe)
    read = gather(walk(paths, walking), task, effort, watched)
    texts, copies = _counted(read.texts) if dedupe else (read.texts, [])
    day = today or datetime.date.today().isoformat()
    report = judged(texts, Asked(patterns, registry or load_registry(), day, said, policy, effort.cache))
    left_out = sorted([*read.left_out, *copies], key=lambda one: one.source)
    return replace(
        report, unread=tuple(told(read.unread, said)), contents=read.contents(task) if keep else {},
        left_out=tuple(left_out),
    )  # fmt: skip


def _counted(read: list[Extract]) -> tuple[list[Extract], list[LeftOut]]:
    """(the texts that are counted, those that another one stands for)."""
    from citecheck.duplicates import duplicates, without  # few look for copies

    copies = duplicates(text.likeness for text in read if text.likeness is not None)
    return without(read, copies), copies


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read: each file with the texts that it holds, in the order of the files; and what was not, and why."""

    files: tuple[tuple[Found, tuple[Extract, ...]], ...]
    unread: tuple[Unread, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def texts(self) -> list[Extract]:
        """The texts in the order of their sources, whatever the order of the paths."""
        return sorted((text for _, texts in self.files for text in texts), key=lambda text: text.source)

    def contents(self, task: Task) -> Contents:
        """The texts themselves, read again when they are asked for."""
        homes = {text.source: file for file, texts in self.files for text in texts}
        return Contents(homes, task.stdin_name, task.reading)


def gather(items: Iterable[WalkItem], task: Task, effort: Effort = ALONE, watched: Watch = unwatched) -> Gathered:
    """The texts of the files that were found; `watched` sees each file as it is done with."""
    found = [_loaded(one, task.stdin_name) for one in items]
    files = [one for one in found if isinstance(one, Found)]
    unread = [one for one in found if isinstance(one, Unread)]
    read: list[tuple[Found, tuple[Extract, ...]]] = []
    for file, held in watched(effort.held(files, task), len(files)):
        unread += [one for one in held if isinstance(one, Unread)]
        read.append((file, tuple(one for one in held if isinstance(one, Extract))))
    return Gathered(tuple(read), tuple(unread), tuple(one for one in found if isinstance(one, LeftOut)))


class Flow:
    """The texts of a run one after another, in the order of their sources, each given as soon as none can precede it.

    When all have gone by, `unread` and `left_out` name the rest. A text bears the name of its file, or one that begins
    with it: so the files are read in the order of their names, and of their texts few have to wait for others.
    """

    def __init__(self, items: Iterable[WalkItem], task: Task, effort: Effort, watched: Watch = unwatched) -> None:
        found = [_loaded(one, task.stdin_name) for one in items]
        self._task, self._effort, self._watched = task, effort, watched
        self._files = sorted((one for one in found if isinstance(one, Found)), key=self._named)
        self.unread = [one for one in found if isinstance(one, Unread)]
        self.left_out = sorted((one for one in found if isinstance(one, LeftOut)), key=lambda one: one.source)

    def __iter__(self) -> Iterator[Extract]:
        waiting: list[tuple[str, int, Extract]] = []
        count = len(self._files)
        held = self._watched(self._effort.held(self._files, self._task), count)
        number = 0
        for place, (_, texts) in enumerate(held, 1):
            for one in texts:
                if isinstance(one, Unread):
                    self.unread.append(one)
                else:
                    number += 1
                    heappush(waiting, (one.source, number, one))
            following = self._named(self._files[place]) if place < count else None
            while waiting and (following is None or waiting[0][0] < following):
                yield heappop(waiting)[2]

    def _named(self, file: Found) -> str:
        return self._task.stdin_name if file.source == "-" else file.source


def _loaded(found: WalkItem, stdin_name: str) -> WalkItem:
    """Standard input with what stands in it; any other file as it is."""
    if not isinstance(found, Found) or found.source != "-":
        return found
    data = load(found, stdin_name)
    return data if isinstance(data, Unread) else replace(found, data=data)


def told(unread: Iterable[Unread], said: Messages) -> list[Unread]:
    """What was not read, by source, with reason and help in the language of the run."""
    return sorted((_told(one, said) for one in unread), key=lambda one: one.source)


def _told(unread: Unread, said: Messages) -> Unread:
    values = dict(unread.values)
    return replace(
        unread,
        reason=said.say(f"unread.{unread.key}.reason", **values),
        help=said.say(f"unread.{unread.key}.help", **values),
    )
