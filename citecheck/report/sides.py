"""The table of `compare`: original and translation side by side, a row a document, above the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.text import Text as Styled

from citecheck.check.translation import Citations, Row, rows_of
from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Pair
from citecheck.report import findings
from citecheck.report.excerpt import clean
from citecheck.report.layout import Column, table
from citecheck.report.places import spot
from citecheck.report.result import Result
from citecheck.report.tables import NONE
from citecheck.report.terminal import STYLES, page, width_of

_MOST = 4
"""Places of one document that are named; the rest are counted."""
_Findings = dict[tuple[str, str], list[Finding]]


def brief(result: Result) -> str:
    """The table, then the findings, a line quoted for each side."""
    return _sides(result) + findings.brief(result)


def full(result: Result) -> str:
    """The table, then the findings, every place quoted."""
    return _sides(result) + findings.full(result)


def _sides(result: Result) -> str:
    """A table for each pair; of several pairs, a line for one that agrees."""
    found = _by_document(result.report.findings)
    pairs = result.report.pairs
    return page((line for pair in pairs for line in _pair(pair, found, len(pairs) > 1, result)), result)


def _pair(pair: Pair, found: _Findings, several: bool, result: Result) -> Iterator[Styled]:
    said = result.said
    head = f"{clean(pair.original.source)} ↔ {clean(pair.translation.source)}"
    rows = [(row, _of(row, pair, found)) for row in rows_of(pair)]
    if not rows:
        yield Styled(f"{head}: {said.say('table.nothing')}")
    elif several and not any(about for _, about in rows):
        yield Styled(f"{head}: {said.say('sides.agree', count=len(rows))}")
    else:
        columns = (
            Column(said.say("table.identifier")), Column(said.say("sides.original")),
            Column(said.say("table.where"), folds=True), Column(said.say("sides.translation")),
            Column(said.say("table.where"), folds=True), Column(said.say("table.state"), folds=True),
        )  # fmt: skip
        cells = [line for row, about in rows for line in _lines(row, about, said)]
        yield from (Styled(head, style="bold"), *table(columns, cells, width_of(result)), Styled())


def _by_document(every: Iterable[Finding]) -> _Findings:
    """(the text it is shown in, the document) → the findings that compare, the gravest first."""
    found: _Findings = defaultdict(list)
    for finding in every:
        if finding.rule.startswith("CC4") and finding.identifier is not None:
            found[finding.place.source, finding.identifier.key].append(finding)
    return found


def _of(row: Row, pair: Pair, found: _Findings) -> list[Finding]:
    """The findings about a document of a pair: another original may have been compared with the same translation."""
    sources = {pair.translation.source, *(one.source for one in row.translation)}
    here = {(one.source, one.start) for one in (*row.original, *row.translation)}
    return [
        finding
        for source in sorted(sources)
        for finding in found.get((source, row.identifier.key), ())
        if all((one.source, one.start) in here for side in finding.sides for one in side.citations)
    ]


def _lines(row: Row, about: list[Finding], said: Messages) -> Iterator[list[Styled]]:
    """A line of cells, and one more for each further date."""
    first = [str(row.identifier), _places(row.original, said), _places(row.translation, said)]
    for ours, theirs in zip_longest(_days(row.original, said), _days(row.translation, said), fillvalue=""):
        name, here, there = first
        state = _state(about, said) if name else Styled("")
        yield [*map(Styled, (name, ours, here, theirs, there)), state]
        first = ["", "", ""]


def _days(citations: Citations, said: Messages) -> list[str]:
    """Every date that is given, once; a dash where none is, nothing where the document is not cited."""
    given = (said.date(one.date.iso) if one.date.iso else _written(one) for one in citations if one.date)
    return list(dict.fromkeys(given)) or ([NONE] if citations else [""])


def _written(citation: Citation) -> str:
    return clean(" ".join(citation.date.raw.split())) if citation.date else ""


def _places(citations: Citations, said: Messages) -> str:
    places = list(dict.fromkeys(map(spot, citations)))
    more = [said.say("table.more", count=len(places) - _MOST)] if len(places) > _MOST else []
    return " ".join([*places[:_MOST], *more])


def _state(about: list[Finding], said: Messages) -> Styled:
    if not about:
        return Styled(said.say("table.ok"))
    marks = {"error": "ERR", "warning": "!", "info": said.say("level.info")}
    codes = " ".join(dict.fromkeys(finding.rule for finding in about))
    return Styled(f"{marks[about[0].level]} {codes}", style=STYLES[about[0].level])
