"""A date of the text as it is read → the same date in the parts of a document, told by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from citecheck.annotate.remarks import Remark

_AROUND = 60
_APART = re.compile(r"[\n|]")
_NOTHING = re.compile(r"[\s\xad\u200b\ufeff]+")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a remark belongs: the number of a piece, and the first and the last of its letters."""

    piece: int
    first: int
    last: int


def spots(content: str, remarks: Iterable[Remark], pieces: Sequence[str]) -> list[Spot | None]:
    """For each remark the place in `pieces` (paragraphs, lines) that says the same as `content` does there.

    White space is not compared. Where the same words stand in several places, the first is the first and so on;
    None where the pieces have them in more or fewer places than the text, so that nothing is marked by guess.
    """
    squeezed = [_squeezed(piece) for piece in pieces]
    whole = [_squeezed(line)[0] for line in _APART.split(content)]
    return [_spot(content, remark, squeezed, whole) for remark in remarks]


def _spot(
    content: str, remark: Remark, pieces: list[tuple[str, list[int]]], lines: list[str]
) -> Spot | None:  # fmt: skip
    before = _APART.split(content[max(0, remark.start - _AROUND) : remark.start])[-1]
    behind = _APART.split(content[remark.end : remark.end + _AROUND])[0]
    date = _squeezed(content[remark.start : remark.end])[0]
    left = _squeezed(before)[0]
    words = left + date + _squeezed(behind)[0]
    number = _APART.split(content[: remark.start])
    place = len(number) - 1
    here = sum(len(_found(line, words)) for line in lines[:place])
    own = _found(lines[place], words)
    at = len(_squeezed(number[-1])[0]) - len(left)
    if at not in own or not date:
        return None
    here += own.index(at)
    found = [(one, start) for one, (text, _) in enumerate(pieces) for start in _found(text, words)]
    if len(found) != sum(len(_found(line, words)) for line in lines):
        return None
    piece, start = found[here]
    offsets = pieces[piece][1]
    first = start + len(left)
    return Spot(piece, offsets[first], offsets[first + len(date) - 1])


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without white space, and where each of its letters stood."""
    kept = [(letter, place) for place, letter in enumerate(text) if not _NOTHING.match(letter)]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]


def _found(text: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(words)})", text)]
