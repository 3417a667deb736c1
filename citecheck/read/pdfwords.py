"""The letters of a page → its words with their places, in the order in which they were drawn, one word at a time.

Any page can be read so: turned ones, and those with letters that are not in Unicode; it takes its time.
"""

from __future__ import annotations

import re

from citecheck.read.layout import Word
from citecheck.read.pdfletters import Letters

_PIECE = re.compile("([^\\0 \xa0\t\n\r\x02][^ \xa0\t\n\r\x02]*)(\x02?)|[\n\r\x02]")
"""A word, or what ends a run: \\x02 is a hyphen at the end of a line that goes on with a letter. NUL begins no word."""
_RAISED = 0.8
"""Figures smaller than this part of the letters around them are the mark of a note."""
_MARKS = "*†‡()[]ivx"


def segments(letters: Letters) -> list[list[list[Word]]]:
    """The runs of words of a page: those of the main direction first, then those that stand crosswise."""
    found: dict[int, list[list[Word]]] = {}
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


def _word(letters: Letters, text: str, first: int, last: int) -> tuple[Word, int]:
    """A word, without the marks of notes in it, and by how many quarters it is turned."""
    text = said(letters, text.replace("\0", "\ufffd"), first, last)
    turn = letters.turn(first)
    left, right, foot, head = letters.box(first, turn)
    if last > first:
        right = max(right, letters.box(last, turn)[1])
    return Word(text, left, right, foot, head - foot or 1.0), turn


def said(letters: Letters, text: str, first: int, last: int) -> str:
    """The text of a word without the marks of notes in it."""
    if len(text) > 1 and _may_hold_mark(text):
        figures = any(map(str.isdigit, text))
        # without figures, only words that end in other letters than they begin with can hold the mark of a note
        if figures or letters.size(first) != letters.size(last):
            return _unmarked(text, [letters.size(place) for place in range(first, last + 1)])
    return text


def _may_hold_mark(text: str) -> bool:
    """Whether a letter of the word is a figure or one of _MARKS."""
    return not text.isalpha() or "i" in text or "v" in text or "x" in text


def _unmarked(text: str, sizes: list[float]) -> str:
    """A word without the small figures of a note behind its letters: TW¹²; those before them stand apart: ¹ Xem."""
    small = [size < _RAISED * max(sizes) for size in sizes]
    if not any(small) or len(sizes) < len(text):
        return text
    marks = [one and (letter.isdigit() or letter in _MARKS) for letter, one in zip(text, small, strict=True)]
    # small figures behind the last letter are a note's, in a year too; others may be of a number whose first is large
    end = max((place for place, mark in enumerate(marks) if not mark and text[place].isalnum()), default=0)
    made = ""
    for place, letter in enumerate(text):
        if not marks[place]:
            made += " " + letter if made.isdigit() and marks[0] and letter.isalnum() else letter
        elif not made or (made.isdigit() and (marks[0] or place < end)):
            made += letter
    return made
