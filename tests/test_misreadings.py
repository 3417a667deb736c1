"""Dates that a hasty reader gives to the wrong document, and near neighbours that must keep theirs.

Each table is one cause: sentences, and for each identifier the date that it must be given, or None.
"""

from __future__ import annotations

import pytest

from citecheck.extract import extract
from citecheck.model import Text

Given = list[tuple[str, str | None]]


def given(content: str) -> Given:
    """(identifier, ISO date or None) of each citation."""
    cited = extract(Text("a.txt", content)).citations
    return [(str(one.identifier), one.date.iso if one.date else None) for one in cited if one.kind == "citation"]


# the day of a paper on a central document: its issuer, behind the date, issues no central documents
OTHER_BODIES = [
    # its issuer behind the date: a district's commission
    ("Hướng dẫn thực hiện Quy định số 69-QĐ/TW ngày 15/9/2022 của Ủy ban Kiểm tra Huyện ủy.", [("69-QĐ/TW", None)]),
    # a numbered plan, its issuer behind the date
    (
        "Kế hoạch số 77-KH/TU thực hiện Quy định số 69-QĐ/TW, ngày 15/9/2022 của Tỉnh ủy Nghệ An.",
        [("77-KH/TU", None), ("69-QĐ/TW", None)],
    ),
    # a report that reviews it
    ("Báo cáo sơ kết 1 năm Kết luận số 15-KL/TW ngày 20/10/2022 của Huyện ủy.", [("15-KL/TW", None)]),
    # a report on it
    ("Báo cáo số 123 về Kết luận số 15-KL/TW ngày 20/10/2022 của Huyện ủy Nam Đàn.", [("15-KL/TW", None)]),
    # in brackets with its issuer
    (
        "Kế hoạch số 77-KH/TU về thực hiện Kết luận số 15-KL/TW (ngày 20/4/2022 của Ban Thường vụ Tỉnh ủy Nghệ An).",
        [("77-KH/TU", None), ("15-KL/TW", None)],
    ),
    # in English, the locality in the body's name
    (
        "Plan No. 77-KH/TU on implementing Conclusion No. 15-KL/TW, dated April 20, 2022, of the Nghe An Provincial Party Committee.",
        [("77-KH/TU", None), ("15-KL/TW", None)],
    ),
    # in Russian
    (
        "План № 77-KH/TU по выполнению Заключения № 15-KL/TW от 20 апреля 2022 года провинциального парткома Нгеан.",
        [("77-KH/TU", None), ("15-KL/TW", None)],
    ),
    # the central issuer behind the date, then who carries it out
    (
        "Thực hiện Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị, Tỉnh ủy Nghệ An ban hành kế hoạch.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # both issuers
    (
        "Hướng dẫn thực hiện Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị của Huyện ủy Nam Đàn.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # even behind a comma: whose day it is stays open
    ("Kế hoạch thực hiện Quy định số 69-QĐ/TW ngày 06/7/2022, của Tỉnh ủy.", [("69-QĐ/TW", None)]),
    # the plan carried out is local itself
    (
        "Thực hiện Kế hoạch số 17-KH/TU, ngày 05/12/2025 của Tỉnh ủy thực hiện Chỉ thị số 38-CT/TW, ngày 30/7/2024 của Ban Bí thư",
        [("17-KH/TU", "2025-12-05"), ("38-CT/TW", "2024-07-30")],
    ),
    # a report on a local plan
    ("Báo cáo thực hiện Kế hoạch số 77-KH/TU ngày 20/4/2022 của Tỉnh ủy Nghệ An.", [("77-KH/TU", "2022-04-20")]),
    # a State decree is the Government's
    ("Kế hoạch thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", [("30/2020/NĐ-CP", "2020-03-05")]),
    # in English
    (
        "Plan to implement Conclusion No. 15-KL/TW dated September 30, 2021 of the Secretariat, the Provincial Party Committee said.",
        [("15-KL/TW", "2021-09-30")],
    ),
    # no paper on it: an issuer named wrongly
    ("Kết luận số 15-KL/TW ngày 30/9/2021 của Tỉnh ủy.", [("15-KL/TW", "2021-09-30")]),
    # a body behind another word
    (
        "Báo cáo kết quả thực hiện Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị tại Đảng bộ tỉnh.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # a list of two documents
    (
        "Kế hoạch thực hiện Quy định số 69-QĐ/TW ngày 06/7/2022 và Hướng dẫn của Ủy ban Kiểm tra Tỉnh ủy.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        *OTHER_BODIES,
    ],
)
def test_a_date_is_given_to_its_own_document_or_to_none(content: str, expected: Given) -> None:
    assert given(content) == expected
