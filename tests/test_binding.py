"""Which date belongs to which identifier: sentences with the expected date and binding of each.

The rules are those of domain.md 5.1 and 5.2 and of the gold set's README (rules 1 to 10).
"""

from __future__ import annotations

import itertools

import pytest

from citecheck.extract import extract
from citecheck.model import Text

Bound = tuple[str, str | None, str | None]


def bound(content: str) -> list[Bound]:
    """(identifier, ISO date or None, binding or None) of each citation."""
    cited = extract(Text("a.txt", content)).citations
    return [(str(c.identifier), c.date.iso if c.date else None, c.binding) for c in cited if c.kind == "citation"]


VIETNAMESE: list[tuple[str, list[Bound]]] = [
    # rule 1: joined after, press style
    ("Quy định số 66-QĐ/TW ngày 06/02/2017 của Ban Bí thư.", [("66-QĐ/TW", "2017-02-06", "after")]),
    # rule 1: comma before the date, Party style
    ("Đề án số 07-ĐA/TU, ngày 24/11/2021 của Tỉnh ủy.", [("07-ĐA/TU", "2021-11-24", "after")]),
    # rule 1: in brackets
    ("Quy định 189-QĐ/TW (ngày 8/10/2024) nêu rõ.", [("189-QĐ/TW", "2024-10-08", "after")]),
    # rule 1: bare date in brackets
    ("Quyết định 04-QĐ/ĐU (01/7/2025) của Đảng ủy.", [("04-QĐ/ĐU", "2025-07-01", "after")]),
    # rule 1: in bold
    ("Nghị quyết **57-NQ/TW**, **ngày 22/12/2024**.", [("57-NQ/TW", "2024-12-22", "after")]),
    # rule 1: behind the issuer
    ("Kết luận số 34-KL/TW của Bộ Chính trị ngày 18/4/2022.", [("34-KL/TW", "2022-04-18", "after")]),
    # rule 1: behind the issuer with a comma
    ("Nghị quyết số 39-NQ/TW của Bộ Chính trị, ngày 18/7/2023.", [("39-NQ/TW", "2023-07-18", "after")]),
    # rule 1: behind the issuer and a term in brackets
    (
        "Nghị quyết số 28-NQ/TW của Ban Chấp hành Trung ương (khóa XIII), ngày 17/11/2022.",
        [("28-NQ/TW", "2022-11-17", "after")],
    ),
    # a column of meetings or deadlines gives no date of issue
    ("| Văn bản | Hạn hoàn thành |\n|---|---|\n| 37-QĐ/TW | 21/4/2022 |", [("37-QĐ/TW", None, None)]),
    ("Ngày họp,Nội dung,Văn bản\n21/4/2022,quán triệt,37-QĐ/TW", [("37-QĐ/TW", None, None)]),
    ("Ngày học tập,Nội dung,Văn bản\n21/4/2022,quán triệt,37-QĐ/TW", [("37-QĐ/TW", None, None)]),
    ("| Văn bản | Ngày |\n|---|---|\n| 37-QĐ/TW | 25/10/2021 |", [("37-QĐ/TW", "2021-10-25", "column")]),
    # the mark of a note between the number and the date, as the readers of Word and of web pages give it
    ("Quy định số 58-QĐ/TW 1, ngày 08/02/2022.", [("58-QĐ/TW", "2022-02-08", "after")]),
    ("Quy định số 58-QĐ/TW 12 ngày 08/02/2022.", [("58-QĐ/TW", "2022-02-08", "after")]),
    # a term said between the number and the date ties and cuts nothing
    ("Kết luận số 15-KL/TW khóa XIII, ngày 30/9/2021.", [("15-KL/TW", "2021-09-30", "after")]),
    ("Kết luận số 15-KL/TW (khóa XIII) ngày 30/9/2021.", [("15-KL/TW", "2021-09-30", "after")]),
    ("Chỉ thị số 35-CT/TW, khóa XIII ngày 14/6/2024.", [("35-CT/TW", "2024-06-14", "after")]),
    # a semicolon ends a member of a list: its date does not lead to the number behind
    (
        "Quy định số 114-QĐ/TW, ngày 11/7/2023; số 131-QĐ/TW, ngày 27/10/2023.",
        [("114-QĐ/TW", "2023-07-11", "after"), ("131-QĐ/TW", "2023-10-27", "after")],
    ),
    (
        "Quy định số 114-QĐ/TW, ngày 11/7/2023; số 37-QĐ/TW của Bộ Chính trị.",
        [("114-QĐ/TW", "2023-07-11", "after"), ("37-QĐ/TW", None, None)],
    ),
    (
        "Положение № 58-QD/TW от 08.02.2022; № 37-QD/TW от 25.10.2021 г.; № 69-QD/TW от 06.07.2022.",
        [("58-QĐ/TW", "2022-02-08", "after"), ("37-QĐ/TW", "2021-10-25", "after"), ("69-QĐ/TW", "2022-07-06", "after")],
    ),
    (
        "Regulation No. 114-QD/TW dated July 11, 2023; No. 131-QD/TW dated October 27, 2023.",
        [("114-QĐ/TW", "2023-07-11", "after"), ("131-QĐ/TW", "2023-10-27", "after")],
    ),
    # rule 1: signed on
    ("Chỉ thị 51-CT/TW ký ngày 08/8/2025.", [("51-CT/TW", "2025-08-08", "after")]),
    # rule 1: issued on
    ("Chỉ thị số 51-CT/TW ban hành ngày 08/8/2025.", [("51-CT/TW", "2025-08-08", "after")]),
    # rule 1: in words
    ("Quy định số 216-QĐ/TW, ngày 01 tháng 4 năm 2009.", [("216-QĐ/TW", "2009-04-01", "after")]),
    # rule 1: dotted
    ("Chỉ thị số 29-CT/TW ngày 17.10.2003 của Ban Bí thư khóa IX.", [("29-CT/TW", "2003-10-17", "after")]),
    # rule 1: glued number word
    ("theo số31-QĐ/TW, ngày 01-10-1997.", [("31-QĐ/TW", "1997-10-01", "after")]),
    # rule 1: a line break in the middle of the gap
    (
        "Kết luận số 121-KL/TW,\nngày 24/01/2025 của Ban Chấp hành Trung ương.",
        [("121-KL/TW", "2025-01-24", "after")],
    ),
    # rule 1: damaged diacritics
    ("Kết lúận số 121-KL/TW, ngàỷ 24/01/2025.", [("121-KL/TW", "2025-01-24", "after")]),
    # rule 2: the date first
    (
        "Ngày 30-5-2019, Bộ Chính trị ban hành Chỉ thị số 35-CT/TW về đại hội đảng bộ các cấp.",
        [("35-CT/TW", "2019-05-30", "before")],
    ),
    # rule 2: "đã ban hành"
    (
        "Ngày 3/4/2018, Văn phòng Trung ương Đảng đã ban hành Hướng dẫn số 36-HD/VPTW.",
        [("36-HD/VPTW", "2018-04-03", "before")],
    ),
    # rule 2: "có"
    (
        "Ngày 10/9/2020 Ban Tuyên giáo Trung ương có Hướng dẫn số 151-HD/BTGTW.",
        [("151-HD/BTGTW", "2020-09-10", "before")],
    ),
    # rule 2: doubled word
    (
        "Ngày ngày 08/9/2025, Bộ Chính trị ban hành Quy định số 368-QĐ/TW.",
        [("368-QĐ/TW", "2025-09-08", "before")],
    ),
    # rule 2: was issued on
    ("Quy định 144-QĐ/TW được Bộ Chính trị ban hành ngày 09/5/2024.", [("144-QĐ/TW", "2024-05-09", "after")]),
    # rule 2: was issued on, without the issuer
    ("Quy định 144-QĐ/TW được ban hành ngày 09/5/2024.", [("144-QĐ/TW", "2024-05-09", "after")]),
    # rule 2: the date first, the document before its verb
    ("Ngày 08/02/2022, Quy định 58-QĐ/TW được ban hành.", [("58-QĐ/TW", "2022-02-08", "before")]),
    # rule 2: the document that it implements takes nothing
    (
        "Ngày 15/11/2023, Tỉnh ủy ban hành Chương trình số 68-CTr/TU thực hiện Nghị quyết số 39-NQ/TW.",
        [("68-CTr/TU", "2023-11-15", "before"), ("39-NQ/TW", None, None)],
    ),
    # P13: two dates around
    (
        "Ngày 29/7/2023, Tỉnh ủy ban hành Đề án số 32-ĐA/TU thực hiện Nghị quyết số 39-NQ/TW, ngày 18/7/2023.",
        [("32-ĐA/TU", "2023-07-29", "before"), ("39-NQ/TW", "2023-07-18", "after")],
    ),
    # rule 3: a list with và
    (
        "Nghị quyết số 18-NQ/TW và Nghị quyết số 19-NQ/TW ngày 25/10/2017.",
        [("18-NQ/TW", "2017-10-25", "shared"), ("19-NQ/TW", "2017-10-25", "after")],
    ),
    # rule 3: capitals, State order
    (
        "NGHỊ QUYẾT SỐ 18-NQ/TW VÀ NGHỊ QUYẾT SỐ 19/NQ-TW NGÀY 25/10/2017",
        [("18-NQ/TW", "2017-10-25", "shared"), ("19-NQ/TW", "2017-10-25", "after")],
    ),
    # rule 3: three with commas and và
    (
        "Các nghị quyết số 18-NQ/TW, 19-NQ/TW và 20-NQ/TW ngày 25/10/2017.",
        [
            ("18-NQ/TW", "2017-10-25", "shared"),
            ("19-NQ/TW", "2017-10-25", "shared"),
            ("20-NQ/TW", "2017-10-25", "after"),
        ],
    ),
    # rule 3: closed off by its issuer
    (
        "Nghị quyết số 18-NQ/TW của Trung ương và Nghị quyết số 05-NQ/TU ngày 12/3/2018.",
        [("18-NQ/TW", None, None), ("05-NQ/TU", "2018-03-12", "after")],
    ),
    # rule 3: each has its own date
    (
        "Kết luận số 200-KL/TW ngày 17/10/2025 và Kết luận số 201-KL/TW ngày 31/10/2025.",
        [("200-KL/TW", "2025-10-17", "after"), ("201-KL/TW", "2025-10-31", "after")],
    ),
    # rule 3: the date after the first is not the second's
    (
        "Kết luận số 200-KL/TW ngày 17/10/2025 và Kết luận số 201-KL/TW.",
        [("200-KL/TW", "2025-10-17", "after"), ("201-KL/TW", None, None)],
    ),
    # rule 4: the implemented document's date
    (
        "Kế hoạch số 17-KH/TU thực hiện Chỉ thị số 38-CT/TW ngày 30/7/2024.",
        [("17-KH/TU", None, None), ("38-CT/TW", "2024-07-30", "after")],
    ),
    # rule 4: both dated, nested (P9)
    (
        "Kết luận số 45-KL/TW ngày 1/2/2019 về tiếp tục thực hiện Chỉ thị số 18-CT/TW ngày 4/9/2012.",
        [("45-KL/TW", "2019-02-01", "after"), ("18-CT/TW", "2012-09-04", "after")],
    ),
    # rule 4: replaced document
    (
        "Quy định số 399-QĐ/TW thay thế Quy định số 66-QĐ/TW ngày 06/02/2017.",
        [("399-QĐ/TW", None, None), ("66-QĐ/TW", "2017-02-06", "after")],
    ),
    # rule 4: a short form between takes the date
    ("Kế hoạch số 17-KH/TU thực hiện Chỉ thị 38 ngày 30/7/2024.", [("17-KH/TU", None, None)]),
    # rule 5: the header's place-and-date line
    (
        "TỈNH ỦY NGHỆ AN\n*\nSố 77-KH/TU\n\nNghệ An, ngày 20 tháng 02 năm 2022\n\nKẾ HOẠCH\n",
        [("77-KH/TU", "2022-02-20", "header")],
    ),
    # rule 5: the line after another citation
    (
        "Số: 11-HD/VPTW\n(Kèm theo Quy định 91-QĐ/TW)\n\nHà Nội, ngày 28 tháng 05 năm 2004\n\nHƯỚNG DẪN\n",
        [("11-HD/VPTW", "2004-05-28", "header"), ("91-QĐ/TW", None, None)],
    ),
    # rule 5: without such a line nothing
    (
        "Số: 11-BC/TU\n\nBÁO CÁO\nKỳ báo cáo từ ngày 01/01/2022 đến ngày 31/12/2022.\n",
        [("11-BC/TU", None, None)],
    ),
    # rule 5: line breaks inside number and date
    ("Số:\n216-QĐ/TW\nHà\nNội, ngày 01 tháng 4 năm 2009\n", [("216-QĐ/TW", "2009-04-01", "header")]),
    # rule 6: a record of a database
    ("Số hiệu: 399-QĐ/TW\nNgày ban hành: 09/01/2026\n", [("399-QĐ/TW", "2026-01-09", "column")]),
    # rule 6: not the day it takes effect
    ("Số hiệu: 399-QĐ/TW\nNgày hiệu lực: 09/01/2026\n", [("399-QĐ/TW", None, None)]),
    # rule 6: of two fields the one of issue
    (
        "Số hiệu: 399-QĐ/TW\nNgày ban hành: 09/01/2026\nNgày hiệu lực: 10/01/2026\n",
        [("399-QĐ/TW", "2026-01-09", "column")],
    ),
    # rule 6: a table with the columns of issue and arrival
    (
        "| Số ký hiệu | Ngày đến | Ngày ban hành |\n|---|---|---|\n| 58-QĐ/TW | 15/02/2022 | 08/02/2022 |\n",
        [("58-QĐ/TW", "2022-02-08", "column")],
    ),
    # rule 6: only the day of arrival
    (
        "| Số ký hiệu | Ngày đến | Trích yếu |\n|---|---|---|\n| 58-QĐ/TW | 15/02/2022 | bảo vệ nội bộ |\n",
        [("58-QĐ/TW", None, None)],
    ),
    # rule 7: a conference
    ("Ngày 8/9/2022, Bộ tổ chức hội nghị triển khai Nghị quyết 19-NQ/TW.", [("19-NQ/TW", None, None)]),
    # rule 7: the day a decision was handed over, beside its own
    (
        "Ngày 06/02/2012, Ban Tổ chức trao Quyết định số 498-QĐ/TU ngày 02/02/2012.",
        [("498-QĐ/TU", "2012-02-02", "after")],
    ),
    # rule 7: in force from
    ("Quy định 399-QĐ/TW có hiệu lực từ ngày 09/01/2026.", [("399-QĐ/TW", None, None)]),
    # rule 7: the date of the page
    ("Cập nhật ngày 05/01/2025\n\nNghị quyết 57-NQ/TW mở đường.", [("57-NQ/TW", None, None)]),
    # rule 7: a dateline glued to the place
    ("Việt NamViệt Nam05/01/2025\nThực hiện Nghị quyết 57-NQ/TW.", [("57-NQ/TW", None, None)]),
    # never bind: a period
    ("Nghị quyết 26-NQ/TW, giai đoạn 2020-2025.", [("26-NQ/TW", None, None)]),
    # never bind: from … to …
    ("Thực hiện Chỉ thị 35-CT/TW từ ngày 01/01/2025 đến ngày 30/6/2025.", [("35-CT/TW", None, None)]),
    # rule 8: a repeated mention
    (
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 là đột phá. Nghị quyết 57-NQ/TW đã vào cuộc sống.",
        [("57-NQ/TW", "2024-12-22", "after"), ("57-NQ/TW", None, None)],
    ),
    # rule 9: the year is missing
    ("Chỉ thị số 51-CT/TW ngày 8.8.", [("51-CT/TW", None, "after")]),
    # rule 10: a slip is taken as it stands
    ("Kết luận số 15-KL/TW ngày 30/9/2001.", [("15-KL/TW", "2001-09-30", "after")]),
    # rule 10: impossible, taken as it stands
    ("Quyết định 24-QĐ/TW ngày 31/9/2021.", [("24-QĐ/TW", "2021-09-31", "after")]),
    # a month only
    ("Nghị quyết 20-NQ/TW (11/2012) về khoa học.", [("20-NQ/TW", "2012-11", "after")]),
    # a month in words
    ("Nghị quyết số 10-NQ/TW tháng 02 năm 1999.", [("10-NQ/TW", "1999-02", "after")]),
    # the end of a sentence
    ("Đảng ủy quán triệt Quy định 58-QĐ/TW. Ngày 12/3/2022, hội nghị bế mạc.", [("58-QĐ/TW", None, None)]),
    # the end of a block
    ("Quy định 58-QĐ/TW\n\nNgày 12/3/2022", [("58-QĐ/TW", None, None)]),
    # the next list item
    ("- Quy định 58-QĐ/TW\n- ngày 12/3/2022: họp chi bộ", [("58-QĐ/TW", None, None)]),
    # lists of documents, one a line
    (
        "- Quy định 58-QĐ/TW, ngày 08/02/2022\n- Hướng dẫn 01-HD/BTCTW, ngày 05/8/2022\n",
        [("58-QĐ/TW", "2022-02-08", "after"), ("01-HD/BTCTW", "2022-08-05", "after")],
    ),
    # a State decree is bound too
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ.", [("30/2020/NĐ-CP", "2020-03-05", "after")]),
    # the year inside a State number is no date of the neighbour
    (
        "Nghị quyết 57-NQ/TW và Nghị định 30/2020/NĐ-CP.",
        [("57-NQ/TW", None, None), ("30/2020/NĐ-CP", None, None)],
    ),
    # a long title between, with a date word behind it
    (
        "Quy định số 58-QĐ/TW về một số vấn đề bảo vệ chính trị nội bộ Đảng, ngày 08/02/2022.",
        [("58-QĐ/TW", "2022-02-08", "after")],
    ),
    # a quoted title between
    ("Kế hoạch 127-KH/TU “Về công tác cán bộ”, ngày 12/9/2025.", [("127-KH/TU", "2025-09-12", "after")]),
]

