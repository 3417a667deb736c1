"""Offsets in a text ⇄ the protocol's positions: 0-based lines, and characters in the units that were agreed on."""

from __future__ import annotations

import re

from lsprotocol import types

from citecheck.model import Text

_LINE_END = re.compile(r"\r\n|\n|\r")
UTF16 = "utf-16"
"""The units that every editor knows."""
_BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def units(text: str, encoding: str = UTF16) -> int:
    """How long a piece of text is in the units of an encoding."""
    name, size = _BYTES[encoding]
    return len(text.encode(name, "surrogatepass")) // size


def position(text: Text, offset: int, encoding: str = UTF16) -> types.Position:
    """The position of an offset."""
    line, column = text.place(offset)
    return types.Position(line - 1, units(text.content[offset - column + 1 : offset], encoding))


def span(text: Text, start: int, end: int, encoding: str = UTF16) -> types.Range:
    """The range between two offsets."""
    return types.Range(position(text, start, encoding), position(text, end, encoding))


def offset(text: Text, at: types.Position, encoding: str = UTF16) -> int:
    """The offset of a position; one behind the end of a line is that end."""
    starts = [0, *(end.end() for end in _LINE_END.finditer(text.content))]
    if at.line >= len(starts):
        return len(text.content)
    start, line = starts[at.line], text.line(at.line + 1)
    name, size = _BYTES[encoding]
    head = line.encode(name, "surrogatepass")[: at.character * size]
    return start + len(head.decode(name, "ignore"))
