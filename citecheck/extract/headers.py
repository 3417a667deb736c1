"""The letterhead: a document's own number in one place, "Hà Nội, ngày 28 tháng 05 năm 2004" in another."""

from __future__ import annotations

from bisect import bisect_left

from citecheck import expressions as regex
from citecheck.extract.dates import Dated
from citecheck.extract.identifiers import Occurrence
from citecheck.patterns import Patterns

_REACH = 900
_BACK = 300
_PLACE_LINE = regex.compile(
    r"(?:\A|[\n|\t]|[^\S\n]{2,}|(?<=\p{Lu}{3}|/\p{Lu}{2}|TTg)\s)[^\S\n]*[*_\"'>(]*(?:г\.\s?)?\p{Lu}[\p{L}\p{M}.'’]*(?:[\s-]{1,3}[\p{L}\p{M}.'’]+){0,6},?\s{0,3}(?:ngày|ngay|the|le|день)?\s{0,3}\Z|\n[^\S\n]*\p{Han}{2,8}[,，]\s?\Z|\n[^\S\n]*\([Nn]gày\s\Z"
)
_LINE_END = regex.compile(r"[^\S\n]*(?:г\.|года|год)?[*_\"')\\]*[^\S\n]*(?:[\n|\t.]|\\n|\Z)")
_EVENT = regex.compile(r"\b(?:họp|hội nghị|đến|sau|từ|trước|nhiệm kỳ|kỳ báo cáo|phiên)\b", regex.I)


def header_dates(text: str, ids: list[Occurrence], dates: list[Dated], patterns: Patterns) -> dict[int, int]:
    """Index of a header's own identifier → index of the date in its place-and-date line."""
    heads = [
        place
        for place, occurrence in enumerate(ids)
        if not occurrence.mention and _own_number(text, occurrence, patterns)
    ]
    lines = [date for date in range(len(dates)) if _place_line(text, dates[date])] if heads else []
    starts = [dates[date].start for date in lines]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for order, place in enumerate(heads):
        occurrence = ids[place]
        limit = ids[heads[order + 1]].start if order + 1 < len(heads) else len(text)
        back = ids[heads[order - 1]].end if order else 0
        after = bisect_left(starts, occurrence.end)
        before = bisect_left(starts, occurrence.start) - 1
        near = []
        if after < len(lines) and starts[after] < min(limit, occurrence.end + _REACH):
            near.append(lines[after])
        if before >= 0 and starts[before] >= max(back, occurrence.start - _BACK):
            near.append(lines[before])
        free = [date for date in near if date not in taken]
        if free:
            found[place] = free[0]
            taken.add(free[0])
    return found


def _place_line(text: str, dated: Dated) -> bool:
    """Whether a full date ends a line that begins with a place."""
    if dated.date.precision != "day" or not _LINE_END.match(text, dated.end):
        return False
    before = text[max(0, dated.start - 70) : dated.start]
    found = _PLACE_LINE.search(before)
    return (
        found is not None
        and _EVENT.search(found[0]) is None
        and regex.search(r"[,，]|(?i:ng[àa]y)", found[0]) is not None
    )


def _own_number(text: str, occurrence: Occurrence, patterns: Patterns) -> bool:
    """Whether an identifier stands alone on its line or in its cell, but for a number word."""
    line = text[max(0, text.rfind("\n", 0, occurrence.start) + 1, occurrence.start - 60) : occurrence.start]
    before = regex.split(r"[|\t*]|\s{3,}", line)[-1]
    if not before.strip() and not line.strip(" \t|"):
        # "Số:" may stand on the line above
        above = text[max(0, occurrence.start - 20) : occurrence.start].strip().rsplit("\n", 1)[-1]
        return patterns.words.is_whole(above.strip(" .:："), "number") and _ends(text, occurrence.end)
    return patterns.words.is_whole(before.strip(" *_\"'.:："), "number") and _ends(text, occurrence.end)


def _ends(text: str, end: int) -> bool:
    return (
        regex.match(
            r"[*_\"']{0,3}[^\S\n]*(?:[\n|\t]|\Z|[^\S\n]{2,}|\\n|[^\S\n]*\p{Lu}[\p{L}\s.]{1,30},\s)",
            text[end : end + 60],
        )
        is not None
    )
