"""Mail: the subject and the letter as one text, each attachment as a file of its own."""

from __future__ import annotations

import mimetypes
from dataclasses import replace
from email.utils import parsedate_to_datetime

from citecheck.model import Text
from citecheck.read.formats import Member, Parts
from citecheck.read.html import page
from citecheck.read.inside import inner
from citecheck.read.mime import Part, charset_said, filename, header, leaves, letters, parsed, payload
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Parts:
    """The letter, then what is attached to it."""
    message = parsed(data)
    body: Part | None = None
    attached: list[Part] = []
    for part in leaves(message):
        if body is None and part.get_content_maintype() == "text" and not _is_attached(part):
            body = part
        elif _is_attached(part) or part.get_content_maintype() == "text":
            attached.append(part)
    yield _letter(message, body, source, options)
    for number, part in enumerate(attached, 1):
        yield Member(inner(source, _name(part, number)), payload(part), charset_said(part))


def _is_attached(part: Part) -> bool:
    """Whether a part is a file of its own; pictures inside a letter are none."""
    if part.get_content_type() == "message/rfc822" or part.get_content_disposition() == "attachment":
        return True
    return bool(filename(part)) and not (part.get_content_maintype() == "image" and part.get("Content-ID"))


def _name(part: Part, number: int) -> str:
    if part.get_content_type() == "message/rfc822":
        return filename(part) or f"message {number}.eml"
    return filename(part) or f"part {number}{mimetypes.guess_extension(part.get_content_type()) or '.txt'}"


def _letter(message: Part, body: Part | None, source: str, options: ReadOptions) -> Text:
    subject = header(message, "Subject")
    head = f"{subject}\n\n" if subject else ""
    if body is None:
        return Text(source, head, "eml", published=_day(message))
    decoded = letters(body, options)
    content = head + decoded.text
    if body.get_content_type() == "text/html":
        made = page(content, source, "eml", decoded.encoding, len(head))
    else:
        made = Text(source, content, "eml", decoded.encoding)
    places = ((0, "subject"), (len(head), "letter")) if head else ((0, "letter"),)
    return announced(replace(made, locators=places, published=_day(message) or made.published), decoded)


def _day(message: Part) -> str | None:
    try:
        return parsedate_to_datetime(header(message, "Date")).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
