"""rtf → Text: everything that a reader of the page sees, once, with its place; nothing that was deleted."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.rtf import read
from tests.linear import assert_linear
from tests.reading import citations, cited, why

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset163 Arial;}"
    r"{\f2\fcharset204 Arial;}{\f3\fcharset134 SimSun;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 99-QĐ/TW;}}{\info{\title 99-QD/TW}}{\*\generator 99-QD/TW;}"
)


def rtf(body: str) -> bytes:
    """A document; letters that are not ASCII are given by their numbers."""
    return (HEAD + "".join(one if one.isascii() else rf"\u{ord(one)}?" for one in body) + "}").encode(
        "ascii", "replace"
    )


ONE = ("58-QĐ/TW", "2022-02-08", "paragraph 1")
ROW = r"\trowd\cellx1000\cellx2000\pard\intbl Số hiệu\cell Ngày ban hành\cell\row\trowd\cellx1000\cellx2000\pard\intbl 58-QĐ/TW\cell 08/02/2022\cell\row\pard "
NESTED = r"\trowd\pard\intbl a\cell\pard\intbl\itap2 58-QĐ/TW\nestcell 08/02/2022\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par 99-QD/TW}\pard\intbl\itap1 b\cell\row\pard c\par"

# (body, what is cited where)
BODIES = [
    # letters by their numbers, with one, none and several bytes standing in for them
    (r"58-Q\u272?/TW, ng\u224?y 08/02/2022\par", [ONE]),
    (r"\uc0 58-Q\u272/TW, ng\u224y 08/02/2022\par", [ONE]),
    (r"\uc2 58-Q\u272\'d0?/TW, ng\u224\'e0a y 08/02/2022\par".replace("a y", "?y"), [ONE]),
    # beyond the first 32,767: a negative number, and a pair of halves
    (r"58-QĐ/TW, ngày 08/02/2022 \u-10179?\u-8704?\par", [ONE]),
    # bytes of a code page: the document's, and the font's (Vietnamese, whose tone marks are bytes of their own)
    (r"{\f1 58-Q\'d0/TW, ng\'e0y 08/02/2022}\par", [ONE]),
    (r"{\f1 Quy\'ea\'f2t \'f0\'f2nh 58-Q\'d0/TW, ng\'e0y 08/02/2022}\par", [ONE]),
    (r"{\f2 \'ce\'f2 }8 февраля 2022 года № 58-QĐ/TW\par", [ONE]),
    (r"{\f3 2022\'c4\'ea2\'d4\'c28\'c8\'d5\'b5\'da}58-QĐ/TW{\f3 \'ba\'c5}\par", [ONE]),
    # formats split an identifier and its date
    (r"{\b 58-}{\i Q}{\f1\'d0}/T{\fs24 W}, ng{\cf1 \'e0}y 0{\ul 8/02}/2022\par", [ONE]),
    # a raised figure is the mark of a note; other raised letters belong to their word
    (r"58-QĐ/TW, ngày 08/02/2022{\super 1} x\par", [ONE]),
    (r"58-QĐ/TW, ngày 08/02/2022\super 12\nosupersub . x\par", [ONE]),
    (r"58-QĐ/TW{\super 1}{\super 2}, ngày 08/02/2022{\super 1}\par", [ONE]),
    (r"{\super 1}58-QĐ/TW, ngày 08/02/2022\par", [ONE]),
    (r"58-QĐ/T{\super W}, ngày 08/02/2022\par", [ONE]),
    # a cell that goes on with the one above it says the same
    (r"\trowd\cellx1\cellx2\pard\intbl Ngày ban hành\cell Văn bản\cell\row\trowd\clvmgf\cellx1\cellx2\pard\intbl "
     r"27/10/2023\cell 131-QĐ/TW\cell\row\trowd\clvmrg\cellx1\cellx2\pard\intbl\cell 132-QĐ/TW\cell\row"
     r"\trowd\cellx1\cellx2\pard\intbl\cell 133-QĐ/TW\cell\row\pard x\par",
     [("131-QĐ/TW", "2023-10-27", "table 1, row 2, cell 2"), ("132-QĐ/TW", "2023-10-27", "table 1, row 3, cell 2"),
      ("133-QĐ/TW", None, "table 1, row 4, cell 2")]),
    # line ends of the file mean nothing; those of the text, tabs and hyphens are words
    ("58\\_QĐ/T\r\nW,\\line ngày\\tab 08/0\r\n2/2022\\par", [ONE]),
    (r"58-QĐ/TW, ng\-ày 08/02/2022\par", [ONE]),
    # an escaped line end is a paragraph's
    ("x\\\n58-QĐ/TW, ngày 08/02/2022\\par", [(*ONE[:2], "paragraph 2")]),
    # a field's result is read, its instruction is not
    (r"{\field{\*\fldinst{HYPERLINK 99-QD/TW}}{\fldrslt{58-QĐ/TW}}}, ngày 08/02/2022\par", [ONE]),
    # of two ways to say the same, the one of numbers
    (r"{\upr{58-Q?/TW}{\*\ud{58-QĐ/TW}}}, ngày 08/02/2022\par", [ONE]),
    # what programs may pass over, pictures, marks for an index
    (r"{\*\unknown 99-QD/TW}{\pict\wmetafile8 010203}{\xe 99-QD/TW}58-QĐ/TW, ngày 08/02/2022\par", [ONE]),
    (r"{\pict\bin9 }}{{\'zz\a}58-QĐ/TW, ngày 08/02/2022\par", [ONE]),
    # deleted text, to the end of its group or of the format
    (r"{\deleted 99-QĐ/TW}58-QĐ/TW, \deleted ngày 1/1/2021\deleted0  ngày 08/02/2022\par", [ONE]),
    (r"\deleted 99-QĐ/TW\plain  58-QĐ/TW, ngày 08/02/2022\par", [ONE]),
    # notes, a comment, a box inside a citation
    (r"58-QĐ/TW{\footnote\pard\plain 15-KL/TW}, ngày 08/02/2022\par", [ONE, ("15-KL/TW", None, "footnote 1")]),
    (r"58-QĐ/TW{\footnote\ftnalt\pard 15-KL/TW}, ngày 08/02/2022\par", [ONE, ("15-KL/TW", None, "endnote 1")]),
    (r"58-QĐ/TW{\*\atnid 99}{\*\annotation{\*\atndate 9}15-KL/TW}, ngày 08/02/2022\par", [ONE, ("15-KL/TW", None, "comment 1")]),
    (r"58-QĐ{\shp{\*\shpinst{\sp{\sn n}{\sv 99-QD/TW}}{\shptxt 15-KL/TW\par}}{\shprslt 15-KL/TW}}/TW, ngày 08/02/2022\par", [ONE, ("15-KL/TW", None, "text box 1")]),
    # headers stand first, footers last, each once
    (r"{\headerf 01-HD/BTCTW\par}{\header 01-HD/BTCTW\par}{\footer 02-HD/BTCTW\par}58-QĐ/TW\par", [("01-HD/BTCTW", None, "header"), ("58-QĐ/TW", None, "paragraph 1"), ("02-HD/BTCTW", None, "footer")]),
    # a list with heads; a paragraph behind it; a note inside it
    (ROW + r"15-KL/TW\par", [(*ONE[:2], "table 1, row 2, cell 1"), ("15-KL/TW", None, "paragraph 1")]),
    (ROW.replace("TW", r"TW{\footnote\pard 15-KL/TW}"), [(*ONE[:2], "table 1, row 2, cell 1"), ("15-KL/TW", None, "footnote 1")]),
    # a table in a table
    (NESTED, [(*ONE[:2], "table 2, row 1, cell 1")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_body(body: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert cited(read(rtf(body), "a.rtf")) == expected


def test_the_letterhead_is_the_documents_own_number() -> None:
    head = r"\trowd\pard\intbl BAN CHẤP HÀNH TRUNG ƯƠNG\par *\par Số 58-QĐ/TW\cell ĐẢNG CỘNG SẢN VIỆT NAM\par Hà Nội, ngày 08 tháng 02 năm 2022\cell\row\pard\par"
    assert [one.binding for one in citations(read(rtf(head), "a.rtf"))] == ["header"]


def test_a_date_in_deleted_text_only_is_noted() -> None:
    [found] = read(rtf(r"Quy định số 58-QĐ/TW{\deleted , ngày 08/02/2022} của Bộ Chính trị\par"), "a.rtf").notes
    assert (found.rule, dict(found.values)) == ("CC904", {"deleted": ", ngày 08/02/2022"})
    assert (found.place.raw, found.place.locator) == ("58-QĐ/TW", "paragraph 1")


def test_letters_of_fonts_of_before_unicode_stay_what_they_are() -> None:
    """Their bytes are Latin letters; what they mean is decided where legacy encodings are."""
    assert read(rtf(r"{\f0 Quy\'d5t \'ae\'denh s\'e8 58-Q\'a7/TW}\par"), "a").content == "QuyÕt ®Þnh sè 58-Q§/TW\n"


PLAIN = rtf("58-QĐ/TW, ngày 08/02/2022\\par")

# (bytes, the reason)
REFUSED = [
    (b"", "damaged"),  # nothing
    (b"58-QD/TW", "damaged"),  # plain text
    (PLAIN[:-1], "damaged"),  # cut by a byte
    (PLAIN[: len(PLAIN) // 2], "damaged"),  # cut
    (random.Random(1).randbytes(5000), "damaged"),  # noise
    (b"{\\rtf1" + b"{" * 1_000_000, "damaged"),  # groups without end
]


@pytest.mark.parametrize(("data", "key"), REFUSED, ids=[f"{place}-{key}" for place, (_, key) in enumerate(REFUSED)])
def test_refused_with_a_reason(data: bytes, key: str) -> None:
    assert why(read, data) == key


def test_groups_in_groups_and_tables_in_tables_at_any_depth() -> None:
    depth = 10_000
    body = "{" * depth + "58-QĐ/TW, ngày 08/02/2022" + "}" * depth + r"\par"
    assert cited(read(rtf(body), "a.rtf")) == [ONE]
    body = "".join(rf"\pard\intbl\itap{level} " for level in range(1, depth)) + "58-QĐ/TW, ngày 08/02/2022"
    [(identifier, date, _)] = cited(read(rtf(body + r"\itap2147483647 x\nestcell"), "a.rtf"))
    assert (identifier, date) == ONE[:2]


def test_tables_in_tables_are_read_in_linear_time() -> None:
    def nested(times: int) -> None:
        body = "".join(rf"\pard\intbl\itap{level} " for level in range(1, 5_000 * times)) + "58-QĐ/TW"
        assert len(cited(read(rtf(body + r"\itap2147483647 x\nestcell"), "a.rtf"))) == 1

    assert_linear(nested)


@given(st.text(st.sampled_from("{}\\*'uparcellrowintbl0123456789 \n-;QĐ"), max_size=120))
def test_any_body_is_read_or_refused(body: str) -> None:
    assert why(read, rtf(body)) in ("", "damaged")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\\{}|\u2028\u2029\x85"), max_size=60))
def test_text_comes_back(text: str) -> None:
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[place : place + 2], "little") for place in range(0, len(units), 2)]
    body = "".join(rf"\u{number - 0x10000 if number > 0x7FFF else number}?" for number in numbers)
    assert read(rtf(body + "\\par"), "a").content == text + "\n"
