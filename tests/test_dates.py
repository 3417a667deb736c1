"""Dates as texts write them: every spelling of day and month, what is no date, and what no calendar has."""

from __future__ import annotations

import calendar

import pytest

from citecheck.extract import extract
from citecheck.model import CitedDate, Text


def dates(content: str) -> list[CitedDate]:
    return list(extract(Text("a.txt", content)).dates)


def isos(content: str) -> list[str | None]:
    return [date.iso for date in dates(content)]


VIETNAMESE_MONTHS = {
    1: ["tháng một", "tháng giêng"], 2: ["tháng hai"], 3: ["tháng ba"], 4: ["tháng tư", "tháng bốn"],
    5: ["tháng năm"], 6: ["tháng sáu"], 7: ["tháng bảy"], 8: ["tháng tám"], 9: ["tháng chín"],
    10: ["tháng mười"], 11: ["tháng mười một"], 12: ["tháng mười hai"],
}  # fmt: skip
ENGLISH_MONTHS = [
    ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May", "May"), ("June", "Jun"),
    ("July", "Jul"), ("August", "Aug"), ("September", "Sept"), ("October", "Oct"), ("November", "Nov"),
    ("December", "Dec"),
]  # fmt: skip
RUSSIAN_MONTHS = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
]  # fmt: skip
MONTHS = range(1, 13)
DAYS = range(1, 32)
YEAR = 2024
"""A leap year: the calendar has the 29th of February."""

NUMERIC = ["{d:02d}/{m:02d}/{y}", "{d}/{m}/{y}", "{d:02d}/{m}/{y}", "{d:02d}-{m:02d}-{y}", "{d}-{m}-{y}",
           "{d:02d}.{m:02d}.{y}", "{d}.{m}.{y}", "{d}/ {m}/ {y}"]  # fmt: skip
WORDED = ["ngày {d:02d} tháng {m:02d} năm {y}", "ngày {d} tháng {m} năm {y}", "ngày {d:02d} tháng {m} năm {y}",
          "Ngày {d} tháng {m}, năm {y}", "ngày {d:02d} tháng {m:02d}\nnăm {y}",
          "NGÀY {d} THÁNG {m} NĂM {y}"]  # fmt: skip


def existing(month: int) -> list[int]:
    return [day for day in DAYS if day <= calendar.monthrange(YEAR, month)[1]]


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("shape", [*NUMERIC, *WORDED])
def test_every_vietnamese_day(shape: str, month: int) -> None:
    """All day and month spellings in figures and words, with and without leading zeros: day first, always."""
    for day in existing(month):
        content = f"Quyết định {shape.format(d=day, m=month, y=YEAR)} của"
        assert isos(content) == [f"{YEAR}-{month:02d}-{day:02d}"], content


@pytest.mark.parametrize(("month", "names"), VIETNAMESE_MONTHS.items())
def test_every_vietnamese_month_in_words(month: int, names: list[str]) -> None:
    for name in names:
        for day in (1, 9, 12, 28):
            content = f"Hà Nội, ngày {day:02d} {name} năm 2018"
            assert isos(content) == [f"2018-{month:02d}-{day:02d}"], content


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(
    "shape",
    ["on {name} {d}, {y}", "on {name} {d:02d}, {y}", "on {name} {d} {y}", "on {name} {d},{y}", "dated {d} {name} {y}",
     "dated {d} {name}, {y}", "dated {d:02d} {name} {y}", "on the {d}{th} of {name} {y}", "on {name} {d}{th}, {y}",
     "on {name}\n{d}, {y}"],
)  # fmt: skip
def test_every_english_day(shape: str, month: int) -> None:
    """Long and short months, both orders, ordinals, a line break inside."""
    for name in {*ENGLISH_MONTHS[month - 1], ENGLISH_MONTHS[month - 1][0].upper()}:
        for day in existing(month):
            th = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
            content = f"issued {shape.format(name=name, d=day, y=YEAR, th=th)} by"
            assert isos(content) == [f"{YEAR}-{month:02d}-{day:02d}"], content


@pytest.mark.parametrize("month", MONTHS)
def test_english_short_month_with_a_full_stop(month: int) -> None:
    name = ENGLISH_MONTHS[month - 1][1]
    assert isos(f"signed on {name}. 8, 2022") == [f"2022-{month:02d}-08"]


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(
    "shape",
    ["от {d} {name} {y} года", "от {d:02d} {name} {y} г.", "{d} {name} {y} года", "от {d} {name} {y}"],
)
def test_every_russian_day(shape: str, month: int) -> None:
    for day in existing(month):
        content = f"Заключение {shape.format(name=RUSSIAN_MONTHS[month - 1], d=day, y=YEAR)}"
        assert isos(content) == [f"{YEAR}-{month:02d}-{day:02d}"], content


