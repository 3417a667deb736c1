"""A text with wrong dates → the text as it should be, with what was changed and what was left; nothing is written.

A change counts only when the changed bytes, read again, give the right day, and everything else as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citecheck.mend.months import languages_of
from citecheck.mend.proven import Wrong
from citecheck.mend.rendering import Manner, edits
from citecheck.mend.storing import stored
from citecheck.mend.unclear import UnclearError
from citecheck.model import CitedDate, Extract, Text
from citecheck.patterns import Patterns
from citecheck.view import Edit

FORMATS = ("text", "markdown", "csv", "tsv", "json", "jsonl", "html", "srt", "vtt")
"""The formats whose offsets are those of the file as stored."""
_MARKUP = ("html", "json", "jsonl", "srt", "vtt")

Reread = Callable[[bytes], tuple[Text, Extract] | None]
"""Reads the bytes of the file anew: the one text that they hold, and what is in it."""


@dataclass(frozen=True, slots=True)
class Left:
    """A wrong date that is left to a person, and why (a key of messages [fix.left])."""

    wrong: Wrong
    reason: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A file before and after: its letters, its bytes, the dates changed, and those left."""

    source: str
    old: str
    new: str
    before: bytes
    after: bytes
    changed: tuple[Wrong, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    wrong: Wrong
    edits: tuple[Edit, ...]


def mended(found: Extract, wrongs: Iterable[Wrong], data: bytes, reread: Reread, patterns: Patterns) -> Mended:
    """The file that holds `data`, with the right dates wherever they can be written safely."""
    text = _text(found, data, reread)
    if text is None:
        reason = "inside" if found.format in FORMATS else "format"
        return Mended(found.source, "", "", data, data, (), tuple(Left(wrong, reason) for wrong in wrongs))
    manner = Manner(
        patterns.dates, found.language,
        lambda: languages_of((date.raw for date in found.dates), found.language, patterns.dates),
        found.format in _MARKUP,
    )  # fmt: skip
    changes, left = _changes(wrongs, manner)
    kept, failed = _holding(_File(found, text, data, reread), changes)
    new = _applied(text.content, kept)
    after = stored(data, text.encoding, text.content, new) if kept else data
    left = sorted([*left, *failed], key=lambda one: one.wrong.date.start)
    return Mended(found.source, text.content, new, data, after, tuple(one.wrong for one in kept), tuple(left))


def _text(found: Extract, data: bytes, reread: Reread) -> Text | None:
    """The text in the file, if it is the file as stored, and still the one that was judged."""
    if found.format not in FORMATS:
        return None
    read = reread(data)
    if read is None or read[0].source != found.source or read[1].citations != found.citations:
        return None
    return read[0]


def _changes(wrongs: Iterable[Wrong], manner: Manner) -> tuple[list[_Change], list[Left]]:
    changes, left = [], []
    for wrong in wrongs:
        try:
            if wrong.doubt or _month_first(wrong, manner):
                raise UnclearError(wrong.doubt or "month_first")
            changes.append(_Change(wrong, edits(wrong.date, wrong.right, manner)))
        except UnclearError as error:
            left.append(Left(wrong, error.key))
    return changes, left


def _month_first(wrong: Wrong, manner: Manner) -> bool:
    """10/8/2024 for 8 October is right where the month is written first, and only some languages never do."""
    return (
        wrong.cause == "day-month-swap"
        and wrong.date.order == "either"
        and ("/" in wrong.date.raw or "-" in wrong.date.raw)
        and manner.language != "vi"
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is to be changed: what was found in it, its text, its bytes, and how it is read."""

    found: Extract
    text: Text
    data: bytes
    reread: Reread


def _holding(file: _File, changes: list[_Change]) -> tuple[list[_Change], list[Left]]:
    """The changes that hold together; which do not, is found one by one."""
    if not changes or _failure(file, changes) == "":
        return changes, []
    kept: list[_Change] = []
    left = []
    for change in changes:
        failure = _failure(file, [*kept, change])
        if failure:
            left.append(Left(change.wrong, failure))
        else:
            kept.append(change)
    return kept, left


def _failure(file: _File, changes: list[_Change]) -> str:
    """Why the changed file does not say what it should, or ""."""
    new = _applied(file.text.content, changes)
    try:
        read = file.reread(stored(file.data, file.text.encoding, file.text.content, new))
    except UnclearError as error:
        return error.key
    rights = {change.wrong.date.start: change.wrong.right for change in changes}
    same = read is not None and read[0].content == new and _said(read[1], {}) == _said(file.found, rights)
    return "" if same else "reread"


def _said(found: Extract, rights: dict[int, str]) -> list[tuple[str, str, str]]:
    """What is cited with which date, the wrong dates being the right ones."""
    return [(one.kind, one.identifier.key, _day(one.date, rights)) for one in found.citations]


def _day(date: CitedDate | None, rights: dict[int, str]) -> str:
    return "" if date is None else rights.get(date.start, date.iso or date.raw)


def _applied(content: str, changes: Iterable[_Change]) -> str:
    parts, place = [], 0
    for start, end, meant in sorted(edit for change in changes for edit in change.edits):
        parts += [content[place:start], meant]
        place = end
    return "".join([*parts, content[place:]])
