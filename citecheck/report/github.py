"""Findings as workflow commands of GitHub: an annotation at each place, the gravest first."""

from __future__ import annotations

from citecheck.model import Citation, Finding, Place, Unread
from citecheck.report.excerpt import clean
from citecheck.report.findings import notes, placed, titled
from citecheck.report.result import Result

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(result: Result) -> str:
    """A command a finding, and a warning for each file that was not read."""
    findings = (_finding(finding, result) for finding in result.findings)
    unread = (_unread(one, result) for one in result.report.unread)
    return "".join((*findings, *unread))


def _finding(finding: Finding, result: Result) -> str:
    said = result.said
    lines = [titled(finding, said)]
    lines += [placed(side, finding, said) for side in finding.sides]
    lines += [f"{word}: {text}" for word, text in notes(finding, said)]
    place = finding.place
    values = {"file": place.source, **_position(place), "title": f"{finding.rule} {finding.name}"}
    return _command(_COMMANDS[finding.level], values, "\n".join(map(clean, lines)))


def _position(place: Citation | Place) -> dict[str, object]:
    """Line and columns; none in a container, whose lines nobody sees."""
    if place.locator:
        return {}
    columns: dict[str, object] = {"line": place.line, "col": place.column}
    return columns | ({} if "\n" in place.raw else {"endColumn": place.column + len(place.raw)})


def _unread(one: Unread, result: Result) -> str:
    key = "summary.unread_help" if one.help else "summary.unread"
    said = result.said.say(key, source=one.source, reason=one.reason, help=one.help)
    return _command("warning", {"file": one.source, "title": "citecheck"}, clean(said))


def _command(name: str, values: dict[str, object], message: str) -> str:
    told = ",".join(f"{key}={_escaped(clean(str(value)), value_of=True)}" for key, value in values.items())
    return f"::{name} {told}::{_escaped(message)}\n"


def _escaped(text: str, value_of: bool = False) -> str:
    """As the runner reads it back: per cent, line ends, and in a property the signs that part properties."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if value_of else text
