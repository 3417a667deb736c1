"""The texts with their citations highlighted: short ones whole, of long ones the words around each citation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.model import Citation, Extract, Report, Text
from citecheck.report.html.excerpts import Piece, Seen, Span, lines, pieces, spans_of, windows
from citecheck.report.html.index import Flag, Index, key_of

WHOLE_TEXT = 40_000
"""Characters of a text that is shown whole."""
WHOLE_ALL = 600_000
"""Characters of all texts together, above which none is shown whole."""
_CONTEXT = 800_000
"""Characters of context that all citations share, where texts are not shown whole."""
_NARROW, _WIDE = 20, 160


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line or a stretch of it, and what to call its place."""

    where: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text: what was found in it, and its lines; `whole` if none is left out."""

    number: int
    name: str
    text: Extract
    citations: int
    flags: tuple[Flag, ...]
    whole: bool
    lines: tuple[LineShown, ...]
    hidden: int


def texts_shown(report: Report, index: Index) -> Iterator[TextShown]:
    """The texts of `report` in order, so much of each as all may take together."""
    small = sum(text.characters for text in report.texts) <= WHOLE_ALL
    cited = sum(len(text.citations) for text in report.texts)
    radius = min(_WIDE, max(_NARROW, _CONTEXT // (2 * max(cited, 1))))
    for number, extract in enumerate(report.texts, 1):
        content = report.contents.get(extract.source)
        whole = small and extract.characters <= WHOLE_TEXT and content is not None
        chosen = [citation for citation in extract.citations if key_of(citation) in index.citations]
        yield TextShown(
            number,
            index.name(extract.source),
            extract,
            sum(citation.kind == "citation" for citation in extract.citations),
            index.flags_of(extract.citations),
            whole,
            tuple(_lines(content, chosen, whole, radius, index)),
            len(extract.citations) - len(chosen),
        )


def _lines(
    content: Text | None, citations: list[Citation], whole: bool, radius: int, index: Index
) -> Iterator[LineShown]:
    if content is None:
        yield from (LineShown(str(citation.line), _bare(citation, index)) for citation in citations)
        return
    seen = Seen(content)
    spans = spans_of(seen, citations)
    starts = [span.start for span in spans]
    for window in lines(seen.words, spans) if whole else windows(seen.words, spans, radius):
        inside: list[Span] = spans[bisect_left(starts, window[0]) : bisect_left(starts, window[1])]
        yield LineShown(index.said.place(seen.where(window[0])), pieces(seen.words, window, inside, index))


def _bare(citation: Citation, index: Index) -> tuple[Piece, ...]:
    """A citation of a text that is not at hand."""
    key = key_of(citation)
    made = Piece(
        citation.raw, citation.kind, index.citations.get(key, 0), index.documents.get(key, 0), index.flags.get(key, ())
    )
    return (made, Piece(" "), Piece(citation.date.raw, "date")) if citation.date else (made,)
