"""Date patterns: reads dates.toml and the [[date]] tables of the language files.

Every date holds a number. The words and signs around a number tell which languages could have written a date there, and
in which manner (`triggers`); only those patterns are tried, each compiled when first needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

from citecheck import expressions
from citecheck.errors import CitecheckError
from citecheck.expressions import compiled
from citecheck.patterns import heads
from citecheck.patterns.files import DataFile
from citecheck.patterns.heads import Finder, Heads, Part, heads_of
from citecheck.patterns.needs import needed

_WORD = expressions.compile(r"\p{L}[\p{L}\p{M}]*")
FIGURES = ""
"""The name under which the patterns of dates.toml stand: dates in figures, of no language."""


def _figure(*values: int) -> str:
    """A figure of one of these values, in the digits of any script."""
    zeros = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x17E0, 0x1040, 0xFF10)
    return "[" + "".join(chr(zero + value) for zero in zeros for value in values) + "]"


_0, _1, _2, _3 = (_figure(value) for value in range(4))
_12, _01, _19 = _figure(1, 2), _figure(0, 1), _figure(*range(1, 10))
_YEAR = rf"(?:{_1}{_figure(8, 9)}|{_2}{_figure(0, 1, 4, 5, 6)})\d\d"
_HOLES = {
    "_": r"[^\S\n]{0,3}\n?[^\S\n]{0,12}",
    "__": r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,12}|\n[^\S\n]{0,12})",
    "s": r"[^\S\n]{0,2}(?:\n[^\S\n]{0,12})?",
    "day": rf"(?P<day>(?<!\d)(?:{_3}{_01}|{_12}\d|{_0}?{_19})(?!\d))",
    "mon": rf"(?P<mon>(?<!\d)(?:{_1}{_figure(0, 1, 2)}|{_0}?{_19})(?!\d))",
    "day2": r"(?P<day>(?:0[1-9]|[12]\d|3[01])(?!\d))",
    "mon2": r"(?P<mon>(?:0[1-9]|1[0-2]))",
    "figure": r"(?P<figure>(?<!\d)\d{1,2}(?!\d))",
    "year": rf"(?P<year>(?<!\d){_YEAR}(?!\d))",
    "wrongyear": rf"(?P<year>{_YEAR}\d?(?!\d))",
    "shortyear": r"(?P<shortyear>(?<!\d)\d\d(?![^\S\n]?\d))",
    "hanyear": r"(?P<hanyear>[〇零○一二三四五六七八九]{4})",
    "hanmon": r"(?P<hanmon>十[一二]?|[一二三四五六七八九])",
    "handay": r"(?P<handay>三十一?|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])",
}
_FIGURE_HOLES = {hole: [heads.FIGURES] for hole in ("day", "mon", "figure", "year")}
_BEGINNINGS = _FIGURE_HOLES | {"hanyear": list("〇零○一二三四五六七八九")}
"""What the holes begin with that a pattern may begin with."""

_SCRIPTS = {
    "Thai": r"\p{Thai}",
    "Lao": r"\p{Lao}",
    "Khmer": r"\p{Khmer}",
    "Han": r"[\p{Han}\p{Hira}\p{Kana}]",
    "Hangul": r"\p{Hangul}",
}


Manner = tuple[str, int]
"""A language, and which of its groups of patterns: those that need the same words are one group."""
BY_FIGURES: Manner = (FIGURES, 0)


@dataclass(frozen=True, slots=True)
class _Group:
    """Patterns that need the same words, the fullest dates first, and how they begin."""

    patterns: tuple[str, ...]
    heads: Heads | None


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns of one language, and the names of its months."""

    groups: tuple[_Group, ...]
    months: dict[str, dict[str, int]]


