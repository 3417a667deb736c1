"""A date beside an identifier that is the day of the text or of a meeting: told by a headline, a time of day, a place.

Pure functions of the letters around the date.
"""

from __future__ import annotations

from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.dates import Dated
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.wording import read_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import RELATIONS

_BEFORE, _BEHIND = 100, 40
# one blank at most: what more of them part are columns
_TIME = regex.compile(
    r",?[^\S\n]?(?:[-–—|•][^\S\n]?|\p{L}{2,4}[^\S\n])?(?:[01]?\d|2[0-3])(?:[:h]|\sgiờ\s)[0-5]\d(?!\d)"
)
_ALONE = regex.compile(r"[^\S\n]*[.)]?[^\S\n]*(?:\n|\Z)")
_PLACE = regex.compile(r"\s*(?P<word>\p{L}+)\s+\p{Lu}")
_CLAUSE = regex.compile(r"[,;:\n]|[.!?]\s+(?=\p{Lu})")
_LINE = regex.compile(r"[:\n]")
_FIELD = regex.compile(r"(?:[,{]\s*|\n\s*)[\"']?\p{L}[\w-]*[\"']?\s?:(?=\s)")
_OPENS = regex.compile(r"\p{Lu}\p{Ll}+")
_GOES_ON = regex.compile(r",?[^\S\n]+\p{L}")
_RELATION_PARTS = tuple(f"relation:{kind}" for kind in RELATIONS)


def other_day(text: str, one: Occurrence, dated: Dated, patterns: Patterns) -> str:
    """Why the date behind an identifier that seems to be its own is another day all the same; "" if it is not."""
    gap, behind = text[one.end : dated.start], text[dated.end : dated.end + _BEHIND]
    if _TIME.match(behind) and not read_words(gap, patterns.words, dated.languages).ending("dated"):
        return "dateline"
    if len(gap) > _BEHIND:
        return ""
    if "\n" in gap and _headline(text, one, gap, behind, patterns):
        return "dateline"
    bracket = gap.lstrip().startswith("(")
    place = _PLACE.match(behind)
    at = place is not None and _where(place["word"], patterns)
    if (bracket or at or one.mention) and _of_a_meeting(text, one, behind, at, patterns):
        return "event"
    return ""


@lru_cache(maxsize=2_000)
def _where(word: str, patterns: Patterns) -> bool:
    """Whether a word leads from a day to its place: tại Vinh."""
    return patterns.words.is_whole(word, "where")


def article_day(text: str, dated: Dated, gap: str, patterns: Patterns) -> bool:
    """Whether a date before a verb of issue is that of the article, the post or the report that tells of it.

    Told by a time of day behind it, by the name of another field, or by whose report it is: Theo TTXVN (18/5/2025), …
    """
    if _TIME.match(text, dated.end) or _FIELD.search(gap):
        return True
    before = _CLAUSE.split(text[max(0, dated.start - _BEFORE) : dated.start])[-1]
    words = read_words(before, patterns.words, dated.languages)
    source = words.opening("relation:based on")
    # Theo đó ngày D: it names nobody
    return source is not None and regex.search(r"\p{Lu}", " ".join(before.split())[source.end :]) is not None


def _headline(text: str, one: Occurrence, gap: str, behind: str, patterns: Patterns) -> bool:
    """Whether a date stands under a headline: it opens a sentence, or stands alone below more than a name."""
    line = _LINE.split(text[max(0, one.start - _BEFORE) : one.start])[-1]
    own = gap.rpartition("\n")[2].strip()
    if not _ALONE.match(behind):
        going_on = read_words(behind, patterns.words).opening("issuer", "title", *_RELATION_PARTS)
        return _OPENS.fullmatch(own) is not None and _GOES_ON.match(behind) is not None and going_on is None
    if line == line.upper() or not own[:1].isupper():
        return False  # a heading in capitals is wrapped; a line that begins with a small letter goes on
    words = read_words(line, patterns.words)
    if not regex.search(r"\p{L}", words.left_over("type", "number", "organs", "filler", "issuer")):
        return False
    return read_words(behind, patterns.words).opening("issuer", "title") is None


def _of_a_meeting(text: str, one: Occurrence, behind: str, at: bool, patterns: Patterns) -> bool:
    """Whether the clause that leads to an identifier speaks of a meeting on it, and no issuer follows the date.

    A short form is cited without its date: a date behind it is a meeting's where anybody studies it.
    """
    words = read_words(_CLAUSE.split(text[max(0, one.start - _BEFORE) : one.start])[-1], patterns.words)
    studied = words.first("studies", *(_RELATION_PARTS if at else ())) if one.mention else None
    # a day in brackets is a meeting's only where the clause begins with the meeting
    meeting = (words.event() if at or one.mention else words.opening("events")) or studied
    if (
        meeting is None
        or words.first("issues")
        or (meeting.plays("events") and not words.first("title", "studies", *_RELATION_PARTS))
    ):
        return False
    own = read_words(behind, patterns.words).opening("issuer", "title", "organs", *_RELATION_PARTS)
    return at or own is None or own.plays("type")  # another document, … và Quy định 58, is no title
