"""`scan` in full: every document with its dates, and under each date every place with its line."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Styled

from citecheck.model import Citation, Document
from citecheck.report.excerpt import clean
from citecheck.report.findings import Sheet, quoted
from citecheck.report.places import named
from citecheck.report.result import Result
from citecheck.report.tables import NONE, States, groups, homonyms_of, name_of, state, states_of
from citecheck.report.terminal import page, width_of


def scan(result: Result) -> str:
    """The documents cited, each followed by an empty line."""
    sheet = Sheet(width_of(result), result.report.contents, result.said, whole=True)
    homonyms, states = homonyms_of(result.documents), states_of(result.report)
    return page(
        (line for one in result.documents for line in (*_shown(one, homonyms, states, sheet), Styled())), result
    )


def _shown(document: Document, homonyms: set[str], states: States, sheet: Sheet) -> Iterator[Styled]:
    yield Styled(clean(name_of(document, homonyms)), style="bold")
    margin = 1 + max((len(str(one.line)) for one in document.citations), default=1)
    for group in groups(document):
        day = clean(sheet.said.date(group.date)) or NONE
        told = Styled(sheet.said.say("table.registry")) if group.registered else state(group, states, sheet.said)
        yield Styled(f"  {day}  ").append_text(told)
        for citation in group.citations:
            yield Styled(" " * margin + "╭─ ", style="blue").append(_told(citation, group.date, sheet), style="default")
            yield from quoted(citation, margin, "green", sheet)


def _told(citation: Citation, date: str, sheet: Sheet) -> str:
    """The place of a citation, and that it does not give the date under which it stands."""
    place = named(citation, sheet.said)
    return f"{place}  ({sheet.said.say('table.no_date')})" if date and citation.date is None else place
