"""A quoted line: the marks stand under what they mean, in every script and at every width."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len

from citecheck.extract import extract
from citecheck.model import Text
from citecheck.patterns import load_patterns
from citecheck.report.excerpt import excerpt

VIETNAMESE = "Bộ Chính trị đã ban hành Quy định số 58-QĐ/TW ngày 08 tháng 02 năm 2022 về bảo vệ chính trị nội bộ Đảng."
LINES = {
    "vietnamese": VIETNAMESE,
    "combining": unicodedata.normalize("NFD", VIETNAMESE),  # marks of no width after their letters
    "thai": "คณะกรรมการกลางพรรคออกข้อบังคับเลขที่ 58-QĐ/TW ลงวันที่ 8 กุมภาพันธ์ 2022 ว่าด้วยการคุ้มครองการเมืองภายในพรรค",
    "chinese": "党中央政治局于2022年2月8日颁布第58-QĐ/TW号规定，关于保护党内政治的若干问题，各级党委必须认真执行。",  # two cells a letter
    "tabs": "Bộ Chính trị ban hành\tQuy định số 58-QĐ/TW\tngày 08/02/2022 về bảo vệ chính trị nội bộ Đảng.",
}
ARABIC = "أصدر المكتب السياسي اللائحة رقم 58-QĐ/TW بتاريخ 8 فبراير 2022 بشأن حماية السياسة الداخلية للحزب وقضايا أخرى"


def under(line: str, marks: str, mark: str) -> str:
    """The characters of a line over cells that bear a mark."""
    found, cell = "", 0
    for character in line:
        width = cell_len(character)
        if mark in marks[cell : cell + max(width, 1)] and (width or found):
            found += character
        cell += width
    return found


@pytest.mark.parametrize("width", [96, 76, 56, 36])
@pytest.mark.parametrize("script", LINES)
def test_the_marks_stand_under_the_date_and_the_identifier(script: str, width: int) -> None:
    text = Text("a.txt", LINES[script])
    citation = extract(text, load_patterns()).citations[0]
    assert citation.date is not None
    _, line, marks = excerpt(citation, text, width)
    assert cell_len(line) <= width
    assert cell_len(marks) <= width
    assert unicodedata.normalize("NFC", under(line, marks, "^")).strip() == unicodedata.normalize(
        "NFC", citation.date.raw
    )
    if "58-QĐ/TW" in unicodedata.normalize("NFC", line):
        assert unicodedata.normalize("NFC", under(line, marks, "-")).strip() == "58-QĐ/TW"
    else:
        assert "-" not in marks


@pytest.mark.parametrize("width", [96, 56, 36])
def test_a_line_from_right_to_left_has_brackets_instead(width: int) -> None:
    text = Text("a.txt", ARABIC)
    _, line, marks = excerpt(extract(text, load_patterns()).citations[0], text, width)
    assert "⟦8 فبراير 2022⟧" in line
    assert marks == ""
    assert cell_len(line) <= width


def test_no_mark_is_torn_from_its_letter() -> None:
    text = Text("a.txt", LINES["thai"])
    citation = extract(text, load_patterns()).citations[0]
    for width in range(30, 100):
        line = excerpt(citation, text, width)[1].removeprefix("… ").removesuffix(" …")
        start = text.content.index(line)
        for place in (start, start + len(line)):
            assert place in (0, len(text.content)) or not unicodedata.category(text.content[place]).startswith("M")
