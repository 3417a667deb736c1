"""How texts say a Party term (khóa XIII, term XIII, 13-й созыв): the [terms] of the language files."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from citecheck.expressions import compiled
from citecheck.patterns.files import DataFile
from citecheck.patterns.heads import FIGURES, ROMAN, Finder, Heads, Part, heads_of
from citecheck.patterns.needs import needed

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
class _Language:
    """The patterns of one language, how they begin, and the letters of which some stand in every match, if known."""

    pattern: str
    heads: Heads | None
    letters: tuple[str, ...] | None


@dataclass(frozen=True)
class TermWords:
    """How each language says a term; `others` are the bodies whose terms are not the Party's.

    Those of `before` make it theirs only where they stand before it.
    """

    languages: tuple[_Language, ...]
    others: regex.Pattern[str]
    before: regex.Pattern[str]
    _finders: dict[_Language, Finder] = field(default_factory=dict)

    def find(self, text: str) -> Said | None:
        """The first Party term said in `text`, if one is; the terms of parliaments and councils are not."""
        end = 0
        for match in self._matches(text):
            if match.start() < end:
                continue  # the same words, read by another language
            end = match.end()
            value = _value(match)
            near = text[max(0, match.start() - _NEAR) : match.start()], text[end : end + _NEAR]
            foreign = self.before.search(near[0]) or any(self.others.search(side) for side in near)
            if 1 <= value <= 30 and not foreign:
                return Said(roman(value), match.start(), end)
        return None

    def without(self, text: str) -> str:
        """`text` with a space instead of each term said."""
        for language in self._spoken(Part(text, 0, len(text))):
            text = self._finder(language).without(text)
        return text

    def _matches(self, text: str) -> list[regex.Match[str]]:
        """What the patterns of all languages find, in order; the longer first where two begin together."""
        part = Part(text, 0, len(text))
        found = [match for language in self._spoken(part) for match in self._finder(language).finditer(part)]
        return sorted(found, key=lambda match: (match.start(), -match.end()))

    def _spoken(self, part: Part) -> list[_Language]:
        """The languages that may say a term in a part of a text."""
        if not part.known:
            return list(self.languages)
        small = part.small
        return [one for one in self.languages if one.letters is None or any(map(small.__contains__, one.letters))]

    def _finder(self, language: _Language) -> Finder:
        found = self._finders.get(language)
        if found is None:
            pattern = compiled(language.pattern, regex.IGNORECASE)
            found = self._finders[language] = Finder(pattern, language.heads)
        return found


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
    """The term patterns of all language files; PatternError for one that is no expression."""
    languages = []
    for file in files:
        patterns = file.tables.get("terms", {}).get("patterns", [])
        if patterns:
            language = _language(patterns)
            try:
                compiled(language.pattern, regex.IGNORECASE)
            except regex.error:
                for pattern in patterns:
                    _test(file, pattern)
                raise
            languages.append(language)
    return TermWords(tuple(languages), _bodies(files, "others"), _bodies(files, "before"))


def _language(patterns: list[str]) -> _Language:
    needs = [needed(pattern, {}, whole=False) for pattern in patterns]
    letters = sorted(frozenset[str]().union(*(need for need in needs if need)))
    fewest = tuple(one for one in letters if not any(other in one for other in letters if other != one))
    whole = "|".join(f"(?:{filled(pattern)})" for pattern in patterns)
    return _Language(whole, heads_of(patterns, _BEGINNINGS), fewest if all(needs) else None)


def _bodies(files: list[DataFile], name: str) -> regex.Pattern[str]:
    bodies = [body for file in files for body in file.tables.get("terms", {}).get(name, [])]
    return regex.compile("|".join(regex.escape(body) for body in sorted(bodies)) or "(?!)", regex.IGNORECASE)


def _test(file: DataFile, pattern: str) -> None:
    try:
        regex.compile(filled(pattern), regex.IGNORECASE)
    except regex.error as error:
        raise file.error("expression", "[terms]", pattern, why=error) from error
