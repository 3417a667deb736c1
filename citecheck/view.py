"""The view: a text as it is read and matched, and the way back to the text as stored.

What a person sees is not always what is stored: markup, escapes, marks without width, legacy encodings. A view
holds what is seen; its offsets lead back to what is stored. Where both are the same, the view is the text itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

Edit = tuple[int, int, str]
"""(start, end, what it means): a piece of the stored text and what a person reads there."""


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what is matched; `start` and `end` turn its offsets into offsets of the stored text.

    Piece i covers view offsets from `begins[i]`; it stands at `sources[i]` of the stored text and ends at `ends[i]`.
    `under` is the view that this one was made of, where it was made of another.
    """

    text: str
    begins: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    under: View | None = None

    def start(self, offset: int) -> int:
        """Where the character at a view offset begins in the stored text."""
        here = self._start(offset)
        return self.under.start(here) if self.under else here

    def end(self, offset: int) -> int:
        """Where the character before a view offset ends in the stored text."""
        here = self._end(offset)
        return self.under.end(here) if self.under else here

    def _start(self, offset: int) -> int:
        if not self.begins:
            return offset
        piece = bisect_right(self.begins, offset) - 1
        if offset >= self._limit(piece) and piece == len(self.begins) - 1:
            return self.ends[piece]
        return min(self.sources[piece] + offset - self.begins[piece], self.ends[piece])

    def _end(self, offset: int) -> int:
        if not self.begins or offset == 0:
            return offset
        piece = bisect_right(self.begins, offset - 1) - 1
        if self._limit(piece) == offset:
            return self.ends[piece]
        return self.sources[piece] + offset - self.begins[piece]

    def _limit(self, piece: int) -> int:
        return self.begins[piece + 1] if piece + 1 < len(self.begins) else len(self.text)


def edited(content: str, edits: Iterable[Edit]) -> View:
    """The view of `content` in which each edit, sorted and apart from the others, shows what it means."""
    parts: list[str] = []
    begins: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    length = place = 0
    # every tag of a page comes by here: no step of it is a call
    for start, end, meant in chain(edits, [(len(content), len(content), "")]):
        if place < start:
            parts.append(content[place:start])
            begins.append(length)
            sources.append(place)
            ends.append(start)
            length += start - place
        if meant:
            parts.append(meant)
            begins.append(length)
            sources.append(start)
            ends.append(end)
            length += len(meant)
        place = end
    return View("".join(parts), tuple(begins), tuple(sources), tuple(ends))
