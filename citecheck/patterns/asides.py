"""Remarks in brackets that something is quoted as it stands, [sic]: the [words] sic of the language files."""

from __future__ import annotations

from citecheck import expressions as regex
from citecheck.patterns.words import Lexicon


def compile_asides(words: Lexicon) -> regex.Pattern[str]:
    """Finds such a remark, with the blanks before it."""
    remarks = {phrase for lists in words.phrases.values() for phrase in lists.get("sic", ())}
    ordered = sorted(remarks, key=lambda phrase: (-len(phrase), phrase))
    known = "|".join(r"\s+".join(map(regex.escape, phrase.split("~"))) for phrase in ordered) or "(?!)"
    return regex.compile(rf"(?i)(?<=\S)[^\S\n]{{0,2}}[\[(（［]\s?(?:{known})\s?[!.]?\s?[\])）］]")
