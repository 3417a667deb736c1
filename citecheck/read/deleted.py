"""Deleted and struck-out text: is it the only place that dated an identifier?"""

from __future__ import annotations

import re

from citecheck.model import Note, Place, Text

# shapes, not readings: which identifier and which date they are is decided where texts are extracted
_IDENTIFIER = re.compile(
    r"\d{1,5}[a-zđ]?\s?[-–‑]\s?[^\W\d_]{1,6}\s?/\s?[^\W_]{2,}|\d{1,5}/\d{4}/[^\W\d_]{1,8}[-–‑]?\w+", re.IGNORECASE
)
_LONGEST = 80
"""Characters of deleted text that a note shows."""
_DATE = re.compile(r"\d{1,2}\D{1,25}(?:19|20|25)\d\d(?!\d)|(?:19|20|25)\d\d\s?[-./年]\s?\d{1,2}")


def only_deleted(kept: str, deleted: str) -> re.Match[str] | None:
    """The identifier of a paragraph that may have been dated in deleted text only, or None.

    It has: the deleted text holds a date, and the paragraph now has fewer dates than identifiers.
    """
    if not _DATE.search(_IDENTIFIER.sub(" ", deleted)):
        return None
    identifiers = list(_IDENTIFIER.finditer(kept))
    dates = _DATE.findall(_IDENTIFIER.sub(" ", kept))
    return identifiers[-1] if len(dates) < len(identifiers) else None


def deletion_note(text: Text, start: int, end: int, deleted: str, name: str | None = None) -> Note:
    """The note on the identifier at text[start:end] that was dated in this deleted text, in the place so named."""
    shown = " ".join(deleted.split())
    shown = shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
    place = Place(text.source, start, end, *text.place(start), text.content[start:end], name)
    return Note("CC904", place, (("deleted", shown),))
