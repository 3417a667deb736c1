"""Identifiers + dates of one view → which date belongs to which identifier, and why.

In this order, each date being used once unless a list shares it:

  column   the row or record of a table gives the date of issue in a cell of its own
  after    58-QĐ/TW, ngày 08/02/2022 · dated February 8, 2022 · (issued by the Politburo on …)
  shared   18-NQ/TW và 19-NQ/TW ngày 25/10/2017
           (as many dates as identifiers of a list are taken in their order: after, or before)
  before   On February 8, 2022, the Politburo issued Regulation No. 58-QD/TW
  header   Số 11-HD/VPTW … Hà Nội, ngày 28 tháng 05 năm 2004

No date is bound across another identifier (a header's apart), across the end of a sentence or a block.
When in doubt nothing is bound, and the refusal is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from citecheck import expressions as regex
from citecheck.extract.behind import BODY, YEAR, opens_clause, other_body
from citecheck.extract.datelines import article_day, other_day
from citecheck.extract.dates import Dated, without_dates
from citecheck.extract.gaps import (
    BINDS,
    LOOSELY,
    Verdict,
    another_paper,
    follows_date,
    issued_at,
    issued_later,
    issued_on,
    judge_after,
    judge_before,
    named_first,
    owned,
    refused,
    stays,
    straight_after,
    tight_before,
)
from citecheck.extract.headers import header_dates
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.joining import joins, pairs, together
from citecheck.extract.pairing import paired
from citecheck.extract.reaching import reached
from citecheck.extract.relations import BEFORE, opened
from citecheck.extract.tables import column_dates
from citecheck.patterns import Patterns

_REACH = 300
_NEAREST = 3
_NUMBERED = regex.compile(r"[^,;\n]{0,50},\s?\S{1,6}\s?\Z")
"""What may stand between a date and its number: … của Bộ Chính trị, số"""


@dataclass(slots=True)
class Bound:
    """What was decided for one identifier: the date (its index), the binding, and the dates refused with the reason.

    `closed`: its row says that it has no date, and no other rule may find one.
    """

    date: int | None = None
    binding: str | None = None
    closed: bool = False
    refusals: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Page:
    """What binding works on: the view's text, its identifiers and dates, all in reading order."""

    text: str
    ids: list[Occurrence]
    dates: list[Dated]
    patterns: Patterns

    def following(self, place: int) -> int:
        """Where the identifier behind one begins; the end of the text behind the last."""
        return self.ids[place + 1].start if place + 1 < len(self.ids) else len(self.text)

    def refused(self, date: int) -> str:
        """Words before a date that make it the date of something else, or ""."""
        dated = self.dates[date]
        return refused(self.text[max(0, dated.start - 40) : dated.start], dated.languages, self.patterns)


def bind(text: str, ids: list[Occurrence], dates: list[Dated], patterns: Patterns) -> list[Bound]:
    """One Bound per identifier, in the same order."""
    page = _Page(text, ids, dates, patterns)
    bound = [Bound() for _ in ids]
    if not ids or not dates:
        return bound
    _bind_columns(page, bound)
    listed = _lists(page)
    _bind_pairs(page, bound, [members for members, _ in listed])
    _bind_after(page, bound)
    lists = [members for members, certain in listed if certain or _together(page, bound, members[-1])]
    _share(page, lists, bound)
    _bind_before(page, bound, lists)
    _bind_headers(page, bound)
    return bound


def _bind_columns(page: _Page, bound: list[Bound]) -> None:
    for place, date in column_dates(page.text, page.ids, page.dates, page.patterns).items():
        bound[place].date, bound[place].binding = date, "column" if date is not None else None
        bound[place].closed = date is None


def _bind_pairs(page: _Page, bound: list[Bound], lists: list[list[int]]) -> None:
    """N1 and N2 dated D1 and D2: each takes its own; where the counts differ, none takes any."""
    free = [members for members in lists if not any(bound[place].binding or bound[place].closed for place in members)]
    for found in paired(page.text, page.ids, page.dates, free, page.patterns):
        for order, place in enumerate(found.members):
            if found.told:
                bound[place].date, bound[place].binding = found.dates[order], "after" if found.follow else "before"
            else:
                bound[place].closed = True
                bound[place].refusals += [(date, "counts", "") for date in found.dates]


