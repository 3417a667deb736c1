"""PDF with highlights on its wrong dates and a note at each, by PDFium; what was drawn stays as it is."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

from citecheck.annotate.places import Spot, spots
from citecheck.annotate.remarks import Remark
from citecheck.annotate.unfit import UnfitError
from citecheck.read.extras import library

AUTHOR = "citecheck"
_HIGHLIGHT = 9
_COLOR = (255, 221, 51)
_PRINTED = 4
_NAME = re.compile(rb"/ID\s*\[\s*<[0-9A-Fa-f]*>\s*<((?:[0-9A-Fa-f]{2}){1,64})>\s*\]")
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""


def annotate(
    data: bytes, content: str, remarks: Sequence[Remark], day: str | None
) -> tuple[bytes, tuple[Remark, ...]]:  # fmt: skip
    """The document with a highlight for each remark, and the remarks that have no place in it.

    `content` is the document as it was read, in which the remarks have their offsets; `day` (ISO) dates the notes.
    """
    pdfium, raw = library("pypdfium2", "pdf"), library("pypdfium2.raw", "pdf")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise UnfitError("unusual") from None
    try:
        letters = [list(_letters(document, number, raw)) for number in range(len(document))]
        places = spots(content, remarks, ["".join(letter for letter, _ in page) for page in letters])
        left = []
        for remark, spot in zip(remarks, places, strict=True):
            if spot is None:
                left.append(remark)
                continue
            page = document[spot.piece]
            boxes = list(_boxes(page, [place for _, place in letters[spot.piece]], spot))
            _highlight(page, boxes, "\n".join(remark.lines), day, raw)
            page.close()
        out = io.BytesIO()
        # what was there stays as it is, and the highlights stand behind it
        document.save(out, flags=raw.FPDF_INCREMENTAL)
    finally:
        document.close()
    return _named(out.getvalue(), len(data)), tuple(left)


def _named(made: bytes, start: int) -> bytes:
    """The document with a name told from its contents, where PDFium has drawn one by lot: same input, same bytes."""
    found = list(_NAME.finditer(made, start))
    if not found:
        return made
    first, end = found[-1].span(1)
    name = blake2b(made[:first] + made[end:], digest_size=(end - first) // 2).hexdigest().upper().encode()
    return made[:first] + name + made[end:]


def _letters(document: Any, number: int, raw: Any) -> Iterator[tuple[str, int]]:
    """The letters of a page with their numbers there; the halves of a letter beyond 16 bits are one."""
    page = document[number]
    text = page.get_textpage()
    for place in range(raw.FPDFText_CountChars(text)):
        code = raw.FPDFText_GetUnicode(text, place)
        if code and code != 2:  # a hyphen at the end of a line
            yield chr(code), place
    text.close()
    page.close()


def _boxes(page: Any, places: list[int], spot: Spot) -> Iterator[Box]:
    """The boxes around the letters of a spot, one for each line."""
    text = page.get_textpage()
    current: Box | None = None
    for place in places[spot.first : spot.last + 1]:
        box = text.get_charbox(place, loose=True)
        if box[2] <= box[0]:
            continue
        if current is not None and abs(box[1] - current[1]) < (current[3] - current[1]) / 2 and box[0] >= current[0]:
            current = current[0], min(box[1], current[1]), max(box[2], current[2]), max(box[3], current[3])
            continue
        if current is not None:
            yield current
        current = box
    if current is not None:
        yield current
    text.close()


def _highlight(page: Any, boxes: Sequence[Box], note: str, day: str | None, raw: Any) -> None:
    annotation = raw.FPDFPage_CreateAnnot(page, _HIGHLIGHT)
    for left, bottom, right, top in boxes:
        quad = raw.FS_QUADPOINTSF(left, top, right, top, left, bottom, right, bottom)
        raw.FPDFAnnot_AppendAttachmentPoints(annotation, quad)
    around = raw.FS_RECTF(
        min(box[0] for box in boxes), max(box[3] for box in boxes),
        max(box[2] for box in boxes), min(box[1] for box in boxes),
    )  # fmt: skip
    raw.FPDFAnnot_SetRect(annotation, around)
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *_COLOR, 255)
    raw.FPDFAnnot_SetFlags(annotation, _PRINTED)
    values = {b"Contents": note, b"T": AUTHOR}
    if day:
        values[b"M"] = f"D:{day.replace('-', '')}"
    for key, value in values.items():
        wide = ctypes.create_string_buffer((value + "\0").encode("utf-16-le"))
        raw.FPDFAnnot_SetStringValue(annotation, key, ctypes.cast(wide, raw.FPDF_WIDESTRING))
    raw.FPDFPage_CloseAnnot(annotation)