ENGLISH: list[tuple[str, list[Bound]]] = [
    # rule 1: dated
    ("Resolution No. 36-NQ/TW dated January 30, 2023 was adopted.", [("36-NQ/TW", "2023-01-30", "after")]),
    # rule 1: comma, dated
    ("Instruction No. 06-HD/TU, dated September 28, 2023.", [("06-HD/TU", "2023-09-28", "after")]),
    # rule 1: issued on
    ("Regulation No. 24-QD/TW issued on July 30, 2021 applies.", [("24-QĐ/TW", "2021-07-30", "after")]),
    # rule 1: behind the issuer
    (
        "Resolution 36-NQ/TW, issued by the Politburo on January 30, 2023.",
        [("36-NQ/TW", "2023-01-30", "after")],
    ),
    # rule 1: behind a person
    ("Decision 58-QĐ/TW signed by Vo Van Thuong on February 8, 2022.", [("58-QĐ/TW", "2022-02-08", "after")]),
    # rule 1: of the issuer, dated
    (
        "Conclusion No. 21-KL/TW of the Central Committee dated October 25, 2021.",
        [("21-KL/TW", "2021-10-25", "after")],
    ),
    # rule 1: the issuer behind the date
    ("Directive 24-CT/TW dated July 13, 2023 of the Politburo.", [("24-CT/TW", "2023-07-13", "after")]),
    # rule 1: in brackets
    ("Regulation 189-QD/TW (October 8, 2024) says so.", [("189-QĐ/TW", "2024-10-08", "after")]),
    # rule 1: day first
    ("Resolution 21-NQ/TW of 16 June 2022.", [("21-NQ/TW", "2022-06-16", "after")]),
    # rule 2: date first
    (
        "On February 8, 2022, the Politburo issued Regulation No. 58-QD/TW.",
        [("58-QĐ/TW", "2022-02-08", "before")],
    ),
    # rule 2: adopted
    (
        "On January 30, 2023, the Political Bureau adopted Resolution 36-NQ/TW.",
        [("36-NQ/TW", "2023-01-30", "before")],
    ),
    # rule 2: the date first, the document before its verb
    ("On February 8, 2022, Regulation 58-QD/TW was issued.", [("58-QĐ/TW", "2022-02-08", "before")]),
    # rule 2: seed 000, date before and date after in one sentence
    (
        "On February 8, 2022, the Politburo issued Regulation No. 58-QD/TW on internal political protection; on "
        "that basis, the Central Organizing Committee issued Instruction No. 01-HD/BTCTW dated August 5, 2022.",
        [("58-QĐ/TW", "2022-02-08", "before"), ("01-HD/BTCTW", "2022-08-05", "after")],
    ),
    # rule 2: the implemented document takes nothing
    (
        "On November 15, 2023, the Provincial Party Committee issued Action Program 68-CTr/TU, implementing "
        "Resolution 39-NQ/TW.",
        [("68-CTr/TU", "2023-11-15", "before"), ("39-NQ/TW", None, None)],
    ),
    # rule 3: a list
    (
        "Resolution 18-NQ/TW and Resolution 19-NQ/TW dated October 25, 2017.",
        [("18-NQ/TW", "2017-10-25", "shared"), ("19-NQ/TW", "2017-10-25", "after")],
    ),
    # rule 3: closed off by its issuer
    (
        "Resolution 18-NQ/TW of the Central Committee and Resolution 05-NQ/TU dated March 12, 2018.",
        [("18-NQ/TW", None, None), ("05-NQ/TU", "2018-03-12", "after")],
    ),
    # rule 4: P8, seed 002
    (
        "Plan No. 77-KH/TU according to Directive No. 46-CT/TW dated June 22, 2015.",
        [("77-KH/TU", None, None), ("46-CT/TW", "2015-06-22", "after")],
    ),
    # rule 4: both dated
    (
        "Plan No. 77-KH/TU dated March 3, 2016 to implement Directive No. 46-CT/TW dated June 22, 2015.",
        [("77-KH/TU", "2016-03-03", "after"), ("46-CT/TW", "2015-06-22", "after")],
    ),
    # rule 7: a conference
    (
        "On May 9, 2022, a conference reviewed five years of Directive No. 13-CT/TW.",
        [("13-CT/TW", None, None)],
    ),
    # rule 7: in force
    ("Regulation 399-QD/TW takes effect on January 9, 2026.", [("399-QĐ/TW", None, None)]),
    # rule 8: a repeated mention
    (
        "Regulation 58-QD/TW dated February 8, 2022 is strict. Regulation 58-QD/TW binds all.",
        [("58-QĐ/TW", "2022-02-08", "after"), ("58-QĐ/TW", None, None)],
    ),
    # rule 9: the year is missing
    ("On January 30, the Political Bureau adopted Resolution 36-NQ/TW.", [("36-NQ/TW", None, "before")]),
    # rule 10: the known wrong year of seed 002
    (
        "Conclusion No. 15-KL/TW dated September 30, 2001 of the Secretariat.",
        [("15-KL/TW", "2001-09-30", "after")],
    ),
    # the end of a sentence (eyecite #321)
    (
        "See Regulation 58-QD/TW. The court disagreed. See Regulation 24-QD/TW dated July 30, 2021.",
        [("58-QĐ/TW", None, None), ("24-QĐ/TW", "2021-07-30", "after")],
    ),
    # the full stop of "No." ends no sentence
    ("On July 30, 2021, the Politburo issued No. 24-QD/TW.", [("24-QĐ/TW", "2021-07-30", "before")]),
    # a ratio beside it
    ("Regulation 58-QD/TW: 830/820 party members studied it.", [("58-QĐ/TW", None, None)]),
    # a term of a programme beside it
    ("Resolution 26-NQ/TW for 2025-2030 was studied.", [("26-NQ/TW", None, None)]),
]

