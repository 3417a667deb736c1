"""Pairs of files → Report: read, extract and compare in order; what `pipeline` is for a check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citecheck.check.policy import NO_POLICY, Policy
from citecheck.compare import compare_all
from citecheck.compare.pairs import Paired
from citecheck.messages import Messages
from citecheck.model import Extract, Pair, Report, Unread
from citecheck.pipeline import ALONE, Effort, Watch, gather, told, unwatched
from citecheck.registry import Registry
from citecheck.work import Task


def run(
    paired: Paired,
    task: Task,
    said: Messages,
    effort: Effort = ALONE,
    keep: bool = False,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
    watched: Watch = unwatched,
) -> Report:
    """Read the files and compare each translation with its original; with `keep`, the report gives their contents."""
    read = gather(paired.files, task, effort, watched)
    whole = {file.source: _whole(file.source, texts) for file, texts in read.files if texts}
    pairs = [
        Pair(whole[one.source], whole[other.source])
        for one, other in paired.pairs
        if one.source in whole and other.source in whole
    ]
    unread = told([*paired.unread, *read.unread, *_not_compared(paired, set(whole))], said)
    report = compare_all(pairs, read.texts, unread, task.patterns, said, registry, policy)
    left_out = tuple(sorted(paired.left_out, key=lambda one: one.source))
    return replace(report, contents=read.contents(task) if keep else {}, left_out=left_out)


def _whole(source: str, texts: tuple[Extract, ...]) -> Extract:
    """The texts of a file (a mail and what is attached to it) as one: a translation may divide them otherwise."""
    if len(texts) == 1:
        return texts[0]
    return replace(texts[0], source=source, citations=tuple(one for text in texts for one in text.citations))


def _not_compared(paired: Paired, whole: set[str]) -> Iterator[Unread]:
    """The files that could be read, but not their partners."""
    for one, other in paired.pairs:
        for file, partner in ((one, other), (other, one)):
            if file.source in whole and partner.source not in whole:
                yield Unread(file.source, "partner", (("where", partner.source),))
