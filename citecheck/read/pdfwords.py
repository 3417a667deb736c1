"""A page as PDFium sees it → its words with their places, in the order in which they were drawn."""

from __future__ import annotations

import math
import re
from ctypes import byref, c_ushort
from typing import Any

from citecheck.read.layout import Word

_PIECE = re.compile("([^\\0 \xa0\t\n\r\x02][^ \xa0\t\n\r\x02]*)(\x02?)|[\n\r\x02]")
"""A word, or what ends a run: \\x02 is a hyphen at the end of a line that goes on with a letter. NUL begins no word."""
_UNSURE = re.compile("[\0\ud800-\udfff\ufffd-\uffff]")
"""What the text of a whole page may have where its letters have something else: hyphens, and halves of letters."""
_RAISED = 0.8
"""Figures smaller than this part of the letters around them are the mark of a note."""
_MARKS = "*†‡()[]ivx"


def segments(page: Any, raw: Any) -> list[list[list[Word]]]:
    """The runs of words of a page: those of the main direction first, then those that stand crosswise."""
    found: dict[int, list[list[Word]]] = {}
    letters = _Letters(page, raw)
    turned, new = -1, True
    for match in _PIECE.finditer(letters.text):
        piece, hyphen = match.groups()
        if piece is None:
            new = True
            continue
        word, turn = _word(letters, f"{piece}-" if hyphen else piece, match.start(), match.end() - len(hyphen) - 1)
        if new or turn != turned:
            found.setdefault(turn, []).append([])
        found[turn][-1].append(word)
        turned, new = turn, bool(hyphen)
    for turn, runs in found.items():
        if turn:
            # PDFium orders what is turned by the page's sides, not by its own
            runs.sort(key=lambda run: (-round(run[0].foot), run[0].left))
    return sorted(found.values(), key=lambda runs: -sum(map(len, runs)))


class _Letters:
    """What PDFium knows of the letters of a page, by their place among them.

    Every call costs more than what PDFium does in it, and there are thousands of letters on a page: their text is
    asked for at once, the rest only where a word begins and ends.
    """

    def __init__(self, page: Any, raw: Any) -> None:
        self._page = page.raw  # the helper itself would be asked for this at every call
        self._size, self._angle, self._bounds = (
            raw.FPDFText_GetFontSize, raw.FPDFText_GetCharAngle, raw.FPDFText_GetLooseCharBox,
        )  # fmt: skip
        self._rectangle = raw.FS_RECTF()
        self._at = byref(self._rectangle)
        self.text = self._text(raw)

    def _text(self, raw: Any) -> str:
        """One character for each letter, NUL for those without any in Unicode."""
        count = raw.FPDFText_CountChars(self._page)
        units = (c_ushort * (count + 1))()
        told = raw.FPDFText_GetText(self._page, 0, count, units) - 1
        text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
        if told == len(text) == count and not _UNSURE.search(text):
            return text
        return "".join(chr(raw.FPDFText_GetUnicode(self._page, place)) for place in range(count))

    def size(self, place: int) -> float:
        """The size of its font."""
        return float(self._size(self._page, place))

    def turn(self, place: int) -> int:
        """By how many quarters it is turned; PDFium turns clockwise."""
        angle: float = self._angle(self._page, place)
        return -round(angle / (math.pi / 2)) % 4 if angle else 0

    def box(self, place: int, turn: int) -> tuple[float, float, float, float]:
        """(left, right, foot, head) as it is seen when its line is level."""
        self._bounds(self._page, place, self._at)
        box = self._rectangle
        if turn == 0:
            return box.left, box.right, box.bottom, box.top
        if turn == 1:
            return box.bottom, box.top, -box.right, -box.left
        if turn == 2:
            return -box.right, -box.left, -box.top, -box.bottom
        return -box.top, -box.bottom, box.left, box.right


def _word(letters: _Letters, text: str, first: int, last: int) -> tuple[Word, int]:
    """A word, without the marks of notes in it, and by how many quarters it is turned."""
    text = text.replace("\0", "\ufffd")
    if len(text) > 1 and _may_hold_mark(text):
        figures = any(map(str.isdigit, text))
        # without figures, only words that end in other letters than they begin with can hold the mark of a note
        if figures or letters.size(first) != letters.size(last):
            text = _unmarked(text, [letters.size(place) for place in range(first, last + 1)])
    turn = letters.turn(first)
    left, right, foot, head = letters.box(first, turn)
    if last > first:
        right = max(right, letters.box(last, turn)[1])
    return Word(text, left, right, foot, head - foot or 1.0), turn


def _may_hold_mark(text: str) -> bool:
    """Whether a letter of the word is a figure or one of _MARKS."""
    return not text.isalpha() or "i" in text or "v" in text or "x" in text


def _unmarked(text: str, sizes: list[float]) -> str:
    """A word without the small figures of a note behind its letters: TW¹²; those before them stand apart: ¹ Xem."""
    small = [size < _RAISED * max(sizes) for size in sizes]
    if not any(small) or len(sizes) < len(text):
        return text
    made = ""
    for letter, mark in zip(text, small, strict=True):
        if not mark or not (letter.isdigit() or letter in _MARKS):
            made += " " + letter if made.isdigit() and small[0] and letter.isalpha() else letter
        elif made.isdigit() or not made:
            made += letter
    return made
