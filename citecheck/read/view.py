"""The view: a text as it is matched, and the way back to the text as stored.

In the view letters are composed (NFC), marks without width are gone and surviving escapes (&#272;, <b>)
stand for what they mean. Most texts need none of this: then the view is the text itself.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

import regex

from citecheck.patterns.folds import Folds

# a base character with the marks that follow it
_CLUSTER = regex.compile(r"[^\p{M}]?\p{M}+")


@dataclass(frozen=True, slots=True)
class View:
    """`text` is what is matched; `start` and `end` turn its offsets into offsets of the stored text.

    Piece i covers view offsets from `begins[i]`; it stands at `sources[i]` of the stored text and ends at `ends[i]`.
    """

    text: str
    begins: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """Where the character at a view offset begins in the stored text."""
        if not self.begins:
            return offset
        piece = bisect_right(self.begins, offset) - 1
        if offset >= self._limit(piece) and piece == len(self.begins) - 1:
            return self.ends[piece]
        return min(self.sources[piece] + offset - self.begins[piece], self.ends[piece])

    def end(self, offset: int) -> int:
        """Where the character before a view offset ends in the stored text."""
        if not self.begins or offset == 0:
            return offset
        piece = bisect_right(self.begins, offset - 1) - 1
        if self._limit(piece) == offset:
            return self.ends[piece]
        return self.sources[piece] + offset - self.begins[piece]

    def _limit(self, piece: int) -> int:
        return self.begins[piece + 1] if piece + 1 < len(self.begins) else len(self.text)


def make_view(content: str, folds: Folds) -> View:
    """The view of a text as stored."""
    composed = unicodedata.is_normalized("NFC", content)
    if composed and not folds.trigger.search(content):
        return View(content)
    edits = [(match.start(), match.end(), folds.replacement(match)) for match in folds.noise.finditer(content)]
    if not composed:
        edits = _with_compositions(content, edits)
    return _edited(content, edits) if edits else View(content)


def _with_compositions(content: str, edits: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    clusters = []
    for match in _CLUSTER.finditer(content):
        made = unicodedata.normalize("NFC", match[0])
        if made != match[0]:
            clusters.append((match.start(), match.end(), made))
    taken = sorted(edits + clusters)
    kept: list[tuple[int, int, str]] = []
    for edit in taken:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _edited(content: str, edits: list[tuple[int, int, str]]) -> View:
    parts: list[str] = []
    begins: list[int] = []
    sources: list[int] = []
    ends: list[int] = []
    length = place = 0

    def add(piece: str, start: int, end: int) -> None:
        nonlocal length
        if piece:
            parts.append(piece)
            begins.append(length)
            sources.append(start)
            ends.append(end)
            length += len(piece)

    for start, end, meant in edits:
        add(content[place:start], place, start)
        add(meant, start, end)
        place = end
    add(content[place:], place, len(content))
    return View("".join(parts), tuple(begins), tuple(sources), tuple(ends))