# (text with one date, ISO, precision)
FORMS = [
    ("theo Quyết định 2022-02-08 của", "2022-02-08", "day"),  # ISO
    ("2025/9/12", "2025-09-12", "day"),  # East Asian figures
    ("2024.12.22", "2024-12-22", "day"),  # Korean figures
    ("dated 9/28/2023 by", "2023-09-28", "day"),  # month first, where day first cannot be
    ("8/2/2022", "2022-02-08", "day"),  # day first, where both can be
    ("2025年4月14日", "2025-04-14", "day"),  # Chinese and Japanese
    ("二〇二二年二月八日", "2022-02-08", "day"),  # Chinese numerals
    ("2025년 4월 14일", "2025-04-14", "day"),  # Korean
    ("du 14 avril 2025 sur", "2025-04-14", "day"),  # French
    ("du 1er mai 2016 sur", "2016-05-01", "day"),  # French ordinal
    ("z dnia 12 września 2025 r.", "2025-09-12", "day"),  # Polish
    ("din 6 noiembrie 2025", "2025-11-06", "day"),  # Romanian
    ("tanggal 13 Juli 2023", "2023-07-13", "day"),  # Indonesian
    ("في 22 ديسمبر 2024", "2024-12-22", "day"),  # Arabic
    ("tháng 6/2015", "2015-06", "month"),  # month only
    ("tháng 02 năm 1999", "1999-02", "month"),  # month only in words
    ("(11/2012)", "2012-11", "month"),  # month only in brackets
    ("in February 1999 the", "1999-02", "month"),  # month only
    ("в феврале 1999 года", "1999-02", "month"),  # month only
    ("năm 2021", "2021", "year"),  # year only
    ("(2007)", "2007", "year"),  # year only in brackets
    ("issued in 2013.", "2013", "year"),  # year only
    ("ngày 20/5", None, "none"),  # no year
    ("Ngày 29/7", None, "none"),  # no year
    ("ngày 8.8", None, "none"),  # no year, dotted
    ("ngày 20 tháng 5", None, "none"),  # no year, words
    ("On January 30, the Political Bureau", None, "none"),  # no year
    ("12 июня прошла", None, "none"),  # no year
    ("Hà\nNội, ngày 01 tháng 4\nnăm 2009", "2009-04-01", "day"),  # line breaks inside
    ("ngày 01 tháng 4 năm 2009", "2009-04-01", "day"),  # no-break spaces
    ("Việt NamViệt Nam05/01/2025", "2025-01-05", "day"),  # glued to the text before it
    ("30 - 5 - 2019", "2019-05-30", "day"),  # spaced hyphens
    # en dashes
    ("30–5–2019", "2019-05-30", "day"),
    ("30‑5‑2019", "2019-05-30", "day"),
    ("Ngày ban hành: 09/01/2026", "2026-01-09", "day"),  # a field
    ("08/02/2022", "2022-02-08", "day"),  # alone: first and last character
    ("ngày 22-12-2024;", "2024-12-22", "day"),  # before a semicolon
    ("17.10.2003.", "2003-10-17", "day"),  # dotted, at the end of a sentence
]


@pytest.mark.parametrize(("content", "iso", "precision"), FORMS)
def test_form(content: str, iso: str | None, precision: str) -> None:
    assert [(date.iso, date.precision) for date in dates(content)] == [(iso, precision)]


NO_DATES = [
    "830/820 party members",  # a ratio
    "11/11 party committees",  # a ratio that could be a day
    "đạt 5/12 chỉ tiêu",  # a ratio that could be a day
    "1050 дел / 450",  # a spaced ratio
    "nhiệm kỳ 2020-2025",  # a term
    "giai đoạn 2021 - 2030",  # a period
    "the 2025-2030 term",  # a term
    "2023–2030 гг.",  # a period
    "phiên bản 1.12.0",  # a version
    "v2.7.8",  # a version
    "192.168.1.1",  # an address
    "10.0.12.2024.5",  # a longer dotted number
    "Điều 5.2.1 khoản 3",  # a section
    "024.3733.2266",  # a telephone number
    "0912-345-678",  # a telephone number
    "1.234.567 đồng",  # money
    "12.5.20 %",  # a number with dots
    "30/2020/NĐ-CP",  # an identifier's year
    "45/2019/QH14",  # an identifier's year
    "58-QĐ/TW",  # an identifier
    "Monday, Tuesday and Thursday",  # mistranslated ordinals
    "may 45 people",  # a modal verb
    "ngày mai 12 người",  # tomorrow
    "1/18/7/2023",  # a path of figures
    "https://example.vn/2024/12/22/58-qd-tw.html",  # an address
    "IMG_20240512.jpg",  # a file name
    "2022-02-081",  # a longer figure
    "12022-02-08",  # a longer figure
    "kỳ họp thứ 9",  # a session
    "Thông báo số 12/2024",  # a number with a year
]


