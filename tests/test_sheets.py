"""xlsx, ods, xls, xlsb → Text: a row a line, each cell with its name, cells of dates day first."""

from __future__ import annotations

import datetime
import io
import random
import struct
import tracemalloc
from collections.abc import Callable

import openpyxl
import pytest
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from citecheck.read import ods, xls, xlsx
from citecheck.read.grid import cell_name, shown_number
from citecheck.read.unreadable import UnreadableError
from tests.reading import BOMB_OF_ENTITIES, OFFICE_PASSWORD, citations, cited, locked, why, zipped

Rows = list[list[object]]
DAY = datetime.date(2022, 2, 8)
HEADS: list[object] = ["TT", "Tên văn bản", "Ngày ban hành", "Ghi chú"]


def made_xlsx(rows: Rows) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sheet1"
    for place, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(place, column, value)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def made_xls(rows: Rows) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sheet1")
    style = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(place, column, value, style if isinstance(value, datetime.date) else xlwt.Style.default_style)  # fmt: skip
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def made_xlsb(rows: Rows) -> bytes:
    """By hand: no library writes it. Dates are given as text."""
    sheet = b""
    for place, row in enumerate(rows):
        cells = b"".join(cell(column, value) for column, value in enumerate(row) if value is not None)
        sheet += record(0, struct.pack("<III", place, 0, 0) + bytes(5)) + cells
    return xlsb(sheet)


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a binary workbook: its kind and length in sevens of bits."""
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(content)
    while length >= 0x80:
        head += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + bytes([length]) + content


def cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    if isinstance(value, int | float):
        return record(5, place + struct.pack("<d", value))
    text = f"{value:%d/%m/%Y}" if isinstance(value, datetime.date) else str(value)
    return record(6, place + struct.pack("<I", len(text)) + text.encode("utf-16-le"))


def xlsb(cells: bytes) -> bytes:
    name, relation = "Sheet1".encode("utf-16-le"), "rId1".encode("utf-16-le")
    sheets = record(0x9C, struct.pack("<III", 0, 1, 4) + relation + struct.pack("<I", 6) + name)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    spaces = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    link = f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/>'
    dimension = record(0x94, struct.pack("<IIII", 0, 9, 0, 9))
    return zipped(
        {
            "xl/workbook.bin": record(0x83) + record(0x8F) + sheets + record(0x90) + record(0x84),
            "xl/_rels/workbook.bin.rels": f"<Relationships {spaces}>{link}</Relationships>",
            "xl/worksheets/sheet1.bin": record(0x81) + dimension + record(0x91) + cells + record(0x92) + record(0x82),
        }
    )


NAMES = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")}
SPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMES.items())
DRAW = 'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def made_ods(rows: Rows) -> bytes:
    lines = "".join(
        "<table:table-row>" + "".join(ods_cell(value) for value in row) + "</table:table-row>" for row in rows
    )
    return ods_of(f'<table:table table:name="Sheet1">{lines}</table:table>')


def ods_cell(value: object) -> str:
    if isinstance(value, datetime.date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}T00:00:00"><text:p>{value:%d.%m.%y}</text:p></table:table-cell>'
    lines = "" if value is None else "".join(f"<text:p>{line}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell>{lines}</table:table-cell>"


def ods_of(tables: str) -> bytes:
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    return zipped({"content.xml": f"<office:document-content {SPACES} {DRAW}>{body}</office:document-content>"})


MAKERS = {"xlsx": (made_xlsx, xlsx.read), "ods": (made_ods, ods.read), "xls": (made_xls, xls.read), "xlsb": (made_xlsb, xls.read)}  # fmt: skip

# (rows, what is cited where)
BOOKS: list[tuple[Rows, list[tuple[str, str | None, str]]]] = [
    # a number and its date, each alone in its cell
    ([["58-QĐ/TW", DAY]], [("58-QĐ/TW", "2022-02-08", "Sheet1!A1")]),
    # heads say which date is that of issue
    ([HEADS, [1, "Quy định số 58-QĐ/TW", DAY, "x"]], [("58-QĐ/TW", "2022-02-08", "Sheet1!B2")]),
    # a title and an empty row above the heads
    ([["DANH MỤC"], [], HEADS, [1, "Quy định số 58-QĐ/TW", DAY, "x"]], [("58-QĐ/TW", "2022-02-08", "Sheet1!B4")]),
    # a row for a group, and an empty one, inside the table
    ([HEADS, ["I. TRUNG ƯƠNG"], [], [1, "Quy định số 58-QĐ/TW", DAY, "x"]], [("58-QĐ/TW", "2022-02-08", "Sheet1!B4")]),
    # two tables, one below the other: the heads of the first are not those of the second
    ([HEADS, [1, "Quy định số 58-QĐ/TW", DAY, "x"], [], [], [1, "Kết luận số 15-KL/TW hết hiệu lực từ", DAY, "y"]], [("58-QĐ/TW", "2022-02-08", "Sheet1!B2"), ("15-KL/TW", None, "Sheet1!B5")]),
    # a number is no date
    ([HEADS, [1, "Quy định số 58-QĐ/TW", 45000, 44600.5]], [("58-QĐ/TW", None, "Sheet1!B2")]),
    # lines and a bar in a cell
    ([HEADS, [1, "Quy định số\n58-QĐ/TW | x", DAY, "x"]], [("58-QĐ/TW", "2022-02-08", "Sheet1!B2")]),
    # one column is no table
    ([["Quy định số 58-QĐ/TW,"], ["ngày 08/02/2022"]], [("58-QĐ/TW", "2022-02-08", "Sheet1!A1")]),
    # far to the right and below
    ([[None] * 30 + ["58-QĐ/TW", DAY]], [("58-QĐ/TW", "2022-02-08", "Sheet1!AE1")]),
]  # fmt: skip


@pytest.mark.parametrize("format", MAKERS)
@pytest.mark.parametrize(("rows", "expected"), BOOKS)
def test_books(rows: Rows, expected: list[tuple[str, str | None, str]], format: str) -> None:
    make, read = MAKERS[format]
    text = read(make(rows), "a")
    assert cited(text) == expected
    assert text.format == format


def test_a_date_in_its_column_is_bound_by_it() -> None:
    text = xlsx.read(made_xlsx([HEADS, [1, "Quy định số 58-QĐ/TW", DAY, "x"]]), "a")
    assert [one.binding for one in citations(text)] == ["column"]
    assert (
        text.content == "| TT | Tên văn bản | Ngày ban hành | Ghi chú |\n| 1 | Quy định số 58-QĐ/TW | 8/2/2022 | x |\n"
    )


def test_all_sheets_are_read_with_what_hangs_on_them() -> None:
    """Hidden ones too; names that need quotation marks get them."""
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first["A1"] = "58-QĐ/TW"
    first["A1"].comment = Comment("Xem 15-KL/TW, ngày 30/9/2021", "x")
    for name, state in (("Danh mục 2021", "hidden"), ("It's", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet["B7"] = "24-QĐ/TW"
    data = io.BytesIO()
    book.save(data)
    assert cited(xlsx.read(data.getvalue(), "a")) == [
        ("58-QĐ/TW", None, "Sheet!A1"),
        ("15-KL/TW", "2021-09-30", "Sheet!A1, comment"),
        ("24-QĐ/TW", None, "'Danh mục 2021'!B7"),
        ("24-QĐ/TW", None, "'It''s'!B7"),
    ]


def test_comments_and_shapes_of_opendocument_sheets() -> None:
    body = (
        '<table:table table:name="A"><table:shapes><draw:frame><draw:text-box><text:p>37-QĐ/TW</text:p></draw:text-box>'
        "</draw:frame></table:shapes><table:table-row><table:table-cell><office:annotation><dc:creator>99-QĐ/TW"
        "</dc:creator><text:p>15-KL/TW</text:p></office:annotation><text:p>58-<text:span>QĐ</text:span>/TW</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert cited(ods.read(ods_of(body), "a")) == [
        ("58-QĐ/TW", None, "A!A1"),
        ("37-QĐ/TW", None, "A, text box"),
        ("15-KL/TW", None, "A!A1, comment"),
    ]


X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def raw_xlsx(cells: str, strings: str = "", formats: str = "", book: str = "") -> bytes:
    parts = {"worksheet": "sheet1.xml", "sharedStrings": "strings.xml", "styles": "styles.xml"}
    links = "".join(
        f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{part}"/>' for kind, part in parts.items()
    )
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {X} {R}>{book}<sheets><sheet name="A" r:id="worksheet"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
            "xl/sheet1.xml": f"<worksheet {X}><sheetData>{cells}</sheetData></worksheet>",
            "xl/strings.xml": f"<sst {X}>{strings}</sst>",
            "xl/styles.xml": f'<styleSheet {X}><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="200"/></cellXfs></styleSheet>',
        }
    )  # fmt: skip


# (cells, what they show)
CELLS = [
    # a shared string of several formats, with the pronunciation of a word
    ('<row><c r="A1" t="s"><v>0</v></c></row>', "58-QĐ/TW\n"),
    # a string of its own, the result of a formula, an error, a truth, a date of the strict kind
    ('<row><c t="inlineStr"><is><r><t>58-</t></r><r><t>QĐ/TW</t></r></is></c></row>', "58-QĐ/TW\n"),
    ('<row><c t="str"><f>"58-"&amp;"x"</f><v>58-QĐ/TW</v></c></row>', "58-QĐ/TW\n"),
    ('<row><c t="e"><v>#N/A</v></c></row>', "#N/A\n"),
    ('<row><c t="b"><v>1</v></c></row>', "TRUE\n"),
    ('<row><c t="d"><v>2022-02-08T00:00:00</v></c></row>', "8/2/2022\n"),
    # a number, a date by a format with a number only, a number shown with words
    ('<row><c><v>44600</v></c></row>', "44600\n"),
    ('<row><c s="1"><v>44600</v></c></row>', "8/2/2022\n"),
    ('<row><c s="2"><v>58</v></c></row>', "58-QĐ/TW\n"),
    # places that are not given follow on one another
    ('<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>', "| 1 | 2 |\n| 3 |  |\n"),
    # damage: no such string, no such style, no number
    ('<row><c t="s"><v>99</v></c><c s="99"><v>7</v></c><c><v>x</v></c></row>', "| 7 | x |\n"),
]  # fmt: skip
STRINGS = "<si><r><t>58-</t></r><r><t>QĐ/TW</t></r><rPh><t>99-QĐ/TW</t></rPh></si>"
FORMATS = '<numFmt numFmtId="200" formatCode="00&quot;-QĐ/TW&quot;"/>'


@pytest.mark.parametrize(("cells", "shown"), CELLS)
def test_cells(cells: str, shown: str) -> None:
    assert xlsx.read(raw_xlsx(cells, STRINGS, FORMATS), "a").content == shown


def test_days_counted_from_1904() -> None:
    data = raw_xlsx('<row><c s="1"><v>43138</v></c></row>', book='<workbookPr date1904="1"/>')
    assert xlsx.read(data, "a").content == "8/2/2022\n"


# (value, format, what is shown)
NUMBERS = [
    (45000, "", "45000"),  # a number
    (45000, "General", "45000"),
    (45000, "#,##0", "45000"),
    (0.5, "0.00", "0.5"),
    (44600, "dd/mm/yyyy", "8/2/2022"),  # dates, of any order and language
    (44600, "yyyy-mm-dd", "8/2/2022"),
    (44600, "m/d/yy", "8/2/2022"),
    (44600, "[$-42A]dd mmmm yyyy;@", "8/2/2022"),
    (44600, '"ngày" dd "tháng" mm "năm" yyyy', "8/2/2022"),
    (44600, "dd\\-mm\\-yyyy", "8/2/2022"),
    (44600.75, "dd/mm/yyyy hh:mm", "8/2/2022"),
    (44600, "mm/yyyy", "2/2022"),  # what is not shown is not said
    (44600, "mmm-yy", "2/2022"),
    (44600, "yyyy", "2022"),
    (0.75, "hh:mm", "0.75"),  # a time is no date
    (0.75, "[h]:mm:ss", "0.75"),
    (0, "dd/mm/yyyy", "0"),  # nor is what lies outside the calendar
    (-5, "dd/mm/yyyy", "-5"),
    (9e9, "dd/mm/yyyy", "9000000000"),
    (1, "dd/mm/yyyy", "1/1/1900"),
    (61, "dd/mm/yyyy", "1/3/1900"),
    (58, '00"-QĐ/TW"', "58-QĐ/TW"),  # words of the format
    (5, '"Số "00\\-"QĐ/TW"', "Số 05-QĐ/TW"),
    (44600, '"day "0', "day 44600"),  # letters of dates in words are none
    (7, "[Red]0", "7"),
]


@pytest.mark.parametrize(("value", "code", "shown"), NUMBERS)
def test_numbers_as_they_are_shown(value: float, code: str, shown: str) -> None:
    assert shown_number(float(value), code) == shown


@pytest.mark.parametrize(("shown", "expected"), [("08/02/22", "8/2/2022"), ("2022", "2022"), ("02/2022", "2/2022"), ("Tháng hai", "8/2/2022")])  # fmt: skip
def test_dates_of_opendocument_as_they_are_shown(shown: str, expected: str) -> None:
    cell = f'<table:table-cell office:date-value="2022-02-08"><text:p>{shown}</text:p></table:table-cell>'
    body = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
    assert ods.read(ods_of(body), "a").content == f"{expected}\n"


@pytest.mark.parametrize(("column", "name"), [(0, "A1"), (25, "Z1"), (26, "AA1"), (701, "ZZ1"), (702, "AAA1"), (16383, "XFD1")])  # fmt: skip
def test_names_of_cells(column: int, name: str) -> None:
    assert cell_name(0, column) == name


def test_one_cell_far_away_costs_nothing() -> None:
    """A stray blank in the last corner of a sheet is an everyday thing."""
    tracemalloc.start()
    far = '<row r="1"><c r="A1"><v>58</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    assert xlsx.read(raw_xlsx(far), "a").content == "58\n\n7\n"
    repeated = '<table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    row = '<table:table-row table:number-rows-repeated="9999"><table:table-cell table:number-columns-repeated="9999"><text:p>x</text:p></table:table-cell></table:table-row>'
    text = ods.read(ods_of(f'<table:table table:name="A">{repeated}{row}</table:table>'), "a")
    assert text.locators[0][1] == "A!A1048576"
    assert len(text.content) < 50_000
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_binary_sheet_of_far_cells_is_refused() -> None:
    """The library that reads it would ask for more memory than there is, and end the process."""
    cells = b"".join(
        record(0, struct.pack("<III", row, 0, 0) + bytes(5)) + cell(row // 64, "x") for row in (0, 1_048_575)
    )
    assert why(xls.read, xlsb(cells)) == "cells"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citecheck.read.grid.LIMIT", 10)
    for make, read in MAKERS.values():
        assert why(read, make([[1, 2, 3], [4, 5, 6], [7, 8, 9], [0, 1, 2]])) == "cells"


PLAIN = {name: make([["58-QĐ/TW", DAY]]) for name, (make, _) in MAKERS.items()}
NOISE = random.Random(1).randbytes(5000)

# (format, bytes, the reason)
REFUSED = [
    *((name, b"", "damaged") for name in MAKERS),  # nothing
    *((name, NOISE, "damaged") for name in MAKERS),  # noise
    *((name, data[: len(data) // 2], "damaged") for name, data in PLAIN.items()),  # cut
    *((name, zipped({"a.txt": "x"}), "damaged") for name in MAKERS),  # another package
    *((name, OFFICE_PASSWORD, "password") for name in ("xlsx", "xls", "xlsb")),
    ("xlsx", locked(PLAIN["xlsx"]), "password"),
    ("ods", locked(PLAIN["ods"]), "password"),
    ("xlsx", zipped({"xl/workbook.xml": BOMB_OF_ENTITIES}), "entities"),
    ("ods", zipped({"content.xml": BOMB_OF_ENTITIES}), "entities"),
    ("ods", BOMB_OF_ENTITIES.encode(), "entities"),
    ("xlsx", zipped({"xl/workbook.xml": b"<a>" + b" " * 210_000_000}), "bomb"),
    ("xlsb", zipped({"xl/worksheets/sheet1.bin": b" " * 210_000_000}), "bomb"),
]


@pytest.mark.parametrize(("format", "data", "key"), REFUSED, ids=[f"{place}-{one[0]}-{one[2]}" for place, one in enumerate(REFUSED)])  # fmt: skip
def test_refused_with_a_reason(format: str, data: bytes, key: str) -> None:
    assert why(MAKERS[format][1], data) == key


def test_a_missing_library_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    with pytest.raises(UnreadableError) as caught:
        xls.read(PLAIN["xls"], "a.xls")
    assert (caught.value.key, caught.value.values["command"]) == ("extra", 'pip install "citecheck[xlsx]"')


@pytest.mark.parametrize("format", MAKERS)
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_read_or_refused(format: str, data: st.DataObject) -> None:
    damaged = bytearray(PLAIN[format])
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    read: Callable[[bytes, str], object] = MAKERS[format][1]
    assert why(read, bytes(damaged)) in ("", "damaged", "password", "bomb", "entities", "cells")  # type: ignore[arg-type]
