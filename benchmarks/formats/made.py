"""One text in three formats: articles of prose with citations, a heading each, page numbers where there are pages."""

from __future__ import annotations

import html
import io
import random
import textwrap
from collections.abc import Sequence
from pathlib import Path

from benchmarks.speed.corpus import Kind, text

LINES, COLUMNS = 48, 90
VIETNAMESE = Kind(languages=(("vi", 1),))


def paragraphs(pages: int) -> list[str]:
    """Paragraphs that fill about so many pages."""
    chance = random.Random(1)
    made: list[str] = []
    lines = 0
    while lines < pages * LINES:
        for one in text(chance, 6_000, VIETNAMESE)[0].split("\n\n"):
            made.append(one.strip())
            lines += len(textwrap.wrap(one, COLUMNS)) + 1
    return made


def pdf(content: Sequence[str], font: Path) -> bytes:
    """As a program for letters prints it: a line a piece of text, numbered pages."""
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    registerFont(TTFont("text", str(font)))
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True)
    lines = [line for one in content for line in (*textwrap.wrap(one, COLUMNS), "")]
    for number, first in enumerate(range(0, len(lines), LINES), 1):
        canvas.setFont("text", 10)
        canvas.drawCentredString(297, 810, str(number))
        for place, line in enumerate(lines[first : first + LINES]):
            canvas.drawString(50, 780 - 15 * place, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def docx(content: Sequence[str]) -> bytes:
    """As python-docx writes it: three runs a paragraph, the middle one bold, as people's documents have them."""
    from docx import Document

    document = Document()
    for one in content:
        paragraph = document.add_paragraph()
        third = len(one) // 3
        for place, run in enumerate((one[:third], one[third : 2 * third], one[2 * third :])):
            paragraph.add_run(run).bold = place == 1
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def page(content: Sequence[str]) -> bytes:
    """As a web page: a paragraph an element with a class, the middle third of it bold."""
    rows = []
    for one in content:
        third = len(one) // 3
        left, middle, right = map(html.escape, (one[:third], one[third : 2 * third], one[2 * third :]))
        rows.append(f'<p class="text">{left}<b>{middle}</b>{right}</p>')
    head = '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>Bài</title></head><body>\n'
    return (head + "\n".join(rows) + "\n</body></html>\n").encode()
