"""How texts say a Party term (khóa XIII, term XIII, 13-й созыв): the [terms] of the language files."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from citecheck.expressions import compiled
from citecheck.patterns.files import DataFile
from citecheck.patterns.heads import FIGURES, ROMAN, Finder, Part, heads_of

_ROMAN = {"I": 1, "V": 5, "X": 10}
_HAN = {han: value for value, han in enumerate("一二三四五六七八九十", 1)}
_NEAR = 28
"""Characters before and behind a term in which another body's name makes it that body's."""
_HOLES = {
    "_": r"\s{0,4}",
    "__": r"\s{1,4}",
    # a case ending may be glued on: XIIIe; but the V of "Văn" is no number
    "roman": r"(?P<roman>(?-i:(?<![\p{L}\d])(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,2})(?!\p{L}{2}|\p{Lu})))",
    "ordinal": r"(?P<number>(?<!\d)\d{1,2}(?!\d))",
    "cardinal": r"(?P<number>(?<!\d)\d{1,2}(?!\d))",
    "han": r"(?P<han>[一二三四五六七八九]?十?[一二三四五六七八九]|十)",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A term said in words: its Roman number, and where it stands."""

    term: str
    start: int
    end: int


_BEGINNINGS = {"roman": [ROMAN], "ordinal": [FIGURES], "cardinal": [FIGURES], "han": list(_HAN)}
"""What the holes begin with that a pattern may begin with."""


@dataclass(frozen=True, slots=True)
class TermWords:
    """`search` finds a term said in words; `others` the bodies whose terms are not the Party's.

    Those of `before` make it theirs only where they stand before it.
    """

    search: Finder
    others: regex.Pattern[str]
    before: regex.Pattern[str]

    def find(self, text: str) -> Said | None:
        """The first Party term said in `text`, if one is; the terms of parliaments and councils are not."""
        for match in self.search.finditer(Part(text, 0, len(text))):
            value = _value(match)
            near = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + _NEAR]
            foreign = self.before.search(near[0]) or any(self.others.search(side) for side in near)
            if 1 <= value <= 30 and not foreign:
                return Said(roman(value), match.start(), match.end())
        return None


def _value(match: regex.Match[str]) -> int:
    groups = match.groupdict()
    if groups.get("roman"):
        return _arabic(groups["roman"].upper())
    if groups.get("number"):
        return int(groups["number"])
    written = groups.get("han") or ""
    if "十" not in written:
        return _HAN.get(written, 0)
    tens, _, ones = written.partition("十")
    return _HAN.get(tens, 1) * 10 + _HAN.get(ones, 0)


def _arabic(written: str) -> int:
    values = [_ROMAN[letter] for letter in written]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def roman(value: int) -> str:
    """1 to 30 as a Roman number."""
    ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][value % 10]
    return "X" * (value // 10) + ones


def filled(pattern: str) -> str:
    """A term pattern with its holes filled."""
    return regex.sub(r"\{([a-z_]+)\}", lambda match: _HOLES.get(match[1], match[0]), pattern)


def compile_term_words(files: list[DataFile]) -> TermWords:
    """The term patterns of all language files in one search; PatternError for one that is no expression."""
    patterns = [(file, pattern) for file in files for pattern in file.tables.get("terms", {}).get("patterns", [])]
    whole = "|".join(f"(?:{filled(pattern)})" for _, pattern in patterns)
    try:
        search = compiled(whole or "(?!)", regex.IGNORECASE)
    except regex.error:
        for file, pattern in patterns:
            _test(file, pattern)
        raise
    finder = Finder(search, heads_of((pattern for _, pattern in patterns), _BEGINNINGS))
    return TermWords(finder, _bodies(files, "others"), _bodies(files, "before"))


def _bodies(files: list[DataFile], name: str) -> regex.Pattern[str]:
    bodies = [body for file in files for body in file.tables.get("terms", {}).get(name, [])]
    return regex.compile("|".join(regex.escape(body) for body in sorted(bodies)) or "(?!)", regex.IGNORECASE)


def _test(file: DataFile, pattern: str) -> None:
    try:
        regex.compile(filled(pattern), regex.IGNORECASE)
    except regex.error as error:
        raise file.error(f"not a regular expression: {error}", "[terms]", pattern) from error