def _together(page: _Page, bound: list[Bound], last: int) -> bool:
    """Whether the date of the last of a list is said to be that of all."""
    one = bound[last]
    if one.date is None or one.binding != "after":
        return False
    gap = page.text[page.ids[last].end : max(page.ids[last].end, page.dates[one.date].begin)]
    return len(gap) < 40 and together(gap, page.patterns)


def _bind_after(page: _Page, bound: list[Bound]) -> None:
    first = 0
    for place, occurrence in enumerate(page.ids):
        if bound[place].binding or bound[place].closed:
            continue
        limit = min(page.following(place), occurrence.end + _REACH)
        while first < len(page.dates) and page.dates[first].start < occurrence.end:
            first += 1
        for date in range(first, min(first + _NEAREST, len(page.dates))):
            if page.dates[date].start >= limit:
                break
            verdict = _judged_after(page, place, date, first, bound)
            if verdict.binds:
                bound[place].date, bound[place].binding = _issued(page, place, date, limit), "after"
                break
            bound[place].refusals.append((date, verdict.reason, verdict.words))


def _judged_after(page: _Page, place: int, date: int, first: int, bound: list[Bound]) -> Verdict:
    """Whether a date after an identifier is its own; of the dates in between, `first` is the first."""
    occurrence, dated = page.ids[place], page.dates[date]
    gap = page.text[occurrence.end : max(occurrence.end, dated.begin)]
    if date > first:  # thảo luận ngày D1, ban hành ngày D2: D1 was refused, and its figures are no words
        gap = without_dates(gap, occurrence.end, page.dates)
    verdict = judge_after(gap, dated.languages, page.patterns)
    if verdict.binds and _of_another_year(occurrence, dated):
        straight = dated.date.day and straight_after(gap, dated.languages, page.patterns)
        verdict = verdict if straight else Verdict(False, "other_year")
    if verdict.binds:
        other = _other_claim(page, place, date, verdict)
        if verdict is LOOSELY and not other:
            other = _loose_claim(page, place, date, bound)
        other = other or other_day(page.text, occurrence, dated, page.patterns)
        return Verdict(False, other) if other else verdict
    before = page.text[max(0, occurrence.start - 80) : occurrence.start]
    return BINDS if issued_at(gap, before, dated.languages, page.patterns) else verdict


def _issued(page: _Page, place: int, date: int, limit: int) -> int:
    """The date itself, or the next one where that is the day of issue, and this one that of adoption or a bare year."""
    if date + 1 == len(page.dates) or page.dates[date + 1].start >= limit:
        return date
    dated, later = page.dates[date], page.dates[date + 1]
    gap, between = page.text[page.ids[place].end : dated.begin], page.text[dated.end : max(dated.end, later.begin)]
    if not dated.date.month and later.date.day:  # 57-NQ/TW năm 2024 ngày 22/12/2024
        straight = len(between) < 20 and not regex.search(r"[\n().:;]", between)
        behind = page.text[later.end : min(later.end + BODY, limit)]
        own = "," not in between or (later.date.year == dated.date.year and stays(behind, page.patterns))
        return date + 1 if straight and own and straight_after(between, later.languages, page.patterns) else date
    return date + 1 if issued_later(gap, between, later.languages, page.patterns) else date


def _other_claim(page: _Page, place: int, date: int, verdict: Verdict) -> str:
    """Why a date after an identifier is not its own all the same: it begins a period, or leads to the next one."""
    if _leads_on(page, date):
        return "period"
    if _paired(page, date):
        return "pair"
    claim = _of_another(page, place, date, verdict is BINDS)
    if claim:
        return claim
    dated = page.dates[date]
    gap = page.text[page.ids[place].end : dated.start]
    if regex.search(r";\s*\p{L}", gap):
        return "clause"
    if "(" in gap:
        return ""
    if gap.strip() in ("–", "—") and not regex.match(r"\s*[–—]", page.text[dated.end : dated.end + 4]):
        return "untied"  # a dash alone parts a headline from its day; a pair of them is as good as brackets
    if place + 1 < len(page.ids):
        following = page.text[dated.end : page.ids[place + 1].start]
        if tight_before(following, dated.languages, page.patterns) and regex.search(r"\p{L}|[,;，；、]", gap):
            return "leads_on"
    return ""


