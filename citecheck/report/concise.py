"""A line a finding, or a citation, that begins with its place: for editors, grep and other tools of lines."""

from __future__ import annotations

from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Place
from citecheck.report.excerpt import clean
from citecheck.report.findings import titled
from citecheck.report.result import Result
from citecheck.report.tables import NONE


def check(result: Result) -> str:
    """`path:line:col: level CODE message`; the level is the word of the records, in every language."""
    return "".join(_finding(finding, result) for finding in result.findings)


def scan(result: Result) -> str:
    """`path:line:col: identifier date`; without a date, a dash."""
    chosen = (
        one
        for text in result.report.texts
        for one in text.citations
        if one.kind == "citation" and result.choice.family in ("all", one.identifier.family)
    )
    return "".join(_citation(one, result.said) for one in chosen)


def _finding(finding: Finding, result: Result) -> str:
    message = clean(titled(finding, result.said))
    return f"{_at(finding.place)}: {finding.level} {finding.rule} {message}{_locator(finding.place, result.said)}\n"


def _citation(one: Citation, said: Messages) -> str:
    date = clean(" ".join((one.date.iso or one.date.raw).split())) if one.date else NONE
    return f"{_at(one)}: {one.identifier} {date}{_locator(one, said)}\n"


def _at(place: Citation | Place) -> str:
    return f"{clean(place.source)}:{place.line}:{place.column}"


def _locator(place: Citation | Place, said: Messages) -> str:
    """Where in a container: its lines and columns are those of the words taken from it."""
    return f" [{clean(said.place(place.locator))}]" if place.locator else ""