RUSSIAN: list[tuple[str, list[Bound]]] = [
    # rule 2: date first, seed 001
    (
        "8 февраля 2022 года Политбюро издало Постановление № 58-QD/TW.",
        [("58-QĐ/TW", "2022-02-08", "before")],
    ),
    # rule 1: от
    ("Инструкцию № 01-HD/BTCTW от 5 августа 2022 года.", [("01-HD/BTCTW", "2022-08-05", "after")]),
    # rule 1: от in brackets, Cyrillic look-alikes
    ("(Доклад № 520-ВС/ВТСТW от 27 октября 2025 года)", [("520-BC/BTCTW", "2025-10-27", "after")]),
    # rule 1: figures
    ("Заключение № 21-KL/TW от 25.10.2021.", [("21-KL/TW", "2021-10-25", "after")]),
    # both in one sentence
    (
        "8 февраля 2022 года Политбюро издало Постановление № 58-QD/TW, а Организационный комитет издал Инструкцию "
        "№ 01-HD/BTCTW от 5 августа 2022 года.",
        [("58-QĐ/TW", "2022-02-08", "before"), ("01-HD/BTCTW", "2022-08-05", "after")],
    ),
    # rule 3: a list
    (
        "Резолюции № 18-NQ/TW и № 19-NQ/TW от 25 октября 2017 года.",
        [("18-NQ/TW", "2017-10-25", "shared"), ("19-NQ/TW", "2017-10-25", "after")],
    ),
    # rule 4: the implemented one's date
    (
        "План № 77-KH/TU во исполнение Директивы № 46-CT/TW от 22 июня 2015 года.",
        [("77-KH/TU", None, None), ("46-CT/TW", "2015-06-22", "after")],
    ),
]

