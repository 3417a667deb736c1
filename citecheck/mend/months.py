"""Names of months: the one in a written date, and another month's name of the same language and form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.mend.unclear import UnclearError
from citecheck.patterns.dates import DatePatterns


@dataclass(frozen=True, slots=True)
class Named:
    """A name of a month in a written date: its place, and the language that has it so, with all its names of months."""

    start: int
    end: int
    name: str
    language: str
    months: dict[str, int]


def named(raw: str, month: int, dates: DatePatterns) -> tuple[Named, ...]:
    """The name of a month in a written date, once for each language that has it; UnclearError if there is not one."""
    found = list(_found(raw, month, dates))
    longest = [one for one in found if not any(_inside(one, other) for other in found)]
    if len({(one.start, one.end) for one in longest}) != 1:
        raise UnclearError("month")
    return tuple(longest)


def renamed(raw: str, names: tuple[Named, ...], month: int, languages: Iterable[str]) -> str:
    """The name of another month, written as this one is.

    Where languages share the name, the one that comes first in `languages` decides; UnclearError where none does.
    """
    spoken = {one.language: one for one in names}
    chosen = next((spoken[language] for language in languages if language in spoken), None)
    made = {_like(raw, one, month) for one in ([chosen] if chosen else names)}
    if len(made) != 1:
        raise UnclearError("language")
    return made.pop()


def languages_of(texts: Iterable[str], own: str | None, dates: DatePatterns) -> tuple[str, ...]:
    """The languages whose names of months a text's dates bear, the text's own first, then the one most of them have."""
    counts: Counter[str] = Counter()
    for raw in texts:
        if any(letter.isalpha() for letter in raw):
            found = [one for month in range(1, 13) for one in _found(raw, month, dates)]
            longest = max((one.end - one.start for one in found), default=0)
            counts.update({one.language for one in found if one.end - one.start == longest})
    often = counts.most_common()
    plain = [often[0][0]] if often and (len(often) == 1 or often[0][1] > often[1][1]) else []
    return tuple(dict.fromkeys([own, *plain] if own else plain))


def _found(raw: str, month: int, dates: DatePatterns) -> Iterator[Named]:
    for language, spoken in dates.languages.items():
        for months in spoken.months.values():
            for name, number in months.items():
                if number != month:
                    continue
                for match in re.finditer(re.escape(name).replace("\\~", "~").replace("~", r"\s+"), raw, re.IGNORECASE):
                    yield Named(match.start(), match.end(), name, language, months)


def _inside(one: Named, other: Named) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _like(raw: str, one: Named, month: int) -> str:
    """The name in the form and in the capitals of the old one: full or shortened, with a full stop behind it or not."""
    ours = [name for name, number in one.months.items() if number == one.months[one.name]]
    theirs = [name for name, number in one.months.items() if number == month]
    place = ours.index(one.name)
    shortened = place > 0 and len(one.name) < len(ours[0])
    if shortened:
        short = [name for name in theirs[1:] if len(name) < len(theirs[0])]
        alike = [name for name in short if len(name) == len(one.name)] or sorted(short, key=len)
        if not alike and not raw[one.end :].startswith(".") and len(theirs[0]) <= len(one.name):
            alike = theirs[:1]  # May is its own short form
        name = alike[0] if alike else ""
    else:
        name = theirs[place] if place < len(theirs) else theirs[0] if len(theirs) == 1 else ""
    if not name:
        raise UnclearError("month")
    return _capitals(name.replace("~", " "), raw[one.start : one.end])


def _capitals(name: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return name.upper()
    return name[0].upper() + name[1:] if like[0].isupper() else name
