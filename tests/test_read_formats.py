"""Formats by content, and their readers: what is seen, where it stands, what is refused by name."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

import pytest

from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Citation, Text, Unread
from citecheck.read.detect import detect
from citecheck.read.opened import texts_of
from citecheck.read.options import ReadOptions
from citecheck.read.unreadable import UnreadableError
from tests.linear import assert_linear

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def zipped(**members: str | bytes) -> bytes:
    """A zip; `__` in a name is a slash, `_dot_` a dot."""
    return packed({name.replace("__", "/").replace("_dot_", "."): data for name, data in members.items()})


def packed(members: dict[str, str | bytes]) -> bytes:
    """A zip with one fixed time in it: bytes that name tests are the same in every process that collects them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def opened(data: bytes | str, name: str, **options: str) -> tuple[list[Text], list[Unread]]:
    """The texts of a file, all offsets checked, and what was not read."""
    raw = data if isinstance(data, bytes) else data.encode()
    parts = list(texts_of(raw, name, ReadOptions(**options)))
    texts = [part for part in parts if isinstance(part, Text)]
    for text in texts:
        cited(text)
    unread = [part for part in parts if isinstance(part, Unread)]
    for one in unread:
        for language in ("en", "vi"):
            assert messages(language).say(f"unread.{one.key}.reason", **dict(one.values))
    return texts, unread


def cited(text: Text) -> tuple[Citation, ...]:
    found = extract(text).citations
    for one in found:
        assert text.content[one.start : one.end] == one.raw
    return found


def told(text: Text) -> list[tuple[str, str | None, str | None]]:
    """(identifier, date, place) of each citation."""
    return [(str(one.identifier), one.date.iso if one.date else None, one.locator) for one in cited(text)]


def seen(text: Text) -> str:
    return text.view.text if text.view else text.content


MAIL = b"From: a@b.vn\r\nMIME-Version: 1.0\r\nSubject: x\r\n\r\n58-Q\r\n"

# (bytes, name, format)
DETECTED = [
    (zipped(word__document_dot_xml="<w/>"), "a.txt", "docx"),  # a docx renamed
    (zipped(word__document_dot_xml="<w/>"), "a.docm", "docx"),
    (zipped(xl__workbook_dot_xml="<w/>"), "a.docx", "xlsx"),
    (zipped(xl__workbook_dot_bin="x"), "a.xlsx", "xlsb"),
    (zipped(mimetype="application/vnd.oasis.opendocument.text"), "a.zip", "odt"),
    (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "a", "ods"),
    (zipped(mimetype="application/epub+zip"), "a.bin", "epub"),
    (zipped(a_dot_txt="x"), "a.txt", "zip"),
    (zipped(word__document_dot_xml="<w/>")[:40], "a.docx", "docx"),  # cut off: its reader says how
    (OLE + "WordDocument".encode("utf-16-le") + "Workbook".encode("utf-16-le"), "a.txt", "doc"),  # with a table in it
    (OLE + "Workbook".encode("utf-16-le"), "a.doc", "xls"),
    (b"{\\rtf1 x}", "a.doc", "rtf"),
    (b"%PDF-1.7", "a.docx", "pdf"),
    (b"\xef\xbb\xbf \r\n<!DOCTYPE html><p>", "a.doc", "html"),  # a page that says it is from Word
    ("<html>".encode("utf-16"), "a.xls", "html"),
    (b"<?xml version='1.0'?><!-- x --><html xmlns='y'>", "a.txt", "html"),
    (b"<p>58</p>", "a.html", "html"),  # by its name only
    (b"<p>58</p>", "a.txt", "text"),
    (MAIL, "a.txt", "eml"),
    (b"Subject: x\nDate: y\n\nz", "a.eml", "eml"),
    (b"Subject: x\nDate: y\n\nz", "a.txt", "text"),  # a letter somebody typed
    (b"WEBVTT\n", "a.txt", "vtt"),
    (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "a.txt", "srt"),
    (b'{"a": 1}', "a.json", "json"),
    (b'{"a": 1}', "a.txt", "text"),
    (b"a,b\n", "a.csv", "csv"),
    (b"# a", "a.md", "markdown"),
    (b"plain", "a.docx", "text"),  # a text in disguise
    (b"plain", "README", "text"),
]


