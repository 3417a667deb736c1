"""pdf → Text: pages in reading order, citations whole over the ends of lines and pages, scans named."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from citecheck.read.pdf import ranges, read
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


ONE = ("58-QĐ/TW", "2022-02-08", "page 1")
TWO = ("15-KL/TW", "2021-09-30", "page 1")

# (pages, what is cited where)
PAGES = [
    # lines end inside the identifier, its date, and between them
    ([text("Regulation No. 58-", "QD/TW dated February", "8, 2022")], [ONE]),
    ([text("Regulation No. 58-QD/", "TW, 08/", "02/2022")], [ONE]),
    ([text("Regulation No. 58-QD-", "TW dated February 8, 2022")], [ONE]),
    # a hyphen parts a word at a line's end
    ([text("Regulation No. 58-QD/TW dated Feb-", "ruary 8, 2022; Conclusion 15-KL/TW")], [("58-QĐ/TW", None, "page 1"), ("15-KL/TW", None, "page 1")]),
    # the mark of a note is no part of an identifier
    ([note_mark], [ONE]),
    # a table with heads
    ([table], [ONE]),
    # columns drawn line by line
    ([columns], [ONE, TWO]),
    # text that is turned by a quarter, by a half, the other way
    *(([turned(angle)], [ONE]) for angle in (90, 180, 270)),
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
