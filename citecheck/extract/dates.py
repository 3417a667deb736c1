"""View → dates: all dates of a text, full and partial, in all languages, in reading order.

Every date holds a number, so the neighbourhood of each number is looked at, by the patterns of the languages
whose words stand there. Where several readings overlap, the fullest and longest counts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citecheck import expressions as regex
from citecheck.model import CitedDate
from citecheck.patterns import Patterns
from citecheck.patterns.dates import BY_FIGURES, FIGURES, DatePatterns, Manner
from citecheck.patterns.heads import Part
from citecheck.view import View

Span = tuple[int, int]

_NUMBER = regex.compile(r"\d+|[〇零○一二三四五六七八九]{4}(?=年)")
_LEFT, _RIGHT = 32, 44
"""How far before and behind a number the rest of its date may begin and end."""
_BY_FIGURES = regex.compile(r"\d\s{0,2}[./⁄∕／–—‐‑-]\s{0,14}\d|\(\s{0,2}\d")
_YEAR_BEHIND = regex.compile(r"[^\S\n]{1,2}(?P<year>(?:19|20)\d\d)(?=[^\S\n]{1,2}\p{L}|[,;)]|[^\S\n]*(?:\n|\Z))")
_HAN = {han: str(value) for value, han in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_GOES_ON_BEFORE = regex.compile(r"\d[.,/:]\Z|\d{2}[-–]\Z")
_GOES_ON = regex.compile(r"\d|[./-]\d|_+[^\W_]")  # not: _ngày 08/02/2022_
_TO_A_YEAR = regex.compile(r"\s{0,2}[-–—]\s{0,2}(?:19|20)\d\d(?!\d|[-/.])")
_DIGITS = regex.compile(r"\d+")
# a comma, and the words that lead from it to a date
_COMMA = regex.compile(r",(?=[\s\p{L}]*\Z)")
_SUFFIX = regex.compile(r"\s?[年月日号號년월일]")
_UNSPACED = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Han}\p{Hangul}\p{Hira}\p{Kana}]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a view: where it stands there, the languages that write it so, and the date itself.

    `begin` is where the words that belong to it begin (năm 2021, (2007)).
    `languages` is empty for a date in figures, which every language may write.
    """

    start: int
    end: int
    languages: frozenset[str]
    date: CitedDate
    begin: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one pattern reads at one place; offsets count in the view."""

    start: int
    end: int
    parts: tuple[int, int, int, str]
    begin: int

    @property
    def fullness(self) -> tuple[int, int]:
        year, month, day, _ = self.parts
        return (day > 0) + (month > 0) + 2 * (year > 0), self.end - self.start


def find_dates(view: View, content: str, patterns: Patterns, parts: list[Span] | None = None) -> list[Dated]:
    """All dates of a view, or those of some parts of it; their own offsets count in `content`, the text as stored."""
    found: list[Dated] = []
    text = view.text
    for start, end in _regions(text, parts):
        manners = _manners(text[start:end], patterns.dates)
        for reading, spoken in _chosen(text, start, end, manners, patterns.dates):
            if not found or reading.start >= found[-1].end:
                found.append(_dated(reading, spoken, view, content))
    return found


def year_behind(text: str, end: int, view: View, content: str) -> Dated | None:
    """A year that stands right behind an identifier: 24-NQ/TW 2022 on development."""
    match = _YEAR_BEHIND.match(text, end)
    if match is None:
        return None
    reading = _Reading(match.start("year"), match.end("year"), (int(match["year"]), 0, 0, ""), match.start("year"))
    return _dated(reading, frozenset(), view, content)


def without_dates(piece: str, start: int, dates: list[Dated]) -> str:
    """A piece of a view that begins at `start`, its dates, and the commas before them, blanked out."""
    first = bisect_left(dates, start, key=lambda dated: dated.start)
    for dated in dates[first : first + 10]:
        if dated.end <= start + len(piece):
            left, right = dated.start - start, dated.end - start
            piece = _COMMA.sub(" ", piece[:left]) + " " * (right - left) + piece[right:]
    return piece


def _regions(text: str, parts: list[Span] | None) -> Iterator[Span]:
    """The neighbourhoods of numbers, joined where they overlap; with `parts`, those of the numbers in them."""
    begin = end = -1
    for first, last in _numbers(text, parts):
        if end < 0 or first - _LEFT >= end:
            if end >= 0:
                yield begin, end
            begin = max(0, first - _LEFT)
        end = min(len(text), last + _RIGHT)
    if end >= 0:
        yield begin, end


def _numbers(text: str, parts: list[Span] | None) -> Iterator[Span]:
    """The numbers that may be of a date: of one or two figures, of four, of five by a slip."""
    for start, end in parts or [(0, len(text))]:
        while 0 < start < end and text[start - 1].isdigit():
            start -= 1  # no number is cut in two
        for number in _NUMBER.finditer(text, start, end):
            first, last = number.span()
            if last - first in (1, 2, 4, 5):
                yield first, last


def _manners(around: str, dates: DatePatterns) -> frozenset[Manner]:
    spoken = dates.candidates(around)
    return spoken | {BY_FIGURES} if _BY_FIGURES.search(around) else spoken


def _chosen(
    text: str, start: int, end: int, manners: frozenset[Manner], dates: DatePatterns
) -> list[tuple[_Reading, frozenset[str]]]:
    """The readings of a region that do not overlap, with all languages that agree on each."""
    readings: dict[_Reading, set[str]] = {}
    part = Part(text, start, end)
    alone: dict[Span, bool] = {}  # languages that write a date alike find it again
    for manner in sorted(manners):
        for match in dates.matches(manner, part):
            span = match.span()
            if span not in alone:
                alone[span] = _stands_alone(text, *span)
            reading = _reading(match, manner[0], dates) if alone[span] else None
            if reading is not None:
                readings.setdefault(reading, set()).add(manner[0])
    chosen: list[_Reading] = []  # by place, never overlapping: only neighbours need a look
    for reading in sorted(readings, key=lambda one: (*one.fullness, -one.start), reverse=True):
        place = bisect_left(chosen, reading.start, key=lambda one: one.start)
        after = chosen[place] if place < len(chosen) else None
        if (after is None or reading.end <= after.start) and (not place or chosen[place - 1].end <= reading.start):
            chosen.insert(place, reading)
    return [(one, frozenset(readings[one] - {FIGURES})) for one in chosen]


def _reading(match: regex.Match[str], language: str, dates: DatePatterns) -> _Reading | None:
    groups = match.capturesdict()
    year = _number(groups, "year") or _han(groups, "hanyear") or _full(_number(groups, "shortyear"))
    named = (groups.get("month") or groups.get("month_alone") or [""])[-1]
    month = _number(groups, "mon") or (dates.month(language, named) if named else 0) or _han(groups, "hanmon")
    day = _number(groups, "day") or _han(groups, "handay")
    order = ""
    figures = [int(figure) for figure in groups.get("figure", [])]
    if figures:
        day, month, order = _order(*figures)
    if not year and not month:
        return None
    begin, close = _written(match, groups, day)
    return _Reading(begin, close, (year, month, day, order), begin if day else match.start())


def _written(match: regex.Match[str], groups: dict[str, list[str]], day: int) -> tuple[int, int]:
    """Where the date itself begins and ends, without brackets and the words around it (ngày, in, года)."""
    spans = [match.span(name) for name, found in groups.items() if found and found[-1]]
    if groups.get("figure"):
        spans += match.spans("figure")
    begin, end = min(start for start, _ in spans), max(end for _, end in spans)
    if not day and len(spans) > 1:
        begin = match.start() + len(match[0]) - len(match[0].lstrip("( \n\t"))
    suffix = _SUFFIX.match(match.string, end)
    return begin, suffix.end() if suffix and suffix.end() <= match.end() else end


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not part of a longer number, a range of years, an identifier or a path."""
    before, after = text[max(0, start - 3) : start], text[end : end + 8]
    if text[start].isdigit() and before:
        last = before[-1]
        if (
            (last == "_" and before[-2:-1].isalnum())
            or last == "/"
            or (last.isalnum() and not (last.islower() or _UNSPACED.match(last) or not last.isascii()))
        ):
            return False
        if last.isdigit() or (last in ".,/:-–" and _GOES_ON_BEFORE.search(before)):
            return False
    if text[end - 1].isdigit() and _GOES_ON.match(after):
        return False
    return not (_TO_A_YEAR.match(after) and len(_DIGITS.findall(text, start, end)) == 1)


