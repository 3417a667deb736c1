"""The table of `compare`: original and translation side by side, a row a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text as Styled

from citecheck.check.translation import Row, rows_of
from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Pair, Report
from citecheck.report.excerpt import clean
from citecheck.report.tables import made_table
from citecheck.report.terminal import STYLES, ascii_only

_MOST = 4
"""Places of one document that are named; the rest are counted."""
_NONE = "—"
_Findings = dict[tuple[str, str], list[Finding]]


def show(console: Console, report: Report, said: Messages) -> None:
    """A table for each pair; of several pairs, a line for one that agrees."""
    found = _by_document(report.findings)
    for pair in report.pairs:
        rows = [(row, _of(row, pair, found)) for row in rows_of(pair)]
        agrees = not any(findings for _, findings in rows)
        arrow = "<->" if ascii_only() else "↔"
        head = f"{clean(pair.original.source)} {arrow} {clean(pair.translation.source)}"
        if agrees and (len(report.pairs) > 1 or not rows):
            state = said.say("sides.agree", count=len(rows)) if rows else said.say("table.nothing")
            console.print(Styled(f"{head}: {state}"), overflow="fold")
            continue
        console.print(Styled(head, style="bold"), overflow="fold")
        _table(console, rows, said)
        console.print()


def _table(console: Console, rows: Iterable[tuple[Row, list[Finding]]], said: Messages) -> None:
    tight, fold = {"no_wrap": True}, {"overflow": "fold"}
    table = made_table(
        (said.say("table.identifier"), tight), (said.say("sides.original"), tight), (said.say("table.where"), fold),
        (said.say("sides.translation"), tight), (said.say("table.where"), fold), (said.say("table.state"), fold),
    )  # fmt: skip
    for row, findings in rows:
        table.add_row(
            Styled(clean(str(row.identifier))), _dates(row.original), _places(row.original, said),
            _dates(row.translation), _places(row.translation, said), _state(findings, said),
        )  # fmt: skip
    console.print(table)


def _by_document(findings: Iterable[Finding]) -> _Findings:
    """(the text it is shown in, the document) → the findings that compare."""
    found: _Findings = defaultdict(list)
    for finding in findings:
        if finding.rule.startswith("CC4") and finding.identifier is not None:
            found[finding.place.source, finding.identifier.key].append(finding)
    return found


def _of(row: Row, pair: Pair, found: _Findings) -> list[Finding]:
    """The findings about a document of a pair: another original may have been compared with the same translation."""
    sources = {pair.translation.source, *(one.source for one in pair.translation.citations)}
    here = {(one.source, one.start) for one in (*row.original, *row.translation)}
    return [
        finding
        for source in sorted(sources)
        for finding in found.get((source, row.identifier.key), ())
        if all((one.source, one.start) in here for side in finding.sides for one in side.citations)
    ]


def _dates(citations: tuple[Citation, ...]) -> Styled:
    """Every date that is given, once; a dash where none is, nothing where the document is not cited."""
    days = dict.fromkeys(one.date.iso or " ".join(one.date.raw.split()) for one in citations if one.date)
    return Styled("\n".join(map(clean, days)) if days else _NONE if citations else "")


def _places(citations: tuple[Citation, ...], said: Messages) -> Styled:
    places = list(dict.fromkeys(one.locator or f"{one.line}:{one.column}" for one in citations))
    more = [said.say("table.more", count=len(places) - _MOST)] if len(places) > _MOST else []
    return Styled(clean(" ".join(places[:_MOST] + more)))


def _state(findings: list[Finding], said: Messages) -> Styled:
    if not findings:
        return Styled(said.say("table.ok"))
    marks = {"error": "ERR", "warning": "!", "info": said.say("level.info")}
    codes = " ".join(dict.fromkeys(finding.rule for finding in findings))
    return Styled(f"{marks[findings[0].level]} {codes}", style=STYLES[findings[0].level])
