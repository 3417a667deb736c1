"""Records in source code and data: which field holds the day of issue, and of which number."""

from __future__ import annotations

import pytest

from citecheck.extract import extract
from citecheck.model import Text

Given = list[tuple[str, str | None]]


def given(content: str) -> Given:
    """(identifier, ISO date or None) of each citation."""
    cited = extract(Text("a.ts", content)).citations
    return [(str(one.identifier), one.date.iso if one.date else None) for one in cited]


RECORDS = [
    # --- the type word stands in the field of the number
    ("{\n  number: 'Hướng dẫn số 38-HD/BTCTW',\n  title: 'x',\n  issuedDate: '29/9/2025',\n}", [("38-HD/BTCTW", "2025-09-29")]),
    ("{ number: 'Hướng dẫn số 38-HD/BTCTW', issuedDate: '2025-09-29' }", [("38-HD/BTCTW", "2025-09-29")]),
    ('{"soKyHieu": "Quy định 22-QĐ/TW", "ngayBanHanh": "28/7/2021"}', [("22-QĐ/TW", "2021-07-28")]),
    ("{ documentNumber: 'Regulation No. 22-QD/TW', signedDate: '28/7/2021' }", [("22-QĐ/TW", "2021-07-28")]),
    # ... with more words it is a title, and its day may be another's
    ("{ number: 'Kế hoạch thực hiện Quy định 22-QĐ/TW', issuedDate: '29/9/2025' }", [("22-QĐ/TW", None)]),
    # ... another field
    ("{ id: 1, supersedes: 'Quy định 22-QĐ/TW', issuedDate: '29/9/2025' }", [("22-QĐ/TW", None)]),
    ("{ title: 'Quy định 22-QĐ/TW', issuedDate: '29/9/2025' }", [("22-QĐ/TW", None)]),
    # ... the one that it takes the place of keeps its own day
    (
        "{\n number: 'Hướng dẫn số 38-HD/BTCTW',\n issuedDate: '2025',\n effectiveDate: '2025',\n"
        " supersedes: 'Quy định 22-QĐ/TW ngày 28/7/2021 (Khóa XIII)',\n}",
        [("38-HD/BTCTW", "2025"), ("22-QĐ/TW", "2021-07-28")],
    ),
    # --- names of fields
    ("{ docNo: '38-HD/BTCTW', signedAt: '29/9/2025' }", [("38-HD/BTCTW", "2025-09-29")]),
    ("{ soHieu: '38-HD/BTCTW', ngayKy: '29/9/2025' }", [("38-HD/BTCTW", "2025-09-29")]),
    ("{ so_van_ban: '38-HD/BTCTW', ngay_phat_hanh: '29/9/2025' }", [("38-HD/BTCTW", "2025-09-29")]),
    ("{ docCode: '38-HD/BTCTW', promulgationDate: '29/9/2025' }", [("38-HD/BTCTW", "2025-09-29")]),
    ("{ number: '38-HD/BTCTW', effectiveDate: '29/9/2025' }", [("38-HD/BTCTW", None)]),
    ("{ soHieu: '38-HD/BTCTW', ngayHieuLuc: '29/9/2025' }", [("38-HD/BTCTW", None)]),
    ("{ number: '38-HD/BTCTW', updatedAt: '29/9/2025' }", [("38-HD/BTCTW", None)]),
    ("{ number: '38-HD/BTCTW', createdAt: '2025-09-29' }", [("38-HD/BTCTW", None)]),
    # --- a year alone
    ("{ number: '38-HD/BTCTW', issuedDate: '2025' }", [("38-HD/BTCTW", "2025")]),
    ('{"so_hieu": "38-HD/BTCTW", "ngay_ban_hanh": "2025"}', [("38-HD/BTCTW", "2025")]),
    ("{ number: '38-HD/BTCTW', effectiveDate: '2025' }", [("38-HD/BTCTW", None)]),
    ("{ number: '38-HD/BTCTW', id: '2025' }", [("38-HD/BTCTW", None)]),
    ("{ number: '38-HD/BTCTW', issuedDate: '' }", [("38-HD/BTCTW", None)]),
    # --- each record its own
    (
        "[\n {\n  number: 'Quy định 22-QĐ/TW',\n  issuedDate: '28/7/2021',\n },\n"
        " {\n  number: 'Quy định 37-QĐ/TW',\n  issuedDate: '25/10/2021',\n },\n]",
        [("22-QĐ/TW", "2021-07-28"), ("37-QĐ/TW", "2021-10-25")],
    ),
    (
        "[\n {\n  number: 'Quy định 22-QĐ/TW',\n },\n {\n  number: 'Quy định 37-QĐ/TW',\n  issuedDate: '25/10/2021',\n },\n]",
        [("22-QĐ/TW", None), ("37-QĐ/TW", "2021-10-25")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), RECORDS)
def test_records(content: str, expected: Given) -> None:
    assert given(content) == expected
