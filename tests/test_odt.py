"""odt → Text: everything that a reader of the page sees, once, with its place; nothing that was deleted."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import Note, NoteBody, NoteCitation, P

from citecheck.read.odt import read
from tests.reading import BOMB_OF_ENTITIES, citations, cited, locked, why, zipped

Make = Callable[..., bytes]

SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("svg", "svg-compatible"), ("manifest", "manifest"),
    ]
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def flat(body: str, edges: str = "") -> bytes:
    return (
        f"<?xml version='1.0'?>\n<office:document {SPACES}><office:master-styles><style:master-page>{edges}"
        f"</style:master-page></office:master-styles><office:body>\n<office:text>{body}</office:text></office:body>"
        "</office:document>"
    ).encode()


def odt(body: str, edges: str = "") -> bytes:
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {SPACES}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {SPACES}><office:master-styles><style:master-page>{edges}</style:master-page></office:master-styles></office:document-styles>",
            "META-INF/manifest.xml": f"<manifest:manifest {SPACES}><manifest:file-entry/></manifest:manifest>",
        }
    )  # fmt: skip


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def table(*rows: list[str]) -> str:
    made = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell if cell.startswith('<') else p(cell)}</table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{made}</table:table>"


def note(kind: str, content: str) -> str:
    return f"<text:note text:note-class='{kind}'><text:note-citation>1</text:note-citation><text:note-body>\n  {p(content)}</text:note-body></text:note>"


def change(kind: str, content: str = "") -> str:
    return f"<text:tracked-changes><text:changed-region text:id='c1'><text:{kind}><office:change-info><dc:creator>99-QĐ/TW</dc:creator></office:change-info>{content}</text:{kind}></text:changed-region></text:tracked-changes>"


ONE = ("58-QĐ/TW", "2022-02-08", "paragraph 1")
BOX = f"<draw:frame><draw:text-box>{p('15-KL/TW, ngày 30/9/2021')}</draw:text-box><svg:desc>99-QĐ/TW</svg:desc></draw:frame>"

# (body, what is cited where)
STYLES = (
    "<style:style style:name='T1' style:family='text'><style:text-properties style:text-position='super 58%'/></style:style>"
    "<style:style style:name='T2' style:family='text'><style:text-properties style:text-position='33% 80%'/></style:style>"
    "<style:style style:name='T3' style:family='text'><style:text-properties style:text-position='sub 58%'/></style:style>"
    "<style:style style:name='T4' style:family='text' style:parent-style-name='T1'/>"
    "<style:style style:name='T5' style:family='text'><style:text-properties style:text-position='0% 100%'/></style:style>"
)


def span(style: str, content: str) -> str:
    return f"<text:span text:style-name='{style}'>{content}</text:span>"


BODIES = [
    # a raised figure is the mark of a note, however the style says so; others belong to their word
    (STYLES + p(f"Quy định số 58-QĐ/TW, ngày 08/02/2022{span('T1', '1')} x"), [ONE]),
    (STYLES + p(f"Quy định số 58-QĐ/TW{span('T2', '12')}, ngày 08/02/2022{span('T4', '3')}"), [ONE]),
    (STYLES + p(f"Quy định số {span('T1', '1')}58-QĐ/TW, ngày 08/02/2022"), [ONE]),
    (STYLES + p(f"Quy định số 58-QĐ/T{span('T1', 'W')}, ngày 08/02/202{span('T3', '2')}"), [ONE]),
    (STYLES + p(f"Quy định số 58-QĐ/TW, ngày 08/02/202{span('T5', '2')}"), [ONE]),
    # spans split an identifier and its date
    (p("Quy định số 58-<text:span>QĐ</text:span>/TW, <text:span>ngày 0</text:span>8/02/2022"), [ONE]),
    # line ends of the file are blanks; spaces, tabs and line breaks are elements
    (p("Quy định\n   số<text:s text:c='2'/>58-QĐ/TW,<text:line-break/>ngày<text:tab/>08/02/2022"), [ONE]),
    # a link, a heading, a list, a section
    (p("<text:a>58-QĐ/TW</text:a>, ngày 08/02/2022"), [ONE]),
    ("<text:h>58-QĐ/TW, ngày 08/02/2022</text:h>", [ONE]),
    (f"<text:section><text:list><text:list-item>{p('58-QĐ/TW, ngày 08/02/2022')}</text:list-item></text:list></text:section>", [ONE]),
    # the result of a field
    (p("58-QĐ/TW, ngày <text:date text:date-value='2001-01-01'>08/02/2022</text:date>"), [ONE]),
    # a box and a shape beside their paragraph
    (p(f"58-QĐ{BOX}/TW, ngày 08/02/2022"), [ONE, ("15-KL/TW", "2021-09-30", "text box 1")]),
    (p(f"58-QĐ<draw:custom-shape>{p('15-KL/TW')}</draw:custom-shape>/TW, ngày 08/02/2022"), [ONE, ("15-KL/TW", None, "text box 1")]),
    # notes inside a citation
    (p(f"58-QĐ/TW{note('footnote', '15-KL/TW')}, ngày 08/02/2022"), [ONE, ("15-KL/TW", None, "footnote 1")]),
    (p(f"58-QĐ/TW{note('endnote', '15-KL/TW')}, ngày 08/02/2022"), [ONE, ("15-KL/TW", None, "endnote 1")]),
    (p(f"58-QĐ/TW<office:annotation><dc:creator>99-QĐ/TW</dc:creator>{p('15-KL/TW')}</office:annotation>, ngày 08/02/2022"), [ONE, ("15-KL/TW", None, "comment 1")]),
    # the pronunciation beside a word
    (p("<text:ruby><text:ruby-base>58-QĐ/TW</text:ruby-base><text:ruby-text>99-QĐ/TW</text:ruby-text></text:ruby>, ngày 08/02/2022"), [ONE]),
    # an insertion, a deletion kept apart, a deletion in its place
    (change("insertion") + p("58-QĐ/TW<text:change-start text:change-id='c1'/>, ngày 08/02/2022<text:change-end text:change-id='c1'/>"), [ONE]),
    (change("deletion", p("99-QĐ/TW")) + p("58-QĐ/TW<text:change text:change-id='c1'/>, ngày 08/02/2022"), [ONE]),
    (change("deletion", table(["99-QĐ/TW"])) + p("58-QĐ/TW<text:change text:change-id='c1'/>, ngày 08/02/2022"), [ONE]),
    (change("deletion") + p("58-QĐ/TW<text:change-start text:change-id='c1'/>, ngày 1/1/2021<text:change-end text:change-id='c1'/>, ngày 08/02/2022"), [ONE]),
    # a list with heads, with cells that are covered and repeated
    (table(["TT", "Số hiệu", "Ngày ban hành"], ["1", "58-QĐ/TW", "08/02/2022"]), [(*ONE[:2], "table 1, row 2, cell 2")]),
    (table(["a", "b", "c", "Số hiệu", "Ngày ban hành"]).replace("</table:table>", "<table:table-row><table:table-cell table:number-columns-repeated='2'/><table:covered-table-cell/>" + table(["58-QĐ/TW", "08/02/2022"]).split("<table:table-row>")[1]), [(*ONE[:2], "table 1, row 2, cell 4")]),
    # a cell that reaches into the rows below says the same there; one that reaches aside does not
    ("<table:table>" + "".join(f"<table:table-row>{row}</table:table-row>" for row in (
        f"<table:table-cell>{p('Ngày ban hành')}</table:table-cell><table:table-cell>{p('Văn bản')}</table:table-cell>",
        f"<table:table-cell table:number-rows-spanned='2'>{p('27/10/2023')}</table:table-cell><table:table-cell>{p('131-QĐ/TW')}</table:table-cell>",
        f"<table:covered-table-cell/><table:table-cell>{p('132-QĐ/TW')}</table:table-cell>",
        f"<table:table-cell/><table:table-cell table:number-columns-spanned='2'>{p('133-QĐ/TW')}</table:table-cell><table:covered-table-cell/>",
    )) + "</table:table>", [
        ("131-QĐ/TW", "2023-10-27", "table 1, row 2, cell 2"), ("132-QĐ/TW", "2023-10-27", "table 1, row 3, cell 2"),
        ("133-QĐ/TW", None, "table 1, row 4, cell 2"),
    ]),
    # a table in a table
    (table(["a", p("b") + table(["58-QĐ/TW", "08/02/2022"])]), [(*ONE[:2], "table 2, row 1, cell 1")]),
]  # fmt: skip


@pytest.mark.parametrize("make", [odt, flat])
@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_body(body: str, expected: list[tuple[str, str | None, str]], make: Make) -> None:
    assert cited(read(make(body), "a.odt")) == expected


@pytest.mark.parametrize("make", [odt, flat])
def test_headers_stand_first_and_footers_last(make: Make) -> None:
    edges = f"<style:header>{p('01-HD/BTCTW')}</style:header><style:header-first>{p('01-HD/BTCTW')}</style:header-first><style:footer>{p('02-HD/BTCTW')}</style:footer>"
    assert cited(read(make(p("58-QĐ/TW"), edges), "a.odt")) == [
        ("01-HD/BTCTW", None, "header"),
        ("58-QĐ/TW", None, "paragraph 1"),
        ("02-HD/BTCTW", None, "footer"),
    ]


def test_the_letterhead_is_the_documents_own_number() -> None:
    head = table([p("TỈNH ỦY NGHỆ AN") + p("*") + p("Số 58-QĐ/TU"), p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("Nghệ An, ngày 08 tháng 02 năm 2022")])  # fmt: skip
    assert [one.binding for one in citations(read(odt(head), "a.odt"))] == ["header"]


def test_a_date_in_deleted_text_only_is_noted() -> None:
    body = p("Quy định số 58-QĐ/TW<text:change text:change-id='c1'/> của Bộ Chính trị")
    [found] = read(odt(change("deletion", p(", ngày 08/02/2022")) + body), "a.odt").notes
    assert (found.rule, dict(found.values)) == ("CC904", {"deleted": ", ngày 08/02/2022"})
    assert (found.place.raw, found.place.locator) == ("58-QĐ/TW", "paragraph 1")


def test_a_document_of_another_maker() -> None:
    document = OpenDocumentText()
    first = P(text="Quy định số 58-QĐ/TW, ngày 08/02/2022")
    marked = Note(noteclass="footnote")
    marked.addElement(NoteCitation(text="1"))
    body = NoteBody()
    body.addElement(P(text="Kết luận số 15-KL/TW, ngày 30/9/2021"))
    marked.addElement(body)
    first.addElement(marked)
    document.text.addElement(first)
    made = Table()
    for texts in (["Số hiệu", "Ngày ban hành"], ["24-QĐ/TW", "30/7/2021"]):
        row = TableRow()
        for text in texts:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        made.addElement(row)
    document.text.addElement(made)
    data = io.BytesIO()
    document.save(data)
    assert cited(read(data.getvalue(), "a.odt")) == [
        ONE,
        ("24-QĐ/TW", "2021-07-30", "table 1, row 2, cell 1"),
        ("15-KL/TW", "2021-09-30", "footnote 1"),
    ]


PLAIN = odt(p("58-QĐ/TW, ngày 08/02/2022"))
SECRET = f"<manifest:manifest {SPACES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"

# (bytes, the reason)
REFUSED = [
    (b"", "damaged"),  # nothing
    (PLAIN[: len(PLAIN) // 2], "damaged"),  # cut
    (random.Random(1).randbytes(5000), "damaged"),  # noise
    (zipped({"a.txt": "58-QĐ/TW"}), "damaged"),  # another package
    (zipped({"content.xml": "<a>"}), "damaged"),  # unfinished
    (flat(p("58-QĐ/TW"))[:-20], "damaged"),  # unfinished and flat
    (zipped({"content.xml": b"\x8a\x01\x99", "META-INF/manifest.xml": SECRET}), "password"),
    (locked(PLAIN), "password"),
    (zipped({"content.xml": BOMB_OF_ENTITIES}), "entities"),
    (BOMB_OF_ENTITIES.encode(), "entities"),
    (zipped({"content.xml": b"<a>" + b" " * 210_000_000}), "bomb"),
    (zipped({"content.xml": f"<office:document-content {SPACES}/>", "Pictures/1.png": b"x"}), "pictures"),
]


@pytest.mark.parametrize(("data", "key"), REFUSED, ids=[f"{place}-{key}" for place, (_, key) in enumerate(REFUSED)])
def test_refused_with_a_reason(data: bytes, key: str) -> None:
    assert why(read, data) == key


def test_repetitions_without_end_are_bounded() -> None:
    body = (
        f"<table:table><table:table-row><table:table-cell table:number-columns-repeated='99999999'>{p('x')}</table:table-cell></table:table-row></table:table>"
        + p("a<text:s text:c='99999999'/>b")
    )
    assert len(read(odt(body), "a.odt").content) < 2000


def test_tables_in_tables_at_any_depth() -> None:
    depth = 10_000
    opening = "<table:table><table:table-row><table:table-cell>"
    closing = "</table:table-cell><table:table-cell/></table:table-row></table:table>"
    body = opening * depth + p("58-QĐ/TW, ngày 08/02/2022") + closing * depth
    assert cited(read(odt(body), "a.odt")) == [(*ONE[:2], f"table {depth}, row 1, cell 1")]


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert why(read, bytes(damaged)) in ("", "damaged", "password", "bomb", "entities")
