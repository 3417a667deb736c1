"""Findings as a compiler shows them: the line, a mark under the date, the other side beneath, why, help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.text import Text as Styled

from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Place, Side, Text
from citecheck.report.excerpt import clean, excerpt
from citecheck.report.layout import wrap
from citecheck.report.places import named
from citecheck.report.result import Result
from citecheck.report.terminal import STYLES, page, width_of
from citecheck.suppression import silencer

_NARROW = 60
_ALSO = 6
"""Places of a side that are named beside the one that is quoted; the rest are counted. `full` quotes all."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What findings are drawn on: how wide it is, the texts to quote, the language, and whether to quote all."""

    width: int
    contents: dict[str, Text]
    said: Messages
    whole: bool


def brief(result: Result) -> str:
    """The findings, a line quoted for each side."""
    return _drawn(result, whole=False)


def full(result: Result) -> str:
    """The findings, every place quoted."""
    return _drawn(result, whole=True)


def _drawn(result: Result, whole: bool) -> str:
    sheet = Sheet(width_of(result), result.report.contents, result.said, whole)
    return page((line for finding in result.findings for line in (*shown(finding, sheet), Styled())), result)


def shown(finding: Finding, sheet: Sheet) -> Iterator[Styled]:
    """The lines of a finding."""
    said = sheet.said
    head = f"{said.say(f'level.{finding.level}')}[{finding.rule}]:"
    for place, line in enumerate(wrap(f"{head} {clean(titled(finding, said))}", sheet.width)):
        styled = Styled(line, style="bold")
        if place == 0:
            styled.stylize(STYLES[finding.level], 0, len(head) - 1)
        yield styled
    margin = 1 + max(
        len(str(place.line)) for place in (finding.place, *(c for side in finding.sides for c in _quoted(side, sheet)))
    )
    if finding.at is not None:
        yield from _named(finding.at, "╭─", "", margin, sheet)
        yield from quoted(finding.at, margin, STYLES[finding.level], sheet)
    for number, side in enumerate(finding.sides):
        yield from _side(side, "├─" if number or finding.at is not None else "╭─", margin, finding, sheet)
    for word, text in notes(finding, said):
        yield from _note(word, text, margin, sheet)


def titled(finding: Finding, said: Messages) -> str:
    """The message, with the locality or term that tells the document apart."""
    told = [part for part in (finding.scope, finding.term and said.say("said.term", term=finding.term)) if part]
    return f"{finding.message} ({', '.join(told)})" if told else finding.message


def label(side: Side, finding: Finding, said: Messages) -> str:
    """What a side is: its date, how many places give it, and whether it is the other document or the text's own."""
    day = said.date(side.date) if side.date else ""
    if side.label in ("basis", "own"):
        return f"{said.say(f'report.{side.label}')}: {day}"
    if side.label == "original":
        return said.say("report.original") + (f": {day}" if day else "")
    parts = [part for part in (side.label, day) if part]
    count = len(side.citations)
    if len(finding.sides) > 1 or count > 1:
        parts.append(f"({said.say('report.once') if count == 1 else said.say('report.majority', count=count)})")
    return " ".join(parts)


def placed(side: Side, finding: Finding, said: Messages) -> str:
    """What a side is, with all its places."""
    return f"{label(side, finding, said)}: {' '.join(named(one, said) for one in side.citations)}"


def notes(finding: Finding, said: Messages) -> Iterator[tuple[str, str]]:
    """(word, text): the proofs, what to do, how sure it is, and the exact line that would silence it."""
    for proof in finding.proof:
        yield said.say("report.why"), clean(proof)
    if finding.suggestion and finding.rule in ("CC101", "CC102", "CC107", "CC108", "CC402"):
        yield said.say("report.help"), said.say("report.suggest", date=finding.suggestion)
    elif finding.rule.startswith("CC4"):
        yield said.say("report.help"), said.say("report.compare")
    elif finding.level != "info" and finding.identifier is not None:
        yield said.say("report.help"), said.say("report.check")
    sure = said.say(f"html.certainty.{finding.certainty}")
    cause = said.say(f"html.cause.{finding.cause}") if finding.cause in said.tables["html"]["cause"] else ""
    yield said.say("report.sure"), f"{sure} ({cause})" if cause else sure
    yield said.say("report.silence"), clean(silencer(finding))


def _quoted(side: Side, sheet: Sheet) -> tuple[Citation, ...]:
    return side.citations if sheet.whole else side.citations[:1]


def _side(side: Side, corner: str, margin: int, finding: Finding, sheet: Sheet) -> Iterator[Styled]:
    style = STYLES[finding.level] if finding.place in side.citations else "blue"
    for number, citation in enumerate(_quoted(side, sheet)):
        yield from _named(citation, "├─" if number else corner, "" if number else label(side, finding, sheet.said),
                          margin, sheet)  # fmt: skip
        yield from quoted(citation, margin, style, sheet)
    others = [named(citation, sheet.said) for citation in side.citations[1:]] if not sheet.whole else []
    if others:
        more = [sheet.said.say("table.more", count=len(others) - _ALSO)] if len(others) > _ALSO else []
        text = " ".join((sheet.said.say("report.also"), *others[:_ALSO], *more))
        for line in wrap(text, sheet.width - margin - 2):
            yield Styled(" " * margin + "│ ", style="blue").append(line, style="default")


def _named(place: Citation | Place, corner: str, label: str, margin: int, sheet: Sheet) -> Iterator[Styled]:
    """The corner and the place; what the side is, beside it or on a line of its own."""
    head = Styled(" " * margin + corner + " ", style="blue").append(named(place, sheet.said), style="default")
    if label and head.cell_len + 2 + cell_len(label) <= sheet.width:
        yield head.append(f"  {label}", style="bold")
        return
    yield head
    for line in wrap(label, sheet.width - margin - 2) if label else []:
        yield Styled(" " * margin + "│ ", style="blue").append(line, style="bold")


def quoted(place: Citation | Place, margin: int, style: str, sheet: Sheet) -> Iterator[Styled]:
    """The line of a place with marks under the date and the identifier; nothing where the text is not at hand."""
    text = sheet.contents.get(place.source)
    if text is None:
        return
    number, line, marks = excerpt(place, text, sheet.width - margin - 2)
    shown = "" if place.locator else number
    yield Styled(f"{shown:>{margin - 1}} │ ", style="blue").append(line, style="default")
    if marks:
        yield Styled(" " * margin + "│ ", style="blue").append(marks, style=style)


def _note(word: str, text: str, margin: int, sheet: Sheet) -> Iterator[Styled]:
    """A note, its further lines beneath its first; on a narrow terminal the word has a line of its own.

    What is to be copied stays on one line, however narrow the terminal.
    """
    head = f"{' ' * margin}= {word}: "
    copied = word == sheet.said.say("report.silence")
    room = sheet.width - cell_len(head)
    indent = cell_len(head)
    if cell_len(text) > room and (copied or sheet.width < _NARROW):
        yield Styled(head.rstrip(), style="blue")
        indent = margin + 2
        head = " " * indent
    for number, line in enumerate([text] if copied else wrap(text, sheet.width - indent)):
        yield Styled(" " * indent if number else head, style="blue").append(line, style="default")
