"""Text → identifiers, dates and bindings: `extract` reads one text, alone, by the patterns."""

from __future__ import annotations

import regex

from citecheck.extract.binding import Bound, bind
from citecheck.extract.dates import Dated, find_dates, year_behind
from citecheck.extract.identifiers import Occurrence, find_identifiers
from citecheck.extract.localities import scopes
from citecheck.extract.relations import relation_between
from citecheck.model import Citation, CitedDate, Extract, Refusal, Relation, Text
from citecheck.patterns import Patterns, load_patterns
from citecheck.read.view import View, make_view


def extract(text: Text, patterns: Patterns | None = None) -> Extract:
    """All citations and dates of a text, in reading order, with offsets in the text as stored."""
    known = patterns or load_patterns()
    view = make_view(text.content, known.folds)
    occurrences = find_identifiers(view.text, known)
    dates = _outside(find_dates(view, text.content, known), occurrences)
    dates = _with_years(dates, occurrences, view, text.content)
    bound = bind(view.text, occurrences, dates, known)
    relations = _relations(view, occurrences, dates, bound, known)
    places = scopes(view.text, text.source, occurrences, known)
    citations = tuple(
        _citation(text, view, occurrence, bound[place], dates, relations.get(place), places[place], known)
        for place, occurrence in enumerate(occurrences)
    )
    own = next((c.date for c in citations if c.binding == "header"), None)
    cited = tuple(dated.date for dated in dates)
    return Extract(
        text.source, text.format, text.encoding, language_of(text.content), len(text.content), citations, cited, own,
        tuple(text.place(date.start) for date in cited),
    )  # fmt: skip


def _outside(dates: list[Dated], occurrences: list[Occurrence]) -> list[Dated]:
    """The dates that are no part of an identifier (30/2020/NĐ-CP)."""
    spans = [(one.start, one.end) for one in occurrences]
    kept, place = [], 0
    for date in dates:
        while place < len(spans) and spans[place][1] <= date.start:
            place += 1
        if place == len(spans) or date.end <= spans[place][0]:
            kept.append(date)
    return kept


def _with_years(dates: list[Dated], occurrences: list[Occurrence], view: View, content: str) -> list[Dated]:
    """The dates, and the bare years right behind an identifier."""
    years = [year for one in occurrences if (year := year_behind(view.text, one.end, view, content))]
    taken = {dated.start for dated in dates}
    more = [year for year in years if year.start not in taken]
    return sorted([*dates, *more], key=lambda dated: dated.start) if more else dates


def _relations(
    view: View, occurrences: list[Occurrence], dates: list[Dated], bound: list[Bound], patterns: Patterns
) -> dict[int, Relation]:
    """Index of an identifier → what it is said to carry out, amend or rest on."""
    found: dict[int, Relation] = {}
    for place in range(len(occurrences) - 1):
        first, second = occurrences[place], occurrences[place + 1]
        if second.start - first.end > 300:
            continue
        gap = _without(view.text[first.end : second.start], first.end, dates)
        before = view.text[max(0, first.start - 80) : first.start]
        said = relation_between(gap, before, patterns)
        if said is not None:
            date = bound[place + 1].date
            found[place] = Relation(
                said.kind,
                second.identifier,
                dates[date].date if date is not None else None,
                view.start(second.start),
                said.same_clause,
            )
    return found


def _without(gap: str, start: int, dates: list[Dated]) -> str:
    """The gap with its dates, and the commas that set them off, blanked out."""
    for dated in dates:
        if start <= dated.start and dated.end <= start + len(gap):
            left, right = dated.start - start, dated.end - start
            comma = regex.match(r"\s*,", gap[right:])
            behind = " " * comma.end() + gap[right + comma.end() :] if comma else gap[right:]
            gap = regex.sub(r",(?=[\s\p{L}]*\Z)", " ", gap[:left]) + " " * (right - left) + behind
    return gap


def _citation(
    text: Text,
    view: View,
    occurrence: Occurrence,
    bound: Bound,
    dates: list[Dated],
    relation: Relation | None,
    scope: str | None,
    patterns: Patterns,
) -> Citation:
    start, end = view.start(occurrence.start), view.end(occurrence.end)
    line, column = text.place(start)
    said = term_said(view.text, occurrence, patterns)
    date = dates[bound.date].date if bound.date is not None else None
    return Citation(
        text.source, start, end, line, column, text.content[start:end], occurrence.identifier,
        form=occurrence.form, known=occurrence.known, date=date, binding=bound.binding,
        term=said or term_of(date, occurrence, patterns), term_said=said, local=occurrence.local, level=occurrence.level,
        scope=scope if occurrence.local else None, relation=relation,
        refusals=tuple(Refusal(dates[index].date, reason) for index, reason in bound.refusals),
    )  # fmt: skip


def term_said(text: str, occurrence: Occurrence, patterns: Patterns) -> str | None:
    """The Party term said beside an identifier, in the rest of its clause."""
    if occurrence.local or occurrence.identifier.family == "state":
        return None
    behind = text[occurrence.end : occurrence.end + 110]
    for cut in ("\n\n", ". ", ";", "/"):
        place = behind.find(cut, 12)
        if place >= 0 and cut != "/":
            behind = behind[:place]
    follower = patterns_identifier_start(behind)
    return patterns.term_words.find(behind[:follower])


def patterns_identifier_start(text: str) -> int:
    """Where the next number-and-code begins in `text`; what follows it is said of that one."""
    for place in range(1, len(text) - 3):
        if text[place].isdigit() and text[place + 1 : place + 3].lstrip("0123456789")[:1] in "-–/" and place > 2:
            return place
    return len(text)


def term_of(date: CitedDate | None, occurrence: Occurrence, patterns: Patterns) -> str | None:
    """The term a date falls in, for central Party documents; None where two are possible."""
    if date is None or date.iso is None or occurrence.local or occurrence.identifier.family == "state":
        return None
    if not date.possible:
        return None
    terms = patterns.terms.of(date.iso)
    return terms[0] if len(terms) == 1 else None


def language_of(content: str) -> str | None:
    """The language a text is mostly in, told by its letters; for the record only, it decides nothing."""
    sample = content[:20_000].lower()
    vietnamese = sum(sample.count(letter) for letter in "ạảấầẩậắằặẹẻẽếềểệỉịọỏốồổộớờởợụủứừửựỳỵỷỹđơư")
    cyrillic = sum("а" <= letter <= "я" for letter in sample)
    letters = sum(letter.isalpha() for letter in sample) or 1
    if vietnamese / letters > 0.05:
        return "vi"
    if cyrillic / letters > 0.4:
        return "ru"
    ascii_letters = sum("a" <= letter <= "z" for letter in sample)
    english = sum(sample.count(f" {word} ") for word in ("the", "of", "and", "to"))
    return "en" if ascii_letters / letters > 0.9 and english * 60 > letters / 5 else None


__all__ = ["extract"]
