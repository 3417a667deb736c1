"""Deleted text of tracked changes: is it the only place that dated an identifier?"""

from __future__ import annotations

import re

# shapes, not readings: which identifier and which date they are is decided where texts are extracted
_IDENTIFIER = re.compile(
    r"\d{1,5}[a-zđ]?\s?[-–‑]\s?[^\W\d_]{1,6}\s?/\s?[^\W_]{2,}|\d{1,5}/\d{4}/[^\W\d_]{1,8}[-–‑]?\w+", re.IGNORECASE
)
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
