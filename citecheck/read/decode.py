"""Bytes → str: decides the encoding by byte order mark, then UTF-8, then UTF-16 without a mark.

Anything else is an error that names what was tried. The locale's encoding is never used, because a wrong
guess reads the Đ of QĐ as another letter and every identifier is lost in silence.
"""

from __future__ import annotations

import codecs

from citecheck.read.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding; UnreadableError if there is none or the bytes are no text.

    A byte order mark is not part of the text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding), encoding.removesuffix("-sig")
    guess = _utf16(data)
    if guess:
        return _strictly(data, guess), guess
    if b"\0" in data:
        raise UnreadableError("binary")
    return _strictly(data, "utf-8"), "utf-8"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableError(
            "encoding", encoding=name, byte=f"0x{data[error.start]:02X}", offset=error.start
        ) from None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of a text with spaces and line ends is often NUL."""
    head = data[:4000]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) // 20 or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    controls = sum(ord(character) < 32 and character not in "\t\r\n\f" for character in text[:2000])
    return encoding if controls == 0 else None
