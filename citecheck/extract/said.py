"""What is said beside an identifier: the Party term, and the word for the document's type."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck import expressions as regex
from citecheck.extract.announced import word_of_type
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.wording import ending, read_words
from citecheck.model import OWN_TERMS, CitedDate
from citecheck.patterns import Patterns

_REACH = 140
_SUBJECT = 120
# the full stop of an ordinal ends nothing: des 13. Zentralkomitees
_CLAUSE_END = regex.compile(r"\n\n|;|(?<!(?<![\d./-])\b(?:\d{1,2}|[IVX]{1,5}))\.\s")
_WORD = regex.compile(r"[\p{L}\p{M}]+")


@dataclass(frozen=True, slots=True)
class TermSaid:
    """A Party term said behind an identifier; `close`: only the date and the issuing body stand between."""

    term: str
    close: bool


def term_said(
    text: str, occurrence: Occurrence, limit: int, date: tuple[int, int] | None, patterns: Patterns
) -> TermSaid | None:
    """The Party term said of an identifier, in the rest of its clause, before `limit` (the next identifier).

    A term behind the type word of another document is that one's, and is not taken. `date` is where
    the bound date stands in the text.
    """
    if not _of_the_party(occurrence):
        return None
    behind = text[occurrence.end : min(limit, occurrence.end + _REACH)]
    behind = _CLAUSE_END.split(behind, 1)[0]
    found = patterns.term_words.find(behind)
    if found is None:
        return None
    words = read_words(_without(behind[: found.start], occurrence.end, date), patterns.words)
    if words.first("type"):
        return None
    close = not words.left_over("organs", "issuer", "filler", "dated", "on", "at", "passive", "issues", "brings")
    return TermSaid(found.term, close)


def about(text: str, occurrence: Occurrence, limit: int, date: tuple[int, int] | None) -> str:
    """What the clause goes on to say behind an identifier and its date: the document's subject, mostly."""
    start = max(occurrence.end, date[1]) if date and date[0] >= occurrence.end else occurrence.end
    behind = text[start : min(limit, start + _SUBJECT)]
    for cut in ("\n", ". ", ";", ", "):
        behind = behind.split(cut)[0]
    return " ".join(_WORD.findall(behind))


def _without(gap: str, start: int, date: tuple[int, int] | None) -> str:
    """The gap behind an identifier with the bound date blanked out."""
    if date is None or not start <= date[0] < start + len(gap):
        return gap
    return gap[: date[0] - start] + " " + gap[date[1] - start :]


def term_of(date: CitedDate | None, occurrence: Occurrence, patterns: Patterns) -> str | None:
    """The term a date falls in, for central Party documents; None where two are possible."""
    if date is None or date.iso is None or not _of_the_party(occurrence):
        return None
    if not date.possible:
        return None
    terms = patterns.terms.of(date.iso)
    return terms[0] if len(terms) == 1 else None


def _of_the_party(occurrence: Occurrence) -> bool:
    """Whether a number belongs to a term of the Central Committee: no local, no State one, no union's or army's."""
    return not occurrence.local and occurrence.identifier.family == "party" and occurrence.level != OWN_TERMS


def type_word(text: str, occurrence: Occurrence, patterns: Patterns) -> str:
    """The type word that introduces an identifier (Chỉ thị, Directive), or ""."""
    if not occurrence.introduced or occurrence.mention:
        return ""
    return word_of_type(ending(text[max(0, occurrence.start - 40) : occurrence.start], patterns), patterns)
