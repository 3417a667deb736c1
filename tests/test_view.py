"""The view and the way back: what is found always stands, as `raw`, at its offsets in the text as stored."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract import extract
from citecheck.extract.clean import clean_view
from citecheck.model import Extract, Text
from citecheck.patterns import load_patterns

SENTENCE = "Quy định số 58-QĐ/TW, ngày 20 tháng 02 năm 2018 của Bộ Chính trị."


def found(content: str) -> Extract:
    """What a text holds, with the invariant of all views checked on the way."""
    result = extract(Text("a.txt", content))
    written = [(c.start, c.end, c.raw) for c in result.citations] + [(d.start, d.end, d.raw) for d in result.dates]
    for start, end, raw in written:
        assert content[start:end] == raw
        assert raw
    for citation in result.citations:
        if citation.date is not None:
            assert content[citation.date.start : citation.date.end] == citation.date.raw
    return result


def values(content: str) -> list[tuple[str, str | None]]:
    return [(str(c.identifier), c.date.iso if c.date else None) for c in found(content).citations]


# (text as stored, identifier, date, raw of the identifier)
STORED = [
    (SENTENCE, "58-QĐ/TW", "2018-02-20", "58-QĐ/TW"),  # nothing odd
    (
        unicodedata.normalize("NFD", "Đề án số 07-ĐA/TU, ngày 20 tháng 02 năm 2018"),
        "07-ĐA/TU",
        "2018-02-20",
        "07-ĐA/TU",
    ),  # NFD
    (
        unicodedata.normalize("NFD", "Kết luận 445-KL/TƯ ngày 18/4/2022"),
        "445-KL/TW",
        "2022-04-18",
        unicodedata.normalize("NFD", "445-KL/TƯ"),
    ),  # a decomposed letter inside the identifier
    ("58\u200b-QĐ/TW ngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58\u200b-QĐ/TW"),  # zero-width space
    ("58-Q\u200dĐ/T\u2060W ngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58-Q\u200dĐ/T\u2060W"),  # joiners
    ("\u200f58-QĐ/TW\u200e ngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # marks of direction around
    ("\u202a58-QĐ/TW\u202c dated February\u200e 8, 2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # embedding
    ("58-QĐ/TW ngày 08/\u200b02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # inside the date
    ("15-KL\u00ad/TW ngày 08/02/2022", "15-KL/TW", "2022-02-08", "15-KL\u00ad/TW"),  # soft hyphen
    ("15-KL&#47;TW ngày 08&#x2F;02/2022", "15-KL/TW", "2022-02-08", "15-KL&#47;TW"),  # numbered entities
    ("58&ndash;Q&#272;/TW, ng&agrave;y 08/02/2022", "58-QĐ/TW", "2022-02-08", "58&ndash;Q&#272;/TW"),  # named entities
    ("58-QĐ/TW&nbsp;ngày&nbsp;08/02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # no-break spaces
    ("58-Q\\u0110/TW ng\\u00e0y 08\\u002f02/2022", "58-QĐ/TW", "2022-02-08", "58-Q\\u0110/TW"),  # JSON escapes
    ("<b>15-KL</b>/TW <i>ngày</i> 08/02/2022", "15-KL/TW", "2022-02-08", "15-KL</b>/TW"),  # tags inside
    ('<span class="x">58-QĐ/TW</span>, ngày 08/02/2022', "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # tags around
    ("58-QĐ/TW<br/>ngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # a line break of HTML
    ("58-QĐ/TW\\r\\nngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # a literal \r\n
    ("58-QĐ/TW\r\nngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # a Windows line end
    ("ngày 08/02/2022\r\n58-QĐ/TW, ngày 20 tháng\r\n02 năm 2018", "58-QĐ/TW", "2018-02-20", "58-QĐ/TW"),  # in the date
    ("\ufeff58-QĐ/TW ngày 08/02/2022", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # a mark that stayed
    ("58-QĐ/TW ngày 08/02/2022\u200b", "58-QĐ/TW", "2022-02-08", "58-QĐ/TW"),  # a mark at the end of the text
]


@pytest.mark.parametrize(("content", "identifier", "iso", "raw"), STORED)
def test_stored_text(content: str, identifier: str, iso: str, raw: str) -> None:
    assert values(content) == [(identifier, iso)]
    assert found(content).citations[0].raw == raw


def test_a_block_end_of_markup_stops_binding() -> None:
    assert values("<p>Quy định 58-QĐ/TW</p><p>Ngày 12/3/2022</p>") == [("58-QĐ/TW", None)]


def test_the_view_of_a_plain_text_is_the_text() -> None:
    assert clean_view(SENTENCE, load_patterns().folds).text == SENTENCE


@pytest.mark.parametrize("content", [row[0] for row in STORED])
def test_every_place_of_a_view_leads_back(content: str) -> None:
    """The way back never goes backwards, never leaves the text, and covers what it should."""
    view = clean_view(content, load_patterns().folds)
    starts = [view.start(place) for place in range(len(view.text))]
    ends = [view.end(place + 1) for place in range(len(view.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(content) for start, end in zip(starts, ends, strict=True))
    for place, character in enumerate(view.text):
        if content[starts[place] : ends[place]] == character:
            assert ends[place] == starts[place] + 1


PIECES = st.sampled_from([
    "Quy định số ", "58-QĐ/TW", "01-HD/BTCTW", "07-ĐA/TU", "30/2020/NĐ-CP", ", ngày ", "08/02/2022", " dated ",
    "February 8, 2022", "20 tháng 02 năm 2018", " от 5 августа 2022 года", " và ", ". ", "\n", "\r\n", "\r", "\n\n",
    " ", "\u00a0", "\u200b", "\u200e", "\u00ad", "\u0301", "\ufeff", "&nbsp;", "&#272;", "&amp", "<b>", "</b>", "<br>",
    "</p>", "\\r\\n", "\\u0110", "ế", "ượ", "đ", "TƯ", "T.Ư", "第", "号", "(", ")", "-", "/", "58", "ФЖ", "😀", "กข",
])  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_raw_is_the_text_at_its_offsets(content: str) -> None:
    found(content)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_composition_changes_nothing(content: str) -> None:
    """NFC and NFD of one text give the same identifiers and dates."""
    composed, decomposed = unicodedata.normalize("NFC", content), unicodedata.normalize("NFD", content)
    assert values(composed) == values(decomposed)
    one, other = found(composed).dates, found(decomposed).dates
    assert [date.iso for date in one] == [date.iso for date in other]


@given(st.text(max_size=120))
def test_any_text_is_read(content: str) -> None:
    found(content)


def place_by_hand(content: str, offset: int) -> tuple[int, int]:
    """Line and column by walking: \\r\\n, \\n and \\r each end one line; nothing else does."""
    line = column = 1
    place = 0
    while place < offset:
        if content.startswith("\r\n", place):
            place += 2
            line, column = line + 1, 1
        elif content[place] in "\r\n":
            place += 1
            line, column = line + 1, 1
        else:
            place += 1
            column += 1
    return line, column


@given(st.lists(PIECES, max_size=14).map("".join))
def test_lines_and_columns(content: str) -> None:
    result = found(content)
    for citation in result.citations:
        assert (citation.line, citation.column) == place_by_hand(content, citation.start)
    for date, place in zip(result.dates, result.places, strict=True):
        assert place == place_by_hand(content, date.start)


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        ("", 1, 1),  # the first character
        ("\n", 2, 1),  # Unix
        ("\r\n", 2, 1),  # Windows
        ("\r", 2, 1),  # old Macintosh
        ("\r\n\r\n", 3, 1),  # two of Windows
        ("\n\r", 3, 1),  # two that only look like one
        ("một\x0bhai\x0c", 1, 9),  # tabulators of the page end no line, though str.splitlines says so
        ("một\u2028hai\x85 ", 1, 10),  # nor do these
        ("😀 ", 1, 3),  # one code point beyond the first plane
        ("e\u0301 ", 1, 4),  # code points, not letters
    ],
)
def test_place(before: str, line: int, column: int) -> None:
    [citation] = found(before + "58-QĐ/TW").citations
    assert (citation.line, citation.column) == (line, column)
