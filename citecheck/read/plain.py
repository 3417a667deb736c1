"""Plain text and Markdown: what is stored is what is read, but for the notes that citecheck itself has put there."""

from __future__ import annotations

import re

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.formats import format_of
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.view import View, edited

_OWN_NOTE = r"(?m)^\[\^citecheck\d*-\d+\]: CC\d{3}\b[^\n]*"


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Text:
    """The text as stored."""
    decoded = decode(data, options.declared, options.encoding)
    name = "markdown" if format_of(source) == "markdown" else "text"
    view = _without_notes(decoded.text) if name == "markdown" else None
    return announced(Text(source, decoded.text, name, decoded.encoding, view), decoded)


def _without_notes(content: str) -> View | None:
    """What is left without our notes and their signs; None where there are none."""
    if "[^citecheck" not in content:
        return None
    spans = [match.span() for match in re.finditer(_OWN_NOTE, content)]
    for start, _ in list(spans):
        sign = content[start : content.index("]", start) + 1]
        spans += [match.span() for match in re.finditer(re.escape(sign) + "(?!: CC)", content)]
    return edited(content, [(start, end, "") for start, end in sorted(spans)]) if spans else None
