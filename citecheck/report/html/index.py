"""The numbers by which the parts of the page point at each other: texts, documents, citations, findings."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.messages import Messages
from citecheck.model import Citation, Level, Place, Report

FINDINGS = 2000
"""Findings that stand on the page, at most; the rest are counted."""
CITATIONS = 30_000
"""Citations that stand on the page, about; of more, each text shows its first and all with findings."""
_FEWEST = 3

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding at a citation: its number on the page, its level and its rule."""

    number: int
    level: Level
    rule: str

    @property
    def anchor(self) -> str:
        """Where the finding stands."""
        return f"f{self.number}" if self.number <= FINDINGS else "findings"


@dataclass(frozen=True, slots=True)
class Link:
    """A place as it is named (a.txt:5:31), and the anchor it leads to."""

    name: str
    anchor: str


@dataclass(frozen=True)
class Index:
    """Numbers from 1: of texts by source, of citations and documents by (source, start); the findings there.

    Only citations that stand on the page have a number.

    `names` are the sources without the folder that they share, `folder` is that folder; `said` is the page's language.
    """

    texts: dict[str, int]
    citations: dict[Key, int]
    documents: dict[Key, int]
    flags: dict[Key, tuple[Flag, ...]]
    names: dict[str, str]
    folder: str
    said: Messages

    def link(self, place: Citation | Place) -> Link:
        """Where on the page a place is found: the citation in its text, or the text."""
        number = self.citations.get((place.source, place.start)) if isinstance(place, Citation) else None
        where = self.said.place(place.locator or "") or f"{place.line}:{place.column}"
        anchor = f"c{number}" if number else f"t{self.texts.get(place.source, 0)}"
        return Link(f"{self.name(place.source)}:{where}", anchor)

    def name(self, source: str) -> str:
        """The source without the folder that all share."""
        return self.names.get(source, source)

    def flags_of(self, citations: Iterable[Citation]) -> tuple[Flag, ...]:
        """The findings at any of the citations, each once, the gravest first."""
        found = {flag.number: flag for one in citations for flag in self.flags.get(key_of(one), ())}
        return tuple(found[number] for number in sorted(found))


def key_of(citation: Citation) -> Key:
    """What names a citation in all parts of a report."""
    return citation.source, citation.start


def index_of(report: Report, said: Messages) -> Index:
    """The numbers of everything in `report`, for a page in the language of `said`."""
    sources = [text.source for text in report.texts]
    flags = _flags(report)
    documents = {
        key_of(citation): number
        for number, document in enumerate(report.documents, 1)
        for citation in (*document.citations, *document.mentions)
    }
    folder = _folder(sources)
    return Index(
        {source: number for number, source in enumerate(sources, 1)},
        {key: number for number, key in enumerate(_cited(report, flags), 1)},
        documents,
        flags,
        {source: source[len(folder) :] for source in sources},
        folder,
        said,
    )


def _cited(report: Report, flags: dict[Key, tuple[Flag, ...]]) -> Iterator[Key]:
    """The citations that stand on the page."""
    few = sum(len(text.citations) for text in report.texts) <= CITATIONS
    most = max(_FEWEST, CITATIONS // max(len(report.texts), 1))
    for text in report.texts:
        for place, citation in enumerate(text.citations):
            if few or place < most or key_of(citation) in flags:
                yield key_of(citation)


def _flags(report: Report) -> dict[Key, tuple[Flag, ...]]:
    """Errors and warnings at each citation they accuse; a labelled side (the basis) is shown, not accused."""
    flags: dict[Key, tuple[Flag, ...]] = {}
    for number, finding in enumerate(report.findings, 1):
        if finding.level == "info":
            continue
        flag = Flag(number, finding.level, finding.rule)
        for side in finding.sides:
            for citation in side.citations if not side.label else ():
                flags[key_of(citation)] = (*flags.get(key_of(citation), ()), flag)
    return flags


def _folder(sources: list[str]) -> str:
    """The folder that all sources share, with its slash; empty if they share none."""
    # by characters, then back to a slash: a source may be no path
    shared = os.path.commonprefix([source.replace("\\", "/") for source in sources])  # noqa: RUF071
    return shared[: shared.rfind("/") + 1]
