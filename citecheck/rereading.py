"""A file of a report, read again by who changes or copies it: its bytes and its text, as they were judged."""

from __future__ import annotations

from pathlib import Path

from citecheck.model import Extract, Text
from citecheck.read import texts_of
from citecheck.read.walk import Found
from citecheck.work import Worker


def read_again(found: Extract, path: Path, worker: Worker) -> tuple[bytes, Text] | None:
    """What stands in the file at `path`, if that is the one text in which `found` was found, and still is."""
    try:
        data = path.read_bytes()
    except (OSError, ValueError):
        return None
    text = text_in(data, found.source, worker)
    return (data, text) if text is not None and worker.extract(text).citations == found.citations else None


def text_in(data: bytes, source: str, worker: Worker) -> Text | None:
    """The text that the bytes of a file hold, if they hold one and no more."""
    texts = texts_of(Found(Path(source), source, named=True), data, source, worker.task.reading)
    only = texts[0] if len(texts) == 1 else None
    return only if isinstance(only, Text) and only.source == source else None
