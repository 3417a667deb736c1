"""Bytes → Text: walking folders, deciding encodings, reading files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from citecheck.model import LeftOut, Text, Unread
from citecheck.read.decode import decode
from citecheck.read.unreadable import UnreadableError, unread
from citecheck.read.walk import DEFAULT, SUFFIXES, Found, WalkOptions, walk

LIMIT = 1_000_000_000
"""Bytes: a file larger than this is named as unread instead of filling the memory."""


def read_texts(
    paths: Iterable[str], stdin_name: str = "<stdin>", walking: WalkOptions = DEFAULT
) -> Iterator[Text | Unread | LeftOut]:
    """The texts at `paths`, in sorted order, what could not be read with the reason, and what was left out."""
    for item in walk(paths, walking):
        yield _read(item, stdin_name) if isinstance(item, Found) else item


def _read(found: Found, stdin_name: str) -> Text | Unread:
    source = stdin_name if found.source == "-" else found.source
    try:
        data = sys.stdin.buffer.read() if found.source == "-" else _bytes(found.path)
        content, encoding = decode(data)
    except (OSError, UnreadableError) as error:
        return unread(source, error, found.named)
    return Text(source, content, SUFFIXES.get(found.path.suffix.lower(), "text"), encoding)


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LIMIT:
        raise UnreadableError("large", limit=LIMIT // 1_000_000, size=size // 1_000_000)
    if not path.is_file():
        raise UnreadableError("special")
    return path.read_bytes()
