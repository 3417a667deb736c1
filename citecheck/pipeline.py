"""Paths → Report: read, extract and check in order; shared by every command and by the library."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from citecheck.check import check
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.extract import extract
from citecheck.messages import Messages
from citecheck.model import Extract, Report, Text, Unread
from citecheck.patterns import Patterns
from citecheck.read import read_texts
from citecheck.registry import Registry

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
    watched: Watch = unwatched,
) -> Report:
    """Read the texts at `paths` and check them by the `policy`; with `keep`, the report holds their contents.

    `watched` sees each text as it is done with.
    """
    texts: list[Extract] = []
    unread: list[Unread] = []
    contents: dict[str, Text] = {}
    for item in watched(read_texts(paths, stdin_name), None):
        if isinstance(item, Unread):
            unread.append(_told(item, said))
            continue
        texts.append(extract(item, patterns, policy.scopes.of(item.source)))
        if keep:
            contents[item.source] = item
    day = today or datetime.date.today().isoformat()
    # in the order of the sources, whatever the order of the paths
    texts.sort(key=lambda text: text.source)
    unread.sort(key=lambda one: one.source)
    report = check(texts, day, patterns, unread, said, registry, policy)
    return replace(report, contents=contents)


def _told(unread: Unread, said: Messages) -> Unread:
    """The record with its reason and help in the language of the run."""
    values = dict(unread.values)
    return replace(
        unread,
        reason=said.say(f"unread.{unread.key}.reason", **values),
        help=said.say(f"unread.{unread.key}.help", **values),
    )