@pytest.mark.parametrize(("data", "name", "format_"), DETECTED)
def test_detect(data: bytes, name: str, format_: str) -> None:
    assert detect(data, name) == format_


# (bytes, name, why not)
REFUSED = [
    (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
    (OLE + "PowerPoint Document".encode("utf-16-le"), "a.ppt", "kind"),
    (b"\x89PNG\r\n\x1a\n\0\0", "a.png", "scan"),
    (b"\xff\xd8\xff\xe0\0\0", "a.txt", "scan"),
]


@pytest.mark.parametrize(("data", "name", "key"), REFUSED)
def test_kinds_that_are_not_read(data: bytes, name: str, key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        detect(data, name)
    assert caught.value.key == key


# (content, name, what is seen, [(identifier, date, place)])
SEEN = [
    ("Số,Ngày ban hành,Trích yếu\n15-KL/TW,30/9/2021,\"a \"\"b\"\",\nc\"\n,1/2/2022,x|y\n", "a.csv",
     "| Số | Ngày ban hành | Trích yếu |\n| 15-KL/TW | 30/9/2021 | a \"b\", c |\n|  | 1/2/2022 | x¦y |\n",
     [("15-KL/TW", "2021-09-30", "A2")]),  # quotation marks, a line end in a cell, an empty cell
    ("sep=;\r\nSố;Ngày\r\n\"15-KL/TW\";30/9/2021", "a.csv", "sep=;\r\n| Số | Ngày |\n| 15-KL/TW | 30/9/2021 |",
     [("15-KL/TW", "2021-09-30", "A2")]),  # what Excel writes
    ("a\t15-KL/TW\t30/9/2021\n", "a.tsv", "| a | 15-KL/TW | 30/9/2021 |\n", [("15-KL/TW", "2021-09-30", "B1")]),
    ("15-KL/TW\n16-KL/TW", "a.csv", "15-KL/TW\n16-KL/TW", [("15-KL/TW", None, "A1"), ("16-KL/TW", None, "A2")]),
    ("a,\"15-KL/TW\nb,c", "a.csv", "| a | \"15-KL/TW |\n| b | c |", [("15-KL/TW", None, "B1")]),  # nothing closes it
    ('[{"b":"15-KL\\/TW ng\\u00e0y 30\\/9\\/2021\\n\\ud83d\\ude00\\ud83d"}]', "a.json",
     '[{"b":"15-KL/TW ngày 30/9/2021\n😀\ufffd"}]', [("15-KL/TW", "2021-09-30", None)]),  # escapes
    ('{"number":"15-KL/TW","issuedDate":"2021-09-30"}\n', "a.jsonl", None, [("15-KL/TW", "2021-09-30", None)]),
    ('{"title":"15-KL/TW","published":"2022-03-12"}\n', "a.jsonl", None, [("15-KL/TW", None, None)]),
    ("1\n00:00:01,000 --> 00:00:02,000\n<i>Quy định số 58-\nQĐ/TW,</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nngày 8/2/2022"
     " và 15-KL\n\n3\n00:00:05,000 --> 00:00:06,000\n/TW ngày 30/9/2021\n", "a.srt",
     "\nQuy định số 58-QĐ/TW,\nngày 8/2/2022 và 15-KL/TW ngày 30/9/2021\n",
     [("58-QĐ/TW", "2022-02-08", "00:00:01"), ("15-KL/TW", "2021-09-30", "00:00:03")]),  # split over lines and cues
    ("WEBVTT - x\n\nNOTE 99-KL/TW\n98-KL/TW\n\nintro\n00:01.000 --> 00:02.000 align:left\n<v An>Quy định số 58-QĐ/TW\n"
     "ngày 8/2/2022 &amp;", "a.vtt", "\nQuy định số 58-QĐ/TW\nngày 8/2/2022 &", [("58-QĐ/TW", "2022-02-08", "00:01")]),
    # Markdown: the sign of a note is no part of a sentence, wherever it stands; what the note says is
    ("58-QĐ/TW[^1], ngày 8/2/2022[^b-2] x\n\n[^1]: 15-KL/TW\n", "a.md", "58-QĐ/TW, ngày 8/2/2022 x\n\n[^1]: 15-KL/TW\n",
     [("58-QĐ/TW", "2022-02-08", None), ("15-KL/TW", None, None)]),
    ("58-QĐ/TW <sup>1</sup>, ngày 8/2/2022<sup><a href='#1'>[2]</a></sup>", "a.md", "58-QĐ/TW, ngày 8/2/2022",
     [("58-QĐ/TW", "2022-02-08", None)]),
    ("x[^58-QĐ/TW] [^1] <sup>WW</sup>", "a.md", None, [("58-QĐ/TW", None, None)]),  # no identifier is hidden as a sign
    ("58-QĐ/TW[^1], ngày 8/2/2022", "a.txt", None, [("58-QĐ/TW", None, None)]),  # a text has no such signs
    # a quotation and a line that ends with a sign go on
    ("> số 58-QĐ/TW\n> ngày 8/2/2022\n>\n> x\n", "a.md", "> số 58-QĐ/TW\nngày 8/2/2022\n\n> x\n",
     [("58-QĐ/TW", "2022-02-08", None)]),
    ("> > số 58-QĐ/TW\r\n> > ngày 8/2/2022", "a.md", None, [("58-QĐ/TW", "2022-02-08", None)]),
    ("số 58-QĐ/TW\n> ngày 8/2/2022", "a.md", None, [("58-QĐ/TW", None, None)]),  # what is quoted does not belong to it
    ("số 58-QĐ/TW\\\nngày 8/2/2022", "a.md", "số 58-QĐ/TW\nngày 8/2/2022", [("58-QĐ/TW", "2022-02-08", None)]),
    ("số 58-QĐ/TW\\\r\nngày 8/2/2022", "a.md", None, [("58-QĐ/TW", "2022-02-08", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "shown", "expected"), SEEN)
def test_seen(content: str, name: str, shown: str | None, expected: list[tuple[str, str | None, str | None]]) -> None:
    [text], unread = opened(content, name)
    assert text.content == content
    assert shown is None or seen(text) == shown
    assert (told(text), unread) == (expected, [])


LINES = '{"id":"x/1","data":{"body":"15-KL/TW"}}\n\n{"id":"x/1","data":{"body":"<p>16-<b>KL</b>/TW"}}\n{"a":1}\n'

# (content, name, options, [(source, identifier, place)], keys of what was not read)
RECORDS = [
    (LINES, "a.jsonl", {"text_field": "data.body", "id_field": "id"},
     [("a.jsonl#x/1", "15-KL/TW", "record 1"), ("a.jsonl#x/1 (2)", "16-KL/TW", "record 3")], ["records"]),
    ('{"items":[{"t":"15-KL/TW"}],"n":1}', "a.json", {"text_field": "t"}, [("a.json#1", "15-KL/TW", "record 1")], []),
    ('{"t":["15-KL/TW","b"]}', "a.json", {"text_field": "t"}, [("a.json#1", "15-KL/TW", "record 1")], []),
    ("id,body\n7,\"15-KL/TW,\nx\"\n", "a.csv", {"text_field": "body", "id_field": "id"},
     [("a.csv#7", "15-KL/TW", "row 2")], []),
    ("id,body\n7,x\n", "a.csv", {"text_field": "bdy"}, [], ["field"]),
    ('{"t":"15-KL/TW"}\n{broken\n', "a.jsonl", {"text_field": "t"}, [("a.jsonl#1", "15-KL/TW", "record 1")], ["json"]),
    ("[" * 100_000, "a.json", {"text_field": "t"}, [], ["json"]),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "options", "expected", "keys"), RECORDS)
def test_records(
    content: str, name: str, options: dict[str, str], expected: list[tuple[str, str, str]], keys: list[str]
) -> None:
    texts, unread = opened(content, name, **options)
    assert [(text.source, one[0], one[2]) for text in texts for one in told(text)] == expected
    assert [one.key for one in unread] == keys


SUBJECT = base64.b64encode("Quy định 58-QĐ/TW".encode()).decode()
LETTER = (
    f"From: a@b\r\nMIME-Version: 1.0\r\nDate: Tue, 8 Feb 2022 23:00:00 +0700\r\nSubject: =?UTF-8?B?{SUBJECT}?=\r\n"
    "Content-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: multipart/alternative; boundary=Y\r\n\r\n"
    "--Y\r\nContent-Type: text/plain\r\n\r\nplain\r\n--Y\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>15-<b>KL</b>/TW ng=C3=A0y 30/9/2021</p>\r\n--Y--\r\n"
    "--X\r\nContent-Type: text/plain; charset=viscii\r\nContent-Disposition: attachment; filename=\"../a/b.txt\"\r\n\r\n"
    "16-KL/TW ng\xe0y 1/10/2021\r\n--X\r\nContent-Type: image/png\r\nContent-ID: <1>\r\n\r\nx\r\n--X--\r\n"
)  # fmt: skip
SAVED = (
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nMIME-Version: 1.0\r\nContent-Type: '
    'multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html\r\n'
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><head><meta charset=3D\"utf-8\"></head><p>15-KL/TW "
    "ng=C3=A0y 30/9/2021</p>\r\n--B\r\nContent-Type: text/html\r\nContent-Location: http://x/foot.html\r\n\r\n"
    "<p>16-KL/TW\r\n--B\r\nContent-Type: text/html\r\n\r\n<script>ad</script>\r\n--B--\r\n"
)  # fmt: skip


def test_mail() -> None:
    [letter, attached], unread = opened(LETTER.encode("latin-1"), "a.eml")
    assert (letter.format, letter.published, unread) == ("eml", "2022-02-08", [])
    assert told(letter) == [("58-QĐ/TW", None, "subject"), ("15-KL/TW", "2021-09-30", "letter")]
    assert (attached.source, attached.encoding) == ("a.eml!/a/b.txt", "viscii")
    assert told(attached) == [("16-KL/TW", "2021-10-01", None)]


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc", "page"])
def test_saved_page(name: str) -> None:
    [page, foot], unread = opened(SAVED, name)
    assert (page.source, page.format, foot.source, unread) == (name, "mht", f"{name}!/foot.html", [])
    assert told(page) == [("15-KL/TW", "2021-09-30", None)]


def book() -> bytes:
    files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
        "O/p.opf": '<package><dc:language>vi</dc:language><dc:date>2022-02-08</dc:date><manifest><item id="b" href='
        '"b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a%20a.xhtml" media-type='
        '"application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "O/a a.xhtml": "<html><p>58-QĐ/TW</p></html>",
        "O/b.xhtml": "<html><p>15-<b>KL</b>/TW</p></html>",
    }  # fmt: skip
    return packed(files)


def test_book() -> None:
    [text], unread = opened(book(), "a.epub")
    assert (text.language, text.published, unread) == ("vi", "2022-02-08", [])
    assert told(text) == [("58-QĐ/TW", None, "chapter 1"), ("15-KL/TW", None, "chapter 2")]


def test_zip() -> None:
    data = packed({
        "thư mục/b.txt": "58-QĐ/TW", "../../etc/a\x1b.txt": "15-KL/TW", "c.jpg": b"x", "d.zip": zipped(e_dot_txt="16-KL/TW"),
        "__MACOSX/._b.txt": b"\0", ".hidden.txt": "x", "~$b.docx": b"\0", "f.bin": b"\0", "g.txt": b"\0\1\2\xff" * 9,
    })  # fmt: skip
    texts, unread = opened(data, "a.zip")
    assert [text.source for text in texts] == ["a.zip!/etc/a.txt", "a.zip!/d.zip!/e.txt", "a.zip!/thư mục/b.txt"]
    assert [(one.source, one.key) for one in unread] == [
        ("a.zip!/c.jpg", "scan"), ("a.zip!/f.bin", "kind"), ("a.zip!/g.txt", "binary"),
    ]  # fmt: skip


def nested(depth: int) -> bytes:
    data = zipped(a_dot_txt="15-KL/TW")
    for _ in range(depth):
        data = zipped(a_dot_zip=data)
    return data


def damaged() -> bytes:
    data = bytearray(packed({"a.txt": "15-KL/TW ngày 30/9/2021 " * 40}))
    data[40:60] = b"\xff" * 20
    return bytes(data)


# (bytes, name, keys of what was not read)
HOSTILE: list[tuple[Callable[[], bytes], str, list[str]]] = [
    (lambda: zipped(a_dot_txt="15-KL/TW" * 99)[:60], "a.zip", ["broken"]),  # cut off
    (lambda: book()[:200], "a.epub", ["broken"]),
    (damaged, "a.zip", ["broken"]),  # a member that is damaged
    (lambda: zipped(a_dot_txt=b"0" * 60_000_000), "a.zip", ["bomb"]),  # a bomb
    (lambda: nested(9), "a.zip", ["deep"]),  # bombs in bombs
    (lambda: packed({"mimetype": "application/epub+zip"}), "a.epub", ["broken"]),  # no book in it
    (lambda: b"MIME-Version: 1.0\r\nSubject: =?nonsense?B?!!!?=\r\nContent-Type: text/plain; charset=nonsense\r\n\r\nx",
     "a.eml", []),  # bad names of encodings
    (lambda: b"MIME-Version: 1.0\r\nSubject: \xff\xfe\r\nContent-Type: multipart/mixed\r\n\r\n", "a.eml", []),
    (lambda: b"PK\x03\x04" + b"\0" * 999, "a.txt", ["binary"]),
    (lambda: b'"' * 300_000, "a.csv", []),
    (lambda: b'"a' * 100_000, "a.csv", []),
    (lambda: b'"a,' * 100_000, "a.csv", []),
    (lambda: b'\\"' * 100_000, "a.json", []),
    (lambda: b"\n" * 100_000, "a.srt", []),
    (lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" * 20_000, "a.srt", []),
    (lambda: b"a" * 5_000_000, "a.csv", []),  # one line
    (lambda: b"WEBVTT\n" + b"<" * 200_000, "a.vtt", []),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "keys"), HOSTILE)
def test_hostile_files(data: Callable[[], bytes], name: str, keys: list[str]) -> None:
    parts = list(texts_of(data(), name))
    assert [part.key for part in parts if isinstance(part, Unread)] == keys


# (what is repeated, name)
LONG = [
    ('"', "a.csv"), ('"a', "a.csv"), ('"a,', "a.csv"), ("a", "a.csv"), ('\\"', "a.json"), ("\n", "a.srt"),
    ("1\n00:00:01,000 --> 00:00:02,000\n", "a.srt"), ("WEBVTT\n<", "a.vtt"), ("<", "a.vtt"),
    ("a[^", "a.md"), ("a<sup><a ", "a.md"), ("> a\n", "a.md"), (">", "a.md"), ("a ", "a.md"), ("a\\", "a.md"),
]  # fmt: skip


@pytest.mark.parametrize(("repeated", "name"), LONG)
def test_hostile_files_are_read_in_linear_time(repeated: str, name: str) -> None:
    assert_linear(lambda times: list(texts_of(repeated.encode() * 20_000 * times, name)))


def test_a_reader_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "citecheck.read.docx", None)
    texts, [unread] = opened(zipped(word__document_dot_xml="<w/>"), "a.docx")
    assert (texts, unread.key, dict(unread.values)) == ([], "reader", {"format": "docx"})
