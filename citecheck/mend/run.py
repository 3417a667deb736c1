"""The files of a report, read, mended and, if a person says so, written: where mending meets the disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from citecheck.errors import CitecheckError
from citecheck.mend.planning import Change, Left, planned
from citecheck.mend.proven import Wrong, wrong_dates
from citecheck.mend.storing import stored
from citecheck.mend.writing import replace_file
from citecheck.model import Extract, Report, Text
from citecheck.rereading import read_again, text_in
from citecheck.work import Task, Worker

Failure = tuple[str, CitecheckError]
"""A file that was not written, and why."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after: its letters, its bytes, the dates changed, and those left."""

    source: str
    path: Path
    old: str = ""
    new: str = ""
    before: bytes = b""
    after: bytes = b""
    changed: tuple[Change, ...] = ()
    left: tuple[Left, ...] = ()


def mended_files(report: Report, files: Mapping[str, Path], task: Task) -> tuple[Mended, ...]:
    """The texts of a report that bear dates proven wrong, as they are and as they should be.

    `files` are the files that were read, by source; `task` is how.
    """
    worker = Worker(task)
    wrongs = ((text, wrong_dates(text, report.findings)) for text in report.texts)
    return tuple(_mended(text, found, files.get(text.source), worker) for text, found in wrongs if found)


def written(files: Iterable[Mended]) -> tuple[Failure, ...]:
    """Write what is changed; the files that were not written, and why."""
    failures = []
    for one in files:
        if one.after == one.before:
            continue
        try:
            replace_file(one.path, one.before, one.after)
        except CitecheckError as error:
            failures.append((one.source, error))
    return tuple(failures)


def _mended(found: Extract, wrongs: tuple[Wrong, ...], path: Path | None, worker: Worker) -> Mended:
    again = None if path is None else read_again(found, path, worker)
    if path is None or again is None:  # standard input, a file inside a file, a file that has changed
        return Mended(found.source, path or Path(), left=tuple(Left(wrong, "inside") for wrong in wrongs))
    data, text = again

    def reread(content: str) -> tuple[Text, Extract] | None:
        changed = text_in(stored(data, text.encoding, text.content, content), found.source, worker)
        return None if changed is None else (changed, worker.extract(changed))

    plan = planned(text, found, wrongs, reread, worker.task.patterns)
    after = stored(data, text.encoding, text.content, plan.content) if plan.changes else data
    return Mended(found.source, path, text.content, plan.content, data, after, plan.changes, plan.left)
