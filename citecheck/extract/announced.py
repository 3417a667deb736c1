"""The words straight before a number: which type of document do they announce?"""

from __future__ import annotations

from functools import lru_cache

from citecheck.extract.wording import read_ending
from citecheck.patterns import Patterns


@lru_cache(maxsize=2_000)
def word_of_type(before: str, patterns: Patterns) -> str:
    """The type word at the end of `before` (Chỉ thị, Directive No.), or ""."""
    words = read_ending(before, patterns.words, "number", "type")
    number = words.ending("number")
    head = words.before(number.start) if number else words
    kind = head.ending("type")
    return head.word(kind) if kind else ""


@lru_cache(maxsize=2_000)
def announced(before: str, patterns: Patterns) -> frozenset[str]:
    """The type codes that this word may stand for; none if there is no type word."""
    word = word_of_type(before, patterns)
    return frozenset(patterns.words.type_codes(word)) if word else frozenset()
