"""Paths → Report: read, extract and check in order; shared by every command and by the library."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from citecheck.check import check
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.duplicates import duplicates, without
from citecheck.messages import Messages
from citecheck.model import Extract, LeftOut, Report, Text, Unread
from citecheck.patterns import Patterns
from citecheck.read import load, texts_of
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.walk import EVERYTHING, Found, WalkOptions, walk
from citecheck.registry import Registry
from citecheck.sharing import all_held
from citecheck.work import Task


@dataclass(frozen=True, slots=True)
class Effort:
    """How the work is done, which never changes what comes out: the most processes (None: as many as help), and the
    folder of earlier results (None: none are used).
    """

    jobs: int | None = 1
    cache: Path | None = None


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
    found = [_loaded(one, stdin_name) for one in walk(paths, walking)]
    files = [one for one in found if isinstance(one, Found)]
    unread = [_told(one, said) for one in found if isinstance(one, Unread)]
    left_out = [one for one in found if isinstance(one, LeftOut)]
    texts: list[Extract] = []
    homes: dict[str, Found] = {}
    task = Task(patterns, stdin_name, whole, effort.cache, policy.scopes, reading, dedupe)
    for file, held in watched(all_held(files, task, effort.jobs), len(files)):
        for item in held:
            if isinstance(item, Unread):
                unread.append(_told(item, said))
            else:
                texts.append(item)
                homes[item.source] = file
    copies = duplicates(text.likeness for text in texts if text.likeness is not None)
    texts = without(texts, copies)
    day = today or datetime.date.today().isoformat()
    # in the order of the sources, whatever the order of the paths
    texts.sort(key=lambda text: text.source)
    unread.sort(key=lambda one: one.source)
    report = check(texts, day, patterns, unread, said, registry, policy)
    contents = Contents(homes, stdin_name, reading) if keep else {}
    left_out = sorted([*left_out, *copies], key=lambda one: one.source)
    return replace(report, contents=contents, left_out=tuple(left_out))


def _loaded(found: Found | Unread | LeftOut, stdin_name: str) -> Found | Unread | LeftOut:
    """Standard input with what stands in it; any other file as it is."""
    if not isinstance(found, Found) or found.source != "-":
        return found
    data = load(found, stdin_name)
    return data if isinstance(data, Unread) else replace(found, data=data)


def _told(unread: Unread, said: Messages) -> Unread:
    """The record with its reason and help in the language of the run."""
    values = dict(unread.values)
    return replace(
        unread,
        reason=said.say(f"unread.{unread.key}.reason", **values),
        help=said.say(f"unread.{unread.key}.help", **values),
    )