@dataclass(frozen=True)
class DatePatterns:
    """What finds dates: `triggers` maps words near a number to the manners to try there."""

    languages: dict[str, _Language]
    triggers: dict[str, frozenset[Manner]]
    scripts: tuple[tuple[regex.Pattern[str], frozenset[Manner]], ...]
    timeout: float | None = None
    _finders: dict[Manner, Finder] = field(default_factory=dict)

    def matches(self, manner: Manner, part: Part) -> Iterator[regex.Match[str]]:
        """The matches of some patterns of a language in a part of a text.

        A user's own patterns run under a time limit: CitecheckError, naming the language, when it is reached.
        """
        search = self.search(manner)
        return search.finditer(part) if self.timeout is None else self._limited(search, self.timeout, manner[0], part)

    def _limited(self, search: Finder, limit: float, language: str, part: Part) -> Iterator[regex.Match[str]]:
        try:
            yield from search.pattern.finditer(part.text, part.start, part.end, timeout=limit)
        except TimeoutError:
            name = language or "dates.toml"
            values = {"name": name, "seconds": f"{limit:g}", "characters": len(part.plain)}
            raise CitecheckError("error.slow_pattern", **values) from None

    def manners(self) -> list[Manner]:
        """All there are, in order."""
        return [(name, at) for name, spoken in sorted(self.languages.items()) for at in range(len(spoken.groups))]

    def search(self, manner: Manner) -> Finder:
        """The patterns of a manner as one expression; group names say what each part is."""
        if manner not in self._finders:
            spoken = self.languages[manner[0]]
            group = spoken.groups[manner[1]]
            self._finders[manner] = Finder(alternation(group.patterns, spoken.months), group.heads)
        return self._finders[manner]

    def month(self, language: str, name: str) -> int:
        """The number of the month that `name` means in a language; 0 if it means none."""
        spoken = " ".join(name.lower().split()).replace(" ", "~")
        return next((names[spoken] for names in self.languages[language].months.values() if spoken in names), 0)

    def candidates(self, around: str) -> frozenset[Manner]:
        """The manners in which a date could stand among these letters."""
        triggers = self.triggers
        words = triggers.keys() & _WORD.findall(around.lower())
        found: set[Manner] = set().union(*(triggers[word] for word in words))
        if not around.isascii():
            for script, manners in self.scripts:
                if script.search(around):
                    found |= manners
        return frozenset(found)


def alternation(parts: Iterable[str], months: dict[str, dict[str, int]]) -> regex.Pattern[str]:
    """The parts as one expression; the names of months are sets, which cost less than alternatives."""
    whole = "|".join(f"(?:{part})" for part in parts) or "(?!)"
    names: dict[str, Any] = {
        group: [name.replace("~", " ") for name in spoken] for group, spoken in months.items() if f"<{group}>" in whole
    }
    return compiled(whole, regex.IGNORECASE, **names)


def compile_dates(files: list[DataFile], timeout: float | None = None) -> DatePatterns:
    """The date patterns of all files, by language; `timeout` (seconds) limits each search."""
    rows: dict[str, list[tuple[frozenset[str], DataFile, dict[str, Any]]]] = {}
    months: dict[str, dict[str, dict[str, int]]] = {}
    for file in files:
        language = file.tables.get("language", FIGURES)
        own = months.setdefault(language, {})
        for table, names in _months(file).items():
            own.setdefault(table, {}).update(names)
        for row in file.entries("date", {"pattern": str, "source": str, "examples": dict, "rejects": list}, {}):
            needs = needed(row["pattern"], own) or frozenset(_words(row["pattern"], own))
            rows.setdefault(language, []).append((needs, file, row))
    triggers: dict[str, set[Manner]] = {}
    languages = {name: _Language(_groups(name, rows[name], months[name], triggers), months[name]) for name in rows}
    shared: dict[frozenset[Manner], frozenset[Manner]] = {}
    spoken = {word: shared.setdefault(one, one) for word, one in _frozen(triggers)}
    return DatePatterns(languages, spoken, _scripts(triggers), timeout)


def _groups(
    language: str,
    rows: list[tuple[frozenset[str], DataFile, dict[str, Any]]],
    months: dict[str, dict[str, int]],
    triggers: dict[str, set[Manner]],
) -> tuple[_Group, ...]:
    """The patterns of a language by what they need; each needed word becomes a trigger."""
    beginnings = _BEGINNINGS | {hole: list(names) for hole, names in months.items()}
    groups = []
    for at, needs in enumerate(dict.fromkeys(needs for needs, _, _ in rows)):
        own = [(file, row) for needing, file, row in rows if needing == needs]
        ranked = sorted(own, key=lambda one: _rank(one[1]["pattern"]))
        patterns = tuple(filled(file, row, months) for file, row in ranked)
        groups.append(_Group(patterns, heads_of((row["pattern"] for _, row in own), beginnings)))
        for word in needs:
            triggers.setdefault(word, set()).add((language, at))
    return tuple(groups)


