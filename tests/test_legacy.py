"""Legacy Vietnamese encodings: what is read as Unicode, what is left alone, and the way back."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.legacy import encoded, gold, others, rate, written
from citecheck.errors import CitecheckError
from citecheck.extract import extract
from citecheck.legacy import legacy_view, seen
from citecheck.legacy.tables import NAMES, table
from citecheck.model import Text
from citecheck.read.named import decode_named
from citecheck.read.unreadable import UnreadableError
from citecheck.view import View, edited
from tests.linear import assert_linear

needs_iconv = pytest.mark.skipif(shutil.which("iconv") is None, reason="the independent converter is missing")


def read(content: str) -> str:
    """The text as it is seen."""
    reading = legacy_view(content)
    return reading.view.text if reading else content


@pytest.mark.parametrize("name", ["tcvn3", "vni"])
def test_lines_of_real_documents(name: str) -> None:
    rows = written(name)
    assert read("\n".join(stored for stored, _ in rows)).split("\n") == [meant for _, meant in rows]


@needs_iconv
def test_tcvn3_of_another_converter_is_recognised() -> None:
    """Lines with three or more marked words, each alone and all together."""
    found = rate("", encoded(gold("vi"), "tcvn3"))
    assert found.lines > 50
    assert found.alone >= 0.99 * found.lines
    assert found.together >= 0.99 * found.lines


def test_vni_is_recognised() -> None:
    found = rate("", encoded(gold("vi"), "vni"))
    assert found.lines > 50
    assert found.alone >= 0.99 * found.lines
    assert found.together >= 0.99 * found.lines


@pytest.mark.parametrize("line", others())
def test_other_languages_are_never_changed(line: str) -> None:
    assert legacy_view(line) is None


@pytest.mark.parametrize("lines", [others(), gold()], ids=["languages", "gold"])
def test_no_document_of_them_is_changed(lines: list[str]) -> None:
    assert legacy_view("\n".join(lines)) is None
    assert rate("", lines).alone == 0


# (stored, seen): what stands around decides on what is short
MIXED = [
    # only the identifier, in a legacy document
    ("58-Q§/TW\nQuyÕt ®Þnh cña Bé ChÝnh trÞ", "58-QĐ/TW\nQuyết định của Bộ Chính trị"),
    ("58-QÑ/TW\nQuyeát ñònh cuûa Boä Chính trò", "58-QĐ/TW\nQuyết định của Bộ Chính trị"),
    # a Unicode line between legacy ones stays
    (
        "QuyÕt ®Þnh cña Bé\nQuyết định số 58-QĐ/TW\nngµy 8 th¸ng 2",
        "Quyết định của Bộ\nQuyết định số 58-QĐ/TW\nngày 8 tháng 2",
    ),
    # even one that has no letter only Unicode Vietnamese has
    ("QuyÕt ®Þnh cña Bé\nTháng 7 có các bà\nngµy 8 th¸ng 2", "Quyết định của Bộ\nTháng 7 có các bà\nngày 8 tháng 2"),
    # a person mended the identifier by hand, in the middle of a legacy line
    ("QuyÕt ®Þnh sè 58-QĐ/TW cña Bé ChÝnh trÞ", "Quyết định số 58-QĐ/TW của Bộ Chính trị"),
    # a Unicode table with a legacy cell
    ("Tên văn bản\tQuyÕt ®Þnh sè 58\tđã ký", "Tên văn bản\tQuyết định số 58\tđã ký"),
    # short lines beside a Unicode one stay
    ("Quyết định\nSè: 58\n\n\nQuyết định", "Quyết định\nSè: 58\n\n\nQuyết định"),
    # a French line in a legacy document
    (
        "QuyÕt ®Þnh cña Bé\nL'été à l'hôtel, là où\nngµy 8 th¸ng 2",
        "Quyết định của Bộ\nL'été à l'hôtel, là où\nngày 8 tháng 2",
    ),
    # cells that say little each, and enough together
    ("Sè\nBé\ncña\nngµy\nth¸ng\n®Þnh", "Số\nBộ\ncủa\nngày\ntháng\nđịnh"),
    # a dash of a PDF before the code of an identifier is no letter
    ("QuyÕt ®Þnh sè 58−Q§/TW ngµy 8/2", "Quyết định số 58−QĐ/TW ngày 8/2"),
    # German quotation marks are no letters
    ("C«ng ty »Mai« ký quyÕt ®Þnh", "Công ty »Mai« ký quyết định"),
    # nothing to go by
    ("58-Q§/TW", "58-Q§/TW"),
    ("", ""),
]


@pytest.mark.parametrize(("stored", "meant"), MIXED)
def test_mixed_documents(stored: str, meant: str) -> None:
    assert read(stored) == meant


# (stored, what is cited, its raw)
CITED = [
    ("QuyÕt ®Þnh sè 58-Q§/TW, ngµy 08 th¸ng 02 n¨m 2022", "58-QĐ/TW", "58-Q§/TW"),  # a letter a character
    ("Quyeát ñònh soá 58-QÑ/TW, ngaøy 08 thaùng 02 naêm 2022", "58-QĐ/TW", "58-QÑ/TW"),  # two characters a letter
]


@pytest.mark.parametrize(("stored", "identifier", "raw"), CITED)
def test_offsets_lead_back(stored: str, identifier: str, raw: str) -> None:
    text = seen(Text("a.txt", "\n" + stored))
    [citation] = extract(text).citations
    assert (str(citation.identifier), citation.raw, citation.line) == (identifier, raw, 2)
    assert citation.date is not None
    assert (citation.date.iso, text.content[citation.date.start : citation.date.end]) == (
        "2022-02-08",
        citation.date.raw,
    )


def test_a_view_under_it() -> None:
    """Markup that another reader took away: offsets lead back through both."""
    content = "<p>Quyeát ñònh soá 58-<b>QÑ</b>/TW ngaøy 08/02/2022</p>"
    tags = [(match.start(), match.end(), "") for match in re.finditer("<[^>]*>", content)]
    [citation] = extract(seen(Text("a.html", content, view=edited(content, tags)))).citations
    assert citation.raw == "58-<b>QÑ</b>/TW"
    assert citation.date is not None
    assert citation.date.raw == "08/02/2022"


def test_the_note() -> None:
    text = seen(Text("a.txt", "Notes\n  QuyÕt ®Þnh cña Bé\nngµy 8 th¸ng 2\n"))
    [note] = text.notes
    assert note.rule == "CC902"
    assert (note.place.line, note.place.raw) == (2, "  QuyÕt ®Þnh cña Bé")
    assert dict(note.values) == {"encoding": "TCVN3", "lines": "2"}


def test_a_text_without_legacy_lines_is_itself() -> None:
    text = Text("a.txt", "Quyết định số 58-QĐ/TW")
    assert seen(text) is text


@pytest.mark.parametrize("piece", ["µ", "»«", "a«", "ế µa ", "µ\n", "a−", "oø", "a"])
def test_hostile_input_costs_what_its_size_does(piece: str) -> None:
    repeated = piece * (50_000 // len(piece))
    assert_linear(lambda times: legacy_view("ế" + repeated * times + " µa"))
    assert_linear(lambda times: legacy_view(repeated * times))


PIECES = st.sampled_from(["QuyÕt ", "®Þnh ", "ngµy ", "soá ", "ngaøy ", "ñònh ", "58-Q§/TW", "Quyết ", "été ", "\n", "\t",
                          "»", "«", "−", "½", "\u00ad", "e\u0301", "ß", "😀", "Ø", "ÿ", "\r\n"])  # fmt: skip


@given(st.lists(PIECES, max_size=20).map("".join))
def test_places_lead_back_in_order(content: str) -> None:
    reading = legacy_view(content)
    if reading is None:
        return
    view: View = reading.view
    starts = [view.start(place) for place in range(len(view.text))]
    ends = [view.end(place + 1) for place in range(len(view.text))]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert all(0 <= start < end <= len(content) for start, end in reading.spans)
    for word in ("Quyết", "58-"):
        assert view.text.count(word) >= content.count(word)


# (bytes, encoding as a person names it, text)
NAMED = [
    (b"S\xe8 58-Q\xa7/TW ng\xb5y \x93th\xad\x94", "tcvn3", "Số 58-QĐ/TW ngày “thư”"),  # quotation marks of Windows
    ("Quyeát ñònh soá 58-QÑ/TW".encode("latin-1"), "VNI", "Quyết định số 58-QĐ/TW"),
    (b"S\xaf 58-Q\xd0/TW ng\xe0y", "viscii", "Số 58-QĐ/TW ngày"),
    (b"S\xd3 58-Q\xf1/TW ng\xe0y \x15\r\n", "vps", "Số 58-QĐ/TW ngày Ự\r\n"),  # a letter below the blank
    ("Số".encode("utf-16"), "utf-16", "Số"),  # any of Python's
    ("Số".encode("utf-8-sig"), "UTF-8", "Số"),  # a mark is no part of the text
]


@pytest.mark.parametrize(("data", "name", "text"), NAMED)
def test_named_encodings(data: bytes, name: str, text: str) -> None:
    assert decode_named(data, name) == text


@pytest.mark.parametrize("name", ["viscci", "rot13", "hex", "zlib", "", "no such"])
def test_an_encoding_that_is_none(name: str) -> None:
    with pytest.raises(CitecheckError, match="no encoding"):
        decode_named(b"abc", name)


def test_bytes_that_are_not_in_the_encoding_named() -> None:
    with pytest.raises(UnreadableError, match="0xFF"):
        decode_named(b"ab\xff", "utf-8")


@needs_iconv
@pytest.mark.parametrize(("name", "other"), [("tcvn3", "TCVN5712-1"), ("viscii", "VISCII")])
def test_the_tables_agree_with_another_converter(name: str, other: str) -> None:
    for stored, letter in table(name).letters.items():
        if ord(stored) > 255:
            continue  # what PDF files print instead
        done = subprocess.run(
            ["iconv", "-f", other, "-t", "UTF-8"], input=stored.encode("latin-1"), capture_output=True
        )
        assert done.stdout.decode() == letter


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_has_a_code(name: str) -> None:
    """But for the capitals with tone marks of the TCVN3 fonts."""
    small = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    letters = set(table(name).letters.values())
    wanted = set(small + ("ĂÂÊÔƠƯĐ" if name == "tcvn3" else small.upper()))
    assert wanted <= letters