def _of_another(page: _Page, place: int, date: int, tight: bool) -> str:
    """Why a date after a central document may be that of a local paper on it: a local body stands behind the date.

    `tight`: no comma stands before it.
    """
    one, end = page.ids[place], page.dates[date].end
    if one.local or one.identifier.family != "party" or _names_year(page, place, page.dates[date]):
        return ""
    until = page.following(place)
    if not other_body(page.text[end : min(end + BODY, until)], page.patterns):
        return ""
    if another_paper(page.text[max(0, one.start - 120) : one.start], page.patterns):
        return "other_body"
    straight = regex.match(r"\s+\p{L}", YEAR.sub("", page.text[end : end + 20]))
    if straight and tight and _clause_opens(page, place, date) and not _dated_behind(page, place):
        return "either"  # Thực hiện N1 ngày D Tỉnh ủy ban hành N2: a comma is missing before D, or behind it
    return ""


def _loose_claim(page: _Page, place: int, date: int, bound: list[Bound]) -> str:
    """Why a date that only a comma ties to an identifier is not its own: it has one before, or a clause begins."""
    occurrence = page.ids[place]
    start = max(page.ids[place - 1].end if place else 0, occurrence.start - _REACH)
    before = _last_before(page.dates, start, occurrence.start)
    dated = page.dates[date]
    named = _names_year(page, place, dated)
    own = before is not None and not (place and bound[place - 1].date == before)
    if before is not None and own and (not named or _day_of_year(page.dates[before], dated)):
        if _judged_before(page, before, occurrence).binds:
            return "date_before"
        first = page.dates[before]
        if not (page.text[first.end : occurrence.start] + page.text[occurrence.end : dated.start]).strip():
            return "either"  # D1 N1 D2 N2: do the dates lead, or follow?
    return "opens_clause" if not named and _clause_opens(page, place, date) else ""


def _names_year(page: _Page, place: int, dated: Dated) -> bool:
    """Whether a bare year is part of the name of a document, as law portals have them: 58-QĐ/TW năm 2022."""
    return not dated.date.month and not page.text[page.ids[place].end : dated.begin].strip()


def _day_of_year(day: Dated, year: Dated) -> bool:
    return bool(day.date.day) and day.date.year == year.date.year


def _clause_opens(page: _Page, place: int, date: int) -> bool:
    """Whether a clause begins with a date after an identifier."""
    one, dated = page.ids[place], page.dates[date]
    behind = page.text[dated.end : min(dated.end + 120, page.following(place))]
    opens = opens_clause(behind, dated.languages, page.patterns)
    return opened(page.text[max(0, one.start - BEFORE) : one.start], page.patterns) if opens is None else opens


def _dated_behind(page: _Page, place: int) -> bool:
    """Whether the next identifier has a date of its own behind it."""
    if place + 1 == len(page.ids):
        return False
    one = page.ids[place + 1]
    after = bisect_right(page.dates, one.end, key=lambda dated: dated.start)
    if after == len(page.dates) or page.dates[after].start > min(one.end + _REACH, page.following(place + 1)):
        return False
    dated = page.dates[after]
    return judge_after(page.text[one.end : max(one.end, dated.begin)], dated.languages, page.patterns).binds


def _paired(page: _Page, date: int) -> bool:
    """Whether a date is one of two joined by "and", which belong to two documents in turn."""
    for other in (date - 1, date + 1):
        if 0 <= other < len(page.dates):
            first, second = sorted((page.dates[date], page.dates[other]), key=lambda dated: dated.start)
            between = page.text[first.end : second.start]
            if len(between) < 20 and first.date.day and second.date.day and pairs(between, page.patterns):
                return True
    return False


def _leads_on(page: _Page, date: int) -> bool:
    """Whether a date is the first of two that bound a period."""
    if date + 1 >= len(page.dates) or page.dates[date].date.precision == "day":
        return False
    between = page.text[page.dates[date].end : page.dates[date + 1].start].strip()
    return between in ("-", "–", "—")


def _lists(page: _Page) -> list[tuple[list[int], bool]]:
    """The identifiers joined into lists by commas, and whether one "and" at least says so: [[0, 1], [4, 5, 6]]."""
    lists: list[list[int]] = []
    sure: list[bool] = []
    for place in range(1, len(page.ids)):
        join = joins(page.text[page.ids[place - 1].end : page.ids[place].start], page.patterns)
        if join is None:
            continue
        if lists and lists[-1][-1] == place - 1:
            lists[-1].append(place)
            sure[-1] = sure[-1] or join
        else:
            lists.append([place - 1, place])
            sure.append(join)
    return list(zip(lists, sure, strict=True))