def _order(first: int, second: int) -> tuple[int, int, str]:
    """Day first; month first only where day first is no date and month first is one."""
    if second > 12 >= first >= 1 and second <= 31:
        return second, first, "month-first"
    either = 1 <= first <= 12 and 1 <= second <= 12 and first != second
    return first, second, "either" if either else ""


def _number(groups: dict[str, list[str]], name: str) -> int:
    captured = groups.get(name)
    return int(captured[-1]) if captured else 0


def _full(short: int) -> int:
    """The year that two figures mean: the Party was founded in 1930. 0 stays 0."""
    return short and short + (2000 if short < 30 else 1900)


def _han(groups: dict[str, list[str]], name: str) -> int:
    captured = groups.get(name)
    return han_number(captured[-1]) if captured else 0


@lru_cache(maxsize=256)
def han_number(written: str) -> int:
    """A Chinese number: 1 to 39 in words (二十八), or a year figure by figure (二〇二二)."""
    written = written.replace("廿", "二十")
    if "十" not in written:
        return int("".join(_HAN[han] for han in written))
    tens, _, ones = written.partition("十")
    return int(_HAN.get(tens, "1")) * 10 + int(_HAN.get(ones, "0"))


def _dated(reading: _Reading, languages: frozenset[str], view: View, content: str) -> Dated:
    first, last = view.start(reading.start), view.end(reading.end)
    year, month, day, order = reading.parts
    buddhist = 2400 <= year <= 2700
    date = CitedDate(
        first, last, content[first:last], year - 543 if buddhist else year, month, day,
        "buddhist" if buddhist else "gregorian", order,  # type: ignore[arg-type]
    )  # fmt: skip
    return Dated(reading.start, reading.end, languages, date, reading.begin)
