"""A file and the remarks on it → the bytes of the copy that bears them, by its format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from citecheck.annotate.marked import Marked, mark_html, mark_markdown
from citecheck.annotate.remarks import Remark
from citecheck.annotate.unfit import UnfitError
from citecheck.mend.storing import stored
from citecheck.mend.unclear import UnclearError
from citecheck.model import Text

FORMATS = ("docx", "html", "markdown", "pdf")


@dataclass(frozen=True, slots=True)
class Copy:
    """The bytes of the copy, and the remarks that have no place in it."""

    data: bytes
    left: tuple[Remark, ...]


def copy_of(data: bytes, text: Text, remarks: Sequence[Remark], day: str | None) -> Copy:
    """The copy; UnfitError for a format that cannot bear remarks, or a file that cannot be told to keep its letters."""
    if text.format not in FORMATS:
        raise UnfitError("format", format=text.format)
    if text.format == "docx":
        from citecheck.annotate import docx

        return Copy(*docx.annotate(data, text.content, remarks, day))
    if text.format == "pdf":
        from citecheck.annotate import pdf

        return Copy(*pdf.annotate(data, text.content, remarks, day))
    marked = (mark_html if text.format == "html" else mark_markdown)(text.content, remarks)
    return Copy(_stored(data, text, marked), marked.left)


def _stored(data: bytes, text: Text, marked: Marked) -> bytes:
    try:
        return stored(data, text.encoding, text.content, marked.content)
    except UnclearError:
        raise UnfitError("encoding", encoding=text.encoding) from None
