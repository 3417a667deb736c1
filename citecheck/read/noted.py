"""What is noticed in reading: places in a text, and the notes that rules report."""

from __future__ import annotations

from dataclasses import replace

from citecheck import expressions as regex
from citecheck.model import Note, Place, Text
from citecheck.read.decode import Decoded

_FOREIGN = regex.compile(r"\S*[^\x00-\x7F]\S*")


def place_of(text: Text, start: int, end: int) -> Place:
    """The place of a piece of a text as stored."""
    line, column = text.place(start)
    return Place(text.source, start, end, line, column, text.content[start:end], text.locate(start))


def noted(text: Text, rule: str, start: int, end: int, **values: object) -> Text:
    """The text with one note more."""
    told = tuple((name, str(value)) for name, value in values.items())
    return replace(text, notes=(*text.notes, Note(rule, place_of(text, start, end), told)))


def announced(text: Text, decoded: Decoded) -> Text:
    """The text with a note, at its first letter beside ASCII, if its encoding was guessed."""
    if not decoded.guessed:
        return text
    found = _FOREIGN.search(text.content)
    start, end = found.span() if found else (0, 0)
    return noted(text, "CC902", start, min(end, start + 80), encoding=decoded.encoding)
