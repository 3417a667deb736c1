"""doc → Text: all parts of a Word 97 document with their places; what older ones need; what is refused."""

from __future__ import annotations

import os
import random
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.read import converters, doc
from citecheck.read.doc import read
from tests.reading import OFFICE_PASSWORD, citations, cited, why
from tests.worddoc import Word, compound

# settings of paragraphs: in a table; the end of a row; in a table in a table, the ends of its cells and rows
CELL = b"\x16\x24\x01" * 2
ROW = b"\x16\x24\x01\x17\x24\x01"
INNER = b"\x16\x24\x01\x49\x66" + struct.pack("<I", 2) + b"\x16\x24\x01"
INNER_CELL = INNER[:-3] + b"\x4b\x24\x01"
INNER_ROW = INNER[:-3] + b"\x4c\x24\x01"
# the widths of columns, a tab list of the long kind, then: in a table
LONG = b"\x08\xd6\x05\x00abcd" + b"\x15\xc6\xff\x01abcd\x01abc" + b"\x16\x24\x01\0"

ONE = ("58-QĐ/TW", "2022-02-08", "paragraph 1")


def places(*numbers: int) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)


# (document, what is cited where)
DOCUMENTS = [
    # plain, in pieces of one and two bytes a character
    (Word({"main": "Quy định số 58-QĐ/TW, ngày 08/02/2022 của Bộ Chính trị\r"}), [ONE]),
    (Word({"main": "Regulation No. 58-QD/TW of the Politburo dated February 8, 2022 and all that\r" * 3}), [(*ONE[:2], f"paragraph {place}") for place in (1, 2, 3)]),
    # line breaks, hyphens that do not break or show, marks of pictures and notes
    (Word({"main": "58\x1eQĐ\x01/TW\x02,\x0bng\x1fày 08/02/2022\r"}), [ONE]),
    # a page break begins a line
    (Word({"main": "ngày 10/12/2021\x0c58-QĐ/TW, ngày 08/02/2022\r"}), [ONE]),
    # a field's result is read, its instruction is not; one without an end swallows nothing
    (Word({"main": "\x13HYPERLINK 99-QĐ/TW\x1458-QĐ/TW\x15, ngày 08/02/2022\r"}), [ONE]),
    (Word({"main": "\x13IF \x1398-QĐ/TW\x1497-QĐ/TW\x15 x\x1458-QĐ/TW\x15, ngày 08/02/2022\r"}), [ONE]),
    (Word({"main": "\x13PAGE 99-QĐ/TW\r58-QĐ/TW, ngày 08/02/2022\r"}), [(*ONE[:2], "paragraph 2")]),
    # deleted text, and a deleted end of a paragraph
    (Word({"main": "99-QĐ/TW 58-QĐ/TW, ngày 08/02/2022\r"}, deleted=("99-QĐ/TW",)), [ONE]),
    (Word({"main": "58-QĐ\r/TW, ngày 08/02/2022\r"}, deleted=("\r",)), [ONE]),
    # a raised figure is the mark of a note, behind the date and behind the identifier; another letter is of its word
    (Word({"main": "58-QĐ/TW, ngày 08/02/20223 x\r"}, raised=("3 x",)), [ONE]),
    (Word({"main": "58-QĐ/TW41, ngày 08/02/2022\r"}, raised=("41",)), [ONE]),
    (Word({"main": "58-QĐ/TW, ngày 08/02/2022\r"}, raised=("W",)), [ONE]),
    (Word({"main": "158-QĐ/TW, ngày 08/02/2022\r"}, raised=("1",)), [ONE]),
    # a list with heads, then a paragraph
    (
        Word(
            {"main": "Số hiệu\x07Ngày ban hành\x07\x0758-QĐ/TW\x0708/02/2022\x07\x0715-KL/TW\r"},
            formats=(("Số hiệu\x07", CELL), ("Ngày ban hành\x07", LONG), ("Ngày ban hành\x07\x07", ROW), ("58-QĐ/TW\x07", CELL), ("08/02/2022\x07", CELL), ("08/02/2022\x07\x07", ROW)),
        ),
        [(*ONE[:2], "table 1, row 2, cell 1"), ("15-KL/TW", None, "paragraph 1")],
    ),
    # a table in a table: its cells and rows end with the marks of paragraphs
    (
        Word(
            {"main": "a\x07b\r58-QĐ/TW\r08/02/2022\r\rc\x07\x07"},
            formats=(("a\x07", CELL), ("b\r", CELL), ("58-QĐ/TW\r", INNER_CELL), ("08/02/2022\r", INNER_CELL), ("2022\r\r", INNER_ROW), ("c\x07", CELL), ("c\x07\x07", ROW)),
        ),
        [(*ONE[:2], "table 2, row 1, cell 1")],
    ),
    # footnotes and comments hang on their marks
    (
        Word(
            {"main": "58-QĐ/TW\x02, ngày 08/02/2022\x02\r", "footnote": "\x02 15-KL/TW\r\x02 24-QĐ/TW\r", "comment": "\x05 37-QĐ/TW\r"},
            tables={2: places(8, 25, 27) + bytes(4), 3: places(0, 11, 22, 23), 4: places(3, 27) + bytes(30), 5: places(0, 11, 12)},
        ),
        [ONE, ("15-KL/TW", None, "footnote 1"), ("24-QĐ/TW", None, "footnote 2"), ("37-QĐ/TW", None, "comment 1")],
    ),
    # endnotes without their table: still read
    (Word({"main": "58-QĐ/TW, ngày 08/02/2022\r", "endnote": "15-KL/TW\r"}), [ONE, ("15-KL/TW", None, "endnote 1")]),
    # headers and footers: the first six places are of notes
    (
        Word(
            {"main": "58-QĐ/TW, ngày 08/02/2022\r", "header": "\r01-HD/BTCTW\r\r02-HD/BTCTW\r\r"},
            tables={11: places(0, 1, 1, 1, 1, 1, 1, 1, 14, 14, 27, 27, 27, 99)},
        ),
        [("01-HD/BTCTW", None, "header"), ONE, ("02-HD/BTCTW", None, "footer")],
    ),
    # text boxes
    (
        Word({"main": "58-QĐ/TW, ngày 08/02/2022\r", "text box": "15-KL/TW\r24-QĐ/TW\r\r"}, tables={56: places(0, 9, 18, 19) + bytes(66)}),
        [ONE, ("15-KL/TW", None, "text box 1"), ("24-QĐ/TW", None, "text box 2")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("document", "expected"), DOCUMENTS)
def test_documents(document: Word, expected: list[tuple[str, str | None, str]]) -> None:
    text = read(document.bytes(), "a.doc")
    assert cited(text) == expected
    assert text.format == "doc"


def test_the_letterhead_is_the_documents_own_number() -> None:
    head = Word(
        {"main": "BAN CHẤP HÀNH TRUNG ƯƠNG\r*\rSố 58-QĐ/TW\x07ĐẢNG CỘNG SẢN VIỆT NAM\rHà Nội, ngày 08 tháng 02 năm 2022\x07\x07\r"},
        formats=(("ƯƠNG\r", CELL), ("*\r", CELL), ("/TW\x07", CELL), ("NAM\r", CELL), ("năm 2022\x07", CELL), ("năm 2022\x07\x07", ROW)),
    )  # fmt: skip
    assert [one.binding for one in citations(read(head.bytes(), "a.doc"))] == ["header"]


def test_a_date_in_deleted_text_only_is_noted() -> None:
    word = Word({"main": "Quy định số 58-QĐ/TW, ngày 08/02/2022 của Bộ Chính trị\r"}, deleted=(", ngày 08/02/2022",))
    [found] = read(word.bytes(), "a.doc").notes
    assert (found.rule, dict(found.values)) == ("CC904", {"deleted": ", ngày 08/02/2022"})
    assert (found.place.raw, found.place.locator) == ("58-QĐ/TW", "paragraph 1")


def test_letters_beyond_the_first_plane() -> None:
    """They are stored in halves; half of one is no letter."""
    assert read(Word({"main": "\ud840\udc00 \ud840\r"}).bytes(), "a.doc").content == "𠀀 \N{REPLACEMENT CHARACTER}\n"


def test_streams_of_embedded_objects_are_passed_over() -> None:
    """An embedded document has streams of the same names, in a storage of its own."""
    data = bytearray(Word({"main": "58-QĐ/TW, ngày 08/02/2022\r"}).bytes())
    name = "Data".encode("utf-16-le")
    place = data.index(name)
    data[place : place + 128] = struct.pack(
        "<64sHB", "WordDocument".encode("utf-16-le"), 26, 1
    ) + data[place + 67 : place + 128]  # fmt: skip
    assert cited(read(bytes(data), "a.doc")) == [ONE]


PLAIN = Word({"main": "58-QĐ/TW, ngày 08/02/2022\r" * 20}).bytes()
RING = bytearray(PLAIN)
RING[-512:] = struct.pack("<128I", *[0] * 128)

# (bytes, the reason)
REFUSED = [
    (b"", "damaged"),  # nothing
    (PLAIN[:8], "damaged"),  # nothing but its mark
    (PLAIN[: len(PLAIN) // 2], "damaged"),  # cut
    (random.Random(1).randbytes(5000), "damaged"),  # noise
    (PLAIN[:8] + random.Random(2).randbytes(5000), "damaged"),  # noise that begins well
    (bytes(RING), "damaged"),  # a chain that comes back to itself
    (compound({"Workbook": bytes(5000)}), "damaged"),  # a spreadsheet
    (Word({"main": "58-QĐ/TW\r"}, flags=0x300).bytes(), "password"),
    (OFFICE_PASSWORD, "password"),
]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program is installed that reads old documents."""
    monkeypatch.setattr(shutil, "which", lambda _: None)


@pytest.mark.parametrize(("data", "key"), REFUSED, ids=[f"{place}-{key}" for place, (_, key) in enumerate(REFUSED)])
def test_refused_with_a_reason(data: bytes, key: str) -> None:
    assert why(read, data) == key


OLD = [Word({"main": "58-QĐ/TW\r"}, version=0x65).bytes(), b"\xdb\xa5\x2d\x00" + bytes(400)]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("data", OLD)
def test_older_documents_need_a_program(data: bytes) -> None:
    assert why(read, data) == "word95"


@pytest.mark.parametrize("data", OLD)
def test_older_documents_are_read_by_a_program(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "convert", lambda *_: None)
    monkeypatch.setattr(doc, "text_of", lambda _: ("Quy định số 58-QĐ/TW, ngày 08/02/2022\n", "catdoc"))
    text = read(data, "a.doc")
    assert (cited(text), text.format) == ([ONE], "doc (catdoc)")


@pytest.mark.skipif(sys.platform == "win32", reason="a script that stands in for a program")
def test_a_program_is_called_without_a_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the file alone; what it prints is the text."""
    script = tmp_path / "catdoc"
    script.write_text("#!/bin/sh\nprintf 'so 58-QD/TW %s' $#\n")
    script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    assert converters.text_of(b"x") == ("so 58-QD/TW 4", "catdoc")


def test_a_program_that_hangs_is_ended() -> None:
    assert converters.run([sys.executable, "-c", "import time; time.sleep(600)"], seconds=0.5) is None


def test_a_program_that_fails_or_is_missing_says_nothing() -> None:
    assert converters.run([sys.executable, "-c", "print(1); raise SystemExit(1)"]) is None
    assert converters.run(["/nowhere/at/all"]) is None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_document_of_another_maker(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<meta charset=utf-8><p>Quy định số 58-QĐ/TW, ngày 08/02/2022<table><tr><td>Số hiệu<td>Ngày ban hành"
        "<tr><td>15-KL/TW<td>30/9/2021</table>"
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "a.html")]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert cited(read((tmp_path / "a.doc").read_bytes(), "a.doc")) == [
        ONE,
        ("15-KL/TW", "2021-09-30", "table 1, row 2, cell 1"),
    ]


@pytest.mark.usefixtures("alone")
def test_a_package_without_a_root_is_damaged() -> None:
    damaged = bytearray(PLAIN)
    damaged[PLAIN.index("Root Entry".encode("utf-16-le")) + 66] = 1  # what the directory's first entry is
    assert why(read, bytes(damaged)) == "damaged"


@pytest.mark.usefixtures("alone")
@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 12))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert why(read, bytes(damaged)) in ("", "damaged", "password", "word95", "pictures")
