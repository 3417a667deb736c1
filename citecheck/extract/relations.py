"""What the words between two neighbouring identifiers say: this document implements that one.

The relation word must lead straight to the second document, and must be the first one's own: not joined to
another deed by "and", not behind another document or an issuing verb. A comma before it leaves it in the
sentence, not in the clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.wording import Words, barrier, read_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import RELATIONS

_COMMA_FREE = {"amends", "replaces"}
_RELATION_PARTS = tuple(f"relation:{kind}" for kind in RELATIONS)
# "signed on" and its date belong to the first document: they are no deed of another
_VERB_AND_DATE = regex.compile(r"(?:ban hành|issued|ký|signed) (?:ngày|on|by)")


@dataclass(frozen=True, slots=True)
class Said:
    """A relation: its kind and whether it stands in the first document's own clause."""

    kind: str
    same_clause: bool


@lru_cache(maxsize=20_000)
def relation_between(gap: str, before: str, patterns: Patterns) -> Said | None:
    """The relation that `gap`, its dates blanked out, states of the identifier before it to the one behind.

    `before` is what stands before the first identifier: who implements it cannot be "based on" for it.
    """
    if barrier(gap, patterns) or ";" in gap:
        return None
    words = read_words(_VERB_AND_DATE.sub(" ", gap.lower()), patterns.words)
    found = _leading(words)
    if found is None:
        return None
    kind, start = found
    head = words.before(start)
    if head.ending("joins") or head.first("issues", "breaks", "turns") or head.event() or head.other_document():
        return None
    if kind == "based on" and _leading(read_words(before, patterns.words)):
        return None
    if regex.search(r",\s*\p{L}[^,]*\Z", head.text) and kind not in _COMMA_FREE:
        return None  # another clause has begun: whose deed it is, is not plain
    comma = regex.search(r",\s*\Z", head.text) is not None and kind not in _COMMA_FREE
    return Said(kind, not comma)


def _leading(words: Words) -> tuple[str, int] | None:
    """The kind and place of the first relation word that leads to the end through a type word only."""
    for phrase in words.phrases:
        for kind in RELATIONS:
            if phrase.plays(f"relation:{kind}") and not words.left_over(
                "organs", "filler", "type", "number", *_RELATION_PARTS, start=phrase.end
            ):
                return kind, phrase.start
    return None
