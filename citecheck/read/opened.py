"""Bytes of one file → its texts: its format, the reader of that format, files inside it, repairs at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

from citecheck.model import Text, Unread
from citecheck.read.detect import detect
from citecheck.read.formats import BY_NAME, Parts
from citecheck.read.mended import mended
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.unreadable import UnreadableError, unread

DEPTH = 3
"""Files in files in files: deeper ones are named as unread."""


def texts_of(data: bytes, source: str, options: ReadOptions = DEFAULT, depth: int = 0) -> Iterator[Text | Unread]:
    """The texts in a file, and what of it could not be read."""
    try:
        for part in _parts(data, source, options):
            if isinstance(part, Unread):
                yield part
            elif isinstance(part, Text):
                yield mended(part)
            elif depth >= DEPTH:
                yield unread(part.source, UnreadableError("deep", depth=DEPTH))
            else:
                yield from texts_of(part.data, part.source, replace(options, declared=part.charset), depth + 1)
    except UnreadableError as error:
        yield unread(source, error)
    except Exception as error:  # one broken file among thousands must not end the run: it is named
        yield unread(source, UnreadableError("broken", error=f"{type(error).__name__}: {error}"[:200]))


def _parts(data: bytes, source: str, options: ReadOptions) -> Parts:
    name = detect(data, source)
    format_ = BY_NAME[name]
    try:
        module = import_module(f"citecheck.read.{format_.module}")
    except ImportError:
        raise UnreadableError("reader", format=name) from None
    if format_.takes == "many":
        yield from module.read(data, source, options)
    else:
        yield module.read(data, source, options) if format_.takes == "options" else module.read(data, source)
