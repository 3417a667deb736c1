"""What is said beside an identifier: the Party term, and the word for the document's type."""

from __future__ import annotations

from citecheck.extract.identifiers import Occurrence
from citecheck.extract.wording import read_words
from citecheck.model import CitedDate
from citecheck.patterns import Patterns


def term_said(text: str, occurrence: Occurrence, limit: int, patterns: Patterns) -> str | None:
    """The Party term said beside an identifier, in the rest of its clause, before `limit` (the next identifier)."""
    if occurrence.local or occurrence.identifier.family == "state":
        return None
    behind = text[occurrence.end : min(limit, occurrence.end + 110)]
    for cut in ("\n\n", ". ", ";"):
        behind = behind.split(cut)[0]
    return patterns.term_words.find(behind)


def term_of(date: CitedDate | None, occurrence: Occurrence, patterns: Patterns) -> str | None:
    """The term a date falls in, for central Party documents; None where two are possible."""
    if date is None or date.iso is None or occurrence.local or occurrence.identifier.family == "state":
        return None
    if not date.possible:
        return None
    terms = patterns.terms.of(date.iso)
    return terms[0] if len(terms) == 1 else None


def type_word(text: str, occurrence: Occurrence, patterns: Patterns) -> str:
    """The type word that introduces an identifier (Chỉ thị, Directive), or ""."""
    if not occurrence.introduced or occurrence.mention:
        return ""
    words = read_words(text[max(0, occurrence.start - 40) : occurrence.start], patterns.words)
    number = words.ending("number")
    head = words.before(number.start) if number else words
    kind = head.ending("type")
    return head.word(kind) if kind else ""
