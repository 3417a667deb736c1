"""pdf → Text: pages in reading order, citations whole over the ends of lines and pages, scans named."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.formats.__main__ import FONT
from benchmarks.formats.made import paragraphs
from benchmarks.formats.made import pdf as benchmark_pdf
from citecheck.read.extras import library
from citecheck.read.pdf import ranges, read
from citecheck.read.pdfletters import Letters
from citecheck.read.pdfruns import level, word_by_word
from citecheck.read.unreadable import UnreadableError
from tests.reading import cited, why

Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, password: str = "") -> bytes:
    data = io.BytesIO()
    lock = StandardEncryption(password, "owner") if password else None
    canvas = Canvas(data, pagesize=(595, 842), encrypt=lock)
    for draw in pages:
        canvas.setFont("Helvetica", 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def text(*lines: str, top: float = 760) -> Draw:
    def draw(canvas: Canvas) -> None:
        for place, line in enumerate(lines):
            canvas.drawString(60, top - 18 * place, line)

    return draw


def both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def note_mark(canvas: Canvas) -> None:
    """A citation with the raised mark of a note, a comma behind it."""
    canvas.drawString(60, 760, "Regulation No. 58-QD/TW")
    place = 60 + canvas.stringWidth("Regulation No. 58-QD/TW", "Helvetica", 12)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(place, 765, "12")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(place + 8, 760, ", dated February 8, 2022")


def marked(before: str, mark: str, behind: str = "", size: float = 7) -> Draw:
    """A line with a small raised mark in it."""

    def draw(canvas: Canvas) -> None:
        place = 60 + canvas.stringWidth(before, "Helvetica", 12)
        after = place + canvas.stringWidth(mark, "Helvetica", size)
        pieces_of(
            (60, 760, before, "Helvetica", 12), (place, 764, mark, "Helvetica", size), (after, 760, behind, "Helvetica", 12)
        )(canvas)  # fmt: skip

    return draw


def table(canvas: Canvas) -> None:
    for top, row in ((760, ["No", "Number", "Date of issue", "About"]), (742, ["1", "58-QD/TW", "08/02/2022", "Work"])):
        for left, cell in zip((60, 100, 220, 340), row, strict=True):
            canvas.drawString(left, top, cell)


def columns(canvas: Canvas) -> None:
    left = [
        "as laid down in Regulation No. 58-QD/TW",
        "dated February 8, 2022 of the Politburo",
        "and in all that rests on it and more",
    ]
    right = [
        "so it is said in Conclusion No. 15-KL/TW",
        "dated September 30, 2021, and further",
        "in what has been written about it",
    ]
    for place, (one, other) in enumerate(zip(left, right, strict=True)):
        canvas.drawString(50, 760 - 18 * place, one)
        canvas.drawString(320, 760 - 18 * place, other)


def turned(angle: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Regulation No. 58-QD/TW")
        canvas.drawString(0, -18, "dated February 8, 2022")

    return draw


def form(canvas: Canvas) -> None:
    """A number in a field of a form, as programs for signing put it."""
    canvas.acroForm.textfield(value="58-QD/TW, 08/02/2022", x=60, y=700, width=300, height=20)
    canvas.drawString(60, 760, "x")


def page_of(number: int, *lines: str) -> Draw:
    """A page with a line at its head that all have, and its number below."""
    return both(text("OFFICE OF THE COMMITTEE", top=800), text(*lines), text(f"- {number} -", top=40))


def pieces_of(*pieces: tuple[float, float, str, str, float]) -> Draw:
    """Pieces of text: where, what, in which font and size."""

    def draw(canvas: Canvas) -> None:
        for left, foot, said, font, size in pieces:
            canvas.setFont(font, size)
            canvas.drawString(left, foot, said)

    return draw


def spaced(words: float, letters: float, said: str) -> Draw:
    """One object with more (or less) between its words and letters than its font has."""

    def draw(canvas: Canvas) -> None:
        written = canvas.beginText(60, 700)
        written.setWordSpace(words)
        written.setCharSpace(letters)
        written.textLine(said)
        written.textLine(said)
        canvas.drawText(written)

    return draw


ONE = ("58-QĐ/TW", "2022-02-08", "page 1")
TWO = ("15-KL/TW", "2021-09-30", "page 1")


def below_nothing(canvas: Canvas) -> None:
    """Some programs mirror a page twice: by its directions, and by letters of a size below nothing."""
    written = canvas.beginText()
    written.setFont("Helvetica", -12)
    written.setTextTransform(-1, 0, 0, -1, 60, 700)
    written.textOut("Annex No12. Regulation No. 58-QD/TW, 08/02/2022")
    canvas.drawText(written)


# (pages, what is cited where)
PAGES: list[tuple[list[Draw], list[tuple[str, str | None, str]]]] = [
    # lines end inside the identifier, its date, and between them
    ([text("Regulation No. 58-", "QD/TW dated February", "8, 2022")], [ONE]),
    ([text("Regulation No. 58-QD/", "TW, 08/", "02/2022")], [ONE]),
    ([text("Regulation No. 58-QD-", "TW dated February 8, 2022")], [ONE]),
    # a hyphen parts a word at a line's end
    ([text("Regulation No. 58-QD/TW dated Feb-", "ruary 8, 2022; Conclusion 15-KL/TW")], [("58-QĐ/TW", None, "page 1"), ("15-KL/TW", None, "page 1")]),
    # the mark of a note is no part of an identifier
    ([note_mark], [ONE]),
    # nor of a year, whatever stands behind it
    ([marked("Regulation No. 58-QD/TW dated February 8, 2022", "1")], [ONE]),
    ([marked("Regulation No. 58-QD/TW of 8 February 2022", "12", " of the Politburo")], [ONE]),
    ([marked("Regulation No. 58-QD/TW of 8 February 2022", "1", ", of the Politburo")], [ONE]),
    ([marked("Regulation No. 58-QD/TW of 08/02/2022", "[1]", ".")], [ONE]),
    # a mark before a number does not make it longer; a large figure that begins a number is part of it
    ([marked("See ", "1", "58-QD/TW dated February 8, 2022")], [ONE]),
    ([pieces_of((60, 700, "5", "Helvetica", 30), (77, 700, "8-QD/TW dated February 8, 2022", "Helvetica", 12))], [ONE]),
    # a table with heads
    ([table], [ONE]),
    # columns drawn line by line
    ([columns], [ONE, TWO]),
    # text that is turned by a quarter, by a half, the other way
    ([turned(90)], [ONE]),
    ([turned(180)], [ONE]),
    ([turned(270)], [ONE]),
    # what is turned does not break what is not
    ([both(text("Regulation No. 58-QD/TW"), text("dated February 8, 2022", top=742), lambda canvas: (canvas.translate(20, 300), canvas.rotate(90), canvas.drawString(0, 0, "15-KL/TW"))[0])], [ONE, ("15-KL/TW", None, "page 1")]),
    # a field of a form
    ([form], [ONE]),
    # a page ends between identifier and date: heads and page numbers do not come between
    ([page_of(1, "x"), page_of(2, "on Regulation No. 58-QD/TW"), page_of(3, "dated February 8, 2022", "and 15-KL/TW")], [(*ONE[:2], "page 2"), ("15-KL/TW", None, "page 3")]),
    # an empty page is no scan
    ([text("58-QD/TW, 08/02/2022"), lambda _: None, text("15-KL/TW, 30/9/2021")], [ONE, (*TWO[:2], "page 3")]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "expected"), PAGES)
def test_pages(pages: list[Draw], expected: list[tuple[str, str | None, str]]) -> None:
    made = read(pdf(*pages), "a.pdf")
    assert cited(made) == expected
    assert (made.format, made.notes) == ("pdf", ())


PLAIN_LINE = "Regulation No. 58-QD/TW dated February 8, 2022"
BOTH_WAYS: list[Draw] = [
    *chain.from_iterable(pages for pages, _ in PAGES),
    below_nothing,
    # one object with wide gaps: spaces typed one after the other, words set apart, letters drawn together
    text("Number 58-QD/TW            Hanoi, February 8, 2022", "Number      58-QD/TW", "x"),
    spaced(20, 0, PLAIN_LINE),
    spaced(14, -0.5, PLAIN_LINE),
    spaced(0, 4, PLAIN_LINE),
    # lines of several objects: one that follows close, one far off, letters each by itself, a word in two
    pieces_of((60, 700, "Regulation", "Helvetica", 12), (122, 700, "No. 58-QD/TW", "Helvetica-Bold", 12), (400, 700, "dated", "Helvetica", 12)),
    pieces_of(*((60 + 7 * place, 700, letter, "Courier", 12) for place, letter in enumerate(PLAIN_LINE))),
    pieces_of((60, 700, "Regu", "Helvetica", 12), (86.7, 700, "lation 58-", "Helvetica", 12), (60, 686, "QD/TW", "Helvetica", 12)),
    # marks of notes behind, before and inside words; larger letters that begin a line
    pieces_of((60, 700, "TW", "Helvetica", 12), (79, 705, "12", "Helvetica", 6), (88, 700, "of", "Helvetica", 12)),
    pieces_of((60, 705, "1", "Helvetica", 6), (64, 700, "See 58-QD/TW", "Helvetica", 12)),
    pieces_of((60, 700, "R", "Helvetica", 30), (82, 700, "egulation 58-QD/TW", "Helvetica", 12)),
    # blanks that do not break, tabs
    text("No.\xa058-QD/TW \xa0 dated\xa0 2022", "\xa0"),
]  # fmt: skip


@pytest.mark.parametrize("draw", BOTH_WAYS)
def test_places_asked_for_at_once_are_those_asked_for_word_by_word(draw: Draw) -> None:
    [agree] = agreed(pdf(draw))
    assert agree


def test_the_way_at_once_is_taken_but_for_turned_pages() -> None:
    assert agreed(pdf(text(PLAIN_LINE), table, columns, note_mark, lambda _: None, turned(90), turned(180))) == [
        *["at once"] * 4, *["word by word"] * 3
    ]  # fmt: skip


@pytest.mark.skipif(not FONT.exists(), reason="a font with Vietnamese letters")
def test_the_pages_of_the_benchmark_read_the_same_both_ways() -> None:
    assert set(agreed(benchmark_pdf(paragraphs(2), FONT))) == {"at once"}


def agreed(data: bytes) -> list[str]:
    """How each page was read; "" where it is read otherwise word by word."""
    raw = library("pypdfium2.raw", "pdf")
    document = library("pypdfium2", "pdf").PdfDocument(data)
    ways = []
    for number in range(len(document)):
        page = document[number]
        letters = Letters(page.get_textpage(), raw)
        found = level(letters)
        ways.append("word by word" if not found else "at once" if found == word_by_word(letters) else "")
    return ways


PIECES = st.lists(
    st.tuples(
        st.integers(0, 40).map(lambda left: 12.5 * left),
        st.sampled_from([700, 703, 686, 672, 600]),
        st.text(alphabet="ab1i x(-,\xa0", min_size=1, max_size=30),
        st.sampled_from(["Helvetica", "Times-Italic"]),
        st.sampled_from([6, 7, 12, 13]),
    ),
    max_size=8,
)


@given(PIECES)
@settings(max_examples=150, deadline=None)
def test_any_page_reads_the_same_both_ways(pieces: list[tuple[float, float, str, str, float]]) -> None:
    assert agreed(pdf(pieces_of(*pieces))) != [""]


def test_letters_of_a_size_below_nothing_are_no_marks_of_notes() -> None:
    assert read(pdf(below_nothing), "a.pdf").content == "Annex No12. Regulation No. 58-QD/TW, 08/02/2022\n"


def test_pages_without_text_among_others_are_noted() -> None:
    """So is one of a picture with a stamp of a few words."""
    written = text("58-QD/TW, 08/02/2022")
    made = read(pdf(written, picture, picture, both(picture, text("Signed by X")), written, picture), "a.pdf")
    [note] = made.notes
    assert (note.rule, dict(note.values), note.place.locator) == ("CC901", {"pages": "2–4, 6"}, "page 2")
    assert [place for _, _, place in cited(made)] == ["page 1", "page 5"]


@pytest.mark.parametrize(
    "page", [picture, both(picture, text("Signed by X")), lambda canvas: canvas.rect(9, 9, 99, 99)]
)
def test_a_scan_is_refused_with_the_command_that_helps(page: Draw) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(pdf(page, page, page), "scan.pdf")
    assert (caught.value.key, caught.value.values) == ("scanned", {"pages": "1–3", "source": "scan.pdf"})


PLAIN = pdf(text("58-QD/TW, 08/02/2022"))

# (bytes, the reason)
REFUSED = [
    (b"", "damaged"),  # nothing
    (b"%PDF-1.7\n", "damaged"),  # nothing but its mark
    (random.Random(1).randbytes(5000), "damaged"),  # noise
    (b"%PDF-1.7\n" + random.Random(2).randbytes(5000), "damaged"),  # noise that begins well
    (pdf(text("58-QD/TW"), password="secret"), "password"),
]


@pytest.mark.parametrize(("data", "key"), REFUSED, ids=[f"{place}-{key}" for place, (_, key) in enumerate(REFUSED)])
def test_refused_with_a_reason(data: bytes, key: str) -> None:
    assert why(read, data) == key


def test_a_missing_library_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(UnreadableError) as caught:
        read(PLAIN, "a.pdf")
    assert (caught.value.key, caught.value.values["command"]) == ("extra", 'pip install "citecheck[pdf]"')


def test_ranges() -> None:
    assert ranges([3, 4, 5, 7, 9, 10]) == "3–5, 7, 9–10"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    damaged = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 8))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    assert why(read, bytes(damaged)) in ("", "damaged", "password", "scanned")