OTHERS: list[tuple[str, list[Bound]]] = [
    # French: du
    ("La directive n°45-CT/TW du 14 avril 2025.", [("45-CT/TW", "2025-04-14", "after")]),
    # Spanish: con fecha, dotted
    ("La Resolucion 60-NQ/TW con fecha 12.4.2025.", [("60-NQ/TW", "2025-04-12", "after")]),
    # Polish: z dnia
    ("Plan nr 127-KH/BTGDVTW z dnia 12 września 2025 r.", [("127-KH/BTGDVTW", "2025-09-12", "after")]),
    # Romanian: din
    ("Rezoluției nr. 74-NQ/TW din 6 noiembrie 2025.", [("74-NQ/TW", "2025-11-06", "after")]),
    # Indonesian: tanggal
    ("Arahan 24-CT/TW tanggal 13 Juli 2023 dari Politbiro.", [("24-CT/TW", "2023-07-13", "after")]),
    # Japanese: the date before, fused
    ("2025年4月14日付の政治局指令第45-CT/TW", [("45-CT/TW", "2025-04-14", "before")]),
    # Arabic: the date before
    ("في 22 ديسمبر 2024 القرار رقم 57-NQ/TW", [("57-NQ/TW", "2024-12-22", "before")]),
]


@pytest.mark.parametrize(("content", "expected"), VIETNAMESE)
def test_vietnamese(content: str, expected: list[Bound]) -> None:
    assert bound(content) == expected


