"""Paths → Report: read, extract and check in order; shared by every command and by the library."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from citecheck.check import check
from citecheck.extract import extract
from citecheck.legacy import seen
from citecheck.messages import Messages
from citecheck.model import Extract, Report, Text, Unread
from citecheck.patterns import Patterns
from citecheck.read import read_texts
from citecheck.registry import Registry


def run(
    paths: Iterable[str],
    patterns: Patterns,
    said: Messages,
    today: str | None = None,
    stdin_name: str = "<stdin>",
    keep: bool = False,
    registry: Registry | None = None,
) -> Report:
    """Read the texts at `paths` and check them; with `keep`, the report holds their contents for excerpts."""
    texts: list[Extract] = []
    unread: list[Unread] = []
    contents: dict[str, Text] = {}
    for item in read_texts(paths, stdin_name):
        if isinstance(item, Unread):
            unread.append(_told(item, said))
            continue
        text = seen(item)
        texts.append(extract(text, patterns))
        if keep:
            contents[text.source] = text
    day = today or datetime.date.today().isoformat()
    # in the order of the sources, whatever the order of the paths
    texts.sort(key=lambda text: text.source)
    unread.sort(key=lambda one: one.source)
    report = check(texts, day, patterns, unread, said, registry)
    return Report(report.texts, report.documents, report.findings, report.unread, contents)


def _told(unread: Unread, said: Messages) -> Unread:
    """The record with its reason and help in the language of the run."""
    values = dict(unread.values)
    return replace(
        unread,
        reason=said.say(f"unread.{unread.key}.reason", **values),
        help=said.say(f"unread.{unread.key}.help", **values),
    )
