"""Bytes → Text: walking folders, deciding formats and encodings, reading files."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from citecheck.model import LeftOut, Text, Unread
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.unreadable import UnreadableError, unread
from citecheck.read.walk import EVERYTHING, Found, WalkOptions, walk

LIMIT = 1_000_000_000
"""Bytes: a file larger than this is named as unread instead of filling the memory."""


def read_texts(
    paths: Iterable[str],
    stdin_name: str = "<stdin>",
    options: ReadOptions = DEFAULT,
    walking: WalkOptions = EVERYTHING,
) -> Iterator[Text | Unread | LeftOut]:
    """The texts at `paths`, in sorted order, what could not be read with the reason, and what was left out.

    A file may hold many.
    """
    for item in walk(paths, walking):
        if isinstance(item, Found):
            data = load(item, stdin_name)
            yield from [data] if isinstance(data, Unread) else texts_of(item, data, stdin_name, options)
        else:
            yield item


def load(found: Found, stdin_name: str) -> bytes | Unread:
    """The bytes of a file or of standard input, or why there are none."""
    if found.data is not None:
        return found.data
    try:
        return sys.stdin.buffer.read() if found.source == "-" else _bytes(found.path)
    except (OSError, UnreadableError) as error:
        return unread(_source(found, stdin_name), error, found.named)


def texts_of(found: Found, data: bytes, stdin_name: str, options: ReadOptions = DEFAULT) -> list[Text | Unread]:
    """What the bytes of a file hold, or why they cannot be read."""
    from citecheck.read import opened  # what was read before is read back instead

    source = _source(found, stdin_name)
    # a person named the file, not what is inside it
    return [
        replace(part, named=found.named) if isinstance(part, Unread) and part.source == source else part
        for part in opened.texts_of(data, source, options)
    ]


def _source(found: Found, stdin_name: str) -> str:
    return stdin_name if found.source == "-" else found.source


def _bytes(path: Path) -> bytes:
    status = path.stat()
    if status.st_size > LIMIT:
        raise UnreadableError("large", limit=LIMIT // 1_000_000, size=status.st_size // 1_000_000)
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError("special")
    return path.read_bytes()
