"""Days that are not compared are those that judging would never take for days of one document."""

from __future__ import annotations

import datetime
import random

import pytest

from citecheck.check.brackets import Brackets
from citecheck.check.checking import check
from citecheck.check.judging import Dated, Known, Verdict, judge
from citecheck.check.within import Within
from citecheck.extract import extract
from citecheck.model import Citation, Extract, Text
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from tests.linear import assert_linear

KNOWN = Known(load_patterns(), load_registry(), Brackets(load_registry()))

# a citation of each kind of document, by whose kind days are judged
KINDS = [
    "Quyết định số 58-QĐ/TW ngày {} của Bộ Chính trị.",  # central, by the terms of the Central Committee
    "Quyết định số 15-KL/TW ngày {}.",  # with rows in the registry
    "Kế hoạch số 77-KH/TU ngày {} của Tỉnh ủy Nghệ An.",  # of a province: local terms
    "Kế hoạch số 77-KH/TU ngày {}.",  # of an unknown province: slips only
    "Kế hoạch số 12-KH/HU ngày {}.",  # below the province
    "Nghị quyết số 01-NQ/QUTW ngày {}.",  # a body that numbers by congresses of its own
    "Quyết định số 120/QĐ-UBND ngày {}.",  # State, counted anew every year
    "Nghị định số 30/2020/NĐ-CP ngày {}.",  # State, given once
]


def _days(chance: random.Random, count: int) -> list[str]:
    """ISO days of a century; half of them a slip away from another, or at the edge of a year."""
    first = datetime.date(1930, 1, 1).toordinal()
    days = {datetime.date.fromordinal(first + chance.randrange(36_500)) for _ in range(count)}
    for day in list(days)[: count // 2]:
        days |= {day.replace(day=min(day.day, 28), year=chance.randint(1930, 2030))}
        days |= {day.replace(day=chance.randint(1, 28)), day.replace(month=chance.randint(1, 12), day=min(day.day, 28))}
        days |= {datetime.date(day.year, 12, 31), datetime.date(day.year + 1, 1, chance.randint(1, 3))}
    return sorted(day.isoformat() for day in days)


def _cited(kind: str, day: str) -> Citation:
    year, month, number = day.split("-")
    [citation] = extract(Text("a.txt", kind.format(f"{number}/{month}/{year}"))).citations
    return citation


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_judged_one_is_out_of_reach(kind: str) -> None:
    chance = random.Random(kind)
    sample = _cited(kind, "2021-09-30")
    days = [Dated(day) for day in _days(chance, 24)] + [Dated(row.day or "", (), row) for row in KNOWN.rows(sample)]
    within = Within(sample, KNOWN)
    for dated in days:
        within.add(dated)
    one_document = 0
    for dated in days:
        reach = within.reach(dated)
        for other in days:
            if dated.day != other.day and isinstance(judge(sample, dated, other, KNOWN), Verdict):
                one_document += 1
                assert other.day in reach, (dated.day, other.day)
    assert one_document  # such days are among them


@pytest.mark.parametrize("kind", KINDS)
def test_grouping_is_that_of_every_day_with_every_other(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(kind)
    texts = [extract(Text(f"{place}.txt", _text(kind, day))) for place, day in enumerate(_days(chance, 12))]
    by_reach = check(texts, "2026-01-01")
    monkeypatch.setattr(Within, "reach", lambda self, _: set().union(*self._days.values()))
    assert check(texts, "2026-01-01") == by_reach


def _text(kind: str, day: str) -> str:
    year, month, number = day.split("-")
    return kind.format(f"{number}/{month}/{year}")


def test_thousands_of_days_of_one_number() -> None:
    """Every day was judged with every other: a text of a megabyte took minutes."""
    first = datetime.date(1940, 1, 1).toordinal()

    def cited(times: int) -> Extract:
        days = (datetime.date.fromordinal(first + step * 40 // times).isoformat() for step in range(700 * times))
        return extract(Text("a.txt", "\n".join(_text(KINDS[6], day) for day in days)))

    texts = {times: cited(times) for times in (1, 4)}
    assert_linear(lambda times: check([texts[times]], "2026-01-01"))
