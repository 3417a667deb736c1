"""Bytes → str: decides the encoding by what is asked for, byte order mark, UTF-8, what the file says, plausibility.

What cannot be told is an error that names what was tried. The locale's encoding is never used, because a wrong
guess reads the Đ of QĐ as another letter and every identifier is lost in silence.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from citecheck.legacy import legacy_view
from citecheck.read.charsets import Charset, charset
from citecheck.read.unreadable import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPES = (b"\x1b$B", b"\x1b$@")
"""What begins Japanese letters in ISO-2022-JP, which is otherwise plain ASCII."""

LATIN: tuple[Callable[[str], object | None], ...] = (legacy_view,)
"""What recognises Vietnamese written in Latin letters that stand for others, in a text read as windows-1252: each
gives something for a text that it knows. Bytes that nothing else explains are read so if one of them does."""


class Decoded(NamedTuple):
    """A text, the name of its encoding, and whether that was guessed from the letters."""

    text: str
    encoding: str
    guessed: bool = False


def decode(raw: bytes, declared: str = "", forced: str | None = None) -> Decoded:
    """The text of bytes; UnreadableError if their encoding cannot be told or they are no text.

    `forced` is the encoding a person asked for, `declared` what the file says of itself. A byte order mark is not
    part of the text.
    """
    if forced:
        known = charset(forced)
        if known is None:
            raise UnreadableError("codec", encoding=forced)
        return Decoded(_strictly(raw, known).removeprefix("\ufeff"), known.name)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw, Charset(encoding, encoding)), encoding.removesuffix("-sig"))
    wide = _utf16(raw)
    if wide:
        return Decoded(_strictly(raw, Charset(wide, wide)), wide)
    if b"\0" in raw:
        raise UnreadableError("binary")
    return _without_mark(raw, declared)


def _without_mark(raw: bytes, declared: str) -> Decoded:
    """A text that is not marked. Letters that are UTF-8 by chance are so rare that UTF-8 outranks what is said."""
    if raw.isascii() and any(escape in raw for escape in _ESCAPES):
        japanese = Charset("iso-2022-jp", "iso2022_jp")
        if _reads(raw, japanese):
            return Decoded(japanese.decode(raw), japanese.name)
    with suppress(UnicodeDecodeError):
        return Decoded(raw.decode("utf-8"), "utf-8")
    said = charset(declared) if declared else None
    if said is not None and not said.name.startswith("utf") and _reads(raw, said):
        return Decoded(said.decode(raw), said.name)
    return _guessed(raw)


def _guessed(raw: bytes) -> Decoded:
    from citecheck.read.guess import guess, names

    found = guess(raw)
    if found is not None:
        return Decoded(found.decode(raw), found.name, guessed=True)
    western = Charset("windows-1252", "cp1252")
    if LATIN and _reads(raw, western) and any(known(western.decode(raw)) is not None for known in LATIN):
        return Decoded(western.decode(raw), western.name)  # what they make of it is said by them
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "encoding", encoding="UTF-8", byte=f"0x{raw[error.start]:02X}", offset=error.start, tried=", ".join(names())
        ) from None
    raise AssertionError("UTF-8 was tried before")


def _reads(raw: bytes, known: Charset) -> bool:
    try:
        known.decode(raw)
    except UnicodeDecodeError:
        return False
    return True


def _strictly(raw: bytes, known: Charset) -> str:
    try:
        return known.decode(raw)
    except UnicodeDecodeError as error:
        name = known.name.removesuffix("-sig").upper()
        raise UnreadableError(
            "encoding", encoding=name, byte=f"0x{raw[error.start]:02X}", offset=error.start, tried=name
        ) from None
    except UnicodeError:
        raise UnreadableError("codec", encoding=known.name) from None


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