@pytest.mark.parametrize(("content", "expected"), ENGLISH)
def test_english(content: str, expected: list[Bound]) -> None:
    assert bound(content) == expected


@pytest.mark.parametrize(("content", "expected"), RUSSIAN)
def test_russian(content: str, expected: list[Bound]) -> None:
    assert bound(content) == expected


@pytest.mark.parametrize(("content", "expected"), OTHERS)
def test_other_languages(content: str, expected: list[Bound]) -> None:
    assert bound(content) == expected


# Dates that stand near but are another thing's: to bind one is a false accusation waiting to happen.
# (text, for each identifier the days that it may be given; None: no day at all)
STRANGERS = [
    # a new sentence that begins with a figure, in each language
    ("Изучили Постановление № 58-QD/TW. 12 марта 2022 года прошла конференция.", [None]),
    ("See Regulation 58-QD/TW. 12 March 2022 was a busy day.", [None]),
    ("Học tập Quy định 58-QĐ/TW. 12/3/2022 họp chi bộ.", [None]),
    # ... and one that begins with a word
    ("Học tập Quy định 58-QĐ/TW. Ngày 12/3/2022 họp chi bộ.", [None]),
    # the date opens the deed of another document (rule 2), which alone may take it
    (
        "To implement Regulation 58-QD/TW, on March 12, 2022, the Provincial Party Committee issued Plan 77-KH/TU.",
        [None, "2022-03-12"],
    ),
    ("Thực hiện Quy định 58-QĐ/TW, ngày 12/3/2022 Tỉnh ủy ban hành Kế hoạch 77-KH/TU.", [None, "2022-03-12"]),
    # rule 7: an event
    ("Implementing Directive 46-CT/TW, on March 12, 2022 the conference was held.", [None]),
    # rule 7: the date of an article
    ("On December 25, 2024, the newspaper published an article about Resolution 57-NQ/TW.", [None]),
    ("Ngày 25/12/2024, Báo Nhân Dân đăng bài về Nghị quyết 57-NQ/TW.", [None]),
    # rule 7: a meeting on it
    ("Ngày 25/12/2024, Bộ Chính trị họp cho ý kiến về Nghị quyết 57-NQ/TW.", [None]),
    # publication
    ("Resolution 57-NQ/TW was published on December 25, 2024.", [None]),
    # the day of issue, not that of publication behind it
    (
        "Resolution 57-NQ/TW was issued on December 22, 2024 and published on December 25, 2024.",
        ["2024-12-22"],
    ),
    # two dates for two documents: neither takes the other's
    (
        "Ngày 08/02/2022 và 05/8/2022, Bộ Chính trị ban hành Quy định 58-QĐ/TW và Hướng dẫn 01-HD/BTCTW.",
        ["2022-02-08", "2022-08-05"],
    ),
    ("Quy định 58-QĐ/TW và Hướng dẫn 01-HD/BTCTW ngày 08/02/2022 và 05/8/2022.", ["2022-02-08", "2022-08-05"]),
    # taking effect
    ("On February 8, 2022, Regulation 58-QD/TW took effect.", [None]),
    ("Ngày 08/02/2022, Quy định 58-QĐ/TW có hiệu lực.", [None]),
    # the day a period begins
    ("From July 30, 2021 to now, Directive 24-CT/TW was carried out.", [None]),
    # the other document's date in brackets
    (
        "Quy định 58-QĐ/TW (thay thế Quy định 57-QĐ/TW ngày 03/5/2007) ngày 08/02/2022.",
        ["2022-02-08", "2007-05-03"],
    ),
]


