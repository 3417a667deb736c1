"""A changed text → the bytes of its file: same encoding, mark and line ends, or nothing if that would lose a letter."""

from __future__ import annotations

import codecs

from citecheck.mend.unclear import UnclearError
from citecheck.read.charsets import Charset, charset

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip


def stored(raw: bytes, encoding: str, old: str, new: str) -> bytes:
    """The bytes of `new` in the manner of `raw`, which hold `old`; UnclearError if the way back is not exact."""
    mark, codec = next(((mark, codec) for mark, codec in _MARKS if raw.startswith(mark)), (b"", ""))
    known = Charset(codec, codec) if codec else charset(encoding)
    if known is None:
        raise UnclearError("encoding")
    try:
        if mark + _encoded(old, known) != raw:
            raise UnclearError("encoding")
        return mark + _encoded(new, known)
    except UnicodeError:
        raise UnclearError("encoding") from None


def _encoded(text: str, known: Charset) -> bytes:
    if known.own:
        raise UnclearError("encoding")  # an old Vietnamese encoding, which is only ever read
    return text.encode(known.codec)
