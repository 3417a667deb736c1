"""What PDFium knows of the letters of a page, by their place among them; asked one by one or many at once.

A call into PDFium from Python costs more than what PDFium does in it, and there are thousands of letters on a page.
Their text is asked for at once, the rest only where it can matter. Many letters are asked in one loop in C: numbers
go in, and what comes out stands in one array, without a Python object for each letter.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from ctypes import addressof, c_int, c_ushort, c_void_p, cast
from functools import cache
from itertools import repeat
from typing import Any

_UNSURE = re.compile("[\0\ud800-\udfff\ufffd-\uffff]")
"""What the text of a whole page may have where its letters have something else: hyphens, and halves of letters."""
_BOX = 16
"""Bytes of a rectangle of PDFium: four numbers of single precision."""


class Letters:
    """The letters of a page of text."""

    def __init__(self, page: Any, raw: Any) -> None:
        self._held = page  # else it might be closed while it is asked
        self._page = cast(page.raw, c_void_p).value
        self._size = _by_address(raw, "FPDFText_GetFontSize")
        self._angle = _by_address(raw, "FPDFText_GetCharAngle")
        self._bounds = _by_address(raw, "FPDFText_GetLooseCharBox", c_void_p)
        self._objects = _by_address(raw, "FPDFText_CountRects", c_int)
        self._rectangle = raw.FS_RECTF()
        self._at = addressof(self._rectangle)
        self.text = _text(page.raw, raw)

    def size(self, place: int) -> float:
        """The size of its font; text that stands on its head may be set in sizes below nothing."""
        return abs(float(self._size(self._page, place)))

    def sizes(self, places: Iterable[int]) -> list[float]:
        """The sizes of the fonts of many."""
        return list(map(abs, map(self._size, repeat(self._page), places)))

    def turn(self, place: int) -> int:
        """By how many quarters it is turned; PDFium turns clockwise."""
        return _quarters(self._angle(self._page, place))

    def level(self, places: Iterable[int]) -> bool:
        """Whether none of many is turned."""
        return not any(map(_quarters, filter(None, map(self._angle, repeat(self._page), places))))

    def objects(self, starts: Iterable[int], counts: Iterable[int]) -> list[int]:
        """Of how many drawn objects the letters of each stretch are: those of one have one font, size and direction."""
        return list(map(self._objects, repeat(self._page), starts, counts))

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

    def boxes(self, places: Sequence[int]) -> array[float]:
        """(left, head, right, foot) of many level letters, one after the other."""
        made = array("f", bytes(_BOX * len(places)))
        at, _ = made.buffer_info()
        deque(map(self._bounds, repeat(self._page), places, range(at, at + _BOX * len(places), _BOX)), maxlen=0)
        return made


def _text(page: Any, raw: Any) -> str:
    """One character for each letter, NUL for those without any in Unicode."""
    count = raw.FPDFText_CountChars(page)
    units = (c_ushort * (count + 1))()
    told = raw.FPDFText_GetText(page, 0, count, units) - 1
    text = bytes(units)[: 2 * count].decode("utf-16-le", "replace")
    if told == len(text) == count and not _UNSURE.search(text):
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(page, place)) for place in range(count))


def _quarters(angle: float) -> int:
    return -round(angle / (math.pi / 2)) % 4 if angle else 0


@cache
def _by_address(raw: Any, name: str, *more: Any) -> Any:
    """A function of PDFium about a page and a place on it; pointers are numbers: to make others takes longer."""
    known = getattr(raw, name)
    made = type(known)(cast(known, c_void_p).value)
    made.argtypes, made.restype = (c_void_p, c_int, *more), known.restype
    return made
