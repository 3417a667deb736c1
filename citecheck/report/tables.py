"""The citation table of `scan`: by document, by text or by citation. Identifiers and dates are never cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from citecheck.messages import Messages
from citecheck.model import Citation, Document, Extract, Finding, Report
from citecheck.report.excerpt import clean
from citecheck.report.terminal import STYLES, ascii_only

_NONE = "—"
States = dict[tuple[str, int], list[Finding]]


def made_table(*heads: tuple[str, dict[str, Any]]) -> Table:
    table = Table(box=box.ASCII2 if ascii_only() else box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head, options in heads:
        table.add_column(head, **options)
    return table


def by_document(console: Console, report: Report, documents: Iterable[Document], said: Messages) -> None:
    """One row a document and date: how often and where it is cited, and its state."""
    tight = {"no_wrap": True}
    count = {"justify": "right", "no_wrap": True}
    table = made_table(
        (said.say("table.identifier"), tight), (said.say("table.date"), tight), (said.say("table.cited"), count),
        (said.say("table.texts"), count), (said.say("table.where"), {"overflow": "fold", "ratio": 1}),
        (said.say("table.state"), {"overflow": "fold"}),
    )  # fmt: skip
    states = _states(report)
    chosen = list(documents)
    homonyms = Counter(document.identifier.key for document in chosen if not document.scope)
    for document in chosen:
        for row in _rows(document, homonyms[document.identifier.key] > 1, states, said):
            table.add_row(*row)
    console.print(table)


def _rows(document: Document, homonym: bool, states: States, said: Messages) -> list[list[Styled]]:
    rows = []
    told = document.scope or (document.term if homonym else None)
    name = f"{document.identifier} {told}" if told else str(document.identifier)
    groups: list[tuple[str, list[Citation]]] = [(day, _full(places)) for day, places in document.dates.items()]
    loose = [citation for citation in document.citations if citation.full_date is None]
    partial = sorted((c.date.iso or c.date.raw, c) for c in loose if c.date is not None) if loose else []
    for written, places in groupby(partial, key=lambda pair: pair[0]):
        groups.append((written, [citation for _, citation in places]))
    undated = [citation for citation in loose if citation.date is None]
    if undated:
        if len(document.dates) == 1:
            groups[0] = (groups[0][0], sorted([*groups[0][1], *undated], key=lambda c: (c.source, c.start)))
        else:
            groups.append((_NONE, undated))
    for place, (day, citations) in enumerate(groups):
        texts = len({citation.source for citation in citations})
        rows.append(
            [
                Styled(name if place == 0 else ""), Styled(clean(day)), Styled(str(len(citations))), Styled(str(texts)),
                Styled(where(citations, said)), _state(citations, states, said),
            ]
        )  # fmt: skip
    return rows


def _full(places: list[Citation]) -> list[Citation]:
    """The citations among the places of a date; the mentions where no citation gives it."""
    return [citation for citation in places if citation.kind == "citation"] or places


def where(citations: list[Citation], said: Messages, most: int = 6) -> str:
    """Places as file:line, the lines of one file together."""
    files = []
    for source, members in groupby(citations, key=lambda citation: citation.source):
        lines = list(dict.fromkeys(str(citation.line) for citation in members))
        files.append(f"{clean(source.rsplit('/', 1)[-1])}:{','.join(lines)}")
    if len(files) > most:
        files = [*files[:most], said.say("table.more", count=len(files) - most)]
    return " ".join(files)


def _states(report: Report) -> States:
    """The findings at each citation, the worst first."""
    states: States = {}
    for finding in report.findings:
        if finding.level == "info":
            continue
        for side in finding.sides:
            if side.label:
                continue
            for citation in side.citations:
                states.setdefault((citation.source, citation.start), []).append(finding)
    return states


def _state(citations: list[Citation], states: States, said: Messages) -> Styled:
    found = [finding for citation in citations for finding in states.get((citation.source, citation.start), [])]
    if found:
        codes = " ".join(dict.fromkeys(finding.rule for finding in found))
        mark = "ERR" if found[0].level == "error" else "!"
        return Styled(f"{mark} {codes}", style=STYLES[found[0].level])
    if all(citation.date is None for citation in citations):
        return Styled(said.say("table.no_date"), style="dim")
    return Styled(said.say("table.ok"))


def by_text(console: Console, texts: Iterable[Extract], family: str, said: Messages) -> None:
    """Each text with the identifiers and dates that it contains."""
    table = made_table(
        (said.say("table.text"), {"overflow": "fold"}), (said.say("table.identifier"), {"no_wrap": True}),
        (said.say("table.date"), {"no_wrap": True}), (said.say("table.where"), {"overflow": "fold"}),
        (said.say("table.free"), {"justify": "right", "no_wrap": True}),
    )  # fmt: skip
    for text in texts:
        free = str(len(text.dates) - len({c.date.start for c in text.citations if c.date}))
        chosen = [c for c in text.citations if c.kind == "citation" and family in ("all", c.identifier.family)]
        rows: dict[tuple[str, str], list[str]] = {}
        for citation in chosen:
            rows.setdefault((str(citation.identifier), _day(citation)), []).append(f"{citation.line}:{citation.column}")
        if not rows:
            table.add_row(Styled(clean(text.source)), Styled(said.say("table.nothing"), style="dim"), "", "", free)
        for place, ((identifier, day), places) in enumerate(rows.items()):
            name = clean(text.source) if place == 0 else ""
            shown = [Styled(cell) for cell in (name, identifier, day, " ".join(places), "" if place else free)]
            table.add_row(*shown)
    console.print(table)


def by_citation(console: Console, texts: Iterable[Extract], family: str, why: bool, said: Messages) -> None:
    """Each citation in reading order, with the binding; with `why`, the dates that were refused."""
    table = made_table(
        (said.say("table.where"), {"overflow": "fold"}), (said.say("table.identifier"), {"no_wrap": True}),
        (said.say("table.raw"), {"overflow": "fold"}), (said.say("table.date"), {"no_wrap": True}),
        (said.say("table.binding"), {"overflow": "fold"}),
    )  # fmt: skip
    for text in texts:
        for citation in text.citations:
            if family not in ("all", citation.identifier.family):
                continue
            place = f"{clean(text.source)}:{citation.line}:{citation.column}"
            raw = clean(" ".join(citation.raw.split()))
            table.add_row(
                Styled(place), Styled(str(citation.identifier)), Styled(raw), Styled(_day(citation)),
                Styled(_binding(citation, why, said)),
            )  # fmt: skip
    console.print(table)


def _binding(citation: Citation, why: bool, said: Messages) -> str:
    parts = [citation.binding or _NONE]
    if citation.kind == "mention":
        parts.insert(0, "mention")
    if citation.date is not None:
        parts.append(f"“{clean(' '.join(citation.date.raw.split()))}”")
    if why and citation.date is not None and citation.date.order:
        parts.append(said.say("table.month_first" if citation.date.order == "month-first" else "table.day_first"))
    if why:
        parts += [f"not “{clean(' '.join(r.date.raw.split()))}”: {clean(r.reason)}" for r in citation.refusals]
    return "; ".join(parts)


def _day(citation: Citation) -> str:
    return clean(citation.date.iso or citation.date.raw) if citation.date else _NONE


def dates(console: Console, texts: Iterable[Extract], said: Messages) -> None:
    """The dates that belong to no identifier, text by text."""
    table = made_table(
        (said.say("table.text"), {"overflow": "fold"}), (said.say("table.date"), {"no_wrap": True}),
        (said.say("table.raw"), {"overflow": "fold"}), (said.say("table.where"), {"no_wrap": True}),
    )  # fmt: skip
    for text in texts:
        bound = {citation.date.start for citation in text.citations if citation.date}
        free = [(d, place) for d, place in zip(text.dates, text.places, strict=True) if d.start not in bound]
        for place, (date, (line, column)) in enumerate(free):
            name = clean(text.source) if place == 0 else ""
            raw = clean(" ".join(date.raw.split()))
            table.add_row(Styled(name), Styled(date.iso or _NONE), Styled(raw), Styled(f"{line}:{column}"))
    console.print(table)
