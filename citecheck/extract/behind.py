"""The words behind a date: do they say that it is another thing's?

Pure functions of what stands behind the date and of the languages it is written in, as in gaps.py.
"""

from __future__ import annotations

from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.wording import EDGE, Words, read_words
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
def opens_clause(behind: str, opened: bool, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a date opens the clause behind it: …, ngày 12/3/2022 Tỉnh ủy ban hành …; not: …, ngày 12/3/2022 của …

    `opened`: the identifier before the date is but the circumstance that its sentence begins with (Theo Quy định số …),
    so that a clause must follow.
    """
    clause = patterns.term_words.without(TRAILER.sub("", _CLAUSE_END.split(behind)[0]))
    words = read_words(clause, patterns.words, languages)
    of_itself = ("issuer", "title", *_RELATION_PARTS, *(() if opened else ("turns",)))
    if words.opening(*of_itself) or not regex.match(r"\s*,?\s*\p{L}", clause):
        return False
    deed = words.first("issues", "brings") or words.event()
    if deed is not None and deed.start < CLAUSE:
        effect = words.opening("refuses")  # ngày D có hiệu lực …: it is said of the document, and "có" issues nothing
        return effect is None or effect.start < deed.start or effect.end <= deed.end
    return not clause.lstrip().startswith(",") and _subject(words, opened)


def _subject(words: Words, opened: bool) -> bool:
    """Whether a clause begins with who does something, and it is no issuer's name without its "of"."""
    body = words.opening("subjects", "organs", "elsewhere", "departments")
    if body is None:
        return opened and not words.opening("joins", "turns", "onward", "type", "passive") and "," not in words.text
    local, end = body.plays("subjects", words.languages) or body.plays("elsewhere", words.languages), body.end
    while following := words.next("subjects", "organs", "elsewhere", "departments", start=end):
        end = following.end
    rest = words.text[end:]
    if not EDGE.sub("", rest) or regex.match(r"\s*[,(]", rest):
        return False
    title = words.next("title", "issuer", start=end)
    deed = opened and words.next(*_RELATION_PARTS, start=end)  # Bộ Chính trị sơ kết …: it opens no title there
    return bool(deed) or (title is None and bool(opened or local))


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
