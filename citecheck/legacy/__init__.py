"""Legacy Vietnamese encodings that live on as Latin letters: TCVN3 (.VnTime) and VNI, decided line by line.

Word files, PDF files and web pages of 1995-2009 hold “Sè 58-Q§/TW ngµy” where a reader saw “Số 58-QĐ/TW ngày”:
only the font made Vietnamese of it. A line is read so when its words are Vietnamese then, and were not before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citecheck.legacy.trace import has_trace
from citecheck.model import Note, Place, Text

if TYPE_CHECKING:
    from citecheck.legacy.reading import LegacyReading


def legacy_view(content: str) -> LegacyReading | None:
    """How a text reads whose legacy lines are Unicode; None where it has none. Unicode lines are never changed."""
    if not has_trace(content):
        return None
    from citecheck.legacy.reading import reading_of  # most texts have no trace: the tables are not for them

    return reading_of(content)


def seen(text: Text) -> Text:
    """A text with its legacy lines read as Unicode and a note of it; the text itself where it has none."""
    under = text.view
    reading = legacy_view(under.text if under else text.content)
    if reading is None:
        return text
    view = replace(reading.view, under=under)
    start, end = reading.spans[0]
    if under:
        start, end = under.start(start), under.end(end)
    line, column = text.place(start)
    place = Place(text.source, start, end, line, column, text.content[start:end], text.locate(start))
    note = Note("CC902", place, (("encoding", reading.encoding), ("lines", str(len(reading.spans)))))
    return replace(text, view=view, notes=(*text.notes, note))


__all__ = ["legacy_view", "seen"]
