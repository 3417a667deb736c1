"""Messages in MIME, as mails and saved pages are: their parts in order, and their letters."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from typing import TypeAlias

from citecheck.read.decode import Decoded, decode
from citecheck.read.options import ReadOptions
from citecheck.read.unreadable import UnreadableError

Part: TypeAlias = "Message[str, str]"


def parsed(data: bytes) -> Part:
    """The message; the parser of the standard library takes anything."""
    return message_from_bytes(data)


def leaves(message: Part) -> Iterator[Part]:
    """The parts that hold something, in order; of alternatives the last, which is the fullest."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    below = [part for part in message.get_payload() if isinstance(part, Message)]
    if message.get_content_type() == "multipart/alternative":
        worded = [part for part in below if part.get_content_maintype() in ("text", "multipart")]
        below = worded[-1:] or below
    for part in below:
        yield from leaves(part)


def payload(part: Part) -> bytes:
    """The bytes of a part, its transfer encoding undone."""
    if part.get_content_type() == "message/rfc822":
        held = part.get_payload()
        return held[0].as_bytes() if isinstance(held, list) and held and isinstance(held[0], Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def letters(part: Part, options: ReadOptions, declared: str = "") -> Decoded:
    """The text of a part."""
    return decode(payload(part), charset_said(part) or declared, options.encoding)


def charset_said(part: Part) -> str:
    """The encoding that a part says it is in, or ""."""
    said = part.get_param("charset")
    return said if isinstance(said, str) else ""


def header(message: Part, name: str) -> str:
    """A field of the message in plain letters, on one line."""
    value = message.get(name)
    if value is None:
        return ""
    try:
        pieces = decode_header(value)
    except (MessageError, ValueError):
        return " ".join(str(value).split())
    return " ".join("".join(_piece(piece, said) for piece, said in pieces).split())


def _piece(piece: str | bytes, said: str | None) -> str:
    if isinstance(piece, str):
        return piece.encode("ascii", "surrogateescape").decode("utf-8", "replace") if not piece.isascii() else piece
    try:
        return decode(piece, said or "").text
    except UnreadableError:
        return piece.decode("ascii", "replace")


def filename(part: Part) -> str:
    """The name that a part gives its file, or ""."""
    try:
        name = part.get_filename() or ""
    except (LookupError, ValueError, MessageError):
        return ""
    return "".join(_piece(piece, said) for piece, said in decode_header(name)) if name else ""
