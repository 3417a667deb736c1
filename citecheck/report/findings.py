"""Findings as a compiler shows them: the line, a mark under the date, the other side beneath, why, help."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled

from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Place, Side, Text
from citecheck.report.excerpt import clean, excerpt
from citecheck.report.terminal import STYLES, ascii_only

_MOST = 3
"""Places of one side that are shown with their line; the rest are counted."""


def show(console: Console, findings: tuple[Finding, ...], contents: dict[str, Text], said: Messages) -> None:
    """All findings, each followed by an empty line."""
    for finding in findings:
        _show(console, finding, contents, said)
        console.print()


def _show(console: Console, finding: Finding, contents: dict[str, Text], said: Messages) -> None:
    head = Styled()
    head.append(f"{said.say(f'level.{finding.level}')}[{finding.rule}]", style=STYLES[finding.level])
    head.append(f": {_titled(finding, said)}", style="bold")
    console.print(head, overflow="fold")
    margin = max(len(str(place.line)) for place in (finding.place, *(side.citations[0] for side in finding.sides))) + 1
    if finding.at is not None:
        _head(console, finding.at, True, "", margin)
        _lines(console, finding.at, contents, margin, STYLES[finding.level])
    for place, side in enumerate(finding.sides):
        _side(console, side, place == 0, contents, margin, finding, said)
    for proof in finding.proof:
        _note(console, said.say("report.why"), proof, margin)
    help_ = _help(finding, said)
    if help_:
        _note(console, said.say("report.help"), help_, margin)


def _titled(finding: Finding, said: Messages) -> str:
    """The message, with the locality or term that tells the document apart."""
    told = [part for part in (finding.scope, finding.term and said.say("said.term", term=finding.term)) if part]
    return f"{finding.message} ({', '.join(told)})" if told else finding.message


def _side(
    console: Console,
    side: Side,
    first: bool,
    contents: dict[str, Text],
    margin: int,
    finding: Finding,
    said: Messages,
) -> None:
    citation = side.citations[0]
    _head(console, citation, first, _label(side, finding, said), margin)
    _lines(console, citation, contents, margin, STYLES[finding.level] if first else "blue")
    others = [clean(f"{c.source}:{c.line}:{c.column}") for c in side.citations[1:]]
    if others:
        more = [said.say("table.more", count=len(others) - 5)] if len(others) > 5 else []
        console.print(
            Styled(" " * margin + _bar() + " " + said.say("report.also") + " " + " ".join(others[:5] + more)),
            overflow="fold",
        )


def _head(console: Console, place: Citation | Place, first: bool, label: str, margin: int) -> None:
    corner = ("-->" if ascii_only() else "╭─") if first else (":::" if ascii_only() else "├─")
    head = Styled(" " * margin + corner + " ", style="blue")
    head.append(clean(f"{place.source}:{place.line}:{place.column}"), style="default")
    if label:
        head.append(f"  {label}", style="bold")
    console.print(head, overflow="fold")


def _lines(console: Console, citation: Citation | Place, contents: dict[str, Text], margin: int, style: str) -> None:
    text = contents.get(citation.source)
    if text is None:
        return
    number, line, marks = excerpt(citation, text, console.width - margin - 3)
    row = Styled(f"{number:>{margin - 1}} {_bar()} ", style="blue")
    row.append(line, style="default")
    console.print(row, overflow="ignore", no_wrap=True, crop=False)
    if marks:
        under = Styled(" " * margin + _bar() + " ", style="blue")
        under.append(marks, style=style)
        console.print(under, overflow="ignore", no_wrap=True, crop=False)


def _label(side: Side, finding: Finding, said: Messages) -> str:
    if side.label in ("basis", "own"):
        return f"{said.say(f'report.{side.label}')}: {side.date}"
    if side.label == "original":
        return said.say("report.original") + (f": {side.date}" if side.date else "")
    parts = [part for part in (side.label, side.date) if part]
    if len(finding.sides) > 1 and finding.rule == "CC101":
        count = len(side.citations)
        parts.append(f"({said.say('report.once') if count == 1 else said.say('report.majority', count=count)})")
    return " ".join(parts)


def _note(console: Console, word: str, text: str, margin: int) -> None:
    note = Styled(" " * margin + f"= {word}: ", style="blue")
    note.append(clean(text), style="default")
    indent = margin + len(word) + 4
    for place, line in enumerate(note.wrap(console, console.width - (0 if console.width < 50 else 2))):
        console.print(Styled(" " * (indent if place else 0)) + line if place else line, overflow="fold")


def _help(finding: Finding, said: Messages) -> str:
    if finding.rule.startswith("CC4") and not finding.suggestion:
        return said.say("report.compare")
    if finding.suggestion and finding.rule in ("CC101", "CC102", "CC107", "CC108", "CC402"):
        return said.say("report.suggest", date=finding.suggestion)
    if finding.level != "info" and finding.identifier is not None:
        return said.say("report.check")
    return ""


def _bar() -> str:
    return "|" if ascii_only() else "│"
