"""PDF: the text of each page in reading order, by pypdfium2; pages without a text layer are named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from citecheck.model import Note, Place, Text
from citecheck.read.extras import library
from citecheck.read.layout import lines
from citecheck.read.pdfruns import pieces
from citecheck.read.unreadable import UnreadableError

_PASSWORD = 4
_IMAGE = 3
_SHOWN = {3, 13, 20}
"""Kinds of annotations that print text on a page: free text, stamps, and fields such as those of signatures."""
_SHORT = 60
"""Characters: a page with no more, under a picture of half its size, is a scan with a stamp."""
_EDGE = 3
"""Lines at the top and bottom of a page among which its furniture stands."""
_NUMBER = re.compile(
    r"[\s\-–—_|/.]*(?:(?:trang|page|стр\.?|p\.)\s*)?(\d{1,4})(?:\s*(?:/|of|của)\s*(\d{1,4}))?[\s\-–—_|.]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_LIMIT = 50_000_000
"""Characters: more come from no document, but from a file made to fill the memory."""


@dataclass(frozen=True, slots=True)
class _Page:
    lines: list[str]
    scanned: bool


def read(data: bytes, source: str) -> Text:
    """The text of a PDF; its places are its pages."""
    pages = _pages(data)
    scanned = [number for number, page in enumerate(pages, 1) if page.scanned]
    if scanned and not any(page.lines and not page.scanned for page in pages):
        raise UnreadableError("scanned", pages=ranges(scanned), source=source)
    parts: list[str] = []
    starts = [0]
    for made in _without_furniture([page.lines for page in pages]):
        parts.append("".join(f"{line}\n" for line in made))
        starts.append(starts[-1] + len(parts[-1]))
    locators = tuple((starts[place], f"page {place + 1}") for place, part in enumerate(parts) if part)
    notes: tuple[Note, ...] = ()
    if scanned:
        text = Text(source, "".join(parts))
        at = starts[scanned[0] - 1]
        place = Place(source, at, at, *text.place(at), locator=f"page {scanned[0]}")
        notes = (Note("CC901", place, (("pages", ranges(scanned)),)),)
    return Text(source, "".join(parts), "pdf", locators=locators, notes=notes)


def ranges(numbers: Sequence[int]) -> str:
    """3–7, 9"""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)


def _pages(data: bytes) -> list[_Page]:
    pdfium, raw = library("pypdfium2", "pdf"), library("pypdfium2.raw", "pdf")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        if raw.FPDF_GetLastError() == _PASSWORD:
            raise UnreadableError("password") from None
        raise UnreadableError("damaged", format="pdf") from None
    made: list[_Page] = []
    length = 0
    try:
        for number in range(len(document)):
            made.append(_page(document, number, raw))
            length += sum(map(len, made[-1].lines))
            if length > _LIMIT:
                raise UnreadableError("bomb", size=length // 1_000_000)
    except pdfium.PdfiumError:
        raise UnreadableError("damaged", format="pdf") from None
    finally:
        document.close()
    if not made:
        raise UnreadableError("damaged", format="pdf")
    return made


def _page(document: Any, number: int, raw: Any) -> _Page:
    page = document[number]
    if any(_kind(page, place, raw) in _SHOWN for place in range(raw.FPDFPage_GetAnnotCount(page))):
        raw.FPDFPage_Flatten(page, 0)
        page.close()
        page = document[number]
    text = page.get_textpage()
    found = [line for chunks in pieces(text, raw) for line in lines(chunks)]
    scanned = sum(map(len, found)) <= _SHORT and _pictured(page, not found)
    text.close()
    page.close()
    return _Page(found, scanned)


def _kind(page: Any, place: int, raw: Any) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, place)
    kind = int(raw.FPDFAnnot_GetSubtype(annotation))
    raw.FPDFPage_CloseAnnot(annotation)
    return kind


def _pictured(page: Any, bare: bool) -> bool:
    """Whether a page is a picture: half of it at least, or anything drawn where there is no text at all."""
    width, height = page.get_size()
    for drawn in page.get_objects(max_depth=3):
        if bare:
            return True
        left, bottom, right, top = drawn.get_bounds()
        if drawn.type == _IMAGE and (right - left) * (top - bottom) > width * height / 2:
            return True
    return False


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages without their numbers, and with lines that stand on many of them at the edge only once.

    Else they would stand in the middle of a sentence that runs on over a page's end.
    """
    often = Counter(key for page in pages for key in {_key(page[place]) for place in _edges(page)})
    seen: set[str] = set()
    made = []
    for number, page in enumerate(pages):
        gone = set()
        for place in _edges(page):
            key = _key(page[place])
            if (often[key] > 2 and key in seen) or _numbers(page[place], number, pages):
                gone.add(place)
            seen.add(key)
        made.append([line for place, line in enumerate(page) if place not in gone])
    return made


def _numbers(line: str, number: int, pages: list[list[str]]) -> bool:
    """Whether a line at the edge is the page's number: the page's own, or the one that follows on its neighbour's."""
    match = _NUMBER.fullmatch(line)
    if match is None or len(pages) < 2 or (match[2] and int(match[2]) != len(pages)):
        return False
    if int(match[1]) == number + 1:
        return True
    beside = [pages[other] for other in (number - 1, number + 1) if 0 <= other < len(pages)]
    steps = {int(match[1]) - 1, int(match[1]) + 1}
    others = (_NUMBER.fullmatch(page[place]) for page in beside for place in _edges(page))
    return any(other and not other[2] and int(other[1]) in steps for other in others)


def _key(line: str) -> str:
    return _DIGITS.sub("0", line).strip()


def _edges(page: list[str]) -> list[int]:
    places = [place for place, line in enumerate(page) if line]
    return sorted({*places[:_EDGE], *places[-_EDGE:]})
