"""A date as it stands in a text → the right date in the same dress, or nothing where that cannot be done safely."""

from __future__ import annotations

import re

from citecheck.model import CitedDate

_NUMERIC = re.compile(r"(\d{1,2})(\s?[/.-]\s?)(\d{1,2})(\s?[/.-]\s?)(\d{4})")
_PLAIN = re.compile(r"[^\W_]+(?:(?:[ \u00a0]|[,./-][ \u00a0]?)[^\W_]+)*")
"""Words and figures of one line: no markup, no escapes, nothing that would be lost."""


def rewritten(date: CitedDate, iso: str) -> str | None:
    """How the ISO day `iso` is written in place of `date`: d/m/yyyy as d/m/yyyy, any other plain form as ISO."""
    if date.precision != "day" or date.calendar != "gregorian" or not re.fullmatch(r"\d{4}-\d\d-\d\d", iso):
        return None
    year, month, day = iso.split("-")
    numeric = _NUMERIC.fullmatch(date.raw)
    if numeric is None:
        return iso if _PLAIN.fullmatch(date.raw) else None
    first, between, second, behind, _ = numeric.groups()
    month_first = date.order == "month-first" or (int(first), int(second)) != (date.day, date.month)
    if month_first and (int(first), int(second)) != (date.month, date.day):
        return None
    one, two = (month, day) if month_first else (day, month)
    return f"{_dressed(one, first, second)}{between}{_dressed(two, second, first)}{behind}{year}"


def _dressed(figures: str, written: str, beside: str) -> str:
    """The figures with a leading zero where the text writes one, or where nothing shows that it would not."""
    zero = written.startswith("0") or (len(written) == 2 and len(beside) == 2)
    return figures if zero else str(int(figures))