def _frozen(triggers: dict[str, set[Manner]]) -> Iterator[tuple[str, frozenset[Manner]]]:
    return ((word, frozenset(manners)) for word, manners in triggers.items())


def _scripts(triggers: dict[str, set[Manner]]) -> tuple[tuple[regex.Pattern[str], frozenset[Manner]], ...]:
    """Scripts without spaces hide their words in longer runs: the script itself is the trigger."""
    found = []
    for expression in _SCRIPTS.values():
        script = regex.compile(expression)
        manners = {one for word, several in triggers.items() if script.match(word) for one in several}
        if manners:
            found.append((script, frozenset(manners)))
    return tuple(found)


def _words(pattern: str, holes: dict[str, dict[str, int]]) -> set[str]:
    """The words that stand in a pattern as they are, and the first ones of the names that its holes stand for."""
    plain = regex.sub(r"\{[a-z_]+\d?\}|\\p\{\w+\}|\\\w|\(\?[<!=:]+", " ", pattern)
    named = {
        name.split("~")[0].rstrip(".") for hole, names in holes.items() if f"{{{hole}}}" in pattern for name in names
    }
    return named.union(word.lower() for word in regex.findall(r"\p{L}[\p{L}\p{M}]*", plain))


def _months(file: DataFile) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for hole, table in (("month", "months"), ("month_alone", "months_alone")):
        names: dict[str, int] = {}
        for number, spoken in file.tables.get(table, {}).items():
            if not (number.isdigit() and 1 <= int(number) <= 12):
                raise file.error("month", f"[{table}]", f"{number} =")
            for name in spoken:
                if names.setdefault(name, int(number)) != int(number):
                    raise file.error("two_months", f"[{table}]", f'"{name}"', name=name)
        if names:
            found[hole] = names
    return found


def filled(file: DataFile, row: dict[str, Any], months: dict[str, dict[str, int]]) -> str:
    """The pattern of a [[date]] with its holes filled; PatternError for an unknown hole."""
    holes = dict(_HOLES)
    for hole, names in months.items():
        left, right = (r"(?<!\p{L})", r"(?![\p{L}\p{M}])") if _spaced(names) else ("", "")
        holes[hole] = rf"(?P<{hole}>{left}\L<{hole}>){right}"

    if "day" in row["pattern"] and row["pattern"].endswith("{year}"):
        holes["year"] = holes["wrongyear"]  # February 8, 20222 is a date, though none that can be

    def fill(match: regex.Match[str]) -> str:
        if match[1] not in holes:
            raise file.error("hole", row["pattern"], match[0], hole=match[0], known=", ".join(holes))
        return holes[match[1]]

    return regex.sub(r"\{([a-z_]+\d?)\}", fill, row["pattern"]) + _ending(row["pattern"])


def single(file: DataFile, row: dict[str, Any]) -> regex.Pattern[str]:
    """One [[date]] pattern by itself; PatternError if it is no regular expression."""
    months = _months(file)
    try:
        return alternation([filled(file, row, months)], months)
    except regex.error as error:
        raise file.error("expression", row["pattern"], why=error) from error


def _spaced(names: Iterable[str]) -> bool:
    """Whether the names are of a script that puts spaces between words."""
    return not any(regex.match(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Han}\p{Hangul}\p{Hira}\p{Kana}]", name) for name in names)


def _ending(pattern: str) -> str:
    """A date without a year does not end where figures of the year may follow."""
    return "" if "year" in pattern else r"(?![^\S\n]{0,2}[-./][^\S\n]{0,2}\d)"


def _rank(pattern: str) -> int:
    """Fuller dates first: day, month and year, then without day, then without year, then the year alone."""
    day = "day" in pattern or "{figure}" in pattern
    month = "mon" in pattern or "{figure}" in pattern
    year = "year" in pattern
    kinds = [day and month and year, month and year, day and month, year]
    return kinds.index(True) if any(kinds) else len(kinds)
