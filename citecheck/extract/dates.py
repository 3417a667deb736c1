"""View → dates: all dates of a text, full and partial, in all languages, in reading order."""

from __future__ import annotations

from functools import lru_cache

import regex

from citecheck.model import CitedDate
from citecheck.patterns import Patterns
from citecheck.patterns.dates import DatePatterns
from citecheck.read.view import View

_HAN = {han: str(value) for value, han in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_ALLOWED_BEFORE = regex.compile(r"(?:\d[./\-–—]?\s?|[\p{Lu}\d]/|[-/.]\d{1,4}[-/.]|[\d\p{L}]_)\Z")


def find_dates(view: View, content: str, patterns: Patterns) -> list[tuple[int, int, CitedDate]]:
    """(start, end, date) of each date; start and end count in the view, the date's own offsets in `content`."""
    found = []
    for match in patterns.dates.search.finditer(view.text):
        start, end = match.span()
        if not _stands_alone(view.text, start, end):
            continue
        parts = _parts(match, patterns.dates)
        if parts is None:
            continue
        year, month, day, calendar, order = parts
        inner = _trimmed(match[0])
        start, end = start + inner[0], start + inner[1]
        first, last = view.start(start), view.end(end)
        found.append(
            (start, end, CitedDate(first, last, content[first:last], year, month, day, calendar, order))  # type: ignore[arg-type]
        )
    return found


def _trimmed(raw: str) -> tuple[int, int]:
    """A date in brackets is reported without them, "ngày 8/2" and "in 2013" without the word before."""
    match = regex.match(r"(?:\(\s*|\p{Ll}[\p{L}]*\.?\s+(?=\d))?", raw)
    begin = match.end() if match else 0
    close = regex.search(r"\s*\)?\Z", raw)
    return begin, close.start() if close else len(raw)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not part of a longer number, a range of years, an identifier or a path."""
    before, after = text[max(0, start - 3) : start], text[end : end + 8]
    if regex.search(r"[\d\p{L}_]\Z", before) and text[start].isdigit() and not _unspaced(before[-1]):
        return False
    if regex.search(r"\d[.,/:]\Z|\d{2}[-–]\Z|/\Z", before) and text[start].isdigit():
        return False
    if regex.match(r"\d|[./-]\d|_", after) and text[end - 1].isdigit():
        return False
    return not regex.match(r"\s{0,2}[-–—]\s{0,2}(?:19|20)\d\d(?!\d|[-/.])", after) or _full(text[start:end])


def _full(raw: str) -> bool:
    """A full date before a dash is a date; a year before a dash and a year is a range."""
    return len(regex.findall(r"\d+", raw)) > 1


def _unspaced(character: str) -> bool:
    return bool(regex.match(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Han}\p{Hangul}\p{Kana}]", character)) or character.islower()


def _parts(match: regex.Match[str], dates: DatePatterns) -> tuple[int, int, int, str, str] | None:
    groups = match.capturesdict()
    year = _number(groups, "year") or _han_year(groups)
    month = _number(groups, "mon") or _named_month(groups, dates) or _han_number(groups, "hanmon")
    day = _number(groups, "day") or _han_number(groups, "handay")
    order = ""
    figures = [int(figure) for figure in groups.get("figure", [])]
    if figures:
        day, month, order = _order(*figures)
    if not (0 <= day <= 99) or (not year and not month):
        return None
    calendar = "gregorian"
    if 2400 <= year <= 2700:
        year, calendar = year - 543, "buddhist"
    return year, month, day, calendar, order


def _order(first: int, second: int) -> tuple[int, int, str]:
    """Day first; month first only where day first is no date and month first is one."""
    if second > 12 >= first >= 1 and second <= 31:
        return second, first, "month-first"
    either = 1 <= first <= 12 and 1 <= second <= 12 and first != second
    return first, second, "either" if either else ""


def _number(groups: dict[str, list[str]], name: str) -> int:
    captured = groups.get(name)
    return int(captured[-1]) if captured else 0


def _named_month(groups: dict[str, list[str]], dates: DatePatterns) -> int:
    for group in dates.month_groups:
        captured = groups.get(group)
        if captured:
            return _month(dates, group, " ".join(captured[-1].lower().split()))
    return 0


def _month(dates: DatePatterns, group: str, name: str) -> int:
    names = dates.months[group]
    spoken = name.replace(" ", "~")
    if spoken in names:
        return names[spoken]
    return next((number for word, number in names.items() if word.endswith("*") and name.startswith(word[:-1])), 0)


def _han_year(groups: dict[str, list[str]]) -> int:
    captured = groups.get("hanyear")
    return int("".join(_HAN[han] for han in captured[-1])) if captured else 0


def _han_number(groups: dict[str, list[str]], name: str) -> int:
    captured = groups.get(name)
    return han_number(captured[-1]) if captured else 0


@lru_cache(maxsize=256)
def han_number(written: str) -> int:
    """A Chinese number from 1 to 39."""
    written = written.replace("廿", "二十")
    if "十" not in written:
        return int(_HAN.get(written, "0"))
    tens, _, ones = written.partition("十")
    return int(_HAN.get(tens, "1")) * 10 + int(_HAN.get(ones, "0"))
