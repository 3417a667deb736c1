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
_YEAR = r"\A[\s,]*(?:г\.|года?|р\.?|року|r\.?|roku|年|năm)(?![\p{L}])"
TRAILER = regex.compile(rf"{_YEAR}[.,]?")
"""What still belongs to a date: the word for "year"."""
YEAR = regex.compile(rf"{_YEAR}\.?")
"""The same, but for a comma behind it, which tells whether a clause goes on."""
_ORDINAL = 10
"""Letters of a plenum's number: Hội nghị lần thứ tư."""
_LETTER = regex.compile(r"\s*,?\s*\p{L}")
_CLAUSE_END = regex.compile(r"[;\n]|[.!?](?=\s|\Z)")
_BODY_END = regex.compile(r"[,;:.()\n]")
_RELATION_PARTS = tuple(f"relation:{kind}" for kind in RELATIONS)


@lru_cache(maxsize=2_000)
def opens_clause(behind: str, languages: frozenset[str], patterns: Patterns) -> bool | None:
    """Whether a date opens the clause behind it: …, ngày 12/3/2022 Tỉnh ủy ban hành …; not: …, ngày 12/3/2022 của …

    None: only if the identifier before the date is but the circumstance that its sentence begins with (Theo Quy định số
    …), so that a clause must follow.
    """
    clause = _CLAUSE_END.split(YEAR.sub("", behind), 1)[0]
    if not _LETTER.match(clause):
        return False
    words = read_words(patterns.term_words.without(clause), patterns.words, languages)
    if words.opening("issuer", "title", *_RELATION_PARTS):
        return False
    deed = words.first("issues", "brings") or words.event()
    if deed is None or deed.start >= CLAUSE:
        return False if clause.lstrip().startswith(",") else _subject(words, patterns)
    effect = words.opening("refuses")  # ngày D có hiệu lực …: it is said of the document, and "có" issues nothing
    if effect is not None and effect.start >= deed.start and effect.end > deed.end:
        return False
    return None if words.opening("turns") else True


def _subject(words: Words, patterns: Patterns) -> bool | None:
    """Whether a clause begins with who does something, and it is no issuer's name without its "of"; None as above."""
    body = words.opening("subjects", "organs", "elsewhere", "departments")
    if body is None:
        goes_on = words.opening("joins", "turns", "onward", "type", "passive") or "," in words.text
        return False if goes_on else None
    local, end = body.plays("subjects", words.languages) or body.plays("elsewhere", words.languages), body.end
    while following := words.next("subjects", "organs", "elsewhere", "departments", start=end):
        end = following.end
    rest = words.text[end:]
    if not EDGE.sub("", rest) or regex.match(r"\s*[,(]", rest):
        return False
    title = words.next("title", "issuer", start=end)
    if words.next(*_RELATION_PARTS, start=end):
        return None  # Bộ Chính trị sơ kết …: where a clause must follow, that is no title
    if local:  # but HĐND tỉnh Nghệ An về …: the issuer without its "of", and the title
        return title is None and not _titled(words.text, end, patterns)
    said = (
        words.first("title", start=end)
        or "," in rest
        or len(words.left_over("organs", "filler", start=end)) <= _ORDINAL
    )
    return False if said else None


def _titled(text: str, end: int, patterns: Patterns) -> bool:
    """Whether a title follows the name of a locality that a body's name, up to `end`, goes on with."""
    for named in patterns.localities.finditer(text[: end + BODY]):
        if named.end() > end and not EDGE.sub("", text[end : max(end, named.start())]):
            return read_words(text[named.end() :], patterns.words).opening("title") is not None
    return False


def other_body(behind: str, patterns: Patterns) -> str:
    """The body named straight behind a date, if it is one that issues no central documents: … của Tỉnh ủy Nghệ An."""
    piece = YEAR.sub("", behind[:BODY]).lstrip(" ,(")
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
