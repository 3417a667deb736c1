"""How a match of a pattern may begin: at figures, at Roman figures, at certain words.

A search tries every pattern at every letter of a text. Where all patterns of a language are known to begin with a
figure or one of some words, only those places need a try: `Heads.starts` gives them, and may give more, never fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from citecheck import expressions as regex
from citecheck.patterns.templates import alternatives, inside, is_empty, items, may_miss

FIGURES, ROMAN = "\\figures", "\\roman figures"
"""What stands for a hole of figures, and for one of Roman figures, among the heads."""

_FIGURES = regex.compile(r"(?<!\d)(?:\d{1,2}|\d{4})(?!\d)")
_ROMAN = regex.compile(r"[IVX]")


class Part:
    """A part of a text, prepared once for the heads of many patterns."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.plain = text[start:end]
        self.small = self.plain.lower()

    @cached_property
    def known(self) -> bool:
        """Whether its small letters tell what a search without regard to case finds: it takes ſ for s and ς for σ."""
        if self.plain.isascii():
            return True
        small = self.small
        return len(small) == len(self.plain) and self.plain.casefold() == small and "ı" not in small

    @cached_property
    def figures(self) -> list[int]:
        """Where its runs of figures begin that may be a day, a month, a year or the number of a term."""
        return [self.start + match.start() for match in _FIGURES.finditer(self.plain)]


@dataclass(frozen=True, slots=True)
class Heads:
    """Where matches may begin: at a run of figures, at a capital I, V or X, at one of `words` (small letters)."""

    figures: bool
    roman: bool
    words: tuple[str, ...]

    def starts(self, part: Part) -> list[int] | None:
        """The places of the part where a match may begin, in order; None if they cannot be told."""
        if not part.known:
            return None
        start, small = part.start, part.small
        found = set(part.figures) if self.figures else set()
        if self.roman:
            found.update(start + match.start() for match in _ROMAN.finditer(part.plain))
        for word in self.words:
            place = small.find(word)
            while place >= 0:
                found.add(start + place)
                place = small.find(word, place + 1)
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Finder:
    """An expression without regard to case, and the heads of its matches, if they are known."""

    pattern: regex.Pattern[str]
    heads: Heads | None

    def finditer(self, part: Part) -> Iterator[regex.Match[str]]:
        """As the pattern's own finditer in that part of the text, but that only the heads are tried."""
        starts = self.heads.starts(part) if self.heads else None
        if starts is None:
            yield from self.pattern.finditer(part.text, part.start, part.end)
            return
        place = part.start
        for head in starts:
            if head >= place and (match := self.pattern.match(part.text, head, part.end)) is not None:
                yield match
                place = match.end()

    def without(self, text: str) -> str:
        """`text` with a space instead of each match."""
        if self.heads is not None and self.heads.starts(Part(text, 0, len(text))) == []:
            return text
        return self.pattern.sub(" ", text)


def heads_of(patterns: Iterable[str], holes: Mapping[str, Iterable[str]]) -> Heads | None:
    """The heads of some patterns, `holes` unfilled; what a hole may begin with; None if a pattern tells nothing."""
    found: set[str] = set()
    for pattern in patterns:
        heads, empty = _sequence(pattern, holes)
        if empty or None in heads:
            return None
        found |= {head for head in heads if head is not None}
    words = sorted((head for head in found if head not in (FIGURES, ROMAN)), key=lambda w: (len(w), w))
    if any(word.casefold() != word or "ı" in word for word in words):
        return None  # letters such as ς, for which a text may have another
    shortest = [word for place, word in enumerate(words) if not any(word.startswith(one) for one in words[:place])]
    return Heads(FIGURES in found, ROMAN in found, tuple(shortest))


_Found = tuple[set[str | None], bool]
"""The heads of a piece of pattern (None: it may begin with anything), and whether it may be empty."""


def _sequence(pattern: str, holes: Mapping[str, Iterable[str]]) -> _Found:
    heads: set[str | None] = set()
    for item, repeat in items(pattern):
        first, empty = _item(item, holes)
        heads |= first
        if not (empty or may_miss(repeat)):
            return heads, False
    return heads, True


def _item(item: str, holes: Mapping[str, Iterable[str]]) -> _Found:
    if is_empty(item):
        return set(), True
    if item.startswith("("):
        group = inside(item)
        if group is None:
            return {None}, True
        found = [_sequence(part, holes) for part in alternatives(group)]
        return set().union(*(heads for heads, _ in found)), any(empty for _, empty in found)
    if item.startswith("{"):
        known = holes.get(item[1:-1])
        return ({name.lower().split("~")[0] for name in known}, False) if known else ({None}, True)
    if item in (r"\(", r"\."):
        return {item[1]}, False
    # a letter: its word is put together by items
    return ({item.lower()}, False) if item[0].isalpha() else ({None}, True)
