"""HTML as its reader sees it, with every citation at its place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.extract import extract
from citecheck.model import Text
from citecheck.read.html import read
from citecheck.read.markup import OPEN, Scanner
from tests.linear import assert_linear


def page(content: str) -> Text:
    return read(content.encode(), "a.html")


def seen(content: str) -> str:
    view = page(content).view
    assert view is not None
    return view.text


def cited(content: str) -> list[tuple[str, str | None]]:
    """(raw, date) of each citation, with the invariant of all views checked."""
    text = page(content)
    found = extract(text).citations
    for one in found:
        assert text.content[one.start : one.end] == one.raw
        assert text.place(one.start) == (one.line, one.column)
    return [(one.raw, one.date.iso if one.date else None) for one in found]


# (markup, what is seen of it)
SEEN = [
    ("15-KL</b>/TW", "15-KL/TW"),  # an inline tag is not there
    ("<p>a</p><p>b", "\n\na\n\nb".lstrip("\n")),  # blocks stand apart
    ("a<br>b<br/>c", "a\nb\nc"),  # line breaks
    ("a\n   b\tc", "a b c"),  # the line ends of the file mean nothing
    ("<pre>a\n  b</pre>", "a\n  b\n\n"),  # but here
    ("ng&agrave;y &#272;&#x110;&nbsp;&amp;lt;", "ngày ĐĐ\u00a0&lt;"),  # entities, resolved once
    ("a &amp b &nonsense; c", "a & b &nonsense; c"),  # half entities and none
    ("a<!-- 15-KL/TW -->b<![CDATA[c]]>", "abc]]>"),  # comments are out, CDATA is in
    ("<script>var a = '<p>15-KL/TW</p>'</script><style>p{}</style>x", "x"),  # scripts and styles
    ("<script>if (a < b) '</scrip'</SCRIPT >x", "x"),  # to their own end tag
    ("<template><p>a</p></template>b", "b"),  # templates
    ("<div hidden>a<p>b</p></div>c", "c"),  # hidden with all that is in it
    ("<span style='color:red; DISPLAY : none'>a</span>b", "b"),  # by style
    ("<p hidden>a<p>b", "b"),  # the end tag that may be left out
    ("<ul><li hidden>a</ul>b", "b"),  # the end of what is around it
    ("<body style='display:none'>a</body>", "a\n\n"),  # a page that hides until it is loaded
    ("<p hidden='until-found'>a</p>", "a\n\n"),  # which a search finds
    ("<img alt='15-KL/TW' title='x'>a", "a"),  # attributes are not text
    ("<a title=\"x \"15-KL/TW\" y\" href=z>b</a>", "b"),  # quotation marks that nest wrongly
    ("<a title='>'>b</a>", "b"),  # a > in a value
    ("a < b > c", "a < b > c"),  # signs of arithmetic
    ("<a href=\"x>b</a> c", "b c"),  # a quotation mark that is missing
    ("a<", "a<"),  # the end
    ("<p", "<p"),  # a tag that never ends
    ("<!-- a", "a"),  # a comment that never ends hides nothing
    ("m<sup>2</sup> x<sup>er</sup>", "m 2 xer"),  # the number of a note is apart
    ("TW<sup><a href='#1'>1</a></sup>, a", "TW 1, a"),  # in a link too
    ("TW<a href='#1'><sup class=x>[1]</sup></a> a", "TW [1] a"),
    ("TW<span style='font-size:8pt; vertical-align: super'>1</span>58", "TW 1 58"),  # by style; a number behind it
    ("<sup>1</sup><b>58</b>-QĐ, <sup><i>x</i></sup>2", " 1 58-QĐ, x2"),  # before a word too; a letter is of its word
    ("2<sup></sup>2 <sup><b></b></sup>3", "22 3"),  # nothing raised
    # what is struck out and closed inside its sentence is out, in mixed order of its tags too
    ("a <del>b</del> c <s>d</s><strike>e <b>f</b></strike>", "a  c "),
    ("<del>a <i>b</del></i> c", "c"),
    ("<DEL datetime='2022-02-08'>a</DEL >b", "b"),
    # an end tag that is missing, or stands behind a block or another strike, hides nothing
    ("a <s>b<p>c</p>", "a b\n\nc\n\n"),
    ("<del><p>a</p></del>b", "a\n\nb"),
    ("<s>a <s>b</s> c", "a  c"),
    ("<s>a</del> b", "a b"),
    (f"<s>{'a' * 1001}</s>", "a" * 1001),
    ("<title>a</title><h1>b</h1><nav>c</nav>", "a\n\nb\n\nc\n\n"),  # the furniture stays
    ("<table><tr><td>a<td>b|c<tr><td><p>d</p><td></table>", "| a | b¦c |\n| d    |  |\n\n"),  # rows and cells
    # a cell that spans columns or rows leaves the others in their columns; below it stands that it is said again
    ("<table><tr><td>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f<td>g</table>", "| a | b |  | c |\n| d | e | f | g |\n\n"),
    ("<table><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", "| a | b |\n| 〃 | c |\n| d | e |\n\n"),
    ("<table><tr><td>a<td rowspan='3'>b<tr><td>c<tr><td>d</table>", "| a | b |\n| c | 〃 |\n| d | 〃 |\n\n"),
    ("<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>", "| a | b | c |\n| d |  | 〃 |\n\n"),  # a row that is short
    ("<table><tr><td rowspan=2 colspan=2>a<td>b<tr><td>c</table>", "| a |  | b |\n| 〃 | 〃 | c |\n\n"),
    ("<table><tr><td rowspan=2>a<td><table><tr><td>b<td>c</table><tr><td>d</table>",
     "a\n\n\n| b | c |\n\n| 〃 | d |\n\n"),  # each table has its own
    ("<table><tr><td rowspan=x colspan=-1>a<td>b<tr><td>c<td>d</table>", "| a | b |\n| c | d |\n\n"),
    ("<table><tr><td colspan=3>a<tr><td>b<td>c</table>", "a\n\n| b | c |\n\n"),  # a title over all columns is no row
    ("<table><tr><td rowspan=2>a<td>b<tr><td><p>c</p><p>d</p></table>", "| a | b |\n\n\nc\n\nd\n\n\n"),  # nor is prose
    ("<table><tr><td>a</td></tr></table>b", "a\n\n\nb"),  # one cell is no row
    ("<table><tr><td>a<td><table><tr><td>b<td>c</table></table>", "a\n\n\n| b | c |\n\n\n"),  # a table that lays out
]  # fmt: skip


@pytest.mark.parametrize(("markup", "shown"), SEEN)
def test_seen(markup: str, shown: str) -> None:
    assert seen(markup).lstrip("\n") == shown


# (markup, [(raw, date)])
CITED = [
    ("<p>Kết luận <b>15-KL</b>/TW, ng&agrave;y\n 30/9/2021<sup>1</sup></p>", [("15-KL</b>/TW", "2021-09-30")]),
    ("<p>Quy định số 58-QĐ/TW ngày <del>28/02/2022</del> <ins>08/02/2022</ins></p>", [("58-QĐ/TW", "2022-02-08")]),
    ("<p>Quy định số <s>59-QĐ/TW</s> 58-QĐ/TW ngày 08/02/2022</p>", [("58-QĐ/TW", "2022-02-08")]),
    ("<p>58-QĐ/TW<sup>1</sup>, ngày 08/02/2022<sup><a href='#n'>2</a></sup>", [("58-QĐ/TW", "2022-02-08")]),
    ("<p>58-QĐ/TW<sup id=r><a href='#n'>12</a></sup> ngày 25 tháng 10 năm 2021<a href='#n'><sup>3</sup></a> của",
     [("58-QĐ/TW", "2021-10-25")]),  # the marks of notes are no figures of number or year
    ("<p>Quy định 58-QĐ/TW</p><p>Ngày 12/3/2022</p>", [("58-QĐ/TW", None)]),  # a block ends the binding
    ("<td>58-QĐ/TW</td><td>8/2/2022</td>", [("58-QĐ/TW", None)]),  # cells of no row are blocks
    ("<table><tr><th>Số<th>Ngày ban hành<tr><td><td>1/2/2022<tr><td>15-KL/TW<td>30/9/2021</table>",
     [("15-KL/TW", "2021-09-30")]),  # a column of dates, with an empty cell before it
    ("<table><tr><td>TỈNH ỦY NGHỆ AN<br>*<br>Số 58-QĐ/TU<td>ĐẢNG CỘNG SẢN VIỆT NAM<br><i>Nghệ An, ngày 12 tháng 3 "
     "năm 2021</i></table><p>Căn cứ", [("58-QĐ/TU", "2021-03-12")]),  # a letterhead in two cells
    ("<p>Quy định số 58-QĐ/TW, ngày 8\n    tháng 2\n năm 2022", [("58-QĐ/TW", "2022-02-08")]),  # wrapped by a program
    ("<table><tr><th>TT<th>Số<th>Ngày ban hành<th>Ngày nhận<tr><td rowspan=2>1<td>58-QĐ/TW<td>08/02/2022<td>20/4/2022"
     "<tr><td>15-KL/TW<td>30/9/2021<td>21/4/2022</table>", [("58-QĐ/TW", "2022-02-08"), ("15-KL/TW", "2021-09-30")]),
    ("<table><tr><th>Số<th colspan=2>Nơi nhận<th>Ngày nhận<th>Ngày ban hành<tr><td>58-QĐ/TW<td>a<td>b<td>20/4/2022<td>"
     "08/02/2022</table>", [("58-QĐ/TW", "2022-02-08")]),  # no head over another column
    ("<table><tr><th>Ngày ban hành<th>Văn bản<tr><td rowspan=2>27/10/2023<td>131-QĐ/TW<tr><td>132-QĐ/TW<tr><td>"
     "<td>133-QĐ/TW</table>", [("131-QĐ/TW", "2023-10-27"), ("132-QĐ/TW", "2023-10-27"), ("133-QĐ/TW", None)]),
    ("<script>58-QĐ/TW</script><p hidden>15-KL/TW</p>", []),  # what nobody sees
    ("15-KL&#47;TW ngày 30&#x2F;9/2021", [("15-KL&#47;TW", "2021-09-30")]),  # entities inside
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), CITED)
def test_cited(markup: str, expected: list[tuple[str, str | None]]) -> None:
    assert cited(markup) == expected


# (markup, the identifier noted as dated in struck-out text only, and that text)
STRUCK = [
    ("<p>Quy định số 58-QĐ/TW ngày <del>08/02/2022</del> của Bộ Chính trị", [("58-QĐ/TW", "08/02/2022")]),
    ("<p>x</p><p>Quy định <b>58</b>-QĐ/TW<s>, ng&agrave;y <i>8</i> tháng 2 năm 2022</s>",
     [("58</b>-QĐ/TW", ", ngày 8 tháng 2 năm 2022")]),
    ("<p>Quy định số 58-QĐ/TW ngày <del>28/02/2022</del> <ins>08/02/2022</ins></p>", []),  # another date stands there
    ("<p>Quy định số 58-QĐ/TW <s>của Bộ Chính trị</s>", []),  # no date
    ("<p>x <s>08/02/2022</s></p><p>58-QĐ/TW</p>", []),  # another block
]  # fmt: skip


@pytest.mark.parametrize(("markup", "noted"), STRUCK)
def test_a_date_in_struck_out_text_only_is_noted(markup: str, noted: list[tuple[str, str]]) -> None:
    notes = page(markup).notes
    assert [(one.rule, one.place.raw, dict(one.values)["deleted"]) for one in notes] == [
        ("CC904", raw, deleted) for raw, deleted in noted
    ]
    assert all(markup[one.place.start : one.place.end] == one.place.raw for one in notes)


def test_line_and_column_are_those_of_the_file() -> None:
    [one] = extract(page("<html>\r\n<p>\n  Quy định <i>58-Q&#272;/TW</i>")).citations
    assert (one.line, one.column, one.raw, one.form) == (3, 15, "58-Q&#272;/TW", "official")


META = '<meta property="article:published_time" content="2022-02-08T23:00:00+07:00">'
LINKED = '<script type="application/ld+json">{"datePublished": "2022-02-09"}</script>'

# (markup, day of publication)
PUBLISHED = [
    (META, "2022-02-08"),
    (LINKED, "2022-02-09"),
    (LINKED + META, "2022-02-08"),  # what is said of the article first
    (LINKED + LINKED.replace("09", "10"), None),  # several articles on one page
    ('<time pubdate datetime="2022-02-08">8/2</time>', "2022-02-08"),
    ('<time datetime="2022-02-08">8/2</time>', None),  # any day
    ('<meta name="DC.date" content="2022-02-08">', "2022-02-08"),
    ('<meta name="pubdate" content="2022-02-31">', None),  # no day
    ('<meta name="pubdate" content="08/02/2022">', None),  # either order
]


@pytest.mark.parametrize(("markup", "day"), PUBLISHED)
def test_published(markup: str, day: str | None) -> None:
    assert page(markup).published == day


@pytest.mark.parametrize(
    ("markup", "language"),
    [('<html lang="vi-VN">', "vi"), ("<html xml:lang=en_US>", "en"), ("<html>", None), ('<html lang="">', None)],
)
def test_language(markup: str, language: str | None) -> None:
    assert page(markup).language == language


WORDS = "<p>Quy định số 58-QĐ/TW"

# (bytes, encoding)
CHARSETS = [
    (f"<meta charset=utf-8>{WORDS}".encode(), "utf-8"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Постановление'.encode("cp1251"),
     "windows-1251"),
    ('<?xml version="1.0" encoding="GB2312"?><p>规定'.encode("gb18030"), "gb18030"),
    (f"<meta charset=windows-1252>{WORDS}".encode(), "utf-8"),  # what is UTF-8 is not what it says
    (f"<meta charset=nonsense>{WORDS}".encode(), "utf-8"),  # a name that nobody knows
    (WORDS.encode("utf-16"), "utf-16"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "encoding"), CHARSETS)
def test_charset(data: bytes, encoding: str) -> None:
    text = read(data, "a.html")
    assert (text.encoding, text.notes) == (encoding, ())


# (before, repeated, behind)
HOSTILE = [
    ("", "<b>", ""), ("", "<div>", "x"), ("<div>" * 25_000 + "x", "</div>", ""), ("", '<a "', ""), ("", "<a '>", ""),
    ("", "<!--", ""), ("", "<a b='>' c=\"", ""), ("", "<script>", ""), ("", "<table><tr><td>", ""), ("", "<p hidden>", ""),
    ("", "&&&", ""), ("", "<<<", ""), ("<a =", "    ", ""), ("", "</b>", ""), ("", "    ", ""),
    ("", "<div class='a'><p>Kết luận số <b>15-KL</b>/TW, ng&agrave;y 30/9/2021</p> chữ thường </div>\n", ""),
]  # fmt: skip


def test_a_span_of_thousands_of_figures_is_none() -> None:
    """Python reads no such number, and the page was refused for it."""
    figures = "9" * 5_000
    text = read(f"<table><tr><td rowspan={figures} colspan={figures}>a<td>b</table>".encode(), "a.html")
    assert text.view is not None
    assert text.view.text.lstrip("\n") == "| a | b |\n\n"


@pytest.mark.parametrize("cell", ["<td rowspan=65534 colspan=1000>a", "<td rowspan=65534>a", "<td colspan=1000>a"])
def test_spans_that_claim_millions_of_cells_are_followed_so_far(cell: str) -> None:
    """Some kilobytes of such rows took gigabytes."""
    text = read(f"<table>{f'<tr>{cell}' * 500}</table>".encode(), "a.html")
    assert text.view is not None
    assert text.view.text.count("a") == 500
    assert len(text.view.text) < 500 * 100 * 10


@pytest.mark.parametrize(("before", "repeated", "behind"), HOSTILE)
def test_hostile_pages_are_read_in_linear_time(before: str, repeated: str, behind: str) -> None:
    def view(times: int) -> None:
        page = f"<html>{before}{repeated * 8_000 * times}{behind}"
        assert read(page.encode(), "a.html").view is not None

    assert_linear(view)


PARTS = ["<a", "</p", " b", "=", " = ", '"', "'", ">", "/>", "<", " ", "x", "\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map("".join))
@settings(max_examples=300, deadline=None)
def test_a_tag_met_whole_ends_where_its_quotes_say(after: str) -> None:
    """The expression that takes most tags at once, and the steps that find the end of any tag, agree."""
    found = OPEN.match(f"<a{after}")
    assert found
    if found["rest"]:
        assert found.end() == Scanner(found.string).tag_end(found.end("name"))
