"""Text → identifiers, dates and bindings: `extract` reads one text, alone, by the patterns."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import normalize

from citecheck.extract.asides import Asides, find_asides
from citecheck.extract.binding import Bound, bind
from citecheck.extract.clean import view_of
from citecheck.extract.dates import Dated, find_dates, without_dates, year_behind
from citecheck.extract.identifiers import Occurrence, find_identifiers
from citecheck.extract.language import language_of
from citecheck.extract.localities import Scope, scopes
from citecheck.extract.mentions import find_mentions, of_others, undated
from citecheck.extract.near import near
from citecheck.extract.relations import announced, basis_first, relation_between
from citecheck.extract.said import about, term_of, term_said, type_word
from citecheck.model import Citation, Extract, Refusal, Relation, Text
from citecheck.patterns import Patterns, load_patterns
from citecheck.view import View


def extract(text: Text, patterns: Patterns | None = None, scope: str | None = None, whole: bool = True) -> Extract:
    """All citations and dates of a text, in reading order, with offsets in the text as stored.

    `scope` is the locality of the local identifiers that nothing in the text places. With `whole` false, what
    judging needs and no more: the same citations, of the dates those that could be bound to one, and not the text's
    language.
    """
    known = patterns or load_patterns()
    asides = find_asides(text, known)
    view = view_of(text, known.folds, asides.edits)
    full = find_identifiers(view.text, known)
    mentions = find_mentions(view.text, full, known)
    dates = _dates(view, text.content, full, mentions, known, whole) if full or whole else []
    short = [one for one in undated(mentions, dates) if not of_others(view.text, one, dates, known)]
    occurrences = sorted([*full, *short], key=lambda one: one.start)
    cited = tuple(dated.date for dated in dates)
    language = text.language or (language_of(view.text) if whole else None)
    citations = _citations(text, view, occurrences, dates, asides, scope, known)
    return Extract(
        text.source, text.format, text.encoding, language, len(text.content), citations, cited,
        tuple(text.place(date.start) for date in cited), text.published, text.notes, asides.marks,
        corrections=_corrections(citations, view, known),
    )  # fmt: skip


def _corrections(citations: tuple[Citation, ...], view: View, patterns: Patterns) -> tuple[int, ...]:
    """Where a text that gives one identifier two days says that it corrects something, in the text as stored."""
    days = {(one.identifier.key, one.full_date) for one in citations if one.full_date}
    if len(days) == len({key for key, _ in days}):
        return ()
    return tuple(view.start(match.start()) for match in patterns.corrections.finditer(view.text))


def _dates(
    view: View, content: str, full: list[Occurrence], mentions: list[Occurrence], patterns: Patterns, whole: bool
) -> list[Dated]:
    """The dates of a view: all, or those near an identifier or what may be the mention of one."""
    parts = None if whole else near(view.text, [*full, *mentions])
    dates = _outside(find_dates(view, content, patterns, parts), full)
    return _with_years(dates, full, view, content)


def _citations(
    text: Text,
    view: View,
    occurrences: list[Occurrence],
    dates: list[Dated],
    asides: Asides,
    scope: str | None,
    patterns: Patterns,
) -> tuple[Citation, ...]:
    bound = bind(view.text, occurrences, dates, patterns)
    relations = _relations(view, occurrences, dates, patterns)
    places = scopes(view.text, text.source, occurrences, patterns, scope)
    limits = [one.start for one in occurrences[1:]] + [len(view.text)]
    return tuple(
        _citation(
            text,
            view,
            occurrence,
            limits[place],
            bound[place],
            dates,
            relations.get(place),
            places[place],
            asides,
            patterns,
        )
        for place, occurrence in enumerate(occurrences)
    )


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
    view: View, occurrences: list[Occurrence], dates: list[Dated], patterns: Patterns
) -> dict[int, Relation]:
    """Index of an identifier → what it is said to carry out, amend or rest on."""
    found: dict[int, Relation] = {}
    for place in range(len(occurrences) - 1):
        first, second = occurrences[place], occurrences[place + 1]
        if second.start - first.end > 300:
            continue
        gap = without_dates(view.text[first.end : second.start], first.end, dates)
        before = view.text[max(0, first.start - 80) : first.start]
        said = basis_first(gap, patterns)
        if said is not None:
            found[place + 1] = Relation(said.kind, first.identifier, view.start(first.start), said.same_clause)
            continue
        said = relation_between(gap, before, patterns)
        if said is not None:
            found[place] = Relation(said.kind, second.identifier, view.start(second.start), said.same_clause)
            continue
        since = occurrences[place - 1].end if place else 0
        kind = announced(gap, view.text[max(since, first.start - 80) : first.start], patterns)
        if kind is not None:
            # the comma leaves open whose deed it is; what the second says of itself, it says later
            found[place + 1] = Relation(kind, first.identifier, view.start(first.start), same_clause=False)
    return found


def _citation(
    text: Text,
    view: View,
    occurrence: Occurrence,
    limit: int,
    bound: Bound,
    dates: list[Dated],
    relation: Relation | None,
    scope: Scope,
    asides: Asides,
    patterns: Patterns,
) -> Citation:
    start, end = view.start(occurrence.start), view.end(occurrence.end)
    dated = dates[bound.date] if bound.date is not None else None
    span = (dated.start, dated.end) if dated else None
    said = term_said(view.text, occurrence, limit, span, patterns)
    date = dated.date if dated else None
    raw = text.content[start:end]
    return Citation(
        text.source,
        start,
        end,
        *text.place(start),
        raw,
        occurrence.identifier,
        form=_form(occurrence, view, _written(text, occurrence, view)),
        known=occurrence.known,
        kind="mention" if occurrence.mention else "citation",
        date=date,
        binding=bound.binding,
        term=said.term if said else term_of(date, occurrence, patterns),
        term_said=said.term if said else None,
        term_close=said is not None and said.close,
        local=occurrence.local,
        level=occurrence.level,
        scope=scope.locality,
        scope_said=scope.said,
        relation=relation,
        refusals=tuple(Refusal(dates[index].date, reason, words) for index, reason, words in bound.refusals),
        locator=text.locate(start),
        type_word=type_word(view.text, occurrence, patterns),
        about=about(view.text, occurrence, limit, span),
        sic=asides.sic(text.content, end, date.end if date else end),
    )


def _written(text: Text, occurrence: Occurrence, view: View) -> str:
    """The letters of an identifier as the text's reader saw them: a tag of HTML is none, one in a plain text is."""
    if text.view is None:
        return text.content[view.start(occurrence.start) : view.end(occurrence.end)]
    inner = replace(view, under=None)
    return text.view.text[inner.start(occurrence.start) : inner.end(occurrence.end)]


def _form(occurrence: Occurrence, view: View, raw: str) -> str:
    """How an identifier is written, the marks and escapes inside it that the view does not show included."""
    seen = view.text[occurrence.start : occurrence.end]
    if raw == seen:
        return occurrence.form
    odd = "decomposed letters" if normalize("NFC", raw) == seen else "marks or escapes inside"
    return odd if occurrence.form == "official" else f"{occurrence.form}, {odd}"


__all__ = ["extract"]
