"""Tables and lines of a terminal: aligned by width as shown, folded between words, nothing cut off."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.text import Text as Styled

from citecheck.report.layout import Column, table, wrap

COLUMNS = (
    Column("Identifier"),
    Column("Date"),
    Column("Cited", right=True),
    Column("Where", folds=True),
    Column("State", folds=True),
)
ROWS = [
    ("21-CTr/HU Thanh Hóa", "2021-12-10", "1", "archive/vi-ket-luan-15.txt:9", "ok"),
    ("15-KL/TW", "2001-09-30", "12", "a.txt:5 archive/vi-ket-luan-15.txt:9,12 b.txt:7", "ERR CC101 CC103"),
    ("", "2021-09-30", "2", "党的文件.txt:3", "ERR CC101"),
]  # fmt: skip


def lines(width: int) -> list[str]:
    return [line.plain for line in table(COLUMNS, [[Styled(cell) for cell in row] for row in ROWS], width)]


@pytest.mark.parametrize("width", [120, 100, 80, 70, 60, 50, 40, 30])
def test_every_word_of_every_cell_is_whole(width: int) -> None:
    shown = lines(width)
    words = " ".join(shown).split()
    for row in ROWS:
        for word in " ".join(row).split():
            assert word in words
    longest = max(cell_len(word) for row in ROWS for word in " ".join(row).split())
    assert max(map(cell_len, shown)) <= max(width, longest + 4)


@pytest.mark.parametrize(
    ("width", "head"),
    [
        (120, ["Identifier", "Date", "Cited", "Where", "State"]),  # all beside one another
        (82, ["Identifier", "Date", "Cited", "Where", "State"]),  # places and states folded
        (60, ["Identifier", "Date", "Cited", "State"]),  # places beneath
        (30, ["21-CTr/HU", "Thanh", "Hóa"]),  # no table, cells one after another
    ],
)
def test_the_head_names_what_stands_side_by_side(width: int, head: list[str]) -> None:
    assert lines(width)[0].split() == head


def test_columns_are_aligned_by_width_as_shown() -> None:
    shown = lines(120)
    where = cell_len(shown[0][: shown[0].index("State")])
    for line, row in zip(shown[2:], ROWS, strict=True):
        assert cell_len(line[: line.index(row[4])]) == where


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),  # nothing is a line
        ("a b c", 3, ["a b", "c"]),  # between words
        ("archive/long-name.txt:5 b", 8, ["archive/long-name.txt:5", "b"]),  # a word is never broken
        ("党的 文件", 6, ["党的", "文件"]),  # by cells, not by letters
    ],
)
def test_wrap(text: str, width: int, expected: list[str]) -> None:
    assert wrap(text, width) == expected