@pytest.mark.parametrize(("content", "allowed"), STRANGERS)
def test_a_stranger_s_date_is_never_bound(content: str, allowed: list[str | None]) -> None:
    given = [date for _, date, _ in bound(content)]
    assert len(given) == len(allowed)
    assert all(date is None or date == may for date, may in zip(given, allowed, strict=True)), given


# how a neighbour is cited: (with its date after, with its date before, without a date)
FRAMES = {
    "en": {
        "after": "the Politburo issued Regulation No. {id} dated {date}",
        "before": "on {date}, the Politburo issued Regulation No. {id}",
        "none": "the Politburo issued Regulation No. {id}",
    },
    "vi": {
        "after": "Bộ Chính trị ban hành Quy định số {id} ngày {date}",
        "before": "ngày {date}, Bộ Chính trị ban hành Quy định số {id}",
        "none": "Bộ Chính trị ban hành Quy định số {id}",
    },
}
DATES = {"en": ("February 8, 2022", "July 30, 2021"), "vi": ("08/02/2022", "30/7/2021")}
JOINTS = {
    "one sentence": {"en": "; then ", "vi": "; sau đó "},
    "two sentences": {"en": ". ", "vi": ". "},
}
ORDERS = list(itertools.product(("after", "before", "none"), repeat=2))


@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("language", FRAMES)
@pytest.mark.parametrize(("first", "second"), ORDERS)
def test_neighbours(first: str, second: str, language: str, joint: str) -> None:
    """No date bleeds from one identifier to its neighbour (eyecite #321), in any order."""
    frames, dates = FRAMES[language], DATES[language]
    one = frames[first].format(id="58-QĐ/TW", date=dates[0])
    other = frames[second].format(id="24-QĐ/TW", date=dates[1])
    between = JOINTS[joint][language]
    content = one[0].upper() + one[1:] + between + (other[0].upper() + other[1:] if between == ". " else other) + "."
    expected = [
        ("58-QĐ/TW", None if first == "none" else "2022-02-08", None if first == "none" else first),
        ("24-QĐ/TW", None if second == "none" else "2021-07-30", None if second == "none" else second),
    ]
    assert bound(content) == expected


