"""Electronic books (EPUB): the chapters in the order of reading, as a reader sees them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.html import charset_of, page
from citecheck.read.inside import Unpacked
from citecheck.read.markup import attributes, tokens
from citecheck.read.unreadable import UnreadableError

_DAY = re.compile(r"<dc:date[^>]{0,200}>\s*(\d{4}-\d{2}-\d{2})")
_LANGUAGE = re.compile(r"<dc:language[^>]{0,200}>\s*([A-Za-z]{2,3})\b")


def read(data: bytes, source: str) -> Text:
    """The text of all chapters; a place is named by its chapter."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError("broken", error=str(error)[:100]) from None
    with archive:
        book = _Book(archive)
        package = book.text(book.package)
        pieces: list[str] = []
        places: list[tuple[int, str]] = []
        length = 0
        for number, name in enumerate(_spine(package, book.package), 1):
            piece = page(book.text(name), source, "epub", "utf-8").view
            if piece is not None and piece.text.strip():
                places.append((length, f"chapter {number}"))
                pieces.append(piece.text.rstrip("\n") + "\n\n")
                length += len(pieces[-1])
    day, language = _DAY.search(package), _LANGUAGE.search(package)
    return Text(
        source, "".join(pieces), "epub", locators=tuple(places),
        language=language[1].lower() if language else None, published=day[1] if day else None,
    )  # fmt: skip


class _Book:
    """The files of a book by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.unpacked = Unpacked(archive)
        self.infos = {info.filename: info for info in archive.infolist()}
        container = self.text("META-INF/container.xml")
        packages = [name for tag, name in _values(container, "full-path") if tag.endswith("rootfile")]
        if not packages:
            raise UnreadableError("broken", error="no package in it")
        self.package = packages[0]

    def text(self, name: str) -> str:
        """The letters of a file of the book."""
        info = self.infos.get(name)
        if info is None:
            raise UnreadableError("broken", error=f"{name} is missing")
        data = self.unpacked.read(info)
        return decode(data, charset_of(data)).text


def _values(content: str, attribute: str) -> Iterator[tuple[str, str]]:
    for token in tokens(content):
        if token.kind == "open":
            value = attributes(content, token).get(attribute)
            if value is not None:
                yield token.name, value


def _spine(package: str, name: str) -> list[str]:
    """The files of the chapters in order; what the spine leaves out nobody reads."""
    folder = posixpath.dirname(name)
    files: dict[str, str] = {}
    order: list[str] = []
    for token in tokens(package):
        if token.kind != "open":
            continue
        known = attributes(package, token)
        if token.name.endswith("itemref"):
            order.append(known.get("idref", ""))
        elif token.name.endswith("item") and "html" in known.get("media-type", ""):
            files[known.get("id", "")] = posixpath.normpath(posixpath.join(folder, unquote(known.get("href", ""))))
    return [files[one] for one in order if one in files]
