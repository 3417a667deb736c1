"""A text with wrong dates → the changes that put them right, and what is left to a person; nothing is written.

A change counts only when the changed text, read again, gives the right day, and everything else as before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from citecheck.mend.months import languages_of
from citecheck.mend.proven import Wrong
from citecheck.mend.rendering import Manner, edits
from citecheck.mend.unclear import UnclearError
from citecheck.model import CitedDate, Extract, Text
from citecheck.patterns import Patterns
from citecheck.view import Edit

FORMATS = ("text", "markdown", "csv", "tsv", "json", "jsonl", "html", "srt", "vtt")
"""The formats whose offsets are those of the file as stored."""
_MARKUP = ("html", "json", "jsonl", "srt", "vtt")

Reread = Callable[[str], tuple[Text, Extract] | None]
"""Reads the text anew with these letters: the one text that its file then holds, and what is in it.

UnclearError, if its file cannot hold these letters.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What puts a wrong date right: the pieces of the text to be changed, inside the date."""

    wrong: Wrong
    edits: tuple[Edit, ...]

    @property
    def written(self) -> str:
        """The date as it should be written."""
        date = self.wrong.date
        return applied(date.raw, ((start - date.start, end - date.start, meant) for start, end, meant in self.edits))


@dataclass(frozen=True, slots=True)
class Left:
    """A wrong date that is left to a person, and why (a key of messages [fix.left])."""

    wrong: Wrong
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The letters of a text as they should be, the changes that make them so, and what is left."""

    content: str
    changes: tuple[Change, ...]
    left: tuple[Left, ...]


def planned(text: Text, found: Extract, wrongs: Iterable[Wrong], reread: Reread, patterns: Patterns) -> Plan:
    """How the wrong dates of a text, in which `found` is all that there is, are put right wherever it is safe."""
    if text.format not in FORMATS:
        return Plan(text.content, (), tuple(Left(wrong, "format") for wrong in wrongs))
    manner = Manner(
        patterns.dates, found.language,
        lambda: languages_of((date.raw for date in found.dates), found.language, patterns.dates),
        text.format in _MARKUP,
    )  # fmt: skip
    changes, left = _changes(wrongs, manner)
    kept, failed = _holding(_Trial(text, found, reread), changes)
    left = sorted([*left, *failed], key=lambda one: one.wrong.date.start)
    return Plan(_changed(text, kept), tuple(kept), tuple(left))


def _changes(wrongs: Iterable[Wrong], manner: Manner) -> tuple[list[Change], list[Left]]:
    changes, left = [], []
    for wrong in wrongs:
        try:
            if wrong.doubt or _month_first(wrong, manner):
                raise UnclearError(wrong.doubt or "month_first")
            changes.append(Change(wrong, edits(wrong.date, wrong.right, manner)))
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
class _Trial:
    """A text that is to be changed, and how it is read again."""

    text: Text
    found: Extract
    reread: Reread

    def failure(self, changes: list[Change]) -> str:
        """Why the changed text does not say what it should, or ""."""
        new = _changed(self.text, changes)
        try:
            read = self.reread(new)
        except UnclearError as error:
            return error.key
        rights = {change.wrong.date.start: change.wrong.right for change in changes}
        same = read is not None and read[0].content == new and _said(read[1], {}) == _said(self.found, rights)
        return "" if same else "reread"


def _holding(trial: _Trial, changes: list[Change]) -> tuple[list[Change], list[Left]]:
    """The changes that hold together; which do not, is found one by one."""
    if not changes or trial.failure(changes) == "":
        return changes, []
    kept: list[Change] = []
    left = []
    for change in changes:
        failure = trial.failure([*kept, change])
        if failure:
            left.append(Left(change.wrong, failure))
        else:
            kept.append(change)
    return kept, left


def _said(found: Extract, rights: dict[int, str]) -> list[tuple[str, str, str]]:
    """What is cited with which date, the wrong dates being the right ones."""
    return [(one.kind, one.identifier.key, _day(one.date, rights)) for one in found.citations]


def _day(date: CitedDate | None, rights: dict[int, str]) -> str:
    return "" if date is None else rights.get(date.start, date.iso or date.raw)


def _changed(text: Text, changes: Iterable[Change]) -> str:
    return applied(text.content, (edit for change in changes for edit in change.edits))


def applied(content: str, edits: Iterable[Edit]) -> str:
    """The letters with each piece replaced by what it should be."""
    parts, place = [], 0
    for start, end, meant in sorted(edits):
        parts += [content[place:start], meant]
        place = end
    return "".join([*parts, content[place:]])
