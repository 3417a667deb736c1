"""Plain text: what is stored is what is read; and Markdown, without the signs that are no part of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.formats import format_of
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.view import Edit, View, edited

_OWN_NOTE = r"(?m)^\[\^citecheck\d*-\d+\]: CC\d{3}\b[^\n]*"
_SIGNS = re.compile(
    r"\[\^[\w-]{1,40}\]"  # of a note
    r"|<sup>(?:<a\b[^<>\n]{0,200}>)?\[?\d{1,3}\]?(?:</a>)?</sup>"
    r"|\\(?=\r?\n)"  # of a line that ends here, and no paragraph
)
_QUOTATION = re.compile(r"\n[ ]{0,3}(>[> ]{0,20})")


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Text:
    """The text as stored."""
    decoded = decode(data, options.declared, options.encoding)
    name = "markdown" if format_of(source) == "markdown" else "text"
    view = _seen(decoded.text) if name == "markdown" else None
    return announced(Text(source, decoded.text, name, decoded.encoding, view), decoded)


def _seen(content: str) -> View | None:
    """What a reader of Markdown sees, without our notes and the signs of other notes; None where there are none."""
    spans = [*_own_notes(content), *_signs(content)]
    edits: list[Edit] = []
    for start, end in sorted(spans):
        if not edits or start >= edits[-1][1]:
            edits.append((start, end, ""))
    return edited(content, edits) if edits else None


def _own_notes(content: str) -> Iterator[tuple[int, int]]:
    """The notes that citecheck itself has put there, and their signs."""
    if "[^citecheck" not in content:
        return
    for match in re.finditer(_OWN_NOTE, content):
        yield match.span()
        sign = content[match.start() : content.index("]", match.start()) + 1]
        yield from (found.span() for found in re.finditer(re.escape(sign) + "(?!: CC)", content))


def _signs(content: str) -> Iterator[tuple[int, int]]:
    """The signs behind a word, with a blank before them; that of a quotation where the line before it is quoted too."""
    for match in _SIGNS.finditer(content):
        start = match.start() - content.startswith(" ", max(0, match.start() - 1), match.start())
        if start and not content[start - 1].isspace():
            yield start, match.end()
    for match in _QUOTATION.finditer(content):
        if _quoted(content, match.start() + 1):
            yield match.span(1)


def _quoted(content: str, start: int) -> bool:
    """Whether the line that ends at an offset is part of a quotation."""
    line = content[content.rfind("\n", 0, start - 1) + 1 : start]
    return line.lstrip(" ").startswith(">") and line.strip("> \r\n") != ""
