"""What the words between two neighbouring identifiers say: this document implements that one.

The relation word must lead straight to the second document, and must be the first one's own: not joined to
another deed by "and", not behind another document or an issuing verb. A comma before it leaves it in the
sentence, not in the clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from citecheck.extract.gaps import barrier, gap_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import RELATIONS

_COMMA_FREE = {"amends", "replaces"}


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
    words = gap_words(patterns, frozenset())
    text = regex.sub(r"\s+", " ", gap.lower())
    found = _leading(text, patterns)
    if found is None:
        return None
    kind, start = found
    head = text[:start]
    if words.joins_end.search(head) or words.issues_any.search(_without_dates(head)) or _other(head, patterns):
        return None
    if kind == "based on" and _led(before.lower(), patterns):
        return None
    comma = regex.search(r",\s*\Z", head) is not None and kind not in _COMMA_FREE
    return Said(kind, not comma)


def _leading(text: str, patterns: Patterns) -> tuple[str, int] | None:
    """The kind and place of the relation word that leads to the end of `text` through a type word only."""
    words = gap_words(patterns, frozenset())
    tail = rf"(?:\s|{words.document_words.pattern}|[\"“«(:])*\Z"
    best: tuple[str, int] | None = None
    for kind in RELATIONS:
        for match in _relation(kind, patterns).finditer(text):
            if regex.match(tail, text[match.end() :]) and (best is None or match.start() < best[1]):
                best = kind, match.start()
    return best


@lru_cache(maxsize=32)
def _relation(kind: str, patterns: Patterns) -> regex.Pattern[str]:
    return regex.compile(patterns.words.pool().relations[kind])


def _led(before: str, patterns: Patterns) -> bool:
    """Whether a relation word leads to the first identifier itself: thực hiện 18-NQ/TW theo …"""
    return _leading(regex.sub(r"\s+", " ", before), patterns) is not None


def _other(head: str, patterns: Patterns) -> bool:
    """Whether another document is named before the relation word, which is then that one's."""
    return gap_words(patterns, frozenset()).other_document.search(head) is not None


def _without_dates(head: str) -> str:
    return regex.sub(r"(?:ban hành|issued|ký|signed) (?:ngày|on|by)", " ", head)
