"""A text as a person sees it, cut into windows around its citations, and the windows into marked pieces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from citecheck.model import Citation, Text
from citecheck.report.html.index import Flag, Index, key_of

Window = tuple[int, int]


@dataclass(frozen=True)
class Seen:
    """What a person sees of a text, and the way from offsets of the stored text to it."""

    text: Text

    @cached_property
    def words(self) -> str:
        """The text without markup and marks that are not seen."""
        return self.text.view.text if self.text.view is not None else self.text.content

    def at(self, stored: int) -> int:
        """The offset in `words` of an offset in the stored text."""
        view = self.text.view
        if view is None:
            return stored
        return bisect_left(range(len(view.text)), stored, key=view.start)

    def where(self, offset: int) -> str:
        """What to call the place of an offset in `words`: its line, or its place in a container."""
        stored = self.text.view.start(offset) if self.text.view is not None else offset
        return self.text.locate(stored) or str(self.text.place(stored)[0])


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the words seen: a date (no citation), or the identifier of a citation."""

    start: int
    end: int
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one kind: plain (""), a date ("date"), a citation or a mention; these with number and findings."""

    words: str
    kind: str = ""
    number: int = 0
    document: int = 0
    flags: tuple[Flag, ...] = ()


def spans_of(seen: Seen, citations: Iterable[Citation]) -> list[Span]:
    """The identifiers of the citations and the dates bound to them, in order."""
    spans = []
    dates = {}
    for citation in citations:
        spans.append(Span(seen.at(citation.start), seen.at(citation.end), citation))
        if citation.date is not None:
            dates[citation.date.start] = citation.date
    spans += [Span(seen.at(date.start), seen.at(date.end)) for date in dates.values()]
    return sorted(spans, key=lambda span: (span.start, span.citation is None, span.end))


def windows(words: str, spans: Iterable[Span], radius: int) -> list[Window]:
    """Stretches around the spans: to the ends of their lines, or to words at most `radius` characters away."""
    found: list[Window] = []
    for span in spans:
        start = max(words.rfind("\n", 0, span.start) + 1, 0)
        end = words.find("\n", span.end)
        end = len(words) if end < 0 else end
        if span.start - start > radius:
            start = _at_word(words, span.start - radius, span.start)
        if end - span.end > radius:
            end = _at_word_end(words, span.end, span.end + radius)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def lines(words: str, spans: Iterable[Span]) -> list[Window]:
    """All lines that hold something; lines that one span lies across stay together."""
    crossing = [span for span in spans if "\n" in words[span.start : span.end]]
    found = []
    start = 0
    while start <= len(words):
        end = words.find("\n", start)
        end = len(words) if end < 0 else end
        for span in crossing:
            if span.start < end < span.end:
                end = words.find("\n", span.end)
                end = len(words) if end < 0 else end
        if words[start:end].strip():
            found.append((start, end))
        start = end + 1
    return found


def pieces(words: str, window: Window, spans: Iterable[Span], index: Index) -> tuple[Piece, ...]:
    """The words of a window in order, cut where spans begin and end; dots where a line goes on."""
    start, end = window
    made = [Piece("… ")] if start > 0 and words[start - 1] != "\n" else []
    place = start
    for span in spans:
        if span.start < place:
            made += [_piece("", span, index)] if span.citation is not None else []
            continue
        made += [Piece(words[place : span.start])] if span.start > place else []
        made.append(_piece(words[span.start : span.end], span, index))
        place = span.end
    made += [Piece(words[place:end])] if end > place else []
    return (*made, Piece(" …")) if end < len(words) and words[end] != "\n" else tuple(made)


def _piece(words: str, span: Span, index: Index) -> Piece:
    citation = span.citation
    if citation is None:
        return Piece(words, "date")
    key = key_of(citation)
    return Piece(
        words, citation.kind, index.citations.get(key, 0), index.documents.get(key, 0), index.flags.get(key, ())
    )


def _at_word(words: str, start: int, limit: int) -> int:
    space = words.find(" ", start - 1, limit)
    return space + 1 if space >= 0 else start


def _at_word_end(words: str, limit: int, end: int) -> int:
    space = words.rfind(" ", limit, end + 1)
    return space if space >= 0 else end
