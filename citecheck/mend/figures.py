"""Numbers as dates write them, in any script: read from a written date, and written anew in the same manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.extract.dates import han_number

_HAN = "〇一二三四五六七八九"
_FIGURE = re.compile(r"\d+|[〇零○一二三四五六七八九十廿]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a written date: its place there, its letters, its value."""

    start: int
    end: int
    raw: str
    value: int

    @property
    def in_words(self) -> bool:
        """Whether it is written in Chinese numerals."""
        return not self.raw[0].isdigit()

    def written(self, value: int, padded: bool) -> str:
        """Another value, in the digits of this one."""
        if self.in_words:
            return _in_words(value, self.raw)
        zero = ord(self.raw[0]) - int(self.raw[0])
        return "".join(chr(zero + int(digit)) for digit in str(value).rjust(2 if padded else 1, "0"))


def figures(raw: str) -> Iterator[Figure]:
    """The numbers of a written date in order."""
    for match in _FIGURE.finditer(raw):
        written = match[0]
        yield Figure(*match.span(), written, int(written) if written[0].isdigit() else han_number(written))


def _in_words(value: int, like: str) -> str:
    """A year figure by figure (二〇二二), a day or month in words (二十八)."""
    if value > 99:
        zero = next((sign for sign in "零○" if sign in like), "〇")
        return "".join(_HAN[int(digit)] for digit in str(value)).replace("〇", zero)
    tens, ones = divmod(value, 10)
    return (_HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (_HAN[ones] if ones else "")
