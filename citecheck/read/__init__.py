"""Bytes → Text: walking folders, deciding encodings, reading files."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from citecheck.model import Text, Unread
from citecheck.read.decode import UnknownEncodingError, decode
from citecheck.read.walk import SUFFIXES, Found, walk

LIMIT = 1_000_000_000
"""Bytes: a file larger than this is named as unread instead of filling the memory."""


def read_texts(paths: Iterable[str], stdin_name: str = "<stdin>") -> Iterator[Text | Unread]:
    """The texts at `paths`, in sorted order, and what could not be read with the reason."""
    for item in walk(paths):
        yield item if isinstance(item, Unread) else _read(item, stdin_name)


def _read(found: Found, stdin_name: str) -> Text | Unread:
    source = stdin_name if found.source == "-" else found.source
    try:
        data = sys.stdin.buffer.read() if found.source == "-" else _bytes(found.path)
        content, encoding = decode(data)
    except OSError as error:
        reason, help_ = (
            (error.strerror or str(error)).lower(),
            "check its permissions; close it in other programs",
        )
        return Unread(source, reason, help_, found.named)
    except UnknownEncodingError as error:
        return Unread(source, str(error), "save it as UTF-8 text", found.named)
    return Text(source, content, SUFFIXES.get(found.path.suffix.lower(), "text"), encoding)


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LIMIT:
        raise OSError(0, f"larger than {LIMIT // 1_000_000} MB ({size // 1_000_000} MB); split it")
    if not path.is_file():
        raise OSError(0, "not a regular file")
    return path.read_bytes()
