"""A written date → the letters to change so that it gives another day, in its own format, order and language.

Only the numbers and the name of the month that differ are touched: separators, markup and words between them stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from citecheck.mend.figures import Figure, figures
from citecheck.mend.months import named, renamed
from citecheck.mend.unclear import UnclearError
from citecheck.model import CitedDate
from citecheck.patterns.dates import DatePatterns
from citecheck.view import Edit

BUDDHIST = 543
_MARKUP = re.compile(r"<[^<>]*>|&#?\w+;|\\u[0-9a-fA-F]{4}|\\.")
_ENGLISH_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![^\W_])", re.IGNORECASE)
_ORDINAL = re.compile(r"-?[a-zA-ZÀ-ɏЀ-ӿ]|[ºª°]")


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text writes: the patterns of its dates, the languages of its months, what it is in doubt.

    `languages` come likeliest first, the text's own at the head; `language` is that of the whole text, if known.
    """

    dates: DatePatterns
    language: str | None = None
    languages: Callable[[], tuple[str, ...]] = tuple
    markup: bool = False


def edits(date: CitedDate, right: str, manner: Manner) -> tuple[Edit, ...]:
    """What to change in the stored text; UnclearError where the format cannot be kept for certain."""
    raw = _MARKUP.sub(lambda match: "\0" * len(match[0]), date.raw) if manner.markup else date.raw
    found = list(figures(raw))
    shift = BUDDHIST if date.calendar == "buddhist" else 0
    old = {"year": date.year + shift, "month": date.month, "day": date.day}
    year, month, day = (int(part) for part in right.split("-"))
    new = {"year": year + shift, "month": month, "day": day}
    parts = _parts(found, old, date.order)
    made: list[Edit] = []
    for part, value in new.items():
        if value == old[part]:
            continue
        if part == "month" and part not in parts:
            names = named(raw, old[part], manner.dates)
            made.append((names[0].start, names[0].end, renamed(raw, names, value, manner.languages())))
            continue
        figure = parts[part]
        made.append(
            (figure.start, figure.end, figure.written(value, _padded(part, value, parts, raw, manner.language)))
        )
        if part == "day":
            made += _ordinal(raw, figure.end, value)
    return tuple((date.start + start, date.start + end, meant) for start, end, meant in sorted(made))


def _parts(found: list[Figure], old: dict[str, int], order: str) -> dict[str, Figure]:
    """Which number is what; UnclearError where they do not say what was read."""
    if len(found) not in (2, 3):
        raise UnclearError("format")
    names = ["month", "day"] if order == "month-first" else ["day", "month"]
    names = ["year", *reversed(names)] if found[0].value == old["year"] else [*names, "year"]
    if len(found) == 2:
        names.remove("month")
    parts = dict(zip(names, found, strict=True))
    if any(figure.value != old[name] for name, figure in parts.items()):
        raise UnclearError("format")
    return parts


def _padded(part: str, value: int, parts: dict[str, Figure], raw: str, language: str | None) -> bool:
    """Whether a number below ten gets a zero: as the old one, else as its neighbour, else as the language has it."""
    if part == "year" or value > 9:
        return False
    own, beside = parts[part], parts.get("day" if part == "month" else "month")
    if own.value < 10:
        return len(own.raw) > 1
    official = language == "vi" and part == "day" and beside is not None and beside.raw in "3456789"
    if beside is not None and beside.value < 10 and not official:
        return len(beside.raw) > 1
    if min(parts, key=lambda name: parts[name].start) == "year":
        return "-" in raw
    if language == "vi":
        return part == "day" or value < 3  # the form of official documents: 08/9/2021, 20/02/2018
    return beside is not None  # among figures alone a zero is at home anywhere: 08.02.2024


def _ordinal(raw: str, end: int, day: int) -> list[Edit]:
    """The ending behind the number of a day: 28th becomes 1st; other languages' endings are left to a person."""
    english = _ENGLISH_ORDINAL.match(raw, end)
    if english is None:
        if _ORDINAL.match(raw, end):
            raise UnclearError("format")
        return []
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return [(end, english.end(), ending.upper() if english[0].isupper() else ending)]