@pytest.mark.parametrize(("content", "expected"), [*VIETNAMESE, *ENGLISH, *RUSSIAN, *OTHERS])
def test_surroundings_change_nothing(content: str, expected: list[Bound]) -> None:
    """A paragraph before and a paragraph behind do not change a binding."""
    stranger = "Hội nghị diễn ra ngày 01/12/2019 tại hội trường."
    assert bound(f"{stranger}\n\n{content}\n\n{stranger}\n") == expected


def test_a_year_missing_keeps_what_is_written() -> None:
    """Rule 9: date null, date_raw filled; no year is made up."""
    citation = extract(Text("a.txt", "Nghị quyết số 57-NQ/TW ngày 20/5.")).citations[0]
    assert citation.date is not None
    assert (citation.date.raw, citation.date.iso, citation.date.precision) == ("20/5", None, "none")


def test_binding_is_null_exactly_where_no_date_is_bound() -> None:
    for content, _ in (*VIETNAMESE, *ENGLISH, *RUSSIAN, *OTHERS):
        for citation in extract(Text("a.txt", content)).citations:
            assert (citation.date is None) == (citation.binding is None)


def test_refusals_say_why() -> None:
    """Ambiguity binds nothing, and says so."""
    citation = extract(Text("a.txt", "Quy định 399-QĐ/TW có hiệu lực từ ngày 09/01/2026.")).citations[0]
    assert citation.date is None
    assert [refusal.date.iso for refusal in citation.refusals] == ["2026-01-09"]
    assert all(refusal.reason for refusal in citation.refusals)


DEFECTS = [
    # found in review: (text, [(identifier, date)])
    # a plenum is the issuer, not an event
    (
        "Nghị quyết số 26-NQ/TW, Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII, ngày 19/5/2018.",
        [("26-NQ/TW", "2018-05-19")],
    ),
    ("Nghị quyết 04-NQ/TW Hội nghị Trung ương 4 khóa XII ngày 30/10/2016.", [("04-NQ/TW", "2016-10-30")]),
    # a verb of issue before the identifier, a bare "on" behind it
    ("The Central Committee adopted Resolution No. 27-NQ/TW on 9 November 2022.", [("27-NQ/TW", "2022-11-09")]),
    ("Das Politbüro verabschiedete die Resolution Nr. 36-NQ/TW am 30. Januar 2023.", [("36-NQ/TW", "2023-01-30")]),
    # a date that opens the next clause belongs to its deed
    (
        "Thực hiện Chỉ thị số 45-CT/TW của Bộ Chính trị, ngày 25/6/2025, Đảng bộ xã tổ chức Đại hội.",
        [("45-CT/TW", None)],
    ),
    (
        "Thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị, ngày 10/02/2025 Ban Thường vụ Tỉnh ủy ban hành Kế hoạch số 35-KH/TU.",
        [("57-NQ/TW", None), ("35-KH/TU", "2025-02-10")],
    ),
    ("Во исполнение Директивы № 45-CT/TW, 25 июня 2025 года партком провёл съезд.", [("45-CT/TW", None)]),
    (
        "En application de la Directive n° 45-CT/TW du Bureau politique, le 25 juin 2025, le Comité du Parti a tenu son congrès.",
        [("45-CT/TW", None)],
    ),
    # ... and a chain of deeds does not shift
    *(
        (
            f"Ngày 22/12/2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW{joint} ngày 24/01/2025 ban hành Nghị quyết số 59-NQ/TW.",
            [("57-NQ/TW", "2024-12-22"), ("59-NQ/TW", "2025-01-24")],
        )
        for joint in (";", ",", " và")
    ),
    # a verb, the date, then the document; a chain that goes on without its verb
    ("The Politburo issued on May 4, 2025 Resolution 68-NQ/TW.", [("68-NQ/TW", "2025-05-04")]),
    ("Le Bureau politique a publié le 4 mai 2025 la Résolution 68-NQ/TW.", [("68-NQ/TW", "2025-05-04")]),
    (
        "On December 22, 2024, the Politburo issued Resolution No. 57-NQ/TW and on January 24, 2025 Resolution No. 59-NQ/TW.",
        [("57-NQ/TW", "2024-12-22"), ("59-NQ/TW", "2025-01-24")],
    ),
    (
        "22 декабря 2024 года Политбюро издало Резолюцию № 57-NQ/TW, 24 января 2025 года – Резолюцию № 59-NQ/TW.",
        [("57-NQ/TW", "2024-12-22"), ("59-NQ/TW", "2025-01-24")],
    ),
    (
        "Năm 2024, Bộ Chính trị ban hành Nghị quyết số 57-NQ/TW; năm 2025 ban hành Nghị quyết số 59-NQ/TW.",
        [("57-NQ/TW", "2024"), ("59-NQ/TW", "2025")],
    ),
    (
        "Thực hiện Chỉ thị số 45-CT/TW của Bộ Chính trị, sáng ngày 25/6/2025, Đảng bộ xã tổ chức Đại hội.",
        [("45-CT/TW", None)],
    ),
    # a letterhead whose date stands in brackets under the title
    ("Số 258-BC/ĐU\nBÁO CÁO\nvề tình hình\n(Ngày 08 tháng 12 năm 2025)\n", [("258-BC/ĐU", "2025-12-08")]),
    # fields of a record in source code
    ('{"number":"58-QĐ/TW","issuedDate":"2022-02-08"}', [("58-QĐ/TW", "2022-02-08")]),
    ('{"number":"58-QĐ/TW","effectiveDate":"2022-02-08"}', [("58-QĐ/TW", None)]),
    # a footnote's mark between
    ("18-NQ/TW[1] ngày 25/10/2017", [("18-NQ/TW", "2017-10-25")]),
    ("18-NQ/TW¹ ngày 25/10/2017", [("18-NQ/TW", "2017-10-25")]),
    ("18-NQ/TW1 ngày 25/10/2017", [("18-NQ/TW", "2017-10-25")]),
    ("29-NQ/TW được Hội nghị Trung ương 8 khóa XI thông qua ngày 04/11/2013.", [("29-NQ/TW", "2013-11-04")]),
    # ... but no other verb
    ("The office read Resolution No. 27-NQ/TW on 9 November 2022.", [("27-NQ/TW", None)]),
]


