"""Date patterns: reads dates.toml and the [[date]] tables of the language files.

Every date holds a number. The words and signs around a number tell which languages could have written a
date there (`triggers`); only their patterns are tried, each language compiled when first needed.
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


@dataclass(frozen=True, slots=True)
class _Language:
    """The patterns of one language, the fullest dates first, how they begin, and the names of its months."""

    patterns: tuple[str, ...]
    heads: Heads | None
    months: dict[str, dict[str, int]]

    def compiled(self) -> regex.Pattern[str]:
        return alternation(self.patterns, self.months)


@dataclass(frozen=True)
class DatePatterns:
    """What finds dates: `triggers` maps words near a number to the languages to try there."""

    languages: dict[str, _Language]
    triggers: dict[str, frozenset[str]]
    scripts: tuple[tuple[regex.Pattern[str], frozenset[str]], ...]
    timeout: float | None = None
    _finders: dict[str, Finder] = field(default_factory=dict)

    def matches(self, language: str, part: Part) -> Iterator[regex.Match[str]]:
        """The matches of a language's patterns in a part of a text.

        A user's own patterns run under a time limit: CitecheckError, naming the language, when it is reached.
        """
        search = self.search(language)
        return search.finditer(part) if self.timeout is None else self._limited(search, self.timeout, language, part)

    def _limited(self, search: Finder, limit: float, language: str, part: Part) -> Iterator[regex.Match[str]]:
        try:
            yield from search.pattern.finditer(part.text, part.start, part.end, timeout=limit)
        except TimeoutError:
            name = language or "dates.toml"
            values = {"name": name, "seconds": f"{limit:g}", "characters": len(part.plain)}
            raise CitecheckError("error.slow_pattern", **values) from None

    def search(self, language: str) -> Finder:
        """The patterns of one language as one expression; group names say what each part is."""
        if language not in self._finders:
            spoken = self.languages[language]
            self._finders[language] = Finder(spoken.compiled(), spoken.heads)
        return self._finders[language]

    def month(self, language: str, name: str) -> int:
        """The number of the month that `name` means in a language; 0 if it means none."""
        spoken = " ".join(name.lower().split()).replace(" ", "~")
        return next((names[spoken] for names in self.languages[language].months.values() if spoken in names), 0)

    def candidates(self, around: str) -> frozenset[str]:
        """The languages that could have written a date among these letters."""
        found: set[str] = set()
        triggers = self.triggers
        for word in _WORD.findall(around):
            languages = triggers.get(word.lower())
            if languages is not None:
                found |= languages
        if not around.isascii():
            for script, languages in self.scripts:
                if script.search(around):
                    found |= languages
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
    patterns: dict[str, list[tuple[int, str]]] = {}
    templates: dict[str, list[str]] = {}
    months: dict[str, dict[str, dict[str, int]]] = {}
    triggers: dict[str, set[str]] = {}
    for file in files:
        rows = list(file.entries("date", {"pattern": str, "source": str, "examples": dict, "rejects": list}, {}))
        language = file.tables.get("language", FIGURES)
        own = months.setdefault(language, {})
        for table, names in _months(file).items():
            own.setdefault(table, {}).update(names)
        for row in rows:
            patterns.setdefault(language, []).append((_rank(row["pattern"]), filled(file, row, own)))
            templates.setdefault(language, []).append(row["pattern"])
            for word in _literals(row["pattern"]):
                triggers.setdefault(word, set()).add(language)
        for names in own.values():
            for name in names:
                triggers.setdefault(name.split("~")[0].rstrip("."), set()).add(language)
    languages = {
        name: _Language(
            tuple(part for _, part in sorted(parts, key=lambda part: part[0])),
            heads_of(templates[name], _BEGINNINGS | {hole: list(names) for hole, names in months[name].items()}),
            months[name],
        )
        for name, parts in patterns.items()
    }
    shared: dict[frozenset[str], frozenset[str]] = {}
    spoken = {word: shared.setdefault(names, names) for word, names in _frozen(triggers)}
    return DatePatterns(languages, spoken, _scripts(triggers), timeout)


def _frozen(triggers: dict[str, set[str]]) -> Iterator[tuple[str, frozenset[str]]]:
    return ((word, frozenset(names)) for word, names in triggers.items())


def _scripts(triggers: dict[str, set[str]]) -> tuple[tuple[regex.Pattern[str], frozenset[str]], ...]:
    """Scripts without spaces hide their words in longer runs: the script itself is the trigger."""
    found = []
    for expression in _SCRIPTS.values():
        script = regex.compile(expression)
        languages = {name for word, names in triggers.items() if script.match(word) for name in names}
        if languages:
            found.append((script, frozenset(languages)))
    return tuple(found)


def _literals(pattern: str) -> list[str]:
    """The words that stand in a pattern as they are."""
    plain = regex.sub(r"\{[a-z_]+\d?\}|\\p\{\w+\}|\\\w|\(\?[<!=:]+", " ", pattern)
    return [word.lower() for word in regex.findall(r"\p{L}[\p{L}\p{M}]*", plain)]


def _months(file: DataFile) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for hole, table in (("month", "months"), ("month_alone", "months_alone")):
        names: dict[str, int] = {}
        for number, spoken in file.tables.get(table, {}).items():
            if not (number.isdigit() and 1 <= int(number) <= 12):
                raise file.error("a month is a number from 1 to 12", f"[{table}]", f"{number} =")
            for name in spoken:
                if names.setdefault(name, int(number)) != int(number):
                    raise file.error(f"the name {name!r} stands for two months", f"[{table}]", f'"{name}"')
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
            raise file.error(f"unknown hole {match[0]}; known are {', '.join(holes)}", row["pattern"], match[0])
        return holes[match[1]]

    return regex.sub(r"\{([a-z_]+\d?)\}", fill, row["pattern"]) + _ending(row["pattern"])


def single(file: DataFile, row: dict[str, Any]) -> regex.Pattern[str]:
    """One [[date]] pattern by itself; PatternError if it is no regular expression."""
    months = _months(file)
    try:
        return alternation([filled(file, row, months)], months)
    except regex.error as error:
        raise file.error(f"not a regular expression: {error}", row["pattern"]) from error


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
