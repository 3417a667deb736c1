"""An explanation of an identifier in words: sections of labelled lines, and how they stand on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text as Styled

from citecheck.check.explanation import Explanation, Pair, Slot, Standing
from citecheck.check.judging import Evidence, Verdict
from citecheck.check.rules.odd_form import form_in_words
from citecheck.messages import Messages
from citecheck.model import Citation
from citecheck.registry import Row
from citecheck.registry.lookup import Entry
from citecheck.report.excerpt import clean
from citecheck.report.layout import wrap


@dataclass(frozen=True, slots=True)
class Line:
    """A line; one without a label is a head, over the labelled lines that follow it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A title and its lines."""

    title: str
    lines: tuple[Line, ...]


def sections(told: Explanation, said: Messages) -> Iterator[Section]:
    """The sections that have something to say."""
    say = said.say
    yield Section(str(told.asked.identifier), tuple(_reading(told, said)))
    documents = [line for one in told.standings for line in _standing(one, said)]
    documents += [Line("", _around(entry, said)) for entry in told.around]
    yield Section(
        say("explain.documents", count=len(told.standings)),
        tuple(documents) or (Line("", say("explain.nothing_known", series=told.asked.identifier.series)),),
    )
    if not told.places:
        return
    places = tuple(line for one in told.places for line in _place(one, said))
    yield Section(say("explain.places", count=len(told.places)), places)
    if told.pairs or told.apart:
        yield Section(
            say("explain.judged"), (*_apart(told, said), *(line for p in told.pairs for line in _pair(p, told, said)))
        )
    yield Section(say("explain.findings", count=len(told.findings)), tuple(_findings(told, said)))


def _reading(told: Explanation, said: Messages) -> Iterator[Line]:
    asked, identifier = told.asked, told.asked.identifier
    unknown = said.say("explain.unknown_code")
    if asked.form != "official":
        yield _line("written", f"{asked.raw} ({form_in_words(asked.form, said)})", said)
    if identifier.type:
        yield _line("type", f"{identifier.type}: {told.type or unknown}", said)
    yield _line("issuer", f"{identifier.issuer}: {told.issuer or unknown}", said)
    yield _line("key", identifier.key, said)
    yield _line("family", said.say(f"explain.family_{identifier.family}"), said)
    kind = "unknown" if told.issuer is None else "local" if asked.local else "central"
    yield _line("numbers", said.say(f"explain.numbers_{identifier.family}_{kind}"), said)


def _standing(one: Standing, said: Messages) -> Iterator[Line]:
    status = said.say(f"registry.{one.row.status}") if one.row else said.say("explain.unregistered")
    dates = ", ".join(map(said.date, one.dates)) or said.say("registry.undated")
    term = said.say("said.term", term=one.term) if one.term else ""
    yield Line("", " · ".join(part for part in (dates, one.scope, term, status) if part))
    if one.row is not None:
        named = [("title", one.row.title), ("issued_by", one.row.issuer)]
        named += [("source", source) for source in one.row.sources]
        yield from (_line(label, text, said) for label, text in (*named, ("note", one.row.note)) if text)
    for slot in one.slots:
        yield _line("between", _neighbours(slot, len(one.slots) > 1, said), said)
        yield _line("order", said.say(f"explain.order_{'proves' if slot.proves else 'unproven'}"), said)
    if one.document is not None:
        yield _line("cited", _counts(one, said), said)


def _neighbours(slot: Slot, several: bool, said: Messages) -> str:
    """The neighbours of the number; where the dates lie in several periods, with the date that leads there."""
    key = "both" if slot.before and slot.after else "lower" if slot.before else "higher"
    told = said.say(f"explain.slot_{key}", before=_row(slot.before, said), after=_row(slot.after, said))
    return said.say("explain.slot_if", date=slot.date, slot=told) if several else told


def _counts(one: Standing, said: Messages) -> str:
    """The dates of the document with the number of their places."""
    assert one.document is not None
    dates = [f"{said.date(day)} ({len(places)}×)" for day, places in one.document.dates.items()]
    undated = sum(citation.full_date is None for citation in (*one.document.citations, *one.document.mentions))
    return ", ".join([*dates, *([f"{said.say('table.no_date')} ({undated}×)"] if undated else [])])


def _row(row: Row | None, said: Messages) -> str:
    return said.say("registry.number", identifier=row.identifier, date=row.date) if row else said.say("registry.nobody")


def _around(entry: Entry, said: Messages) -> str:
    term = said.say("said.term", term=entry.term) if entry.term else ""
    where = ", ".join(part for part in (entry.scope, term) if part) or entry.series
    return said.say("registry.between", where=where, before=_row(entry.before, said), after=_row(entry.after, said))


def _place(citation: Citation, said: Messages) -> Iterator[Line]:
    where = f"{citation.source}:{citation.line}:{citation.column}"
    named = said.place(citation.locator or "")
    yield Line("", " · ".join(part for part in (where, named, " ".join(citation.raw.split())) if part))
    if citation.date is None:
        yield _line("date", said.say("table.no_date"), said)
    else:
        date, raw = citation.date, " ".join(citation.date.raw.split())
        binding = said.say(f"explain.bound_{citation.binding}") if citation.binding else ""
        yield _line("date", ", ".join(part for part in (said.date(date.iso or raw), f"“{raw}”", binding) if part), said)
    if citation.kind == "mention":
        yield _line("written", said.say("table.mention"), said)
    elif citation.form != "official":
        yield _line("written", form_in_words(citation.form, said), said)
    if citation.term_said:
        near = said.say(f"explain.term_{'close' if citation.term_close else 'apart'}")
        yield _line("term", f"{citation.term_said} ({near})", said)
    if citation.local:
        why = said.say(f"explain.scope_{citation.scope_said or 'unknown'}")
        yield _line("locality", f"{citation.scope} ({why})" if citation.scope else why, said)
    if citation.relation is not None:
        relation = said.say(f"said.relation.{citation.relation.kind}")
        yield _line("relation", f"{relation} {citation.relation.basis}", said)
    for refusal in citation.refusals:
        why = said.say(f"refusal.{refusal.reason}", words=refusal.words)
        yield _line("refused", f"“{' '.join(refusal.date.raw.split())}”: {why}", said)


def _apart(told: Explanation, said: Messages) -> Iterator[Line]:
    if told.apart:
        named = sorted({scope or said.say("explain.scope_unknown") for scope in told.apart})
        yield Line("", said.say("explain.apart", places="; ".join(named)))


def _pair(pair: Pair, told: Explanation, said: Messages) -> Iterator[Line]:
    judged = pair.judgement
    if isinstance(judged, Verdict):
        yield Line("", said.say("explain.one_document", date=pair.date, other=pair.other))
        certainty = said.say(f"explain.certainty_{judged.certainty}")
        yield _line("verdict", f"{said.say(f'level.{judged.level}')}, {certainty}", said)
        yield _line("why", said.say(f"said.conflict_why.{judged.cause}"), said)
        if not pair.together:
            yield _line("but", said.say("explain.elsewhere"), said)
        settled = judged.level == "error"
    else:
        yield Line("", said.say("explain.two_documents", date=pair.date, other=pair.other))
        yield _line("why", _evidence(judged.reason, "two", said), said)
        settled = judged.reason.key == "both_registered"
    if isinstance(judged, Verdict) or not settled:  # the rows of two known documents stand above
        yield from (_line("why", _evidence(item, "said.evidence", said), said) for item in judged.evidence)
    if not settled:
        yield _line("decide", said.say("explain.decide", identifier=told.asked.identifier), said)


def _evidence(item: Evidence, table: str, said: Messages) -> str:
    return said.say(f"{table}.{item.key}", **dict(item.values))


def _findings(told: Explanation, said: Messages) -> Iterator[Line]:
    for finding in told.findings:
        where = f"{finding.place.source}:{finding.place.line}:{finding.place.column}"
        yield Line("", f"{said.say(f'level.{finding.level}')}[{finding.rule}] {where}: {finding.message}")
    for one in told.suppressed:
        why = said.say("explain.suppressed", place=f"{one.place.source}:{one.place.line}", reason=one.reason or "—")
        yield Line("", f"[{one.finding.rule}] {one.finding.message} ({why})")
    if not told.findings and not told.suppressed:
        yield Line("", said.say("explain.no_findings"))


def _line(label: str, text: str, said: Messages) -> Line:
    return Line(said.say(f"explain.label.{label}"), text)


def lines(told: Explanation, said: Messages, width: int) -> Iterator[Styled]:
    """The sections, each under its title, wrapped between words to a width."""
    for place, section in enumerate(sections(told, said)):
        if place:
            yield Styled()
        yield Styled(clean(section.title), style="bold")
        labels = max((cell_len(line.label) for line in section.lines), default=0)
        for line in section.lines:
            blank = " " * (labels - cell_len(line.label))
            head = f"    {line.label}{blank}  " if line.label else "  "
            for number, part in enumerate(wrap(clean(line.text), max(width - cell_len(head), 20))):
                begun = head if number == 0 else " " * cell_len(head)
                yield Styled(begun).append(part, style="" if line.label else "cyan")
