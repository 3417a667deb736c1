"""What was misread in real texts: verbs that bound almost anything, dates lent to unlike documents, notes, headings.

The sentences are ours; the shapes are those that real pages had.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck import compare
from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.model import Text
from citecheck.patterns import load_patterns
from tests.test_cli import run

NOWHERE = None


def dates(content: str) -> list[tuple[str, str | None, str | None]]:
    found = extract(Text("a.txt", content), load_patterns())
    return [(str(one.identifier), one.date.iso if one.date else None, one.binding) for one in found.citations]


def accused(content: str) -> list[str]:
    found = extract(Text("a.txt", content), load_patterns())
    return [one.rule for one in check([found], "2026-11-22").findings if one.level != "info"]


@pytest.mark.parametrize(
    ("content", "day"),
    [
        # "có", "ra", "thông qua" issue nothing behind a document
        ("Văn bản số 17129-CV/VPTW, thực hiện trong thời gian sớm nhất có thể, trước ngày lễ 02/9/2025.", NOWHERE),
        ("Nghị định 70/2025/NĐ-CP có hiệu lực thi hành (01/6/2025)", NOWHERE),
        ("Nghị quyết 245/2025/QH15, quy định việc thông qua dự toán ngân sách năm 2026", NOWHERE),
        ("Thông tư 18/2025/TT-BYT) có quy định về khám bệnh ban đầu năm 2026", NOWHERE),
        ("Quy định số 58-QĐ/TW có mức hỗ trợ mới vào năm 2023", NOWHERE),
        # ... before one, they do, straight before it
        ("Ngày 08/02/2022, Bộ Chính trị có Quy định số 58-QĐ/TW về việc này.", "2022-02-08"),
        ("Ngày 08/02/2022, Bộ Chính trị đã ra Quy định số 58-QĐ/TW.", "2022-02-08"),
        ("Ngày 08/02/2022, Bộ Chính trị thông qua Quy định ố 58-QĐ/TW.", "2022-02-08"),
        ("Bàn về học phí năm 2025, chỉ ra các điều cụ thể trong Nghị định 136/2024/NĐ-CP", NOWHERE),
        ("Luật số 45/2019/QH14 được Quốc hội thông qua ngày 20/11/2019.", "2019-11-20"),
        ("Quy định số 58-QĐ/TW do Bộ Chính trị ban hành năm 2022.", "2022"),
        # a number that says its year takes another one only straight behind it
        ("Nghị định 30/2020/NĐ-CP, ngày 05/3/2021 của Chính phủ", "2021-03-05"),
        ("Nghị định 30/2020/NĐ-CP của Chính phủ ngày 05/3/2021", "2021-03-05"),
        ("Nghị định 30/2020/NĐ-CP năm 2021", NOWHERE),
        ("Nghị định 30/2020/NĐ-CP năm 2020", "2020"),
        ("Năm 2021, Chính phủ ban hành Nghị định 30/2020/NĐ-CP", NOWHERE),
        ("Ngày 05/3/2021, Chính phủ ban hành Nghị định 30/2020/NĐ-CP", "2021-03-05"),
        # a title as of a law portal: the day, not the year
        ("Ngày 14/4/2025, Trung ương ban hành Kết luận 150-KL/TW năm 2025 của Bộ Chính trị.", "2025-04-14"),
        ("Nghị quyết 57-NQ/TW năm 2024 ngày 22 tháng 12 năm 2024 của Bộ Chính trị", "2024-12-22"),
        ("Theo Công văn 2483/BYT-KCB năm 2021 cũng có nêu rõ đây là sản phẩm mới.", "2021"),
        ("Căn cứ Hướng dẫn 43-HD/BTCTW 2025, trong đó nêu", "2025"),
        ("Hướng dẫn 01-HD/TW năm 2021**, ngày 28/9/2021 của Ban Bí thư", "2021-09-28"),
        # ... but not the day that opens the next paragraph
        ("Tin mới (Kết luận 150-KL/TW năm 2025)\n\nNgày 17/11/2025, tỉnh Bắc Ninh họp.", "2025"),
        # ... and the year that another title before it bears is no day of its own
        ("Ban Chỉ đạo tổng kết Nghị quyết 18-NQ/TW năm 2017 có Công văn 59-CV/BCĐ năm 2025 về việc", "2025"),
        ("Nghị quyết số 10-NQ/TW, ra đời năm 1999 nói về xây dựng Đảng", "1999"),
        ("Ngày 16/6/2025, Quốc hội đã thông qua Luật Tổ chức chính quyền số 72/2025/QH15 với", "2025-06-16"),
        # underscores that set a date off; and those of the name of a file
        ("Quy định số 58-QĐ/TW _ngày 08/02/2022_ của Bộ Chính trị", "2022-02-08"),
        ("Quy định số 58-QĐ/TW, __08/02/2022__", "2022-02-08"),
        ("Quy định số 58-QĐ/TW, bản_08/02/2022_b", NOWHERE),
        # the mark of a note before the number, two blanks from its word; a number broken in two
        ("Quy định số  1 58-QĐ/TW, ngày 08/02/2022", "2022-02-08"),
        # the issuer without its "of", and the title; and who does something
        ("Căn cứ Nghị quyết số 35/NQ-HĐND, ngày 10/12/2021 HĐND tỉnh Nghệ An về phát triển kinh tế", "2021-12-10"),
        ("Căn cứ Quyết định số 12/QĐ-UBND, ngày 10/12/2021 UBND tỉnh về việc giao chỉ tiêu", "2021-12-10"),
        ("Thực hiện Nghị quyết số 6-NQ/TU, ngày 10/12/2021 Tỉnh ủy Nghệ An về phát triển", "2021-12-10"),
        ("Theo Quy định số 58-QĐ/TW, ngày 15/3/2023 Tỉnh ủy Nghệ An nộp hồ sơ.", NOWHERE),
        # notes and archives of an encyclopedia
        ('"Toàn văn Nghị quyết 57-NQ/TW về đột phá phát triển".**^**Lê A (ngày 13 tháng 1 năm 2025). "Tin"', NOWHERE),
        ("Nghị quyết 45-NQ/TW về phát triển thành phố do Trung ương ban hành Lưu trữ ngày 10/1/2021 tại kho", NOWHERE),
        ("Nghị quyết 45-NQ/TW, truy cập ngày 10/1/2021", NOWHERE),
        ("Resolution No. 45-NQ/TW. Retrieved on January 10, 2021", NOWHERE),
        # a line that begins with the day of a meeting, below a heading
        ("THỰC HIỆN NGHỊ QUYẾT SỐ 66-NQ/TW\nNgày 28 tháng 11 năm 2025, tại Hà Nội, đã có cuộc họp.", NOWHERE),
        ("Triển khai Nghị quyết số 66-NQ/TW\nNgày 28/11/2025 tỉnh đã họp.", NOWHERE),
        ("Nghị quyết số 66-NQ/TW\nNgày 30/4/2025 của Bộ Chính trị", "2025-04-30"),
        ("NGHỊ QUYẾT SỐ 66-NQ/TW\nNGÀY 30/4/2025 CỦA BỘ CHÍNH TRỊ", "2025-04-30"),
        ("theo Nghị quyết số 66-NQ/TW\nngày 30/4/2025 về phát triển", "2025-04-30"),
    ],
)
def test_a_date_is_bound_by_what_issues(content: str, day: str | None) -> None:
    assert dates(content)[-1][1] == day
    assert not {"CC101", "CC102"} & set(accused(content))


@pytest.mark.parametrize(
    ("content", "day"),
    [
        # the sentence that a day opens issues its last document, over one that it carries out
        ("Ngày 15/11/2023, thực hiện Nghị quyết số 39-NQ/TW, Tỉnh ủy Nghệ An ban hành Chương trình số 68-CTr/TU.",
         "2023-11-15"),
        # ... over two
        ("Ngày 15/11/2023, theo Nghị quyết số 39-NQ/TW và Kết luận số 15-KL/TW, Tỉnh ủy ban hành Kế hoạch số 6-KH/TU.",
         "2023-11-15"),
        # ... over one with a date of its own
        ("Ngày 15/11/2023, thực hiện Nghị quyết số 39-NQ/TW, ngày 18/7/2023 của Bộ Chính trị, Tỉnh ủy ban hành Kế hoạch "
         "số 6-KH/TU.", "2023-11-15"),
        # ... that stands in the name of the body
        ("Ngày 05/12/2024, Phó Trưởng Ban Chỉ đạo tổng kết Nghị quyết số 18-NQ/TW của Trung ương đã ký ban hành Công văn "
         "số 21-CV/BCĐ.", "2024-12-05"),
        ("On December 5, 2024, the deputy head of the Steering Committee on Resolution No. 18-NQ/TW signed Official "
         "Dispatch No. 21-CV/BCD.", "2024-12-05"),
        # a sentence of its own
        ("Ngày 15/11/2023, Bộ Chính trị bàn về Quy định số 131-QĐ/TW. Tỉnh ủy ban hành Kế hoạch số 12-KH/TU.", None),
        # a clause of its own
        ("Ngày 15/11/2023, tỉnh học tập Nghị quyết số 39-NQ/TW; tỉnh đã ban hành Kế hoạch số 12-KH/TU.", None),
        # a conference
        ("Ngày 15/11/2023, hội nghị quán triệt Quy định số 131-QĐ/TW và ban hành Kế hoạch số 12-KH/TU.", None),
        # what somebody tells of another
        ("Ngày 15/11/2023, báo cáo về Quy định số 131-QĐ/TW, đồng chí Bí thư cho biết trước đó huyện đã ban hành Kế "
         "hoạch số 12-KH/TU.", None),
        # the day opens no sentence
        ("Từ hội nghị ở Vinh ngày 15/11/2023, theo Nghị quyết số 39-NQ/TW, Tỉnh ủy ban hành Kế hoạch số 6-KH/TU.", None),
    ],
)  # fmt: skip
def test_a_day_reaches_the_document_that_its_sentence_issues(content: str, day: str | None) -> None:
    assert dates(content)[-1][1] == day


def test_a_day_that_reaches_a_list_is_that_of_all_of_it() -> None:
    said = "Ngày 15/11/2023, thực hiện Nghị quyết số 39-NQ/TW, Tỉnh ủy ban hành Kế hoạch số 6-KH/TU và Kế hoạch số 7-KH/TU."
    assert dates(said) == [
        ("39-NQ/TW", None, None), ("6-KH/TU", "2023-11-15", "before"), ("7-KH/TU", "2023-11-15", "shared"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "found"),
    [
        # of one kind: the date is theirs
        (
            "các Nghị quyết số 18-NQ/TW và 19-NQ/TW ngày 25/10/2017",
            [("18-NQ/TW", "2017-10-25", "shared"), ("19-NQ/TW", "2017-10-25", "after")],
        ),
        # of two kinds: it may be that of the last alone, and is shown, but accuses nobody
        (
            "Nghị quyết số 18-NQ/TW và Kết luận số 121-KL/TW ngày 24/01/2025 của Ban Chấp hành Trung ương.",
            [("18-NQ/TW", "2025-01-24", "lent"), ("121-KL/TW", "2025-01-24", "after")],
        ),
        # ... unless it is said of both
        (
            "Quy định 58-QĐ/TW và Kế hoạch 77-KH/TU cùng ngày 28/02/2022.",
            [("58-QĐ/TW", "2022-02-28", "shared"), ("77-KH/TU", "2022-02-28", "after")],
        ),
        # what closes a bracket or a quotation between them ends the list
        (
            "(gọi là Nghị quyết số 66-NQ/TW)\nvà Nghị quyết số 140/NQ-CP ngày 17/5/2025",
            [("66-NQ/TW", None, None), ("140/NQ-CP", "2025-05-17", "after")],
        ),
        (
            "“Quy định số 36-QĐ/TW” và “Quy định số 37-QĐ/TW ngày 25/10/2021”",
            [("36-QĐ/TW", None, None), ("37-QĐ/TW", "2021-10-25", "after")],
        ),
        # a number that says its year
        (
            "Nghị định 130/2020/NĐ-CP và Công văn 1084-CV/TU, ngày 31/5/2022",
            [("130/2020/NĐ-CP", None, None), ("1084-CV/TU", "2022-05-31", "after")],
        ),
        # rows
        (
            "Quy định 36-QĐ/TW và Quy định 37-QĐ/TW\nQuy định 69-QĐ/TW ngày 06/7/2022",
            [("36-QĐ/TW", None, None), ("37-QĐ/TW", None, None), ("69-QĐ/TW", "2022-07-06", "after")],
        ),
        # a list wrapped at its comma, or before its "and"
        (
            "các Nghị quyết số 18-NQ/TW,\n19-NQ/TW và 20-NQ/TW ngày 25/10/2017",
            [("18-NQ/TW", "2017-10-25", "shared"), ("19-NQ/TW", "2017-10-25", "shared"),
             ("20-NQ/TW", "2017-10-25", "after")],
        ),
    ],
)  # fmt: skip
def test_a_list_shares_its_date_among_its_like(content: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert dates(content) == found


@pytest.mark.parametrize(
    "content",
    [
        "Nghị quyết số 18-NQ/TW và Kết luận số 121-KL/TW ngày 24/01/2025. Nghị quyết số 18-NQ/TW ngày 25/10/2017.",
        "Quyết định số 58-QĐ/TW và Kết luận số 121-KL/TW khóa XII, ngày 24/01/2025",  # the term of another
        "Kế hoạch số 5-KH/TU và Nghị quyết số 6-NQ/TU ngày 31/9/2022",  # impossible, but not of both
    ],
)
def test_a_lent_date_accuses_nobody(content: str) -> None:
    lent = next(one for one in extract(Text("a.txt", content), load_patterns()).citations if one.binding == "lent")
    assert lent.date is not None
    assert (lent.own_date, lent.full_date) == (None, None)
    report = check([extract(Text("a.txt", content), load_patterns())], "2026-11-22")
    wrong = [one for one in report.findings if one.level != "info" and one.identifier == lent.identifier]
    assert not wrong


@pytest.mark.parametrize(
    ("content", "identifier"),
    [("số  1 58-QĐ/TW", "58-QĐ/TW"), ("số 3 7-QĐ/TW", "37-QĐ/TW"), ("số  l5-KL/TW", "15-KL/TW")],
)
def test_what_stands_between_the_word_and_the_number(content: str, identifier: str) -> None:
    assert [one[0] for one in dates(content)] == [identifier]


def test_no_document_rests_on_itself() -> None:
    said = (
        "theo Quyết định số 110/2003/QĐ-BTC ngày 25/7/2003, các Quyết định sửa đổi Quyết định số 110/2003/QĐ-BTC ngày "
    )
    assert accused(said + "26/8/2003") == ["CC101"]


def test_the_one_a_list_ends_with_is_accused_as_before() -> None:
    assert accused("Nghị quyết số 18-NQ/TW và Kết luận số 121-KL/TW ngày 31/9/2025") == ["CC104"]


@pytest.mark.parametrize(
    ("content", "day"),
    [
        # the day of an article before what it tells of: a time of day, another field, whose report it is
        ("Thứ Hai, 19/05/2025, 07:00 (GMT+7)\nBộ Chính trị ban hành Nghị quyết số 68-NQ/TW", NOWHERE),
        ("据越南通讯社报道（01/03/2026 11:00），越共中央政治局颁布关于发展的第79-NQ/TW号决议", NOWHERE),
        ("upload: '2022-01-19',\nviews: 12,\ndescription: 'Đảng ủy đã ban hành Nghị quyết số 55-NQ/ĐU", NOWHERE),
        ('publishedAt: "18/5/2025", title: "Bộ Chính trị ban hành Nghị quyết số 68-NQ/TW"', NOWHERE),
        ("date: 18/5/2025\ntitle: Bộ Chính trị ban hành Nghị quyết số 68-NQ/TW", NOWHERE),
        ("Theo Báo Nhân Dân (18/5/2025), Bộ Chính trị đã ban hành Nghị quyết số 68-NQ/TW", NOWHERE),
        ("According to VNA (May 18, 2025), the Politburo issued Resolution No. 68-NQ/TW", NOWHERE),
        ("Căn cứ báo cáo của Ban Tổ chức ngày 3/5/2025, Bộ Chính trị ban hành Nghị quyết số 68-NQ/TW", NOWHERE),
        # ... and the day of issue
        ("Theo đó, ngày 4/5/2025, Bộ Chính trị đã ban hành Nghị quyết số 68-NQ/TW", "2025-05-04"),
        ("Theo đó ngày 4/5/2025, Bộ Chính trị đã ban hành Nghị quyết số 68-NQ/TW", "2025-05-04"),
        ("Hôm nay (4/5/2025), Bộ Chính trị đã ban hành Nghị quyết số 68-NQ/TW", "2025-05-04"),
        ("Ngày 4/5/2025, theo đề nghị của Chính phủ, Bộ Chính trị ban hành Nghị quyết số 68-NQ/TW", "2025-05-04"),
        ("Согласно Решению Политбюро от 24 декабря 2018 г. № 37-NQ/TW", "2018-12-24"),
        # "of" can but belong to the number, whatever clause follows
        ("o Plano nº 127-KH/BTGDVTW, de 12 de setembro de 2025, a Conferência decidiu", "2025-09-12"),
        ("le Plan n° 127-KH/BTGDVTW, du 12 septembre 2025, la Conférence a décidé", "2025-09-12"),
        # the number behind a long title, in brackets
        (
            "Le 17 octobre 2025, Tran Cam Tu a signé la Conclusion sur les cadres (Conclusion n° 200-KL/TW).",
            "2025-10-17",
        ),
        ("Ngày 17/10/2025, đồng chí Trần Cẩm Tú ký Kết luận về công tác cán bộ (Kết luận số 200-KL/TW).", "2025-10-17"),
        ("Ngày 17/10/2025, tỉnh ký kế hoạch (thực hiện Kết luận số 200-KL/TW).", NOWHERE),
        # a letterhead run into one line; one without accents
        ("Số: 29-QĐ/TW Hà Nội, ngày 25 tháng 7 năm 2016\nQUY ĐỊNH", "2016-07-25"),
        ("No. 26/CT-TTg Hanoi, June 6, 2017\nDIRECTIVE", "2017-06-06"),
        ("TP. Ho Chi Minh, ngay 25 thang 3 nam 2026\nSo 198-BC/TU", "2026-03-25"),
        ("2023年10月5日付省党委員会執行委員会第99-KL/TU号", "2023-10-05"),
    ],
)
def test_whose_day_stands_before(content: str, day: str | None) -> None:
    assert dates(content)[-1][1] == day


@pytest.mark.parametrize(
    ("content", "found"),
    [
        # the day behind the year in a document's name: of the next clause, of a deadline
        ("Thực hiện Nghị quyết 57-NQ/TW năm 2024, ngày 20/01/2025, Tỉnh ủy ban hành Chương trình 68-CTr/TU",
         ["2024", "2025-01-20"]),
        ("Theo Quy định 366-QĐ/TW năm 2025, ngày 31/12/2025 là hạn nộp báo cáo", ["2025"]),
        # ... its own, though the portal's year is another
        ("Nghị quyết 57-NQ/TW năm 2025 ngày 22 tháng 12 năm 2024 của Bộ Chính trị", ["2024-12-22"]),
        # adopted by one, and issued by another on another day
        ("Quy định số 58-QĐ/TW được Bộ Chính trị thông qua ngày 08/02/2022, Tỉnh ủy ban hành ngày 20/4/2022 Kế hoạch số "
         "77-KH/TU", ["2022-02-08", "2022-04-20"]),
        # the deed that somebody tells of, or of another time
        ("Ngày 15/11/2023, giới thiệu Kết luận số 21-KL/TW, đồng chí cho biết Bộ Chính trị đã ban hành Quy định số 41-QĐ/TW.",
         [None, None]),
        ("Ngày 15/11/2023, thực hiện Kết luận số 21-KL/TW, trước đó Bộ Chính trị đã ban hành Quy định số 41-QĐ/TW.",
         [None, None]),
        ("On November 15, 2023, presenting Conclusion No. 21-KL/TW, he noted that the Politburo had issued Regulation No. "
         "41-QD/TW.", [None, None]),
        ("15 ноября 2023 года, говоря о Заключении № 21-KL/TW, он отметил, что Политбюро издало Положение № 41-QD/TW.",
         [None, None]),
        # a paper that guides a document is not that document
        ("Ngày 20/10/2025, Ban Tổ chức Trung ương ban hành hướng dẫn Quy định 366-QĐ/TW năm 2025", ["2025"]),
        # days in brackets, where a meeting only stands somewhere in the clause
        ("Đảng ủy tổ chức học tập Quy định số 37-QĐ/TW (ngày 25/10/2021) và Quy định số 41-QĐ/TW (ngày 03/11/2021)",
         ["2021-10-25", "2021-11-03"]),
        ("Hội nghị triển khai Quy định số 58-QĐ/TW (ngày 20/4/2023)", [None]),
    ],
)  # fmt: skip
def test_neighbours_of_what_was_mended(content: str, found: list[str | None]) -> None:
    assert [one[1] for one in dates(content)] == found


def test_a_lent_date_is_told_from_others_and_accuses_no_translation(tmp_path: Path) -> None:
    original = "Nghị quyết số 18-NQ/TW và Kết luận số 121-KL/TW ngày 24/01/2025.\n"
    (tmp_path / "a.txt").write_text(original, encoding="utf-8")
    made = run("explain", "18-NQ/TW", "a.txt", cwd=tmp_path)
    assert b"unlike documents" in made.stdout
    assert b"Traceback" not in made.stderr
    table = run("scan", "a.txt", cwd=tmp_path).stdout.decode()
    assert [line.rsplit("  ", 1)[1] for line in table.splitlines() if "-NQ/TW" in line] == ["perhaps shared"]
    right = "Resolution No. 18-NQ/TW of October 25, 2017 and Conclusion No. 121-KL/TW of January 24, 2025.\n"
    one, other = extract(Text("a.txt", original)), extract(Text("b.txt", right))
    assert [finding.rule for finding in compare(one, other).findings if finding.level == "error"] == []
