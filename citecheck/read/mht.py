"""Saved pages in one file (MHT, MHTML): the page, and other pages inside it."""

from __future__ import annotations

from citecheck.read.formats import Parts
from citecheck.read.html import charset_of, page
from citecheck.read.inside import inner
from citecheck.read.mime import header, leaves, letters, parsed, payload
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.unreadable import UnreadableError


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Parts:
    """The first page under the name of the file; frames and parts that show letters under their own."""
    pages = [part for part in leaves(parsed(data)) if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise UnreadableError("broken", error="no page in it")
    for number, part in enumerate(pages):
        decoded = letters(part, options, charset_of(payload(part)))
        name = header(part, "Content-Location").rstrip("/").rsplit("/", 1)[-1] or f"part {number + 1}.html"
        made = page(decoded.text, inner(source, name) if number else source, "mht", decoded.encoding)
        if number == 0 or (made.view and made.view.text.strip()):
            yield announced(made, decoded)
