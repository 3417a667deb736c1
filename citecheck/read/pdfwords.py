"""A page as PDFium sees it → its words with their places, in the order in which they were drawn."""

from __future__ import annotations

import math
from collections.abc import Iterator
from ctypes import byref
from typing import Any

from citecheck.read.layout import Word

_HYPHEN = 2
"""How PDFium gives a hyphen at the end of a line that goes on with a letter."""
_BLANKS = {0x20, 0xA0, 0x09}
_ENDS = {0x0A, 0x0D}
_RAISED = 0.8
"""Figures smaller than this part of the letters around them are the mark of a note."""
_MARKS = "*†‡()[]ivx"


def segments(page: Any, raw: Any) -> list[list[list[Word]]]:
    """The runs of words of a page: those of the main direction first, then those that stand crosswise."""
    found: dict[int, list[list[Word]]] = {}
    turned = -1
    for new, codes, first in _pieces(page, raw):
        word, turn = _word(page, raw, codes, first)
        if word.text:
            if new or turn != turned:
                found.setdefault(turn, []).append([])
            found[turn][-1].append(word)
            turned = turn
    for turn, runs in found.items():
        if turn:
            # PDFium orders what is turned by the page's sides, not by its own
            runs.sort(key=lambda run: (-round(run[0].foot), run[0].left))
    return sorted(found.values(), key=lambda runs: -sum(map(len, runs)))


def _pieces(page: Any, raw: Any) -> Iterator[tuple[bool, list[int], int]]:
    """(whether it begins a run, its characters, the place of the first) of each word."""
    codes: list[int] = []
    new = True
    for place in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, place)
        if code in _BLANKS or code in _ENDS or code == _HYPHEN:
            if codes:
                yield new, [*codes, 0x2D] if code == _HYPHEN else codes, place - len(codes)
                codes, new = [], False
            new = new or code in _ENDS or code == _HYPHEN
        elif code:
            codes.append(code)
        elif codes:
            codes.append(0xFFFD)
    if codes:
        yield new, codes, raw.FPDFText_CountChars(page) - len(codes)


def _word(page: Any, raw: Any, codes: list[int], first: int) -> tuple[Word, int]:
    """A word, without the marks of notes in it, and by how many quarters it is turned."""
    last = first + len(codes) - 1
    ends = raw.FPDFText_GetUnicode(page, last) == _HYPHEN
    text = "".join(map(chr, codes))
    # only words with figures, or that end in other letters than they begin with, can hold the mark of a note
    sizes = [raw.FPDFText_GetFontSize(page, place) for place in (first, last - ends)]
    if len(codes) > 1 and (sizes[0] != sizes[1] or any(letter.isdigit() for letter in text)):
        text = _unmarked(text, [raw.FPDFText_GetFontSize(page, place) for place in range(first, last + 1 - ends)])
    turn = -round(raw.FPDFText_GetCharAngle(page, first) / (math.pi / 2)) % 4  # PDFium turns clockwise
    one, other = _box(page, raw, first, turn), _box(page, raw, last - ends, turn)
    return Word(text, one[0], max(one[1], other[1]), one[2], one[3] - one[2] or 1.0), turn


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


def _box(page: Any, raw: Any, place: int, turn: int) -> tuple[float, float, float, float]:
    """(left, right, foot, head) of a character as it is seen when its line is level."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, place, byref(box))
    left, right, foot, head = box.left, box.right, box.bottom, box.top
    if turn == 1:
        return foot, head, -right, -left
    if turn == 2:
        return -right, -left, -head, -foot
    if turn == 3:
        return -head, -foot, left, right
    return left, right, foot, head
