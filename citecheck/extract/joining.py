"""The words between things of one list, identifiers or dates, and those that deal out the dates of a list."""

from __future__ import annotations

from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.behind import TRAILER
from citecheck.extract.wording import BLOCK, QUOTES, read_words
from citecheck.patterns import Patterns

_LIST = 80
"""Characters between two members of a list, at most."""


def joins(gap: str, patterns: Patterns) -> bool | None:
    """Whether identifiers with this gap between are members of one list: None if not, True if "and" says so."""
    return _joins(gap, patterns) if len(gap) <= _LIST else None  # pages of text between two are not to be remembered


@lru_cache(maxsize=2_000)
def _joins(gap: str, patterns: Patterns) -> bool | None:
    if BLOCK.search(gap) or regex.search(rf"[;|)\]}}{QUOTES}]", gap):
        return None
    words = read_words(gap, patterns.words)
    sure = words.first("joins") is not None or regex.search(r"[&+、]", gap) is not None
    if words.left_over("joins", "type", "number").strip("/+&") or not regex.search(r"[\p{L},;、，&+]", gap):
        return None
    # two rows are no list
    return None if "\n" in gap and not sure and not regex.search(r"[,，、]", gap) else sure


@lru_cache(maxsize=2_000)
def together(gap: str, patterns: Patterns) -> bool:
    """Whether the words before a date give it to all of the list before it: cùng ngày, both dated."""
    return read_words(gap, patterns.words).ending("together") is not None


@lru_cache(maxsize=2_000)
def listed(between: str, patterns: Patterns) -> bool | None:
    """Whether two dates with these words between are members of one list: None if not, True if "and" says so."""
    words = read_words(TRAILER.sub("", between), patterns.words)
    if words.left_over("joins", "on", "at", "respectively") or not regex.search(r"[\p{L},،，、&]", between):
        return None
    return words.first("joins") is not None


@lru_cache(maxsize=2_000)
def in_turn(piece: str, patterns: Patterns) -> bool:
    """Whether a word in `piece` gives things to others in their order: lần lượt, respectively."""
    return read_words(piece, patterns.words).first("respectively") is not None


@lru_cache(maxsize=2_000)
def without_turn(gap: str, patterns: Patterns) -> str:
    """A gap without such words."""
    words = read_words(gap, patterns.words)
    return words.without("respectively") if words.first("respectively") else gap


@lru_cache(maxsize=2_000)
def pairs(between: str, patterns: Patterns) -> bool:
    """Whether two dates with these words between are named together: 08/02/2022 và 05/8/2022."""
    words = read_words(between, patterns.words)
    return words.first("joins") is not None and not words.left_over("joins", "on", "number")
