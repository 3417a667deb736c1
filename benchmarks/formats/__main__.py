"""The command: see the package's docstring."""

from __future__ import annotations

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.formats import __doc__ as about
from benchmarks.formats.made import docx, page, paragraphs, pdf
from benchmarks.machine import machine
from citecheck.extract import extract
from citecheck.model import Text
from citecheck.read.extras import library
from citecheck.read.opened import texts_of

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def read_pdf(data: bytes) -> object:
    """The text of each page by pypdfium2."""
    document = library("pypdfium2", "pdf").PdfDocument(data)
    try:
        return sum(len(one.get_textpage().get_text_range()) for one in document)
    finally:
        document.close()


def read_docx(data: bytes) -> object:
    """The tree of the body."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return ElementTree.fromstring(package.read("word/document.xml"))


def read_html(data: bytes) -> object:
    """All events of the page."""
    parser = HTMLParser()
    parser.feed(data.decode())
    return parser


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the file in it, and its library's reading."""

    name: str
    data: bytes
    library: str
    read: Callable[[bytes], object]


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The least processor time of some rounds."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def row(format_: Format, pages: int, rounds: int) -> str:
    """A row of the table."""

    def whole() -> list[Text]:
        return [one for one in texts_of(format_.data, f"a.{format_.name}") if isinstance(one, Text)]

    text = whole()[0]
    extract(text)  # expressions are compiled
    theirs = seconds(lambda: format_.read(format_.data), rounds)
    reading = seconds(whole, rounds)
    finding = seconds(lambda: extract(text), rounds)
    size = len(format_.data) / 1e6
    said = len((text.view.text if text.view else text.content).encode()) / 1e6
    speed = f"{pages / reading:.0f} pages/s" if format_.name == "pdf" else f"{said / reading:.0f} MB/s"
    ours = max(0.0, reading - theirs)
    return (
        f"| {format_.name} | {size:.2f} | {format_.library} | {theirs * 1e3:.0f} | {ours * 1e3:.0f} "
        f"| {100 * ours / reading:.0f} % | {speed} | {finding * 1e3:.0f} |"
    )


def main() -> int:
    """Run; prints Markdown."""
    parser = argparse.ArgumentParser(prog="benchmarks.formats", description=about)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--font", type=Path, default=FONT)
    options = parser.parse_args()
    content = paragraphs(options.pages)
    formats = (
        Format("pdf", pdf(content, options.font), "pypdfium2, text of pages", read_pdf),
        Format("docx", docx(content), "zipfile, ElementTree", read_docx),
        Format("html", page(content), "html.parser", read_html),
    )
    print(f"{machine()}; the best of {options.rounds} rounds\n")
    print("| format | MB | library | its part, ms | ours, ms | of reading | speed | citations found, ms |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for one in formats:
        print(row(one, options.pages, options.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
