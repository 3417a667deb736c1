"""What one document is said to do to another: passages of real texts where a hasty reader sees it wrongly.

Each table is one cause, with near neighbours that must keep their relation. Then CC103, which lives on them.
"""

from __future__ import annotations

import pytest

from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.model import Text
from tests.linear import assert_linear

TODAY = "2026-11-21"
Said = list[tuple[str, str, str, bool]]


def related(content: str) -> Said:
    """(identifier, relation, basis, whether in one clause) of each citation that has a relation."""
    cited = extract(Text("a.txt", content)).citations
    return [
        (str(one.identifier), one.relation.kind, str(one.relation.basis), one.relation.same_clause)
        for one in cited
        if one.relation
    ]


# the end of a line
LINES = [
    # a heading in capitals, then the sentence of the one who writes: the head of nearly every plan of a province
    (
        "TRIỂN KHAI NGHỊ QUYẾT SỐ 11-NQ/TW NGÀY 10/02/2022 CỦA BỘ CHÍNH TRỊ\n"
        "Thực hiện Nghị quyết số 96/NQ-CP ngày 01/8/2022 của Chính phủ, Ủy ban nhân dân tỉnh ban hành kế hoạch.",
        [],
    ),
    # the sentence names who does it
    (
        "TRIỂN KHAI NGHỊ QUYẾT SỐ 11-NQ/TW NGÀY 10/02/2022 CỦA BỘ CHÍNH TRỊ\n"
        "Tỉnh ủy triển khai Nghị quyết số 96/NQ-CP ngày 01/8/2022 của Chính phủ.",
        [],
    ),
    # a heading in small letters
    (
        "Kế hoạch thực hiện Nghị quyết số 11-NQ/TW ngày 10/02/2022 của Bộ Chính trị\n"
        "Căn cứ Nghị quyết số 96/NQ-CP ngày 01/8/2022 của Chính phủ.",
        [],
    ),
    # a list of titles
    (
        "Nghị quyết số 11-NQ/TW ngày 10/02/2022 của Bộ Chính trị\n"
        "Kế hoạch thực hiện Nghị quyết số 96/NQ-CP ngày 01/8/2022 của Chính phủ",
        [],
    ),
    ("Nghị định số 112/2006/NĐ-CP\nNghị định sửa đổi Nghị định số 90/2006/NĐ-CP ngày 06/9/2006", []),
    # in English
    ("Resolution No. 11-NQ/TW dated February 10, 2022\nPursuant to Resolution No. 96/NQ-CP dated August 1, 2022", []),
    # a heading in capitals goes on in the next line
    (
        "NGHỊ QUYẾT SỐ 140/NQ-CP NGÀY 17/5/2025 CỦA CHÍNH PHỦ\nTHỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW NGÀY 30/4/2025",
        [("140/NQ-CP", "implements", "66-NQ/TW", True)],
    ),
    # a relation word cut by the line's end
    (
        "NGHỊ QUYẾT SỐ 140/NQ-CP NGÀY 17/5/2025 CỦA CHÍNH PHỦ THỰC\nHIỆN NGHỊ QUYẾT SỐ 66-NQ/TW",
        [("140/NQ-CP", "implements", "66-NQ/TW", True)],
    ),
    # a line that is only wrapped
    (
        "Kế hoạch số 77-KH/TU ngày 03/3/2016 của Tỉnh ủy\nthực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
        [("77-KH/TU", "implements", "46-CT/TW", True)],
    ),
    # a noun with a capital letter that only stands at the start of a line
    (
        "Plan Nr. 77-KH/TU vom 3. März 2016 zur\nUmsetzung der Direktive Nr. 46-CT/TW vom 22. Juni 2015.",
        [("77-KH/TU", "implements", "46-CT/TW", True)],
    ),
    # the number of the document itself, and below it what it does
    (
        "ĐẢNG ỦY PHƯỜNG\nSố 118-BC/ĐU\nBÁO CÁO\nTổng kết thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017",
        [("118-BC/ĐU", "reviews", "18-NQ/TW", True)],
    ),
    (
        "TỈNH ỦY\nSố: 77-KH/TU\nKế hoạch thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015",
        [("77-KH/TU", "implements", "46-CT/TW", True)],
    ),
    # a list of titles, each with its subject in a line of its own: nobody else amends, but it is no clause
    (
        "49. Quyết định số 157/2005/QĐ-UB ngày 21 tháng 12 năm 2005 của Ủy ban nhân dân tỉnh\n"
        "Sửa đổi, bổ sung Quyết định số 67/2005/QĐ-UBND ngày 20/7/2005.",
        [("157/2005/QĐ-UB", "amends", "67/2005/QĐ-UBND", False)],
    ),
    # what is said in brackets below a heading is said of it
    (
        "QUY ĐỊNH SỐ 399-QĐ/TW NGÀY 09/01/2026\n(Thay thế Quy định số 66-QĐ/TW ngày 06/02/2017)",
        [("399-QĐ/TW", "replaces", "66-QĐ/TW", True)],
    ),
]

