"""UTF-8 that was once read as another encoding and stored again: “Nghá»‹ quyáº¿t” is “Nghị quyết”.

Decided line by line: a line is repaired where nearly all its letters beside ASCII are pieces of such sequences and
these make letters that people write. A line in order is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from citecheck import expressions as regex
from citecheck.model import Text
from citecheck.read.noted import noted
from citecheck.view import Edit, View, edited

# what nobody writes, but two letters side by side may look like
_UNLIKELY = regex.compile(r"[\p{C}\p{Armenian}\p{Syriac}\p{Thaana}\p{Nko}--[\u200b-\u200f\ufeff\u00ad]]", regex.V1)
_CERTAIN = regex.compile(r"[đĐăĂơƠưƯ\u1ea0-\u1ef9]")
"""Letters of which one alone is proof: what stands for them is written nowhere else."""


@dataclass(frozen=True, slots=True)
class _Misread:
    """What UTF-8 looks like in one encoding: its sequences, and the byte of each letter in them.

    `sign` finds an end of a sequence with a beginning before it: these signs are rare in texts in order, so that it
    costs a tenth of a search for the sequences themselves.
    """

    name: str
    sign: re.Pattern[str]
    sequence: regex.Pattern[str]
    lost: regex.Pattern[str] | None
    bytes: dict[str, int]

    def meant(self, sequence: str) -> str:
        """The letter of a sequence; "" if it is none."""
        try:
            return bytes(self.bytes[letter] for letter in sequence).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return ""


@cache
def _misread() -> tuple[_Misread, ...]:
    # where windows-1252 has a gap, programs let the byte through as a control character
    western = {bytes([byte]).decode("cp1252", "ignore") or chr(byte): byte for byte in range(128, 256)}
    western |= {chr(byte): byte for byte in range(128, 160)}
    # à is the bytes C3 A0, and A0, a space that does not break, was often made an ordinary one; the second byte of Đ
    # has no letter at all and was lost
    lost = regex.compile(r"Ã (?=\p{Ll}|\P{L}|\Z)|Ä[\ufffd?]|(?<=[QN])Ä(?=[-/])")
    dos = {bytes([byte]).decode("cp437"): byte for byte in range(128, 256)}
    return (
        _Misread("windows-1252", _sign(western), _sequences(western), lost, western),
        _Misread("IBM 437", _sign(dos), _sequences(dos), None, dos),
    )


def signs() -> list[tuple[str, str]]:
    """The letters that begin a sequence and those that go on with it, as sets of an expression, of each encoding."""
    return [(_those(one.bytes, 0xC2, 0xF4), _those(one.bytes, 0x80, 0xBF)) for one in _misread()]


def _sign(letters: dict[str, int]) -> re.Pattern[str]:
    return re.compile(f"{_those(letters, 0x80, 0xBF)}(?<={_those(letters, 0xC2, 0xF4)}.)")


def _sequences(letters: dict[str, int]) -> regex.Pattern[str]:
    tail = _those(letters, 0x80, 0xBF)
    heads = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    return regex.compile("|".join(f"{_those(letters, low, high)}{tail}{{{count}}}" for low, high, count in heads))


def _those(letters: dict[str, int], low: int, high: int) -> str:
    """What matches the letters of bytes from `low` to `high`."""
    return "[" + re.escape("".join(one for one, byte in letters.items() if low <= byte <= high)) + "]"


def repaired(text: Text) -> Text:
    """The text as it was meant, in its view; the text as stored stays. A note says what was repaired."""
    seen = text.view.text if text.view else text.content
    if seen.isascii():
        return text
    for misread in _misread():
        if misread.sign.search(seen) and _edits(seen, misread)[0]:
            # where some lines were misread, a letter or two in another are proof enough
            edits, lines = _edits(seen, misread, certain=1)
            made = edited(seen, edits)
            whole = replace(made, under=text.view) if text.view else made
            start, end = _stored(text.view, edits[0])
            name = f"UTF-8 read as {misread.name}"
            return noted(replace(text, view=whole), "CC902", start, end, encoding=name, lines=lines)
    return text


def _stored(view: View | None, edit: Edit) -> tuple[int, int]:
    return (view.start(edit[0]), view.end(edit[1])) if view else (edit[0], edit[1])


def _edits(seen: str, misread: _Misread, certain: int = 0) -> tuple[list[Edit], int]:
    """What stands for what in all lines that are to be repaired, and how many those are.

    `certain` is how many letters are taken as proof beforehand.
    """
    edits: list[Edit] = []
    lines, place = 0, 0
    while (found := misread.sequence.search(seen, place)) is not None:
        start = seen.rfind("\n", 0, found.start()) + 1
        end = seen.find("\n", found.end())
        end = len(seen) if end < 0 else end
        here = _line(seen, start, end, misread, certain)
        lines += bool(here)
        edits += here
        place = end
    return edits, lines


def _line(seen: str, start: int, end: int, misread: _Misread, certain: int) -> list[Edit]:
    """The edits of one line; none if it is in order."""
    edits: list[Edit] = []
    for match in misread.sequence.finditer(seen, start, end):
        meant = misread.meant(match[0])
        if meant and not _UNLIKELY.match(meant):
            edits.append((match.start(), match.end(), meant))
    strange = sum(not letter.isascii() for letter in seen[start:end])
    covered = sum(right - left for left, right, _ in edits)
    certain += sum(_CERTAIN.match(meant) is not None for _, _, meant in edits)
    if not edits or covered < 0.8 * strange or (len(edits) < 3 and not certain):
        return []
    if misread.lost is not None:
        taken = {left for left, _, _ in edits}
        for match in misread.lost.finditer(seen, start, end):
            if match.start() not in taken:
                edits.append((match.start(), match.end(), "à" if match[0][0] == "Ã" else "Đ"))
    return sorted(edits)
