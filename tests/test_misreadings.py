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


# a day that opens the next clause; what is said of the document itself behind its day
NEXT_CLAUSES = [
    # a clause behind "Theo": the cell must do something
    ("Theo Quy định số 58-QĐ/TW, ngày 15/3/2023 chi bộ phải nộp hồ sơ.", [("58-QĐ/TW", None)]),
    # ... behind the issuer
    (
        "Căn cứ Quy định số 69-QĐ/TW của Bộ Chính trị, ngày 12/9/2022 Ban Thường vụ quyết định kỷ luật.",
        [("69-QĐ/TW", None)],
    ),
    # ... a person
    ("Căn cứ Quy định số 69-QĐ/TW, ngày 12/9/2022 đồng chí Bí thư kết luận.", [("69-QĐ/TW", None)]),
    # ... the centre itself, behind "after"
    ("Một năm sau khi ban hành Quy định số 58-QĐ/TW, ngày 20/4/2023 Bộ Chính trị sơ kết.", [("58-QĐ/TW", None)]),
    # ... behind a colon
    ("Quán triệt Quy định số 58-QĐ/TW: ngày 20/4/2022, Đảng ủy khối họp.", [("58-QĐ/TW", None)]),
    # ... in words nobody lists
    ("Theo Quy định số 58-QĐ/TW, ngày 15/3/2023 Hợp tác xã Tân Tiến nhận thêm máy.", [("58-QĐ/TW", None)]),
    # ... in English
    ("Pursuant to Regulation No. 69-QD/TW, September 12, 2022 saw the first hearing.", [("69-QĐ/TW", None)]),
    # ... in Russian, where nothing ties the day
    ("По Положению № 58-QD/TW 15 марта 2023 года ячейка представила отчёт.", [("58-QĐ/TW", None)]),
    # ... in Russian, by a participle
    (
        "Исполняя Заключение № 15-KL/TW Секретариата, 20 октября 2021 года община Кимльен начала работу.",
        [("15-KL/TW", None)],
    ),
    # neither comma: the day may be of the one or of the other
    (
        "Thực hiện Kết luận số 15-KL/TW của Ban Bí thư ngày 20/4/2022 Tỉnh ủy Nghệ An đã ban hành Kế hoạch số 77-KH/TU.",
        [("15-KL/TW", None), ("77-KH/TU", None)],
    ),
    # ... without a number
    ("Thực hiện Quy định số 58-QĐ/TW ngày 20/4/2022 Tỉnh ủy ban hành kế hoạch.", [("58-QĐ/TW", None)]),
    # ... but the plan has its own
    (
        "Thực hiện Kết luận số 15-KL/TW của Ban Bí thư ngày 30/9/2021 Tỉnh ủy Nghệ An đã ban hành Kế hoạch số 77-KH/TU ngày 20/4/2022.",
        [("15-KL/TW", "2021-09-30"), ("77-KH/TU", "2022-04-20")],
    ),
    # a comma, then the issuer with its "of"
    ("Quy định số 58-QĐ/TW, ngày 08/02/2022 của Bộ Chính trị.", [("58-QĐ/TW", "2022-02-08")]),
    # ... without its "of", then the title
    ("Chỉ thị số 35-CT/TW, ngày 14/6/2024 Bộ Chính trị về đại hội đảng bộ các cấp.", [("35-CT/TW", "2024-06-14")]),
    # ... behind "Thực hiện"
    (
        "Thực hiện Chỉ thị số 35-CT/TW, ngày 14/6/2024 Bộ Chính trị về đại hội đảng bộ các cấp.",
        [("35-CT/TW", "2024-06-14")],
    ),
    # ... behind "Thực hiện", with the term
    (
        "Thực hiện Chỉ thị số 35-CT/TW, ngày 14/6/2024 Bộ Chính trị khóa XIII về đại hội đảng bộ các cấp.",
        [("35-CT/TW", "2024-06-14")],
    ),
    # ... behind "Thực hiện", then who does it
    (
        "Thực hiện Chỉ thị số 35-CT/TW, ngày 14/6/2024 Bộ Chính trị, Tỉnh ủy xây dựng kế hoạch.",
        [("35-CT/TW", "2024-06-14")],
    ),
    # carried out by a local body
    (
        "Thực hiện Quy định số 69-QĐ/TW ngày 06/7/2022 của Bộ Chính trị, Tỉnh ủy ban hành kế hoạch.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # "Theo …, ngày D của …"
    (
        "Theo Quy định số 58-QĐ/TW, ngày 08/02/2022 của Bộ Chính trị, chi bộ phải nộp hồ sơ.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # "Theo … ngày D" without a comma is the document's
    ("Theo Quy định số 58-QĐ/TW ngày 08/02/2022 chi bộ phải nộp hồ sơ.", [("58-QĐ/TW", "2022-02-08")]),
    # the title behind the date
    (
        "Theo Quy định số 58-QĐ/TW, ngày 08/02/2022 về bảo vệ chính trị nội bộ thì hồ sơ phải nộp.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # two documents rested on
    (
        "Căn cứ Quy định số 58-QĐ/TW, ngày 08/02/2022 và Hướng dẫn số 01-HD/BTCTW, ngày 05/8/2022.",
        [("58-QĐ/TW", "2022-02-08"), ("01-HD/BTCTW", "2022-08-05")],
    ),
    # the document itself says something
    ("Quy định số 58-QĐ/TW, ngày 08/02/2022 nêu rõ trách nhiệm của chi bộ.", [("58-QĐ/TW", "2022-02-08")]),
    # ... is in force
    ("Quy định số 58-QĐ/TW, ngày 08/02/2022 có hiệu lực từ ngày ký.", [("58-QĐ/TW", "2022-02-08")]),
    # a place in it
    ("Theo Quy định số 58-QĐ/TW, ngày 08/02/2022 tại Điều 3.", [("58-QĐ/TW", "2022-02-08")]),
    # in English, the document says something
    ("Regulation No. 58-QD/TW, February 8, 2022 provides that cells report.", [("58-QĐ/TW", "2022-02-08")]),
    # ... of its issuer
    (
        "Pursuant to Regulation No. 58-QD/TW, February 8, 2022 of the Politburo, the cell reports.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # in Russian, nothing but the day
    ("Положение № 58-QD/TW, 8 февраля 2022 года, о защите партии.", [("58-QĐ/TW", "2022-02-08")]),
    # a list with colons
    ("58-QĐ/TW: ngày 08/02/2022; 37-QĐ/TW: ngày 25/10/2021", [("58-QĐ/TW", "2022-02-08"), ("37-QĐ/TW", "2021-10-25")]),
    # dates lead or follow: nobody can tell
    ("11/7/2023 114-QĐ/TW 27/10/2023 131-QĐ/TW", [("114-QĐ/TW", None), ("131-QĐ/TW", None)]),
    # ... here they follow
    ("114-QĐ/TW 11/7/2023 131-QĐ/TW 27/10/2023", [("114-QĐ/TW", "2023-07-11"), ("131-QĐ/TW", "2023-10-27")]),
    # the mid-sentence ground of a deed told before
    (
        "Chi bộ kỷ luật đảng viên theo Quy định số 69-QĐ/TW, ngày 06/7/2022 trên địa bàn tỉnh.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # a comma behind the date: the local body does the deed
    ("Thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015, Tỉnh ủy họp.", [("46-CT/TW", "2015-06-22")]),
    # a comma before it: the deed's own day
    (
        "Thực hiện Quy định 58-QĐ/TW, ngày 12/3/2022 Tỉnh ủy ban hành Kế hoạch 77-KH/TU.",
        [("58-QĐ/TW", None), ("77-KH/TU", "2022-03-12")],
    ),
]


# the day of adoption or of study beside the day of issue
ADOPTED_AND_ISSUED = [
    # adopted on one day, signed and issued on another
    (
        "Quy định số 58-QĐ/TW được Bộ Chính trị thông qua ngày 25/01/2022, ký ban hành ngày 08/02/2022.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # ... joined by "and"
    (
        "Quy định số 58-QĐ/TW được thông qua ngày 25/01/2022 và được ban hành ngày 08/02/2022.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # discussed on one day, issued on another
    ("Quy định số 69-QĐ/TW được thảo luận ngày 15/5/2022, ban hành ngày 06/7/2022.", [("69-QĐ/TW", "2022-07-06")]),
    # made known
    ("Quy định số 69-QĐ/TW được phổ biến ngày 12/7/2022.", [("69-QĐ/TW", None)]),
    # studied
    ("Quy định số 69-QĐ/TW được chi bộ học tập ngày 12/7/2022.", [("69-QĐ/TW", None)]),
    # amended
    ("Quy định số 69-QĐ/TW đã được sửa đổi ngày 12/7/2024.", [("69-QĐ/TW", None)]),
    # in English
    (
        "Regulation No. 58-QD/TW was adopted on January 25, 2022 and issued on February 8, 2022.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # in Russian
    (
        "Положение № 58-QD/TW, принятое 25 января 2022 года и подписанное 8 февраля 2022 года.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # adopted, and no other day
    (
        "Nghị quyết số 29-NQ/TW được Hội nghị Trung ương 8 khóa XI thông qua ngày 04/11/2013.",
        [("29-NQ/TW", "2013-11-04")],
    ),
    # adopted, then in force
    (
        "Quy định số 58-QĐ/TW được thông qua ngày 08/02/2022, có hiệu lực từ ngày 01/3/2022.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # issued, then made known
    ("Quy định số 58-QĐ/TW được ban hành ngày 08/02/2022, công bố ngày 10/02/2022.", [("58-QĐ/TW", "2022-02-08")]),
    # issued by a body
    ("Quy định 144-QĐ/TW vừa được Bộ Chính trị ban hành ngày 09/5/2024.", [("144-QĐ/TW", "2024-05-09")]),
    # ... signed
    ("Quy định 144-QĐ/TW đã được Bộ Chính trị ký ngày 09/5/2024.", [("144-QĐ/TW", "2024-05-09")]),
    # ... vào ngày
    ("Quy định 144-QĐ/TW mới được ban hành vào ngày 09/5/2024.", [("144-QĐ/TW", "2024-05-09")]),
    # adopted, then another document issued
    (
        "Quy định số 58-QĐ/TW được thông qua ngày 08/02/2022, Hướng dẫn số 01-HD/BTCTW ban hành ngày 05/8/2022.",
        [("58-QĐ/TW", "2022-02-08"), ("01-HD/BTCTW", "2022-08-05")],
    ),
    # adopted, then a guide without a number issued
    (
        "Quy định số 58-QĐ/TW được thông qua ngày 08/02/2022, hướng dẫn kèm theo ban hành ngày 05/8/2022.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
]


# lists of identifiers beside lists of dates, and one date that is said to be of all
LISTS = [
    # three numbers, three days
    (
        "Quán triệt các Quy định số 58-QĐ/TW, 37-QĐ/TW, 69-QĐ/TW, ngày 08/02/2022, 25/10/2021, 06/7/2022.",
        [("58-QĐ/TW", "2022-02-08"), ("37-QĐ/TW", "2021-10-25"), ("69-QĐ/TW", "2022-07-06")],
    ),
    # ... of their issuer
    (
        "Quy định số 58-QĐ/TW, 37-QĐ/TW ngày 08/02/2022, 25/10/2021 của Bộ Chính trị.",
        [("58-QĐ/TW", "2022-02-08"), ("37-QĐ/TW", "2021-10-25")],
    ),
    # in turn
    (
        "Thực hiện Quy định số 58-QĐ/TW và Kết luận số 15-KL/TW lần lượt ngày 08/02/2022 và 30/9/2021.",
        [("58-QĐ/TW", "2022-02-08"), ("15-KL/TW", "2021-09-30")],
    ),
    # respectively
    (
        "Regulation No. 58-QD/TW and Conclusion No. 15-KL/TW, dated February 8, 2022 and September 30, 2021 respectively.",
        [("58-QĐ/TW", "2022-02-08"), ("15-KL/TW", "2021-09-30")],
    ),
    # in Russian
    (
        "Положение № 58-QD/TW и Заключение № 15-KL/TW соответственно от 8 февраля 2022 года и 30 сентября 2021 года.",
        [("58-QĐ/TW", "2022-02-08"), ("15-KL/TW", "2021-09-30")],
    ),
    # joined by "and" alone
    (
        "Quy định 58-QĐ/TW và Hướng dẫn 01-HD/BTCTW ngày 08/02/2022 và 05/8/2022.",
        [("58-QĐ/TW", "2022-02-08"), ("01-HD/BTCTW", "2022-08-05")],
    ),
    # the days first, in turn
    (
        "Ngày 11/7/2023 và 27/6/2024, Bộ Chính trị lần lượt ban hành Quy định số 114-QĐ/TW và số 178-QĐ/TW.",
        [("114-QĐ/TW", "2023-07-11"), ("178-QĐ/TW", "2024-06-27")],
    ),
    # ... in English
    (
        "On September 30, 2021 and February 8, 2022 the Party issued Conclusion 15-KL/TW and Regulation 58-QD/TW.",
        [("15-KL/TW", "2021-09-30"), ("58-QĐ/TW", "2022-02-08")],
    ),
    # one day too few: nobody's
    (
        "Quy định số 58-QĐ/TW, 37-QĐ/TW, 69-QĐ/TW ngày 08/02/2022, 25/10/2021.",
        [("58-QĐ/TW", None), ("37-QĐ/TW", None), ("69-QĐ/TW", None)],
    ),
    # ... in turn
    (
        "Quy định số 58-QĐ/TW, 37-QĐ/TW và 69-QĐ/TW lần lượt ngày 08/02/2022 và 25/10/2021.",
        [("58-QĐ/TW", None), ("37-QĐ/TW", None), ("69-QĐ/TW", None)],
    ),
    # one day too many
    (
        "Quy định số 58-QĐ/TW và 37-QĐ/TW ngày 08/02/2022, 25/10/2021 và 06/7/2022.",
        [("58-QĐ/TW", None), ("37-QĐ/TW", None)],
    ),
    # one day, and the day of what comes next
    (
        "Thực hiện Quy định số 58-QĐ/TW và Quy định số 37-QĐ/TW ngày 25/10/2021, ngày 20/4/2022 Tỉnh ủy tổ chức hội nghị.",
        [("58-QĐ/TW", "2021-10-25"), ("37-QĐ/TW", "2021-10-25")],
    ),
    # ... whose deed nobody lists
    (
        "Thực hiện Quy định số 58-QĐ/TW và số 37-QĐ/TW ngày 25/10/2021, ngày 20/4/2022 xã nhận thêm máy.",
        [("58-QĐ/TW", "2021-10-25"), ("37-QĐ/TW", "2021-10-25")],
    ),
    # a period behind a list
    (
        "Quy định số 58-QĐ/TW và 37-QĐ/TW ngày 25/10/2021, có hiệu lực từ ngày 01/11/2021.",
        [("58-QĐ/TW", "2021-10-25"), ("37-QĐ/TW", "2021-10-25")],
    ),
    # one day of two, said to be of both
    (
        "Kết luận số 21-KL/TW, Quy định số 37-QĐ/TW cùng ban hành ngày 25/10/2021.",
        [("21-KL/TW", "2021-10-25"), ("37-QĐ/TW", "2021-10-25")],
    ),
    # ... of a list's members between others
    (
        "Các quy định: số 114-QĐ/TW, ngày 11/7/2023; số 131-QĐ/TW, 132-QĐ/TW cùng ngày 27/10/2023; số 178-QĐ/TW, ngày 27/6/2024.",
        [
            ("114-QĐ/TW", "2023-07-11"),
            ("131-QĐ/TW", "2023-10-27"),
            ("132-QĐ/TW", "2023-10-27"),
            ("178-QĐ/TW", "2024-06-27"),
        ],
    ),
    # ... both, in English
    (
        "Regulations No. 114-QD/TW of July 11, 2023, No. 131-QD/TW and 132-QD/TW (both October 27, 2023), No. 178-QD/TW of June 27, 2024.",
        [
            ("114-QĐ/TW", "2023-07-11"),
            ("131-QĐ/TW", "2023-10-27"),
            ("132-QĐ/TW", "2023-10-27"),
            ("178-QĐ/TW", "2024-06-27"),
        ],
    ),
    # ... of the same day
    (
        "Regulations No. 114-QD/TW, dated July 11, 2023; No. 131-QD/TW, No. 132-QD/TW of the same day October 27, 2023; No. 178-QD/TW, dated June 27, 2024.",
        [
            ("114-QĐ/TW", "2023-07-11"),
            ("131-QĐ/TW", "2023-10-27"),
            ("132-QĐ/TW", "2023-10-27"),
            ("178-QĐ/TW", "2024-06-27"),
        ],
    ),
    # ... in Russian
    (
        "Положения № 114-QD/TW от 11 июля 2023 года; № 131-QD/TW, № 132-QD/TW от того же дня 27 октября 2023 года; № 178-QD/TW от 27 июня 2024 года.",
        [
            ("114-QĐ/TW", "2023-07-11"),
            ("131-QĐ/TW", "2023-10-27"),
            ("132-QĐ/TW", "2023-10-27"),
            ("178-QĐ/TW", "2024-06-27"),
        ],
    ),
    # a comma alone gives the day to the last only
    ("Quy định số 58-QĐ/TW, 37-QĐ/TW ngày 25/10/2021.", [("58-QĐ/TW", None), ("37-QĐ/TW", "2021-10-25")]),
    # each has its own
    (
        "Quy định số 58-QĐ/TW ngày 08/02/2022 và số 37-QĐ/TW ngày 25/10/2021.",
        [("58-QĐ/TW", "2022-02-08"), ("37-QĐ/TW", "2021-10-25")],
    ),
]


# what is issued on a day is a paper about the document, not the document
PAPERS_ABOUT = [
    # a report on it
    ("On June 30, 2025, the Secretariat issued a report on Conclusion No. 15-KL/TW.", [("15-KL/TW", None)]),
    # an order to look into it
    ("15 марта 2023 года Политбюро издало распоряжение о проверке Положения 58-QD/TW.", [("58-QĐ/TW", None)]),
    # a report on its issue is heard
    ("Ngày 20/4/2022, Bộ Chính trị nghe báo cáo kết quả ban hành Quy định số 58-QĐ/TW.", [("58-QĐ/TW", None)]),
    # an opinion on it
    ("Ngày 20/4/2022, Ban Bí thư có ý kiến về Quy định số 58-QĐ/TW.", [("58-QĐ/TW", None)]),
    # a notice about it
    ("Ngày 20/4/2022, Ban Bí thư ban hành thông báo về Quy định số 58-QĐ/TW.", [("58-QĐ/TW", None)]),
    # a year after it was issued
    (
        "Ngày 08/02/2023, một năm sau khi Bộ Chính trị ban hành Quy định số 58-QĐ/TW, chi bộ sơ kết.",
        [("58-QĐ/TW", None)],
    ),
    # ... in English
    (
        "On February 8, 2023, a year after the Politburo issued Regulation No. 58-QD/TW, the cell met.",
        [("58-QĐ/TW", None)],
    ),
    # the document itself
    (
        "Ngày 08/02/2022, Bộ Chính trị ban hành Quy định số 58-QĐ/TW về một số vấn đề bảo vệ chính trị nội bộ Đảng.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # ... when it was issued
    (
        "Ngày 08/02/2022, khi Bộ Chính trị ban hành Quy định số 58-QĐ/TW, cả nước vui mừng.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # ... after something else was done
    (
        "Ngày 08/02/2022, sau khi lấy ý kiến các cấp, Bộ Chính trị ban hành Quy định số 58-QĐ/TW.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # ... with an adjective
    (
        "On January 30, 2023, the Political Bureau issued the long-awaited Resolution 36-NQ/TW on biotechnology.",
        [("36-NQ/TW", "2023-01-30")],
    ),
    # ... two type words
    ("Ngày 15/11/2023, Tỉnh ủy ban hành Chương trình hành động số 68-CTr/TU.", [("68-CTr/TU", "2023-11-15")]),
    # ... which issues a regulation
    ("Ngày 08/02/2022, Bộ Chính trị đã ký ban hành Quy định số 58-QĐ/TW.", [("58-QĐ/TW", "2022-02-08")]),
    # ... in Russian
    ("8 февраля 2022 года Политбюро издало Положение № 58-QD/TW о защите партии.", [("58-QĐ/TW", "2022-02-08")]),
]


# the day of the text, of a journal or of a meeting, beside the document that it speaks of
DATELINES = [
    # a headline, its dateline
    ("Tìm hiểu Quy định số 58-QĐ/TW\nNgày 20/04/2023\nChi bộ đã học tập.", [("58-QĐ/TW", None)]),
    # a meeting's headline, its day in brackets
    ("Hội nghị trực tuyến triển khai Quy định số 58-QĐ/TW\n(ngày 20/4/2023)", [("58-QĐ/TW", None)]),
    # ... on one line
    ("Hội nghị học tập Quy định số 58-QĐ/TW (20/4/2022).", [("58-QĐ/TW", None)]),
    # ... with its place
    ("Hội nghị học tập Quy định số 58-QĐ/TW (ngày 20/4/2022 tại Vinh).", [("58-QĐ/TW", None)]),
    # ... without brackets, with its place
    ("Hội nghị quán triệt Quy định số 58-QĐ/TW ngày 20/4/2022 tại Vinh.", [("58-QĐ/TW", None)]),
    # ... in English
    ("The conference on Regulation No. 58-QD/TW (March 15, 2023) drew 200 people.", [("58-QĐ/TW", None)]),
    # an article in a journal
    ('Lê A, "Thực hiện Quy định số 58-QĐ/TW", Tạp chí Cộng sản, ngày 20/4/2023.', [("58-QĐ/TW", None)]),
    # ... between curly quotes
    ("Lê A, “Thực hiện Quy định số 58-QĐ/TW”, Báo Nhân Dân, ngày 20/4/2023.", [("58-QĐ/TW", None)]),
    # ... without quotes
    ("Lê A: Thực hiện Quy định số 58-QĐ/TW, Tạp chí Cộng sản, ngày 20/4/2023.", [("58-QĐ/TW", None)]),
    # a time of day behind the date
    ("Tin ảnh: Kết luận số 15-KL/TW - 20/10/2021 08:15", [("15-KL/TW", None)]),
    # ... in English
    ("Posted under Regulation No. 58-QD/TW, April 20, 2023, 10:15 AM", [("58-QĐ/TW", None)]),
    # "hôm" is said of what people do
    ("Chi bộ đã sinh hoạt chuyên đề Kết luận số 15-KL/TW hôm 20/10/2021.", [("15-KL/TW", None)]),
    # ... or behind a verb of issue
    ("Kết luận số 15-KL/TW được ban hành hôm 30/9/2021.", [("15-KL/TW", "2021-09-30")]),
    # a document's name and its day, a line each
    (
        "Quy định số 114-QĐ/TW\nNgày 11/7/2023\nQuy định số 178-QĐ/TW\nNgày 27/6/2024",
        [("114-QĐ/TW", "2023-07-11"), ("178-QĐ/TW", "2024-06-27")],
    ),
    # a heading in capitals, wrapped
    ("TRIỂN KHAI THỰC HIỆN QUY ĐỊNH SỐ 58-QĐ/TW\nNGÀY 08/02/2022\nCỦA BỘ CHÍNH TRỊ", [("58-QĐ/TW", "2022-02-08")]),
    # a line that goes on
    ("(Ban hành kèm theo Quyết định số 58-QĐ/TW\nngày 08/02/2022)", [("58-QĐ/TW", "2022-02-08")]),
    # in brackets, of its issuer
    ("Hội nghị triển khai Quy định số 58-QĐ/TW (ngày 08/02/2022) của Bộ Chính trị.", [("58-QĐ/TW", "2022-02-08")]),
    # a meeting on it, without brackets
    ("Hội nghị quán triệt Quy định số 58-QĐ/TW ngày 08/02/2022.", [("58-QĐ/TW", "2022-02-08")]),
    # a meeting, then somebody's deed
    ("Tại hội nghị, đồng chí Bí thư quán triệt Quy định số 58-QĐ/TW (ngày 08/02/2022).", [("58-QĐ/TW", "2022-02-08")]),
    # in brackets in a text
    ("Quy định 189-QĐ/TW (ngày 8/10/2024) nêu rõ.", [("189-QĐ/TW", "2024-10-08")]),
    # a title between quotes behind the number
    ("Kế hoạch 127-KH/TU “Về công tác cán bộ”, ngày 12/9/2025.", [("127-KH/TU", "2025-09-12")]),
    # the number between quotes
    ("Kết luận số “15-KL/TW” ngày 30/9/2021", [("15-KL/TW", "2021-09-30")]),
    # a digital signature's time
    ("Kết luận số 15-KL/TW ký ngày 30/9/2021 08:15:23", [("15-KL/TW", "2021-09-30")]),
]


# dates written in another way, and words between them and the identifier
WRITTEN_DATES = [
    # another slash
    ("Quy định số 69‑QĐ∕TW ngày 06⁄7⁄2022 của Bộ Chính trị.", [("69-QĐ/TW", "2022-07-06")]),
    # the year in two figures
    ("Quy định số 69-QĐ/TW ngày 6/8/22 của Bộ Chính trị.", [("69-QĐ/TW", "2022-08-06")]),
    # ... in Russian
    ("Положение № 58-QD/TW от 08.03.22 г. о защите партии.", [("58-QĐ/TW", "2022-03-08")]),
    # the year in words
    ("Quy định số 69-QĐ/TW ngày 6/7 năm 2022 của Bộ Chính trị.", [("69-QĐ/TW", "2022-07-06")]),
    # mồng
    ("Quy định số 69-QĐ/TW, ngày mồng 6 tháng 8 năm 2022.", [("69-QĐ/TW", "2022-08-06")]),
    # ... behind a verb
    ("Quy định số 69-QĐ/TW ban hành ngày mùng 6/8/2022.", [("69-QĐ/TW", "2022-08-06")]),
    # of the 8th of March
    ("Regulation 58-QD/TW of the 8th of March, 2022.", [("58-QĐ/TW", "2022-03-08")]),
    # promulgated in Hanoi
    (
        "Regulation No. 58-QD/TW was promulgated in Hanoi on March 8, 2022 and took effect the same day.",
        [("58-QĐ/TW", "2022-03-08")],
    ),
    # ... read in Hanoi
    ("Regulation No. 58-QD/TW was read in Hanoi on March 8, 2022.", [("58-QĐ/TW", None)]),
    # ... a plan on it
    ("Regulation No. 58-QD/TW, issued to all, led to a plan on cadres on March 8, 2022.", [("58-QĐ/TW", None)]),
    # word for word
    ("Regulation No. 58-QD / TW, day 08/03/2022.", [("58-QĐ/TW", "2022-03-08")]),
    # the Politburo's
    (
        "The Politburo's February 8, 2022 Regulation No. 58-QD/TW replaces its February 28, 2018 Regulation No. 126-QD/TW.",
        [("58-QĐ/TW", "2022-02-08"), ("126-QĐ/TW", "2018-02-28")],
    ),
    # ... meeting
    ("The Politburo's February 8, 2022 meeting on Regulation No. 58-QD/TW.", [("58-QĐ/TW", None)]),
    # the type and the day before the number
    ("Quy định ngày 06/7/2022 của Bộ Chính trị, số 69-QĐ/TW.", [("69-QĐ/TW", "2022-07-06")]),
    # ... straight before it
    ("Kết luận ngày 25/10/2021, số 21-KL/TW của Trung ương.", [("21-KL/TW", "2021-10-25")]),
    # ... of another type
    ("Thông báo ngày 06/7/2022 của Ban Bí thư, số 69-QĐ/TW.", [("69-QĐ/TW", None)]),
    # ... no number word
    ("Quy định ngày 06/7/2022 của Bộ Chính trị, 69-QĐ/TW và các văn bản.", [("69-QĐ/TW", None)]),
    # between dashes
    ("Conclusion No. 15-KL/TW — September 30, 2021 — of the Secretariat.", [("15-KL/TW", "2021-09-30")]),
    # the seat between
    ("Bộ Chính trị: Quy định số 69-QĐ/TW, Hà Nội, ngày 6/7/2022.", [("69-QĐ/TW", "2022-07-06")]),
    # ... but a letterhead begins
    ("Thực hiện Quy định số 69-QĐ/TW\nHà Nội, ngày 20/4/2023", [("69-QĐ/TW", None)]),
    # ... or somebody does something there
    ("Thực hiện Quy định số 69-QĐ/TW, Hà Nội, ngày 20/4/2023 tổ chức hội nghị.", [("69-QĐ/TW", None)]),
    # one dash alone is a headline's
    ("Học tập Kết luận số 15-KL/TW — 20/10/2021", [("15-KL/TW", None)]),
]


# how documents are usually cited: none of these may lose its date
USUAL = [
    # the plenum without its "of", then the title
    (
        "Thực hiện Nghị quyết số 26-NQ/TW, ngày 19/5/2018 Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII về tập trung xây dựng đội ngũ cán bộ các cấp, Tỉnh ủy đã ban hành kế hoạch.",
        [("26-NQ/TW", "2018-05-19")],
    ),
    # the plenum without its "of", at the end
    (
        "Thực hiện Nghị quyết số 26-NQ/TW, ngày 19/5/2018 Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII.",
        [("26-NQ/TW", "2018-05-19")],
    ),
    # a meeting that issues it
    ("Hội nghị đã ban hành Nghị quyết số 36-NQ/TW (22/10/2018).", [("36-NQ/TW", "2018-10-22")]),
    # the plenum as the issuer
    (
        "Hội nghị lần thứ tám Ban Chấp hành Trung ương khóa XII thông qua Nghị quyết số 36-NQ/TW (22/10/2018).",
        [("36-NQ/TW", "2018-10-22")],
    ),
    # a ground in a decision's preamble
    (
        "Căn cứ Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị một số vấn đề về bảo vệ chính trị nội bộ Đảng;",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # a ground, then who decides
    (
        "Căn cứ Quy định số 58-QĐ/TW, ngày 08/02/2022 của Bộ Chính trị một số vấn đề về bảo vệ chính trị nội bộ Đảng, Ban Thường vụ Tỉnh ủy quy định:",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # a guide on it, both dated
    (
        "Hướng dẫn số 01-HD/BTCTW ngày 05/8/2022 của Ban Tổ chức Trung ương thực hiện Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị",
        [("01-HD/BTCTW", "2022-08-05"), ("58-QĐ/TW", "2022-02-08")],
    ),
    # the Government's resolution on it
    (
        "Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ ban hành Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        [("03/NQ-CP", "2025-01-09"), ("57-NQ/TW", "2024-12-22")],
    ),
    # the Government's programme on it
    (
        "Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển.",
        [("57-NQ/TW", "2024-12-22")],
    ),
    # a plan behind a semicolon
    (
        "Đảng bộ xã tổ chức đại hội theo Chỉ thị số 35-CT/TW ngày 14/6/2024 của Bộ Chính trị; Kế hoạch của Huyện ủy.",
        [("35-CT/TW", "2024-06-14")],
    ),
    # a meeting on it, of its issuer
    (
        "Hội nghị quán triệt, triển khai Chỉ thị số 35-CT/TW, ngày 14/6/2024 của Bộ Chính trị được tổ chức sáng nay.",
        [("35-CT/TW", "2024-06-14")],
    ),
    # a meeting on it, then who speaks
    (
        "Sáng 20/7, tại hội nghị quán triệt Chỉ thị số 35-CT/TW ngày 14/6/2024, đồng chí Bí thư phát biểu.",
        [("35-CT/TW", "2024-06-14")],
    ),
    # two documents of a plenum
    (
        "Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương Đảng khoá XIII và Quy định số 37-QĐ/TW ngày 25/10/2021 về những điều đảng viên không được làm.",
        [("21-KL/TW", "2021-10-25"), ("37-QĐ/TW", "2021-10-25")],
    ),
    # carried on, two documents
    (
        "Tiếp tục thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII và Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị khóa XIII.",
        [("05-CT/TW", "2016-05-15"), ("01-KL/TW", "2021-05-18")],
    ),
    # "Theo", then who must do what
    (
        "Theo Quy định số 22-QĐ/TW ngày 28/7/2021 của Ban Chấp hành Trung ương, tổ chức đảng vi phạm phải bị xử lý.",
        [("22-QĐ/TW", "2021-07-28")],
    ),
    # "Theo", the day between commas, an organization as subject
    ("Theo Quy định số 22-QĐ/TW, ngày 28/7/2021, tổ chức đảng vi phạm phải bị xử lý.", [("22-QĐ/TW", "2021-07-28")]),
    # the Secretariat without its "of"
    (
        "Thực hiện Kết luận số 15-KL/TW, ngày 30/9/2021 Ban Bí thư Trung ương Đảng về tiếp tục thực hiện công tác.",
        [("15-KL/TW", "2021-09-30")],
    ),
    # the Secretariat abbreviated
    (
        "Quán triệt thực hiện nghiêm Kết luận số 15-KL/TW, ngày 30/9/2021 BBT TW Đảng (khóa XIII).",
        [("15-KL/TW", "2021-09-30")],
    ),
    # brought into life
    (
        "Đưa Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị vào cuộc sống, UBND tỉnh tổ chức hội nghị ngày 20/3/2025.",
        [("57-NQ/TW", "2024-12-22")],
    ),
    # issued, said in quotes
    ('Nghị quyết số 57-NQ/TW được Bộ Chính trị ban hành ngày 22/12/2024 là "đột phá".', [("57-NQ/TW", "2024-12-22")]),
    # signed by a person
    ("Nghị quyết số 57-NQ/TW do Tổng Bí thư Tô Lâm ký ban hành ngày 22/12/2024.", [("57-NQ/TW", "2024-12-22")]),
    # two bodies' documents, a comma before each day
    (
        "Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW, ngày 22/12/2024; Chính phủ ban hành Nghị quyết số 71/NQ-CP, ngày 01/4/2025.",
        [("57-NQ/TW", "2024-12-22"), ("71/NQ-CP", "2025-04-01")],
    ),
    # after five years, two documents
    (
        "Sau 5 năm thực hiện Nghị quyết số 18-NQ/TW, ngày 25/10/2017 và Nghị quyết số 19-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII, toàn tỉnh đã giảm đầu mối.",
        [("18-NQ/TW", "2017-10-25"), ("19-NQ/TW", "2017-10-25")],
    ),
    # after two documents came
    (
        "Sau khi có Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Trung ương, tỉnh đã sắp xếp.",
        [("18-NQ/TW", "2017-10-25"), ("19-NQ/TW", "2017-10-25")],
    ),
    # a commission's meeting on it
    (
        "Ủy ban Kiểm tra Tỉnh ủy tổ chức hội nghị quán triệt Quy định số 69-QĐ/TW, ngày 06/7/2022 của Bộ Chính trị về kỷ luật tổ chức đảng.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # a ground, then the day of the deed
    (
        "Căn cứ Quy định số 69-QĐ/TW, ngày 06/7/2022 của Bộ Chính trị về kỷ luật, ngày 20/4/2023 Ban Thường vụ quyết định kỷ luật.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # in English, then who decides
    (
        "Pursuant to Regulation No. 69-QD/TW dated July 6, 2022 of the Politburo on discipline, the Standing Board decided.",
        [("69-QĐ/TW", "2022-07-06")],
    ),
    # in Russian, its issuer in the genitive
    (
        "Согласно Положению № 58-QD/TW от 8 февраля 2022 года Политбюро партийные ячейки обязаны отчитываться.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # in Russian, then who must do what
    (
        "В соответствии с Положением № 58-QD/TW от 8 февраля 2022 года партийные ячейки обязаны отчитываться.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # in Russian, the day between commas
    (
        "Согласно Положению № 58-QD/TW, 8 февраля 2022 года, партийные ячейки обязаны отчитываться.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # ... with the abbreviated word for the year
    (
        "Согласно Положению № 58-QD/TW, 8 февраля 2022 г., партийные ячейки обязаны отчитываться.",
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # in English, then who must do what
    ("According to Regulation 58-QD/TW issued February 8, 2022 cells must report.", [("58-QĐ/TW", "2022-02-08")]),
    # its short form in brackets
    (
        "Nghị quyết số 39-NQ/TW ngày 18/7/2023 của Bộ Chính trị về xây dựng và phát triển tỉnh Nghệ An đến năm 2030 (Nghị quyết 39).",
        [("39-NQ/TW", "2023-07-18")],
    ),
    # the issuer without its "of", nothing else
    ("Chỉ thị số 35-CT/TW, ngày 30/5/2019 Bộ Chính trị khóa XII.", [("35-CT/TW", "2019-05-30")]),
    # in brackets, then studied
    ("Quy định số 58-QĐ/TW (ngày 08/02/2022) được học tập tại hội nghị.", [("58-QĐ/TW", "2022-02-08")]),
    # a report on it, of its issuer
    (
        "Ban Thường vụ Tỉnh ủy xây dựng Báo cáo kết quả 5 năm thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015 của Bộ Chính trị (khoá XI).",
        [("46-CT/TW", "2015-06-22")],
    ),
    # the day first, the term in brackets
    (
        "Ngày 22/6/2015, Bộ Chính trị (khóa XI) đã ban hành Chỉ thị số 46-CT/TW về tăng cường sự lãnh đạo.",
        [("46-CT/TW", "2015-06-22")],
    ),
    # the day first, a person signs
    (
        "Ngày 22/6/2015, thay mặt Bộ Chính trị, đồng chí Lê Hồng Anh đã ký ban hành Chỉ thị số 46-CT/TW.",
        [("46-CT/TW", "2015-06-22")],
    ),
    # just issued, its title
    (
        "Bộ Chính trị vừa ban hành Quy định 114-QĐ/TW ngày 11/7/2023 về kiểm soát quyền lực trong công tác cán bộ. ",
        [("114-QĐ/TW", "2023-07-11")],
    ),
    # its issuer, then a place
    (
        "Kế hoạch lấy phiếu tín nhiệm theo Quy định số 96-QĐ/TW ngày 02/02/2023 của Bộ Chính trị tại Hội đồng nhân dân tỉnh.",
        [("96-QĐ/TW", "2023-02-02")],
    ),
]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        *OTHER_BODIES,
        *NEXT_CLAUSES,
        *ADOPTED_AND_ISSUED,
        *LISTS,
        *PAPERS_ABOUT,
        *DATELINES,
        *WRITTEN_DATES,
        *USUAL,
    ],
)
def test_a_date_is_given_to_its_own_document_or_to_none(content: str, expected: Given) -> None:
    assert given(content) == expected


MENTIONS = [
    # (text, the day of the short form, or None): the day of the meeting, with its place
    ("Quy định số 37-QĐ/TW ngày 25/10/2021. Hội nghị quán triệt Quy định 37 ngày 20/12/2021 tại Vinh.", None),
    # the day of study in brackets
    ("Quy định số 37-QĐ/TW ngày 25/10/2021. Chi bộ học Quy định 37 (ngày 20/12/2021) và thảo luận.", None),
    # ... before another document
    ("Quy định số 37-QĐ/TW ngày 25/10/2021. Chi bộ học Quy định 37 (ngày 20/12/2021) và Quy định 58.", None),
    # reviewed somewhere
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016. Sơ kết Chỉ thị 05 ngày 19/5/2023 tại Vinh.", None),
    # cited with its day: of its issuer
    ("Quy định số 37-QĐ/TW. Hội nghị quán triệt Quy định 37 ngày 25/10/2021 của Trung ương.", "2021-10-25"),
    # ... without anybody who studies it
    ("Quy định số 37-QĐ/TW. Cán bộ vi phạm Quy định 37 ngày 25/10/2021.", "2021-10-25"),
]


def test_a_bare_number_is_the_document_of_the_body_that_issues_it() -> None:
    def mentions(content: str) -> int:
        return sum(one.kind == "mention" for one in extract(Text("a.txt", content)).citations)

    passed = (
        "Thực hiện Nghị quyết số 18-NQ/TW ngày 25/10/2017, Hội đồng nhân dân tỉnh {} Nghị quyết số 18 ngày 10/12/2019."
    )
    assert mentions(passed.format("thông qua")) == 0
    assert mentions(passed.format("học tập")) == 1


@pytest.mark.parametrize(("content", "day"), MENTIONS)
def test_the_day_behind_a_short_form_is_a_meeting_s_where_anybody_studies_it(content: str, day: str | None) -> None:
    short = [one for one in extract(Text("a.txt", content)).citations if one.kind == "mention"]
    assert [one.date.iso if one.date else None for one in short] == [day]


DISTRICTS = [
    # (text, the locality of each): two districts of a province in a sentence
    (
        "Nghệ An: Huyện ủy Nam Đàn ban hành Nghị quyết số 05-NQ/HU ngày 12/9/2021, Huyện ủy Đô Lương ban hành Nghị quyết "
        "số 05-NQ/HU ngày 12/9/2022.",
        ["Nam Đàn (Nghệ An)", "Đô Lương (Nghệ An)"],
    ),
    # each named behind its resolution
    (
        "Nghị quyết số 05-NQ/HU ngày 12/9/2021 của Huyện ủy Nam Đàn và Nghị quyết số 05-NQ/HU ngày 12/9/2022 của Huyện ủy "
        "Đô Lương.",
        ["Nam Đàn", "Đô Lương"],
    ),
    # one district alone needs no name, so that its days are compared throughout the text
    (
        "Nghị quyết số 05-NQ/HU ngày 12/9/2021 của Huyện ủy Nam Đàn (Nghệ An). Nghị quyết số 05-NQ/HU ngày 12/9/2012 hay.",
        ["Nghệ An", "Nghệ An"],
    ),
    # different numbers need none either
    (
        "Nghệ An: Huyện ủy Nam Đàn ban hành Nghị quyết số 05-NQ/HU, Huyện ủy Đô Lương ban hành Nghị quyết số 06-NQ/HU.",
        ["Nghệ An", "Nghệ An"],
    ),
    # provinces are what localities are
    (
        "Kế hoạch số 77-KH/TU ngày 20/4/2022 của Tỉnh ủy Nghệ An; Kế hoạch số 77-KH/TU ngày 12/9/2022 của Tỉnh ủy Ninh "
        "Thuận.",
        ["Nghệ An", "Ninh Thuận"],
    ),
]


@pytest.mark.parametrize(("content", "localities"), DISTRICTS)
def test_districts_that_number_alike_are_told_apart(content: str, localities: list[str]) -> None:
    assert [one.scope for one in extract(Text("a.txt", content)).citations] == localities
