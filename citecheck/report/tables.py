"""The citation table of `scan`: by document, by text or by citation. Identifiers, dates and paths are never cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.text import Text as Styled

from citecheck.messages import Messages
from citecheck.model import Citation, Document, Extract, Finding, Refusal, Report
from citecheck.report.excerpt import clean
from citecheck.report.layout import Column, table, wrap
from citecheck.report.places import listed, named, short_names, spot
from citecheck.report.result import Result
from citecheck.report.terminal import STYLES, page, width_of

NONE = "—"
_MOST_FILES = 6
States = dict[tuple[str, int], list[Finding]]


@dataclass(frozen=True, slots=True)
class Group:
    """One date of a document (ISO, as written where it is not full, "" for none) and the citations that give it."""

    date: str
    citations: tuple[Citation, ...]
    registered: bool = False

    @property
    def bracketed(self) -> bool:
        """Whether places of citations without a date stand among those that give it: in brackets."""
        return bool(self.date) and any(citation.date is None for citation in self.citations)


def scan(result: Result) -> str:
    """The table asked for."""
    choice, said, width = result.choice, result.said, width_of(result)
    if not result.report.texts:
        return ""
    if choice.free:
        lines = _dates(result, width)
    elif choice.by == "text":
        lines = _by_text(result, width)
    elif choice.by == "citation":
        lines = _by_citation(result, width)
    else:
        lines = _by_document(result, width) if result.documents else [Styled(said.say("table.nothing"))]
    return page([*lines, Styled()], result)


def _by_document(result: Result, width: int) -> list[Styled]:
    """One row a document and date: how often and where it is cited, and its state."""
    said = result.said
    columns = (
        Column(said.say("table.identifier")), Column(said.say("table.date")), Column(said.say("table.cited"), True),
        Column(said.say("table.texts"), True), Column(said.say("table.where"), folds=True),
        Column(said.say("table.state"), folds=True),
    )  # fmt: skip
    states = states_of(result.report)
    names = short_names(text.source for text in result.report.texts)
    homonyms = homonyms_of(result.documents)
    rows, legend = [], False
    for document in result.documents:
        name = name_of(document, homonyms)
        for group in groups(document):
            legend = legend or group.bracketed
            rows.append([Styled(name), *_cells(group, states, names, said)])
            name = ""
    told = wrap(said.say("table.undated"), width) if legend else []
    return [*table(columns, rows, width), *(Styled(line, style="dim") for line in ["", *told] if told)]


def _cells(group: Group, states: States, names: dict[str, str], said: Messages) -> list[Styled]:
    day = Styled(clean(said.date(group.date)) or NONE)
    if group.registered:
        return [day, Styled(""), Styled("·"), Styled(""), Styled(said.say("table.registry"))]
    texts = len({citation.source for citation in group.citations})
    where = listed(group.citations, names, said, bool(group.date), _MOST_FILES)
    return [day, Styled(str(len(group.citations))), Styled(str(texts)), Styled(where), state(group, states, said)]


def homonyms_of(documents: list[Document]) -> set[str]:
    """The identifiers that stand for several documents of no locality, which their terms tell apart."""
    count = Counter(document.identifier.key for document in documents if not document.scope)
    return {key for key, number in count.items() if number > 1}


def name_of(document: Document, homonyms: set[str]) -> str:
    """The identifier, with what tells the document apart."""
    told = document.scope or (document.term if document.identifier.key in homonyms else None)
    return f"{document.identifier} {told}" if told else str(document.identifier)


def groups(document: Document) -> Iterator[Group]:
    """The dates of a document, the most frequent first, then what is no full date, then what has none.

    Citations without a date go with the only date there is. What only the registry says comes last.
    """
    undated = [citation for citation in document.citations if citation.date is None]
    days = list(document.dates.items())
    for day, places in days:
        given = [one for one in places if one.kind == "citation"] or places
        more = undated if len(days) == 1 else []
        yield Group(day, tuple(sorted([*given, *more], key=lambda one: (one.source, one.start))))
    loose = [(c.date.iso or c.date.raw, c) for c in document.citations if c.date and c.full_date is None]
    for written, pairs in groupby(sorted(loose, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        yield Group(written, tuple(citation for _, citation in pairs))
    if undated and len(days) != 1:
        yield Group("", tuple(undated))
    if document.registered is not None and document.registered not in document.dates:
        yield Group(document.registered, (), registered=True)


def states_of(report: Report) -> States:
    """The errors and warnings at each citation, the worst first."""
    states: States = {}
    for finding in report.findings:
        if finding.level == "info":
            continue
        for side in finding.sides:
            for citation in side.citations if not side.label else ():
                states.setdefault((citation.source, citation.start), []).append(finding)
    return states


def state(group: Group, states: States, said: Messages) -> Styled:
    """What is wrong with the citations of a date, or that nothing is."""
    found = [finding for one in group.citations for finding in states.get((one.source, one.start), [])]
    if found:
        codes = " ".join(dict.fromkeys(finding.rule for finding in found))
        grave = any(finding.level == "error" for finding in found)
        mark = said.say("table.error") if grave else "!"
        return Styled(f"{mark} {codes}", style=STYLES["error" if grave else "warning"])
    if all(citation.own_date is None for citation in group.citations):
        lent = any(citation.date is not None for citation in group.citations)
        return Styled(
            said.say("binding.lent" if lent else "table.no_date"), style="dim"
        )  # what nobody judged is not ok
    return Styled(said.say("table.ok"))


def _by_text(result: Result, width: int) -> list[Styled]:
    """Each text with the identifiers and dates that it contains."""
    said = result.said
    columns = (
        Column(said.say("table.text"), folds=True), Column(said.say("table.identifier")),
        Column(said.say("table.date")), Column(said.say("table.where"), folds=True),
        Column(said.say("table.free"), True),
    )  # fmt: skip
    rows: list[list[Styled]] = []
    for text in result.report.texts:
        free = str(len(text.dates) - len({one.date.start for one in text.citations if one.date}))
        name = clean(text.source)
        found: dict[tuple[str, str], list[str]] = {}
        for one in _chosen(text, result):
            if one.kind == "citation":
                found.setdefault((str(one.identifier), _day(one, said)), []).append(spot(one, said))
        if not found:
            nothing = Styled(said.say("table.nothing"), style="dim")
            rows.append([Styled(name), nothing, Styled(""), Styled(""), Styled(free)])
        for (identifier, day), places in found.items():
            rows.append([Styled(cell) for cell in (name, identifier, day, " ".join(places), free)])
            name = free = ""
    return table(columns, rows, width)


def _chosen(text: Extract, result: Result) -> list[Citation]:
    return [one for one in text.citations if result.choice.family in ("all", one.identifier.family)]


def _by_citation(result: Result, width: int) -> list[Styled]:
    """Each citation in reading order, with the binding; with `why`, the dates that were refused."""
    said = result.said
    columns = (
        Column(said.say("table.where"), folds=True), Column(said.say("table.identifier")),
        Column(said.say("table.raw"), folds=True), Column(said.say("table.date")),
        Column(said.say("table.binding"), folds=True),
    )  # fmt: skip
    rows = [
        [Styled(cell) for cell in (
            named(one, said), str(one.identifier), clean(" ".join(one.raw.split())), _day(one, said),
            _binding(one, result.choice.why, said),
        )]
        for text in result.report.texts for one in _chosen(text, result)
    ]  # fmt: skip
    return table(columns, rows, width)


def _binding(citation: Citation, why: bool, said: Messages) -> str:
    parts = [said.say(f"binding.{citation.binding}") if citation.binding else NONE]
    if citation.kind == "mention":
        parts.insert(0, said.say("table.mention"))
    if citation.date is not None:
        parts.append(f"“{clean(' '.join(citation.date.raw.split()))}”")
    if why and citation.date is not None and citation.date.order:
        parts.append(said.say("table.month_first" if citation.date.order == "month-first" else "table.day_first"))
    if why:
        parts += [refused(refusal, said) for refusal in citation.refusals]
    return "; ".join(parts)


def refused(refusal: Refusal, said: Messages) -> str:
    """A date that was not bound, and why."""
    why = said.say(f"refusal.{refusal.reason}", words=refusal.words)
    return clean(said.say("table.refused", raw=" ".join(refusal.date.raw.split()), why=why))


def _day(citation: Citation, said: Messages) -> str:
    return clean(said.date(citation.date.iso or citation.date.raw)) if citation.date else NONE


def _dates(result: Result, width: int) -> list[Styled]:
    """The dates that belong to no identifier, text by text."""
    said = result.said
    columns = (
        Column(said.say("table.text"), folds=True), Column(said.say("table.date")),
        Column(said.say("table.raw"), folds=True), Column(said.say("table.where")),
    )  # fmt: skip
    rows = []
    for text in result.report.texts:
        bound = {citation.date.start for citation in text.citations if citation.date}
        name = clean(text.source)
        for date, (line, column) in zip(text.dates, text.places, strict=True):
            if date.start not in bound:
                raw = clean(" ".join(date.raw.split()))
                day = said.date(date.iso) if date.iso else NONE
                rows.append([Styled(cell) for cell in (name, day, raw, f"{line}:{column}")])
                name = ""
    return table(columns, rows, width)
