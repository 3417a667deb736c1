"""Word 97–2003 (doc, dot), by stdlib; older ones by the programs that are installed.

Its own reader comes first, because it alone tells deleted text from kept, and parts of a document from each other.
"""

from __future__ import annotations

import struct
from dataclasses import replace

from citecheck.model import Text
from citecheck.read import docx
from citecheck.read.compose import Paragraph, compose
from citecheck.read.compound import streams
from citecheck.read.converters import convert, text_of
from citecheck.read.package import check_wrapping
from citecheck.read.unreadable import UnreadableError
from citecheck.read.wordbinary import WordDocument
from citecheck.read.wordstory import story

# Word for Windows 1 and 2, before compound files
_OLDEST = (b"\xdb\xa5", b"\x9b\xa5")


def read(data: bytes, source: str) -> Text:
    """The text of an old Word document; `format` says which program read it, where one did."""
    try:
        return _read(data, source)
    except UnreadableError as error:
        if error.key != "word95":
            raise
        converted = _converted(data, source)
        if converted is None:
            raise
        return converted


def _read(data: bytes, source: str) -> Text:
    if data.startswith(_OLDEST):
        raise UnreadableError("word95")
    check_wrapping(data)
    found = streams(data, "doc")
    try:
        text = compose(story(WordDocument(found)), source, "doc")
    except (struct.error, IndexError, ValueError, OverflowError):
        raise UnreadableError("damaged", format="doc") from None
    if not text.content.strip() and found.get("Data"):
        raise UnreadableError("pictures")
    return text


def _converted(data: bytes, source: str) -> Text | None:
    made = convert(data, ".doc", "docx")
    if made:
        return replace(docx.read(made[0], source), format=f"doc ({made[1]})")
    printed = text_of(data)
    if printed:
        lines = [Paragraph(line) for line in printed[0].splitlines()]
        return compose(lines, source, f"doc ({printed[1]})")
    return None
