"""Paths → Report: read, extract and check in order; shared by every command and by the library."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from citecheck.check import check
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.duplicates import Fingerprint, duplicates, fingerprint, without
from citecheck.extract import extract
from citecheck.legacy import seen
from citecheck.messages import Messages
from citecheck.model import Extract, LeftOut, Report, Text, Unread
from citecheck.patterns import Patterns
from citecheck.read import read_texts
from citecheck.read.walk import DEFAULT, WalkOptions
from citecheck.registry import Registry


def run(
    paths: Iterable[str],
    patterns: Patterns,
    said: Messages,
    today: str | None = None,
    stdin_name: str = "<stdin>",
    keep: bool = False,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
    walking: WalkOptions = DEFAULT,
    dedupe: bool = False,
) -> Report:
    """Read the texts at `paths` and check them by the `policy`; with `keep`, the report holds their contents.

    With `dedupe`, of several copies of one text one is counted.
    """
    texts: list[Extract] = []
    unread: list[Unread] = []
    contents: dict[str, Text] = {}
    left_out: list[LeftOut] = []
    fingerprints: list[Fingerprint | None] = []
    for item in read_texts(paths, stdin_name, walking):
        if isinstance(item, LeftOut):
            left_out.append(item)
            continue
        if isinstance(item, Unread):
            unread.append(_told(item, said))
            continue
        text = seen(item)
        texts.append(extract(text, patterns, policy.scopes.of(text.source)))
        if keep:
            contents[text.source] = text
        if dedupe:
            fingerprints.append(fingerprint(text))
    copies = duplicates(one for one in fingerprints if one is not None)
    texts = without(texts, copies)
    day = today or datetime.date.today().isoformat()
    # in the order of the sources, whatever the order of the paths
    texts.sort(key=lambda text: text.source)
    unread.sort(key=lambda one: one.source)
    report = check(texts, day, patterns, unread, said, registry, policy)
    return replace(report, contents=contents, left_out=tuple(sorted([*left_out, *copies], key=lambda one: one.source)))


def _told(unread: Unread, said: Messages) -> Unread:
    """The record with its reason and help in the language of the run."""
    values = dict(unread.values)
    return replace(
        unread,
        reason=said.say(f"unread.{unread.key}.reason", **values),
        help=said.say(f"unread.{unread.key}.help", **values),
    )
