"""Plain text and Markdown: what is stored is what is read."""

from __future__ import annotations

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.formats import format_of
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Text:
    """The text as stored."""
    decoded = decode(data, options.declared, options.encoding)
    name = "markdown" if format_of(source) == "markdown" else "text"
    return announced(Text(source, decoded.text, name, decoded.encoding), decoded)
