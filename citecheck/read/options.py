"""What a person says about how to read: a forced encoding, and where the articles of records stand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`encoding`: how bytes are read, whatever they look like. `text_field` and `id_field`: dotted paths (for CSV,
    names of columns) of the text and of the name of a record; with a text field each record is a text of its own.
    `declared` is what the mail or archive around a file says of its encoding.
    """

    encoding: str | None = None
    text_field: str | None = None
    id_field: str | None = None
    declared: str = ""


DEFAULT = ReadOptions()