@pytest.mark.parametrize(("content", "expected"), DEFECTS)
def test_defects_found_in_review(content: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(identifier, date) for identifier, date, _ in bound(content)] == expected


def test_a_row_without_its_date_takes_no_other() -> None:
    """An empty date cell closes the row: the date of arrival is not the date of issue."""
    rows = "số ký hiệu,ngày ban hành,ngày nhận\n12-KH/HU,,05/3/2020\n13-KH/HU,02/3/2020,05/3/2020\n"
    assert bound(rows) == [("12-KH/HU", None, None), ("13-KH/HU", "2020-03-02", "column")]


# (rows of a table in CSV, [(identifier, its date)])
PAIRS = [
    # each date belongs to the document left of it
    (
        ["Văn bản,Ngày ban hành,Thay thế văn bản,Ngày ban hành", "58-QĐ/TW,08/02/2022,126-QĐ/TW,28/02/2018"],
        [("58-QĐ/TW", "2022-02-08"), ("126-QĐ/TW", "2018-02-28")],
    ),
    (
        ["TT,Số hiệu,Ngày ký,Trích yếu,Căn cứ,ngày  ký", "1,58-QĐ/TW,08/02/2022,x,126-QĐ/TW,28/02/2018"],
        [("58-QĐ/TW", "2022-02-08"), ("126-QĐ/TW", "2018-02-28")],
    ),
    # an empty cell of either pair
    (
        ["Văn bản,Ngày ban hành,Thay thế văn bản,Ngày ban hành", "58-QĐ/TW,,126-QĐ/TW,28/02/2018"],
        [("58-QĐ/TW", None), ("126-QĐ/TW", "2018-02-28")],
    ),
    (
        ["Văn bản,Ngày ban hành,Thay thế văn bản,Ngày ban hành", "58-QĐ/TW,08/02/2022,126-QĐ/TW,"],
        [("58-QĐ/TW", "2022-02-08"), ("126-QĐ/TW", None)],
    ),
    # two documents before one date, or none: it is plain for none of them
    (
        ["Văn bản,Ngày ban hành,Thay thế,và,Ngày ban hành", "58-QĐ/TW,08/02/2022,126-QĐ/TW,127-QĐ/TW,28/02/2018"],
        [("58-QĐ/TW", "2022-02-08"), ("126-QĐ/TW", None), ("127-QĐ/TW", None)],
    ),
    (
        ["Văn bản,Ngày ban hành,Nơi nhận,Ngày ban hành", "58-QĐ/TW,08/02/2022,Vinh,28/02/2018"],
        [("58-QĐ/TW", "2022-02-08")],
    ),
    # other heads: as before, the date of the number's column
    (
        ["Số hiệu,Ngày ban hành,Thay thế văn bản,Ngày hiệu lực", "58-QĐ/TW,08/02/2022,126-QĐ/TW,28/02/2018"],
        [("58-QĐ/TW", "2022-02-08"), ("126-QĐ/TW", None)],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), PAIRS)
@pytest.mark.parametrize("sign", [",", "\t", " | "])
def test_a_table_of_two_pairs(rows: list[str], expected: list[tuple[str, str | None]], sign: str) -> None:
    content = "\n".join(f"| {row.replace(',', sign)} |" if "|" in sign else row.replace(",", sign) for row in rows)
    assert [(one, date) for one, date, _ in bound(content + "\n")] == expected


# (rows of a table, [(identifier, its date)])
DITTOS = [
    (["Ngày ban hành|Số hiệu", "27/10/2023|131-QĐ/TW", "〃|132-QĐ/TW"], ["2023-10-27", "2023-10-27"]),
    (["Ngày ban hành|Số hiệu", "27/10/2023|131-QĐ/TW", "〃|132-QĐ/TW", "〃|133-QĐ/TW"], ["2023-10-27"] * 3),
    (["a|b", "27/10/2023|131-QĐ/TW", "〃|132-QĐ/TW"], ["2023-10-27", "2023-10-27"]),  # no heads of issue
    (["Ngày họp|Số hiệu", "27/10/2023|131-QĐ/TW", "〃|132-QĐ/TW"], [None, None]),  # an event for both
    (["Ngày ban hành|Số hiệu", "|131-QĐ/TW", "〃|132-QĐ/TW"], [None, None]),  # nothing above
    (["Ngày ban hành|Số hiệu", "27/10/2023|131-QĐ/TW", "|132-QĐ/TW"], ["2023-10-27", None]),  # nothing said
    (["Ngày ban hành|Số hiệu", "27/10/2023|131-QĐ/TW", "〃 15/11/2023|132-QĐ/TW"], ["2023-10-27", "2023-11-15"]),
]


@pytest.mark.parametrize(("rows", "expected"), DITTOS)
def test_a_cell_that_says_ditto(rows: list[str], expected: list[str | None]) -> None:
    content = "".join(f"| {row.replace('|', ' | ')} |\n" for row in rows)
    assert [date for _, date, _ in bound(content)] == expected
