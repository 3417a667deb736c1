"""Words with places → lines: columns in turn, tables as rows, wide gaps kept."""

from __future__ import annotations

import pytest

from citecheck.read.layout import Word, chunks, lines

WIDTH = 6
SIZE = 12


def run(left: float, foot: float, text: str) -> list[Word]:
    """A run of words, letters six points wide; a blank is one letter."""
    words = []
    for text_ in text.split():
        words.append(Word(text_, left, left + WIDTH * len(text_), foot, SIZE))
        left += WIDTH * (len(text_) + 1)
    return words


LEFT = ["Theo Quy định số 58-QĐ/TW, ngày", "08/02/2022 của Bộ Chính trị và các", "văn bản hướng dẫn thi hành khác"]
RIGHT = ["Căn cứ Kết luận số 15-KL/TW, ngày", "30/9/2021 của Bộ Chính trị về việc", "tăng cường kiểm tra và giám sát"]
COLUMNS = [(50, LEFT), (320, RIGHT)]

# (runs of words, lines)
PAGES = [
    # nothing
    ([], []),
    # lines one below the other
    ([run(50, 700, "một hai"), run(50, 682, "ba")], ["một hai", "ba"]),
    # a gap between paragraphs
    ([run(50, 700, "a"), run(50, 682, "b"), run(50, 664, "c"), run(50, 620, "d")], ["a", "b", "c", "", "d"]),
    # two parts of a line, drawn as one run or as two
    ([run(50, 700, "Số 58-QĐ/TW") + run(300, 700, "Hà Nội, ngày 8/2/2022")], ["Số 58-QĐ/TW   Hà Nội, ngày 8/2/2022"]),
    ([run(50, 700, "Số 58-QĐ/TW"), run(300, 700, "Hà Nội, ngày 8/2/2022")], ["Số 58-QĐ/TW   Hà Nội, ngày 8/2/2022"]),
    # a line set with wide blanks throughout is one
    ([[Word(text, 50 + 40 * place, 75 + 40 * place, 700, SIZE) for place, text in enumerate("abcd")]], ["a b c d"]),
    # columns drawn line by line are read one after the other
    ([run(left, 700 - 18 * row, column[row]) for row in range(3) for left, column in COLUMNS], LEFT + RIGHT),
    # columns drawn one after the other stay so
    ([run(left, 700 - 18 * row, column[row]) for left, column in COLUMNS for row in range(3)], LEFT + RIGHT),
    # a table: a cell that goes on below, a cell that is empty
    (
        [
            run(50, 700, "TT") + run(100, 700, "Số hiệu") + run(220, 700, "Ngày") + run(320, 700, "Về"),
            run(50, 682, "1") + run(100, 682, "58-QĐ/TW") + run(220, 682, "8/2/2022") + run(320, 682, "kiểm"),
            run(320, 664, "tra"),
            run(50, 646, "2") + run(220, 646, "30/9/2021") + run(320, 646, "x"),
        ],
        ["| TT | Số hiệu | Ngày | Về |", "| 1 | 58-QĐ/TW | 8/2/2022 | kiểm tra |", "| 2 |  | 30/9/2021 | x |"],
    ),
    # a paragraph behind a table is not part of it
    (
        [run(50, 700, "a") + run(200, 700, "b"), run(50, 682, "c") + run(200, 682, "d"), run(50, 664, "Nơi nhận: các ban đảng ở Trung ương")],
        ["| a | b |", "| c | d |", "Nơi nhận: các ban đảng ở Trung ương"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), PAGES)
def test_lines(runs: list[list[Word]], expected: list[str]) -> None:
    assert lines([chunk for words in runs for chunk in chunks(words)]) == expected
