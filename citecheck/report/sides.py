"""The table of `compare`: original and translation side by side, a row a document, above the findings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from rich.text import Text as Styled

from citecheck.check.translation import Citations
from citecheck.messages import Messages
from citecheck.model import Finding
from citecheck.report import findings
from citecheck.report.excerpt import clean
from citecheck.report.layout import Column, table
from citecheck.report.places import spot
from citecheck.report.result import Result
from citecheck.report.sidebyside import Line, SideBySide, days, side_by_side
from citecheck.report.terminal import STYLES, page, width_of

_MOST = 4
"""Places of one document that are named; the rest are counted."""


def brief(result: Result) -> str:
    """The table, then the findings, a line quoted for each side."""
    return _sides(result) + findings.brief(result)


def full(result: Result) -> str:
    """The table, then the findings, every place quoted."""
    return _sides(result) + findings.full(result)


def _sides(result: Result) -> str:
    """A table for each pair; of several pairs, a line for one that agrees."""
    several = len(result.report.pairs) > 1
    return page((line for one in side_by_side(result.report) for line in _pair(one, several, result)), result)


def _pair(one: SideBySide, several: bool, result: Result) -> Iterator[Styled]:
    said = result.said
    head = f"{clean(one.pair.original.source)} ↔ {clean(one.pair.translation.source)}"
    if not one.lines:
        yield Styled(f"{head}: {said.say('table.nothing')}")
    elif several and one.agrees:
        yield Styled(f"{head}: {said.say('sides.agree', count=len(one.lines))}")
    else:
        columns = (
            Column(said.say("table.identifier")), Column(said.say("sides.original")),
            Column(said.say("table.where"), folds=True), Column(said.say("sides.translation")),
            Column(said.say("table.where"), folds=True), Column(said.say("table.state"), folds=True),
        )  # fmt: skip
        cells = [cell for line in one.lines for cell in _cells(line, said)]
        yield from (Styled(head, style="bold"), *table(columns, cells, width_of(result)), Styled())


def _cells(line: Line, said: Messages) -> Iterator[list[Styled]]:
    """A line of cells, and one more for each further date."""
    row = line.row
    first = [str(row.identifier), _places(row.original, said), _places(row.translation, said)]
    ours, theirs = days(row.original, said), days(row.translation, said)
    for our, their in zip_longest(ours or [""], theirs or [""], fillvalue=""):
        name, here, there = first
        state = _state(line.findings, said) if name else Styled("")
        yield [*map(Styled, (name, our, here, their, there)), state]
        first = ["", "", ""]


def _places(citations: Citations, said: Messages) -> str:
    places = list(dict.fromkeys(spot(one, said) for one in citations))
    more = [said.say("table.more", count=len(places) - _MOST)] if len(places) > _MOST else []
    return " ".join([*places[:_MOST], *more])


def _state(about: tuple[Finding, ...], said: Messages) -> Styled:
    if not about:
        return Styled(said.say("table.ok"))
    marks = {"error": said.say("table.error"), "warning": "!", "info": said.say("level.info")}
    codes = " ".join(dict.fromkeys(finding.rule for finding in about))
    return Styled(f"{marks[about[0].level]} {codes}", style=STYLES[about[0].level])