def _share(page: _Page, lists: list[list[int]], bound: list[Bound]) -> None:
    """N1, N2 and N3 dated D: all take D; a Resolution N1 and a Conclusion N2 dated D: D is perhaps of N2 alone."""
    for members in lists:
        one, last = page.ids[members[-1]].identifier, bound[members[-1]]
        if last.binding != "after" or last.date is None or any(bound[place].date is not None for place in members[:-1]):
            continue
        said = _together(page, bound, members[-1])
        for place in members[:-1]:
            if not _of_another_year(page.ids[place], page.dates[last.date]):
                alike = said or page.ids[place].identifier.series == one.series
                bound[place].date, bound[place].binding = last.date, "shared" if alike else "lent"


def _of_another_year(one: Occurrence, dated: Dated) -> bool:
    """Whether the number says another year than the date: 30/2020/NĐ-CP, 2021."""
    return bool(one.identifier.year and dated.date.year and one.identifier.year != str(dated.date.year))


def _bind_before(page: _Page, bound: list[Bound], lists: list[list[int]]) -> None:
    used = {one.date for one in bound if one.date is not None}
    rest = {members[0]: members[1:] for members in lists}
    open_ = {date for one in bound for date, reason, _ in one.refusals if reason == "either"}
    for place, occurrence in enumerate(page.ids):
        if bound[place].date is not None or bound[place].closed:
            continue
        start = max(page.ids[place - 1].end if place else 0, occurrence.start - _REACH)
        date = _last_before(page.dates, start, occurrence.start)
        if date is None or date in used:
            date = reached(page.text, page.ids, page.dates, place, used, page.patterns)
            if date is None:
                continue
        else:
            verdict = Verdict(False, "either") if date in open_ else _judged_before(page, date, occurrence)
            if not verdict.binds and not _goes_on(page, place, date, bound):
                bound[place].refusals.append((date, verdict.reason, verdict.words))
                continue
        bound[place].date, bound[place].binding = date, "before"
        used.add(date)
        for other in rest.get(place, []):
            if bound[other].date is None:
                bound[other].date, bound[other].binding = date, "shared"


def _goes_on(page: _Page, place: int, date: int, bound: list[Bound]) -> bool:
    """Whether a chain of deeds goes on without its verb: on D1 X issued N1, on D2 N2."""
    dated = page.dates[date]
    if not place or bound[place - 1].binding != "before" or not dated.date.day:
        return False
    between = page.text[page.ids[place - 1].end : dated.start]
    return len(between) <= 12 and follows_date(
        page.text[dated.end : page.ids[place].start], dated.languages, page.patterns
    )


def _last_before(dates: list[Dated], start: int, end: int) -> int | None:
    """The index of the last date that lies wholly between two offsets."""
    place = bisect_right(dates, end, key=lambda dated: dated.end)
    return place - 1 if place and dates[place - 1].start >= start else None


def _judged_before(page: _Page, date: int, occurrence: Occurrence) -> Verdict:
    dated = page.dates[date]
    words = page.refused(date)
    if words:
        return Verdict(False, "other_date", words)
    if _paired(page, date):
        return Verdict(False, "pair")
    gap = page.text[dated.end : occurrence.start]
    behind = page.text[occurrence.end : occurrence.end + 40].split("\n")[0]
    tight = tight_before(gap, dated.languages, page.patterns)
    if not tight and article_day(page.text, dated, gap, page.patterns):
        return Verdict(False, "dateline")
    verdict = judge_before(gap, behind, dated.languages, page.patterns)
    if _of_another_year(occurrence, dated) and not dated.date.day:
        return Verdict(False, "other_year")
    if verdict.binds:
        return BINDS
    before = page.text[max(0, dated.start - 40) : dated.start]
    led = follows_date(gap, dated.languages, page.patterns) and (
        issued_on(before, dated.languages, page.patterns) or owned(before, page.patterns)
    )
    if not led and _NUMBERED.match(gap):
        led = named_first(before, gap, occurrence.identifier.type, page.patterns)
    return BINDS if led else verdict


def _bind_headers(page: _Page, bound: list[Bound]) -> None:
    used = {one.date for one in bound if one.date is not None}
    for place, date in header_dates(page.text, page.ids, page.dates, page.patterns).items():
        if bound[place].date is None and not bound[place].closed and date not in used:
            bound[place].date, bound[place].binding = date, "header"
            used.add(date)