@pytest.mark.parametrize("content", NO_DATES)
def test_no_full_date(content: str) -> None:
    """None of these is a calendar day (a bare year or month may be read where a word says so)."""
    assert [date.raw for date in dates(content) if date.day] == []


# (text, the day, month and year it says, ISO)
IMPOSSIBLE = [
    ("ngày 31/9/2022", (31, 9, 2022), "2022-09-31"),  # September has 30 days
    ("ngày 15/20/2010", (15, 20, 2010), "2010-20-15"),  # neither order is a date
    ("ngày 30/2/2021", (30, 2, 2021), "2021-02-30"),  # February
    ("ngày 29/02/2023", (29, 2, 2023), "2023-02-29"),  # no leap year
    ("ngày 29/02/1900", (29, 2, 1900), "1900-02-29"),  # no leap year by the hundred-year rule
    ("ngày 31 tháng 4 năm 2009", (31, 4, 2009), "2009-04-31"),  # in words
    ("on September 31, 2022", (31, 9, 2022), "2022-09-31"),  # English
    ("от 31 сентября 2022 года", (31, 9, 2022), "2022-09-31"),  # Russian
    ("ngày 32/01/2022", (32, 1, 2022), "2022-01-32"),  # no such day
    ("ngày 18/7/20233", (18, 7, 20233), "20233-07-18"),  # a year of five figures
]


@pytest.mark.parametrize(("content", "parts", "iso"), IMPOSSIBLE)
def test_impossible_dates_stay_as_written(content: str, parts: tuple[int, int, int], iso: str) -> None:
    [date] = dates(content)
    assert (date.day, date.month, date.year) == parts
    assert not date.possible
    assert date.iso == iso
    assert content[date.start : date.end] == date.raw


@pytest.mark.parametrize("content", ["29/02/2024", "29/02/2000", "31/12/1999", "30/4/1975", "01/01/1930"])
def test_possible_dates(content: str) -> None:
    [date] = dates(content)
    assert date.possible


@pytest.mark.parametrize(
    ("content", "order"),
    [
        ("28/9/2023", ""),  # the day cannot be a month: no doubt
        ("9/28/2023", "month-first"),  # only month first fits
        ("8/2/2022", "either"),  # both fit: said, not decided in silence
        ("5/5/2025", ""),  # both orders are one day
    ],
)
def test_order_of_figures(content: str, order: str) -> None:
    assert [date.order for date in dates(content)] == [order]


def test_buddhist_years_are_said() -> None:
    [date] = dates("ngày 08/02/2565")
    assert (date.iso, date.calendar) == ("2022-02-08", "buddhist")


@pytest.mark.parametrize(
    ("content", "raw"),
    [
        ("số 58, ngày 08/02/2022 của", "08/02/2022"),  # without ngày
        ("dated February 8, 2022 of", "February 8, 2022"),  # without dated
        ("от 5 августа 2022 года", "5 августа 2022"),  # without от and года
        ("(ngày 8/10/2024)", "8/10/2024"),  # without brackets
        ("ngày 20 tháng 02 năm 2018", "20 tháng 02 năm 2018"),  # with the words inside
        ("Hà Nội, ngày 28 tháng 05\nnăm 2004", "28 tháng 05\nnăm 2004"),  # the line break as stored
    ],
)
def test_raw_is_the_shortest_string_that_carries_the_date(content: str, raw: str) -> None:
    assert [date.raw for date in dates(content)] == [raw]


def test_places_count_from_one() -> None:
    found = extract(Text("a.txt", "một\nhai 08/02/2022"))
    assert found.places == ((2, 5),)


def test_every_date_of_a_sentence_in_order() -> None:
    content = "Từ 01/02/2020, 3 tháng 4 năm 2021, May 6, 2022 đến 7 августа 2023 года."
    assert isos(content) == ["2020-02-01", "2021-04-03", "2022-05-06", "2023-08-07"]
