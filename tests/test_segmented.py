"""Texts cut into words, their syllables tied by "_" (Bộ Chính_trị đã ban_hành): read as with blanks, places unchanged."""

from __future__ import annotations

import pytest

from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.model import Text

# (passage, for each citation and mention: identifier, date, term said)
SEGMENTED = [
    # day, organ and verb before the number
    (
        "ngày 5-6-2012 , Ban Thường_vụ Tỉnh_uỷ Thanh_Hoá đã ban_hành Quyết_định số 489-QĐ / TU về đánh_giá cán_bộ .",
        [("489-QĐ/TU", "2012-06-05", None)],
    ),
    # the term of another document, whose type word is cut too
    (
        "Kết_luận số 97-KL / TW ngày 9-5-2014 của Bộ Chính_trị về một_số chủ_trương , giải_pháp tiếp_tục thực_hiện "
        "Nghị_quyết Trung_ương 7 khoá X về nông_nghiệp .",
        [("97-KL/TW", "2014-05-09", None)],
    ),
    # the term of its own
    (
        "Nghị_quyết số 09-NQ / TW ngày 18-2-1995 của Bộ Chính_trị ( khoá VII ) về công_tác tư_tưởng",
        [("09-NQ/TW", "1995-02-18", "VII")],
    ),
    # short forms
    (
        "Quy_định số 123-QĐ / TW của Bộ Chính_trị . Các đảng_bộ chưa quán_triệt Quy_định 123 .",
        [("123-QĐ/TW", None, None), ("123-QĐ/TW", None, None)],
    ),
    # the day of another thing stays that of another thing
    (
        "Ngày 8-9-2022 , Bộ tổ_chức hội_nghị triển_khai Nghị_quyết số 19-NQ / TW .",
        [("19-NQ/TW", None, None)],
    ),
    # blanks as ever
    (
        "ngày 5-6-2012 , Ban Thường vụ Tỉnh uỷ Thanh Hoá đã ban hành Quyết định số 489-QĐ / TU về đánh giá cán bộ .",
        [("489-QĐ/TU", "2012-06-05", None)],
    ),
    # the sign as emphasis
    ("_Quy định_ số 58-QĐ/TW ngày 08/02/2022 của _Bộ Chính trị_", [("58-QĐ/TW", "2022-02-08", None)]),
    # the sign in the names of fields
    (
        '[{"so_ky_hieu": "58-QĐ/TW", "ngay_ban_hanh": "08/02/2022", "ngay_hieu_luc": "09/03/2022"}]',
        [("58-QĐ/TW", "2022-02-08", None)],
    ),
]


@pytest.mark.parametrize(("content", "expected"), SEGMENTED)
def test_segmented(content: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    cited = extract(Text("a.txt", content)).citations
    assert [(str(one.identifier), one.date.iso if one.date else None, one.term_said) for one in cited] == expected
    assert [content[one.start : one.end] for one in cited] == [one.raw for one in cited]


def test_the_term_of_another_document_accuses_nobody() -> None:
    """97-KL/TW of 2014 is of the eleventh term: the tenth is said of the resolution that it carries out."""
    findings = check([extract(Text("a.txt", SEGMENTED[1][0]))], "2026-11-21").findings
    assert [one.rule for one in findings if one.level != "info"] == []
