"""Bytes → text: the encodings that are read, and the ones that are refused by name."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.decode import decode
from citecheck.read.unreadable import UnreadableError

SAMPLE = "Quy định số 58-QĐ/TW, ngày 08/02/2022 của Bộ Chính trị.\r\nHướng dẫn 01-HD/BTCTW\n"

# (bytes, what it shows)
READ = [
    (SAMPLE.encode(), "utf-8"),  # UTF-8
    (codecs.BOM_UTF8 + SAMPLE.encode(), "utf-8"),  # with a mark
    (codecs.BOM_UTF16_LE + SAMPLE.encode("utf-16-le"), "utf-16"),  # little end first, mark
    (codecs.BOM_UTF16_BE + SAMPLE.encode("utf-16-be"), "utf-16"),  # big end first, mark
    (SAMPLE.encode("utf-16-le"), "utf-16-le"),  # no mark
    (SAMPLE.encode("utf-16-be"), "utf-16-be"),  # no mark
    (codecs.BOM_UTF32_LE + SAMPLE.encode("utf-32-le"), "utf-32"),  # its mark begins like that of UTF-16
    (codecs.BOM_UTF32_BE + SAMPLE.encode("utf-32-be"), "utf-32"),  # big end first
]


@pytest.mark.parametrize(("data", "encoding"), READ)
def test_decode(data: bytes, encoding: str) -> None:
    """The mark is no part of the text; line ends stay as they are."""
    assert decode(data)[:2] == (SAMPLE, encoding)


@pytest.mark.parametrize(
    "data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE]
)
def test_empty(data: bytes) -> None:
    assert decode(data)[0] == ""


def test_plain_ascii_is_utf_8() -> None:
    assert decode(b"58-QD/TW\n")[:2] == ("58-QD/TW\n", "utf-8")


@pytest.mark.parametrize("data", [b"a", b"\n", b"58", "Đ".encode()])
def test_very_short_texts(data: bytes) -> None:
    assert decode(data)[:2] == (data.decode(), "utf-8")


# (bytes, a word of the reason)
REFUSED = [
    ("Quyết định".encode()[:-1] + b"\xff", "0xFF"),  # a byte that UTF-8 never has
    (b"Quy \xf0\xd2nh s\xec\xa7 58-Q\xd0/TW\n", "UTF-8"),  # windows-1258: Đ is 0xD0
    ("Quyết định 58-QĐ".encode()[:-1], "UTF-8"),  # cut in the middle of a letter
    (b"\xed\xa0\x80", "UTF-8"),  # a lone surrogate
    (b"\xc0\xaf", "UTF-8"),  # an overlong form
    (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\x9c", "binary"),  # a docx renamed
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00\x00", "binary"),  # a PDF renamed
    (bytes(range(256)) * 4, "binary"),  # noise
    (codecs.BOM_UTF16_LE + b"\x00", "UTF-16"),  # half a unit
    (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "UTF-16"),  # a lone surrogate
    (codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff", "UTF-32"),  # beyond Unicode
    (codecs.BOM_UTF8 + b"\xff", "UTF-8"),  # a mark is no promise
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(data)
    assert reason in str(caught.value)


def test_the_place_of_the_first_bad_byte_is_said() -> None:
    with pytest.raises(UnreadableError, match=r"0xFF.*offset=4 "):
        decode(b"abcd\xffgh\xff")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=200)


@given(TEXTS)
def test_utf_8_comes_back(text: str) -> None:
    assert decode(text.encode())[:2] == (text, "utf-8")


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.sampled_from(["le", "be"]))
def test_marked_text_comes_back(text: str, family: str, end: str) -> None:
    codec = "utf-8" if family == "utf-8" else f"{family}-{end}"
    content, encoding, _ = decode(("\ufeff" + text).encode(codec))
    assert (content, encoding) == (text, family)


PIECES = st.sampled_from(["Quy định số 58-QĐ/TW, ", "dated February 8, 2022\n", "от 5 августа 2022 года; "])


@given(st.lists(PIECES, min_size=1),
       st.sampled_from(["utf-16-le", "utf-16-be"]))  # fmt: skip
def test_utf_16_without_a_mark_comes_back(pieces: list[str], codec: str) -> None:
    text = "Resolution No. 36-NQ/TW: " + "".join(pieces)
    assert decode(text.encode(codec))[:2] == (text, codec)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        content = decode(data).text
    except UnreadableError:
        return
    assert len(content) <= len(data)