# the end of an aside, of a footnote
ASIDES = [
    # what is replaced in one pair of brackets replaces nothing in the next
    (
        "Nghị quyết của Ủy ban Thường vụ Quốc hội về tiêu chuẩn (thay thế Nghị quyết số 1211/2016/UBTVQH13 ngày\n"
        "25/5/2016), Nghị định của Chính phủ về phân loại (thay thế Nghị định số 54/2018/NĐ-CP ngày\n16/4/2018).",
        [],
    ),
    # the same, behind the brackets
    (
        "Quy định mới (thay thế Quy định số 66-QĐ/TW ngày 06/02/2017) thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024.",
        [],
    ),
    # without brackets: a decree without a number replaces the other
    (
        "Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016, Nghị định thay thế Nghị định số 54/2018/NĐ-CP ngày 16/4/2018.",
        [],
    ),
    (
        "Quyết định số 110/2003/QĐ-BTC ngày 25/7/2003 của Bộ Tài chính, các Quyết định sửa đổi, bổ sung Quyết định số "
        "111/2003/QĐ-BTC ngày 26/7/2003.",
        [],
    ),
    # footnotes of a page made text
    (
        "theo Nghị quyết kỳ họp thứ nhất Quốc hội khoá XI (số 02/2002/QH11 ngày 5-8-2002)***^***"
        "Theo Nghị định số 53/2004/NĐ-CP ngày 18-2-2004",
        [],
    ),
    # and where the next one begins with a small letter
    ("Quyết định số 147/CT ngày 11-5-1990***^***theo Nghị định số 15/CP ngày 2-3-1993", []),
    # a sentence behind a note's number
    ("Kế hoạch số 77-KH/TU ngày 03/3/2016 [2] Thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015", []),
    # the number alone in brackets, behind the document's name
    (
        "Quy định về thi hành Điều lệ Đảng (số 232-QĐ/TW ngày 20/01/2025) thay thế Quy định số 24-QĐ/TW ngày 30/7/2021.",
        [("232-QĐ/TW", "replaces", "24-QĐ/TW", True)],
    ),
    # and with who issued it
    (
        "văn bản (Kế hoạch số 77-KH/TU ngày 03/3/2016) của Tỉnh ủy thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
        [("77-KH/TU", "implements", "46-CT/TW", True)],
    ),
    # the date alone in brackets, a note's number
    (
        "Kế hoạch số 77-KH/TU (ngày 03/3/2016)[2] thực hiện Chỉ thị số 46-CT/TW (ngày 22/6/2015).",
        [("77-KH/TU", "implements", "46-CT/TW", True)],
    ),
    # the basis in brackets
    (
        "Quy định số 399-QĐ/TW ngày 09/01/2026 (thay thế Quy định số 66-QĐ/TW ngày 06/02/2017).",
        [("399-QĐ/TW", "replaces", "66-QĐ/TW", True)],
    ),
]

# a relation word that is part of another word, or of the next document's name
WORDS = [
    # a supplementary submission, a supplementary opinion
    (
        "Báo cáo số 292/BC-CP ngày 02 tháng 5 năm 2025, Tờ trình bổ sung số 444/TTr-CP ngày 16 tháng 5 năm 2025",
        [],
    ),
    (
        "Báo cáo thẩm tra số 308/BC-UBKTTC ngày 04 tháng 5 năm 2025, Báo cáo thẩm tra bổ sung số 389/BC-UBKTTC15 "
        "ngày 17 tháng 5 năm 2025",
        [],
    ),
    # the name of a law
    (
        "Nghị định số 51/1999/NĐ-CP ngày 08/7/1999 của Chính phủ quy định chi tiết thi hành Luật khuyến khích đầu tư "
        "trong nước (sửa đổi) số 03/1998/QH10",
        [],
    ),
    # "with", not "by"
    (
        "TẠI THÔNG BÁO KẾT LUẬN SỐ\n552/TB-VPCP NGÀY 13/10/2025\n*(Kèm theo Thông báo kết luận số 624/TB-VPCP ngày "
        "16/11/2025)*",
        [],
    ),
    ("Công văn số 1310-CV/TU ngày 22/8/2025 (kèm theo Quyết định số 466-QĐ/TU ngày 25/8/2025)", []),
    # by, and a deed of amending
    (
        "Hướng dẫn số 01-HD/BTCTW ngày 05/8/2022 theo Quy định số 58-QĐ/TW ngày 08/02/2022",
        [("01-HD/BTCTW", "based on", "58-QĐ/TW", True)],
    ),
    (
        "Quy định số 58-QĐ/TW ngày 08/02/2022, sửa đổi, bổ sung Quy định số 57-QĐ/TW ngày 03/5/2017",
        [("58-QĐ/TW", "amends", "57-QĐ/TW", True)],
    ),
    # without a type word
    (
        "Quy định số 58-QĐ/TW ngày 08/02/2022 sửa đổi, bổ sung số 57-QĐ/TW ngày 03/5/2017",
        [("58-QĐ/TW", "amends", "57-QĐ/TW", True)],
    ),
    # the next document's type word is its short form's
    (
        "Thông tư số 05/2024/TT-BNV ngày 01/7/2024 hướng dẫn Nghị định số 73/2024/NĐ-CP ngày 30/6/2024. Thông tư số "
        "05/2024/TT-BNV quy định chi tiết tiền thưởng theo Nghị định 73.",
        [("05/2024/TT-BNV", "based on", "73/2024/NĐ-CP", True)],
    ),
]


