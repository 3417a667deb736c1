"""The matrix identifier × text: which text gives which date for which document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from citecheck.model import Citation, Document, Report
from citecheck.registry import Registry, Row
from citecheck.report.html.index import Flag, Index, Link

COLUMNS = 40
"""Texts that have a column each, at most; of more texts, every date lists its own."""
_LISTED = 12
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date as one text (or all) gives it for a document.

    `letter` tells the dates of one document apart, where there are several; `places` is how often the date is given.
    """

    date: str
    letter: str
    anchor: str
    places: int
    flags: tuple[Flag, ...]
    texts: tuple[Link, ...] = ()
    hidden: int = 0


@dataclass(frozen=True)
class DocumentRow:
    """A document: its dates over all texts, what the registry knows, and its cell in each text (column → dates)."""

    number: int
    document: Document
    flags: tuple[Flag, ...]
    dates: tuple[DateCell, ...]
    undated: DateCell | None
    known: Row | None
    cells: dict[int, tuple[DateCell, ...]]

    @cached_property
    def source(self) -> str | None:
        """An address where the registry's date can be looked up."""
        sources = self.known.sources if self.known else ()
        return next((one for one in sources if one.startswith(("https://", "http://"))), None)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All documents, those with findings first; `columns` is empty if there are too many texts for a column each."""

    rows: tuple[DocumentRow, ...]
    columns: tuple[Link, ...]


def matrix_of(report: Report, index: Index, registry: Registry) -> Matrix:
    """The matrix of all documents and texts of `report`."""
    cited = {citation.source for document in report.documents for citation in document.citations}
    texts = [text.source for text in report.texts if text.source in cited]
    columns = texts if len(texts) <= COLUMNS else []
    rows = [_row(number, document, columns, index, registry) for number, document in enumerate(report.documents, 1)]
    rows.sort(key=lambda row: (min((flag.number for flag in row.flags), default=10**9), row.number))
    return Matrix(tuple(rows), tuple(Link(index.name(one), f"t{index.texts[one]}") for one in columns))


def _row(number: int, document: Document, columns: list[str], index: Index, registry: Registry) -> DocumentRow:
    places = (*document.citations, *document.mentions)
    letters = _letters(document)
    groups: dict[str, list[Citation]] = {day: [] for day in letters}
    for citation in places:
        groups.setdefault(_day(citation), []).append(citation)
    silent = groups.pop("", [])
    listed = not columns
    cells: dict[int, tuple[DateCell, ...]] = {}
    for place, source in enumerate(columns):
        own = {day: here for day in groups if (here := [one for one in groups[day] if one.source == source])}
        mute = {} if own else {"": [one for one in silent if one.source == source]}
        made = [_cell(day, letters, here, index, False) for day, here in (own or mute).items() if here]
        if made:
            cells[place] = tuple(made)
    return DocumentRow(
        number,
        document,
        index.flags_of(places),
        tuple(_cell(day, letters, cited, index, listed) for day, cited in groups.items()),
        _cell("", letters, silent, index, listed) if silent else None,
        _known(document, registry),
        cells,
    )


def _letters(document: Document) -> dict[str, str]:
    """A letter for each full date, the most frequent first; none where there is but one."""
    days = list(document.dates)
    if len(days) < 2:
        return dict.fromkeys(days, "")
    return {day: _LETTERS[place] if place < len(_LETTERS) else "…" for place, day in enumerate(days)}


def _day(citation: Citation) -> str:
    """The full date cited, else as much as is written of it."""
    date = citation.date
    return citation.full_date or ((date.iso if date.possible else None) or date.raw if date is not None else "")


def _cell(day: str, letters: dict[str, str], cited: list[Citation], index: Index, listed: bool) -> DateCell:
    texts = list({one.source: one for one in reversed(cited)}.values())[::-1] if listed else []
    links = tuple(Link(index.name(one.source), index.link(one).anchor) for one in texts[:_LISTED])
    return DateCell(
        " ".join(day.split()), letters.get(day, ""), index.link(cited[0]).anchor, len(cited), index.flags_of(cited),
        links, max(0, len(texts) - _LISTED),
    )  # fmt: skip


def _known(document: Document, registry: Registry) -> Row | None:
    """The registry's row of the document, if one and only one fits its term, or else its dates."""
    rows = [row for row in registry.of(document.identifier, document.scope) if row.status != "disputed"]
    fitting = [row for row in rows if document.term is not None and row.term == document.term]
    fitting = fitting or [row for row in rows if row.date in document.dates]
    return fitting[0] if len(fitting) == 1 else None
