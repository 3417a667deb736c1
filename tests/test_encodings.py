"""Encodings other than Unicode: told by what a file says or by its letters, announced where they were guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.encodings.made import CODECS, SENTENCES, misread, stored
from citecheck.check.checking import check
from citecheck.cli import run
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Extract, Note, Place, Text
from citecheck.read.charsets import charset
from citecheck.read.decode import decode
from citecheck.read.mended import REPAIRS, mended
from citecheck.read.mojibake import repaired
from citecheck.read.opened import texts_of
from citecheck.read.options import ReadOptions
from citecheck.read.unreadable import UnreadableError

VIETNAMESE = SENTENCES["vi"]


@pytest.mark.parametrize(("language", "codec"), [(one, codec) for one, codecs in CODECS.items() for codec in codecs])
def test_an_encoding_is_told_from_the_letters(language: str, codec: str) -> None:
    found = decode(stored(SENTENCES[language], codec))
    known = charset(codec)
    assert known is not None
    # what is wholly ASCII, as ISO-2022-JP is, says its encoding itself
    assert (found.encoding, found.guessed) == (known.name, codec != "iso2022_jp")


# (bytes, encoding): too little to tell
UNDECIDED = [b"\x81\xff\xfe", b"caf\xe9", b"58-Q\xd0/TW", bytes(range(128, 256)), "Quyết định 58-QĐ".encode()[:-1]]


@pytest.mark.parametrize("raw", UNDECIDED)
def test_what_cannot_be_told_is_refused_with_what_was_tried(raw: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(raw)
    assert "windows-1258" in str(caught.value.values["tried"])


# (bytes, what the file says, what a person asks for, encoding)
SAID = [
    (b"caf\xe9", "ISO-8859-1", None, "windows-1252"),  # as browsers read it
    (b"caf\xe9", "viscii", None, "viscii"),
    (b"caf\xe9", "utf-8", "cp1251", "windows-1251"),  # a person outranks the file
    ("cafés".encode(), "windows-1252", None, "utf-8"),  # what is UTF-8 is not what it says
    (b"\xef\xbb\xbfcaf", "", "utf-8", "utf-8"),
    (b"caf", "no-such-name", None, "utf-8"),
]


@pytest.mark.parametrize(("raw", "declared", "forced", "encoding"), SAID)
def test_what_is_said_outranks_a_guess(raw: bytes, declared: str, forced: str | None, encoding: str) -> None:
    found = decode(raw, declared, forced)
    assert (found.encoding, found.guessed, found.text[:3]) == (encoding, False, "caf")


@pytest.mark.parametrize("name", ["", "nonsense", "hex", "rot13", "undefined", "a" * 9999, "../x", "\0"])
def test_names_of_no_encoding(name: str) -> None:
    assert charset(name) is None


def test_an_encoding_that_a_person_names() -> None:
    [text] = texts_of(stored(VIETNAMESE, "viscii"), "a.txt", ReadOptions(encoding="viscii"))
    assert isinstance(text, Text)
    assert (text.content, text.encoding, text.notes) == (VIETNAMESE, "viscii", ())


def test_combining_marks_are_composed_in_the_view() -> None:
    [text] = texts_of(stored(VIETNAMESE, "cp1258"), "a.txt")
    assert isinstance(text, Text)
    [one, *_] = extract(text).citations
    assert (str(one.identifier), one.date and one.date.iso) == ("58-QĐ/TW", "2022-02-08")
    assert text.content[one.start : one.end] == one.raw
    [note] = text.notes
    assert (note.rule, dict(note.values)) == ("CC902", {"encoding": "windows-1258"})


@pytest.mark.parametrize("through", ["cp1252", "latin-1", "cp437"])
@pytest.mark.parametrize("language", ["vi", "ru", "zh", "th"])
def test_misread_utf_8_is_repaired(through: str, language: str) -> None:
    sound = "58-QĐ/TW, ngày 8 tháng 2 năm 2022\n"
    text = repaired(Text("a.txt", sound + misread(SENTENCES[language], through)))
    assert text.view is not None
    assert text.view.text == sound + SENTENCES[language]
    [note] = text.notes
    assert note.place.line == 2
    for one in extract(text).citations:
        assert text.content[one.start : one.end] == one.raw


# (as stored, as meant): what was lost on the way
LOST = [
    ("Quyáº¿t Ä‘á»‹nh 58-QÄ/TW ngÃ y 8/2/2022", "Quyết định 58-QĐ/TW ngày 8/2/2022"),  # a space for a space
    ("Quyáº¿t Ä‘á»‹nh 58-QÄ\ufffd/TW", "Quyết định 58-QĐ/TW"),  # the byte that has no letter
    ("Quyáº¿t Ä‘á»‹nh 58-QÄ?/TW", "Quyết định 58-QĐ/TW"),
]


@pytest.mark.parametrize(("content", "meant"), LOST)
def test_what_was_lost_on_the_way(content: str, meant: str) -> None:
    view = repaired(Text("a.txt", content)).view
    assert view is not None
    assert view.text == meant


# lines in order that hold what could be a piece of such a sequence
SOUND = [
    VIETNAMESE, "« THỦ ĐÔ » «THỦ ĐÔ»", "Château, forêt, naïve, «Â»", "São João, Ação à”…", "größe Ä‘ ist", "Ã¡", "É»",
    "58-QÄ/TW", "Türkiye’de", SENTENCES["ru"], SENTENCES["zh"], SENTENCES["th"], SENTENCES["fr"],
]  # fmt: skip


@pytest.mark.parametrize("content", SOUND)
def test_lines_in_order_are_left_alone(content: str) -> None:
    text = Text("a.txt", content)
    assert repaired(text) is text


# long texts, of which one look tells whether there is anything to repair, and whether there is
LOOKED_AT = [
    *((content, False) for content in SOUND),
    *((misread(VIETNAMESE, through), True) for through in ("cp1252", "latin-1", "cp437")),
    ("Theo Qui ®Þnh sè 58-Q§/TW, ngµy 8 th¸ng 2 n¨m 2022 cña Bé ChÝnh trÞ", True),
    ("Theo Quy ñònh soá 58-QÑ/TW, ngaøy 8 thaùng 2 naêm 2022 cuûa Boä Chính trò", True),
]


@pytest.mark.parametrize(("content", "mends"), LOOKED_AT)
def test_a_long_text_is_mended_as_by_each_repair(content: str, mends: bool) -> None:
    text = Text("a.txt", "x " * 1000 + "\n" + content)
    by_each = text
    for repair in REPAIRS:
        by_each = repair(by_each)
    assert mended(text) == by_each
    assert (by_each is not text) == mends


# (rule, values of the note, a piece of the message in English)
NOTES = [
    ("CC901", {"pages": "3–7"}, "3–7"),
    ("CC902", {"encoding": "windows-1258"}, "windows-1258"),
    ("CC903", {"part": "sheet 2"}, "sheet 2"),
    ("CC903", {}, "page 2"),  # the place says it
    ("CC904", {"date": "08/02/2022"}, "08/02/2022"),
    ("CC904", {"deleted": "08/02/2022"}, "08/02/2022"),
]


@pytest.mark.parametrize(("rule", "values", "piece"), NOTES)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_notes_become_findings(rule: str, values: dict[str, str], piece: str, language: str) -> None:
    place = Place("a.pdf", 3, 5, 2, 1, "x", "page 2")
    text = Extract("a.pdf", "pdf", "utf-8", None, 9, (), (), notes=(Note(rule, place, tuple(values.items())),))
    [finding] = check([text], "2026-01-01", said=messages(language)).findings
    assert (finding.rule, finding.level, finding.identifier, finding.place) == (rule, "warning", None, place)
    assert messages(language).place(piece) in finding.message


@pytest.mark.parametrize("format_", ["table", "json", "csv"])
def test_a_guess_is_told_by_the_command(
    format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A warning, no failure; with --encoding it is no guess."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(stored(VIETNAMESE, "cp1258"))
    command = ["check", "a.txt", "--lang", "en", "--today", "2026-01-01", "--format", format_]
    assert run(command) == 0
    shown = capsys.readouterr().out
    assert "CC902" in shown
    assert "windows-1258" in shown
    assert run([*command, "--encoding", "windows-1258"]) == 0
    assert "CC902" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "options", [["--encoding", "nonsense"], ["--id-field", "id"]], ids=["unknown encoding", "id without text"]
)
def test_wrong_options_are_errors(options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("58-QĐ/TW", encoding="utf-8")
    assert run(["scan", str(tmp_path / "a.txt"), *options]) == 2
    assert options[0] in capsys.readouterr().err


def test_records_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text('{"u": "x", "t": "Kết luận 15-KL/TW"}\n', encoding="utf-8")
    assert run(["scan", str(tmp_path), "--format", "jsonl", "--text-field", "t", "--id-field", "u"]) == 0
    assert 'a.jsonl#x", "start": 9' in capsys.readouterr().out
