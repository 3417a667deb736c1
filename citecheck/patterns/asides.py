"""Remarks on what is quoted: [sic] in brackets, and the words of an erratum; [words] sic, corrections."""

from __future__ import annotations

from citecheck import expressions as regex
from citecheck.patterns.words import Lexicon

BRACKETS = "[(（［"
"""What opens a remark."""


def compile_asides(words: Lexicon) -> regex.Pattern[str]:
    """Matches such a remark where a bracket opens: one of BRACKETS."""
    return regex.compile(rf"(?i)[{regex.escape(BRACKETS)}]\s?(?:{_any_of(words, 'sic')})\s?[!.]?\s?[\])）］]")


def compile_corrections(words: Lexicon) -> regex.Pattern[str]:
    """Finds the words by which a text says that it quotes a mistake in order to put it right."""
    return regex.compile(rf"(?i)(?<!\p{{L}})(?:{_any_of(words, 'corrections')})(?!\p{{L}})")


def _any_of(words: Lexicon, part: str) -> str:
    """The phrases of a list in all languages, as an expression; the longest first."""
    phrases = {phrase for lists in words.phrases.values() for phrase in lists.get(part, ())}
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(regex.escape, phrase.split("~"))) for phrase in ordered) or "(?!)"
