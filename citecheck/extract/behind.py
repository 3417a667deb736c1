"""The words behind a date: do they say that it is another thing's?

Pure functions of what stands behind the date and of the languages it is written in, as in gaps.py.
"""

from __future__ import annotations

from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.wording import read_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import RELATIONS

CLAUSE = 90
"""Characters behind a date in which the deed that it begins is told."""
BODY = 60
"""Characters behind a date in which the body that issued something on it is named."""
TRAILER = regex.compile(r"\A[\s,]*(?:г\.|года?|р\.?|року|r\.?|roku|年|năm)(?![\p{L}])[.,]?")
"""What still belongs to a date: the word for "year"."""
_CLAUSE_END = regex.compile(r"[;\n]|[.!?](?=\s|\Z)")
_BODY_END = regex.compile(r"[,;:.()\n]")
_RELATION_PARTS = tuple(f"relation:{kind}" for kind in RELATIONS)


@lru_cache(maxsize=2_000)
def opens_clause(behind: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a date opens the clause behind it: …, ngày 12/3/2022 Tỉnh ủy ban hành …; not: …, ngày 12/3/2022 của …"""
    clause = TRAILER.sub("", _CLAUSE_END.split(behind)[0])
    words = read_words(clause, patterns.words, languages)
    if words.opening("issuer", "title", *_RELATION_PARTS) or not regex.match(r"\s*,?\s*\p{L}", clause):
        return False
    deed = words.first("issues") or words.event()
    return deed is not None and deed.start < CLAUSE


def other_body(behind: str, patterns: Patterns) -> str:
    """The body named straight behind a date, if it is one that issues no central documents: … của Tỉnh ủy Nghệ An."""
    piece = TRAILER.sub("", behind[:BODY]).lstrip(" ,(")
    return _other_body(_BODY_END.split(piece, 1)[0], patterns)


@lru_cache(maxsize=2_000)
def _other_body(piece: str, patterns: Patterns) -> str:
    words = read_words(piece, patterns.words)
    body = words.first("elsewhere")
    if body is None:
        return ""
    before = words.text[: body.start]
    for locality in reversed(list(patterns.localities.finditer(before))):
        before = before[: locality.start()] + before[locality.end() :]
    between = read_words(before, patterns.words, body.parts["elsewhere"])
    if between.first("turns", "joins") or between.left_over("issuer", "departments", "filler"):
        return ""
    return words.word(body)
