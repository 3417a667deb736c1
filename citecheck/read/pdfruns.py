"""A page as PDFium sees it → the pieces of its lines with their places, in the order in which they were drawn.

Most pages are level, and most of their lines were drawn as one object: one font, one size, one direction. Then there
is no mark of a note in a line, nor a turned word, and a line is one piece unless a gap in it is wide. So all words of
a page are asked for their places at once, and only those that were drawn in several objects for more. A page with
anything turned, or with letters that are not in Unicode, is read word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, pairwise
from operator import sub
from typing import Any

from citecheck.read.layout import WIDE, Chunk, chunks
from citecheck.read.pdfletters import Letters
from citecheck.read.pdfwords import said, segments

_WORD = re.compile("[^ \xa0\t\n\r\x02]+")
_RUN = re.compile("[^\n\r\x02]+")
_UNEVEN = re.compile("[\xa0\t]|  ")
"""What parts words, but is no single blank."""


def pieces(page: Any, raw: Any) -> list[list[Chunk]]:
    """The pieces of a page: those of the main direction first, then those that stand crosswise."""
    letters = Letters(page, raw)
    return level(letters) or word_by_word(letters)


def word_by_word(letters: Letters) -> list[list[Chunk]]:
    """The pieces of any page."""
    return [[chunk for run in runs for chunk in chunks(run)] for runs in segments(letters)]


def level(letters: Letters) -> list[list[Chunk]]:
    """The pieces of a page without turned letters; nothing for another, and for one without words."""
    runs = [match.span() for match in _RUN.finditer(letters.text)]
    if not runs or "\0" in letters.text:
        return []
    words = _Words(letters)
    found: list[Chunk] = []
    turnable: list[int] = []
    drawn = letters.objects([begin for begin, _ in runs], [end - begin for begin, end in runs])
    for (begin, end), objects in zip(runs, drawn, strict=True):
        first, last = bisect_left(words.firsts, begin), bisect_left(words.firsts, end)
        if first == last:
            continue
        if letters.text.startswith("\x02", words.ends[last - 1]):
            words.changed[last - 1] = words.text(last - 1) + "-"
        if objects != 1:
            words.unmark(first, last)
        turnable += words.firsts[first : last if objects != 1 else first + 1]
        found += words.pieces(first, last)
    return [found] if found and letters.level(turnable) else []


class _Words:
    """The words of a page as lists: where they begin and end in its text and on the page; words that say other."""

    def __init__(self, letters: Letters) -> None:
        spans = list(chain.from_iterable(map(re.Match.span, _WORD.finditer(letters.text))))
        self._letters = letters
        self._even = not _UNEVEN.search(letters.text)
        self.firsts, self.ends = spans[::2], spans[1::2]
        self.changed: dict[int, str] = {}
        first, last = letters.boxes(self.firsts), letters.boxes([end - 1 for end in self.ends])
        self._lefts, self._feet = first[::4], first[3::4]
        # of its first letter and of its last one, which mostly is farther right
        self._rights = first[2::4], last[2::4]
        self._sizes = list(map(sub, first[1::4], self._feet))
        if 0.0 in self._sizes:
            self._sizes = [size or 1.0 for size in self._sizes]
        self._parted = self._gaps()

    def _gaps(self) -> list[int]:
        """The words with a wide gap before them."""
        limit = WIDE * min(self._sizes, default=1.0)
        gaps = enumerate(map(sub, self._lefts[1:], self._rights[1]), 1)
        wide = [place for place, gap in gaps if gap > limit]
        return [place for place in wide if self._lefts[place] - self._right(place - 1) > WIDE * self._sizes[place]]

    def _right(self, place: int) -> float:
        return max(self._rights[0][place], self._rights[1][place])

    def text(self, place: int) -> str:
        """What a word says."""
        return self.changed.get(place) or self._letters.text[self.firsts[place] : self.ends[place]]

    def unmark(self, begin: int, end: int) -> None:
        """Takes the marks of notes out of words: none is among letters of one size."""
        firsts, ends = self.firsts[begin:end], self.ends[begin:end]
        sizes = self._letters.sizes(chain.from_iterable(map(range, firsts, ends)))
        if len(set(sizes)) > 1:
            for place, first, last in zip(range(begin, end), firsts, ends, strict=True):
                self.changed[place] = said(self._letters, self.text(place), first, last - 1)

    def pieces(self, begin: int, end: int) -> Iterator[Chunk]:
        """The words of a run, parted where the gap is wide."""
        cuts = self._parted[bisect_right(self._parted, begin) : bisect_left(self._parted, end)]
        for first, last in pairwise((begin, *cuts, end)):
            words = range(first, last)
            if self._even and self.changed.keys().isdisjoint(words):
                text = self._letters.text[self.firsts[first] : self.ends[last - 1]]
            else:
                text = " ".join(map(self.text, words))
            yield Chunk(
                text, self._lefts[first], self._right(last - 1), self._feet[first], max(self._sizes[first:last])
            )
