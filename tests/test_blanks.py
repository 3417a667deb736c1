"""Blanks in place of both signs of an identifier: read only where the type word before it and the code agree."""

from __future__ import annotations

import pytest

from citecheck.extract import extract
from citecheck.model import Text
from tests.linear import assert_linear

Read = list[tuple[str, str, str | None]]


def read(content: str) -> Read:
    """(raw, identifier, ISO date) of each citation."""
    cited = extract(Text("a.txt", content)).citations
    return [(one.raw, str(one.identifier), one.date.iso if one.date else None) for one in cited]


BLANKS = [
    # --- titles of law portals
    ("Kết luận 205 KL TW", [("205 KL TW", "205-KL/TW", None)]),
    ("Kết luận 212 KL TW năm 2025", [("212 KL TW", "212-KL/TW", "2025")]),
    ("Thông báo 81 TB TW 2025", [("81 TB TW", "81-TB/TW", "2025")]),
    ("Kết luận số 205 KL TW của Bộ Chính trị", [("205 KL TW", "205-KL/TW", None)]),  # a number word
    ("Kế hoạch 77 KH TU của Tỉnh ủy", [("77 KH TU", "77-KH/TU", None)]),  # a province
    ("Quy định 58 QĐ TW ngày 08/02/2022", [("58 QĐ TW", "58-QĐ/TW", "2022-02-08")]),
    ("Quyết định 58 QĐ TW", [("58 QĐ TW", "58-QĐ/TW", None)]),  # the code of both words
    ("Chương trình 31 CTr TW", [("31 CTr TW", "31-CTr/TW", None)]),
    ("Conclusion 205 KL TW", [("205 KL TW", "205-KL/TW", None)]),  # the type word of another language
    # --- no agreement, or nothing to agree with
    ("205 KL TW", []),  # no type word
    ("số 205 KL TW", []),  # a number word only
    ("Kết luận 205 TB TW", []),  # another type
    ("Chương trình 12 CT TW", []),  # CT is a directive
    ("Kết luận: 205 NQ TW", []),
    ("chuong trinh hanh dong thuc hien NQ 10 NQ TW", []),  # the code twice: the name of a file
    ("kết luận của 205 KL TW", []),  # a word between
    ("Nghị quyết 4 BCH TW", []),  # no type: the Central Committee
    ("Hội nghị 7 NQ TW", []),
    # --- the issuer is none of the two, or not apart
    ("Kết luận 205 KL HU", []),
    ("Kết luận 205 KL TWX", []),
    ("Kết luận 205 KLTW", []),
    ("Kết luận 205 KL tw", []),
    ("Kết luận 205 KL\nTW", []),
    # --- the other shapes, as before
    ("Kết luận 205-KL TW", [("205-KL TW", "205-KL/TW", None)]),
    ("205 KL/TW", [("205 KL/TW", "205-KL/TW", None)]),
]


@pytest.mark.parametrize(("content", "expected"), BLANKS)
def test_blanks(content: str, expected: Read) -> None:
    assert read(content) == expected


def test_time_grows_with_the_size_only() -> None:
    text = "Kết luận 205 KL TW và 58 TW TW, " * 2_000
    assert_linear(lambda times: extract(Text("a.txt", text * times)))
