"""Date patterns: reads dates.toml and the [[date]] tables of the language files into one search.

Every language's patterns stand in one alternation; the month a name means is looked up per language,
because two languages may use one name for different months.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import regex

from citecheck.patterns.files import DataFile



def _figure(*values: int) -> str:
    """A figure of one of these values, in the digits of any script."""
    zeros = (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x17E0, 0x1040, 0xFF10)
    return "[" + "".join(chr(zero + value) for zero in zeros for value in values) + "]"


_0, _1, _12, _2, _3, _01, _19 = _figure(0), _figure(1), _figure(1, 2), _figure(2), _figure(3), _figure(0, 1), _figure(*range(1, 10))
_YEAR = rf"(?:{_1}{_figure(8, 9)}|{_2}{_figure(0, 1, 4, 5, 6)})\d\d"
_HOLES = {
    "_": r"[^\S\n]{0,3}\n?[^\S\n]{0,12}",
    "__": r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,12}|\n[^\S\n]{0,12})",
    "s": r"[^\S\n]{0,2}",
    "day": rf"(?P<day>(?<!\d)(?:{_3}{_01}|{_12}\d|{_0}?{_19})(?!\d))",
    "mon": rf"(?P<mon>(?<!\d)(?:{_1}{_figure(0, 1, 2)}|{_0}?{_19})(?!\d))",
    "day2": r"(?P<day>(?:0[1-9]|[12]\d|3[01])(?!\d))",
    "mon2": r"(?P<mon>(?:0[1-9]|1[0-2]))",
    "figure": r"(?P<figure>(?<!\d)\d{1,2}(?!\d))",
    "year": rf"(?P<year>(?<!\d){_YEAR}(?!\d))",
    "wrongyear": rf"(?P<year>{_YEAR}\d?(?!\d))",
    "hanyear": r"(?P<hanyear>[〇零○○一二三四五六七八九]{4})",
    "hanmon": r"(?P<hanmon>十[一二]?|[一二三四五六七八九])",
    "handay": r"(?P<handay>三十一?|[二廿]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])",
}


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """`search` finds every date; `months[group]` maps the names of one language to the month."""

    search: regex.Pattern[str]
    months: dict[str, dict[str, int]]
    month_groups: tuple[str, ...]
    by_language: dict[str, regex.Pattern[str]]
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    def languages(self, raw: str) -> frozenset[str]:
        """The languages that write a date so; empty for a date in figures, which any may write."""
        shape = regex.sub(r"\d", "0", raw.lower())
        if shape not in self._known:
            if len(self._known) > 5000:
                self._known.clear()
            self._known[shape] = frozenset(
                language for language, pattern in self.by_language.items() if pattern.fullmatch(raw)
            )
        return self._known[shape]


def words(spoken: str) -> str:
    """A word of a data file as a regular expression: "~" is white space, "*" any letters."""
    return regex.escape(spoken).replace(r"\~", "~").replace("~", r"\s{1,4}").replace(r"\*", r"\p{L}*")


def compile_dates(files: list[DataFile]) -> DatePatterns:
    """One search for all date patterns of all files."""
    months: dict[str, dict[str, int]] = {}
    parts: list[tuple[int, str]] = []
    by_language: dict[str, list[str]] = {}
    for file in files:
        language = file.tables.get("language", "")
        holes = dict(_HOLES)
        for hole, table in (("month", "months"), ("month_alone", "months_alone")):
            names = _names(file, table)
            if names:
                group = f"{hole}_{language}"
                months[group] = names
                ordered = sorted(names, key=lambda name: (-len(name), name))
                alternatives = "|".join(words(name) for name in ordered)
                holes[hole] = rf"(?P<{group}>{_left(ordered)}(?:{alternatives})){_right(ordered)}"
        for row in file.entries("date", {"pattern": str, "source": str, "examples": dict, "rejects": list}, {}):
            filled = _fill(file, row, holes)
            parts.append((_rank(row["pattern"]), filled + _ending(row["pattern"])))
            if language:
                by_language.setdefault(language, []).append(filled)
    parts.sort(key=lambda part: part[0])  # the fuller date first, file order within
    search = _alternation([part for _, part in parts])
    groups = tuple(group for group in months if group in search.groupindex)
    spoken = {language: _alternation(filled) for language, filled in by_language.items()}
    return DatePatterns(search, months, groups, spoken)


def _alternation(parts: list[str]) -> regex.Pattern[str]:
    return regex.compile("|".join(f"(?:{part})" for part in parts) or "(?!)", regex.IGNORECASE)


def _names(file: DataFile, table: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for number, spoken in file.tables.get(table, {}).items():
        if not (number.isdigit() and 1 <= int(number) <= 12):
            raise file.error("a month is a number from 1 to 12", f"[{table}]", f"{number} =")
        for name in spoken:
            if names.setdefault(name, int(number)) != int(number):
                raise file.error(f"the name {name!r} stands for two months", f"[{table}]", f'"{name}"')
    return names


def _left(names: list[str]) -> str:
    return r"(?<!\p{L})" if any(name[0].isascii() or name[0].isalpha() for name in names) and _spaced(names) else ""


def _right(names: list[str]) -> str:
    return r"(?![\p{L}\p{M}])" if _spaced(names) else ""


def _spaced(names: list[str]) -> bool:
    """Whether the names are of a script that puts spaces between words."""
    return not any(regex.match(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Han}\p{Hangul}\p{Kana}]", name) for name in names)


def _fill(file: DataFile, row: dict[str, Any], holes: dict[str, str]) -> str:
    def hole(match: regex.Match[str]) -> str:
        if match[1] not in holes:
            raise file.error(f"unknown hole {match[0]}; known are {', '.join(holes)}", row["pattern"], match[0])
        return holes[match[1]]

    filled = regex.sub(r"\{([a-z_]+\d?)\}", hole, row["pattern"])
    try:
        regex.compile(filled)
    except regex.error as error:
        raise file.error(f"not a regular expression: {error}", row["pattern"]) from error
    return filled


def _ending(pattern: str) -> str:
    """A date without a year does not end where figures of the year may follow."""
    return "" if "year" in pattern else r"(?![^\S\n]{0,2}[-./][^\S\n]{0,2}\d)"


def single(file: DataFile, row: dict[str, Any]) -> regex.Pattern[str]:
    """One [[date]] pattern by itself, to test its rejects."""
    holes = dict(_HOLES)
    for hole, table in (("month", "months"), ("month_alone", "months_alone")):
        names = sorted(_names(file, table), key=lambda name: (-len(name), name))
        holes[hole] = rf"{_left(names)}(?:{'|'.join(map(words, names)) or '(?!)'}){_right(names)}"
    return regex.compile(_fill(file, row, holes) + _ending(row["pattern"]), regex.IGNORECASE)


def _rank(pattern: str) -> int:
    """Fuller dates first: day, month and year, then without year, then without day, then the year alone."""
    day = "day" in pattern or "{figure}" in pattern
    month = "mon" in pattern or "{figure}" in pattern
    year = "year" in pattern
    return [day and month and year, month and year, day and month, year].index(True) if year or month else 9