@pytest.mark.parametrize(("content", "expected"), [*LINES, *ASIDES, *WORDS])
def test_relations(content: str, expected: Said) -> None:
    assert related(content) == expected


DIRECTIVE = "Chỉ thị số 35-CT/TW ngày 14/6/2024 của Bộ Chính trị đã được phổ biến."
FAR = "Các cấp ủy đã báo cáo kết quả với Tỉnh ủy theo đúng thời hạn. " * 20
# CC103, the basis dated by another citation of its number: (text, the levels of what is found)
LENT = [
    # in the same paragraph
    (f"{DIRECTIVE} Kế hoạch số 140-KH/TU ngày 30/7/2023 thực hiện Chỉ thị số 35-CT/TW.", ["error"]),
    # even of another term: the sentence before tells which is meant
    (f"{DIRECTIVE} Kế hoạch số 140-KH/TU ngày 30/7/2014 thực hiện Chỉ thị số 35-CT/TW.", ["error"]),
    # far off, in the same term: the term before may have given the number too
    (f"{DIRECTIVE} {FAR}\n\nKế hoạch số 140-KH/TU ngày 30/7/2023 thực hiện Chỉ thị số 35-CT/TW.", ["warning"]),
    # far off, of another term: another document
    (f"{DIRECTIVE} {FAR}\n\nKế hoạch số 140-KH/TU ngày 30/7/2019 thực hiện Chỉ thị số 35-CT/TW.", []),
    # far off, but the term is said
    (
        f"{DIRECTIVE} {FAR}\n\nKế hoạch số 140-KH/TU ngày 30/7/2019 thực hiện Chỉ thị số 35-CT/TW khóa XIII.",
        ["error"],
    ),
    # near, but another term is said
    (f"{DIRECTIVE} Kế hoạch số 140-KH/TU ngày 30/7/2019 thực hiện Chỉ thị số 35-CT/TW khóa XII.", []),
    # a short form speaks of the document cited before
    (f"{DIRECTIVE} {FAR}\n\nKế hoạch số 140-KH/TU ngày 30/7/2019 thực hiện Chỉ thị 35.", ["error"]),
    # a State number with its year is given once
    (
        "Nghị định số 73/2024/NĐ-CP ngày 30/6/2024 của Chính phủ. "
        f"{FAR}\n\nKế hoạch số 140-KH/TU ngày 30/7/2019 thực hiện Nghị định số 73/2024/NĐ-CP.",
        ["error"],
    ),
    # one without begins anew every year
    (
        "Nghị định số 73/NĐ-CP ngày 30/6/1996 của Chính phủ. "
        f"{FAR}\n\nKế hoạch số 140-KH/TU ngày 30/7/1994 thực hiện Nghị định số 73/NĐ-CP.",
        [],
    ),
    # a guide of the twelfth term, and far off the regulation that bears the number in the fourteenth
    (
        "Hướng dẫn số 20-HD/BTCTW, ngày 26/9/2019 của Ban Tổ chức Trung ương thực hiện Quy định số 06-QĐ/TW.\n\n"
        f"{FAR}\n\nQuy định số 06-QĐ/TW, ngày 09/02/2026 của Ban Bí thư về thẻ đảng viên.",
        [],
    ),
]


@pytest.mark.parametrize(("content", "levels"), LENT)
def test_a_date_lent_by_another_citation(content: str, levels: list[str]) -> None:
    findings = check([extract(Text("a.txt", content))], TODAY).findings
    assert [one.level for one in findings if one.rule == "CC103"] == levels


def test_a_number_dated_and_undated_thousands_of_times_is_linear() -> None:
    """For each undated basis all dated citations of its number were once gone through."""
    content = "Chỉ thị 46-CT/TW ngày 22/6/2015. Kế hoạch 77-KH/TU ngày 03/3/2010 thực hiện Chỉ thị 46-CT/TW.\n\n"
    texts = {times: extract(Text("a.txt", content * 1_600 * times), whole=False) for times in (1, 4)}
    assert_linear(lambda times: check([texts[times]], TODAY))
