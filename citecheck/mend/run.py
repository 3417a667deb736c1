"""The files of a report, read, mended and, if a person says so, written: where mending meets the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from citecheck.extract import extract
from citecheck.mend.planning import Left, Mended, Reread, mended
from citecheck.mend.proven import wrong_dates
from citecheck.mend.writing import NotWrittenError, replace_file
from citecheck.model import Extract, Report, Text
from citecheck.patterns import Patterns
from citecheck.read import texts_of
from citecheck.read.options import ReadOptions
from citecheck.read.walk import Found

Failure = tuple[str, NotWrittenError]
"""A file that was not written, and why."""


def mended_files(report: Report, patterns: Patterns, options: ReadOptions) -> tuple[Mended, ...]:
    """The texts of a report that bear dates proven wrong, as they are and as they should be."""
    made = []
    for text in report.texts:
        wrongs = wrong_dates(text, report.findings)
        if not wrongs:
            continue
        data = _data(text.source)
        if data is None:  # standard input, or a file inside a file
            made.append(Mended(text.source, "", "", b"", b"", (), tuple(Left(wrong, "inside") for wrong in wrongs)))
        else:
            made.append(mended(text, wrongs, data, _rereading(text.source, patterns, options), patterns))
    return tuple(made)


def written(files: Iterable[Mended]) -> tuple[Failure, ...]:
    """Write what is changed; the files that were not written, and why."""
    failures = []
    for one in files:
        if one.after == one.before:
            continue
        try:
            replace_file(Path(one.source), one.before, one.after)
        except NotWrittenError as error:
            failures.append((one.source, error))
    return tuple(failures)


def _data(source: str) -> bytes | None:
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError):
        return None


def _rereading(source: str, patterns: Patterns, options: ReadOptions) -> Reread:
    def reread(data: bytes) -> tuple[Text, Extract] | None:
        texts = texts_of(Found(Path(source), source, named=True), data, source, options)
        if len(texts) != 1 or not isinstance(texts[0], Text):
            return None
        return texts[0], extract(texts[0], patterns)

    return reread
