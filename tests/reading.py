"""What tests of readers share: what a reader's text cites, and packages with damage of every kind."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from citecheck.extract import extract
from citecheck.model import Citation, Text
from citecheck.read.unreadable import UnreadableError

Read = Callable[[bytes, str], Text]


def citations(text: Text) -> list[Citation]:
    """The citations of a text; the offsets of each lead to what it says it found there."""
    found = [one for one in extract(text).citations if one.kind == "citation"]
    for one in found:
        assert text.content[one.start : one.end] == one.raw
        if one.date:
            assert text.content[one.date.start : one.date.end] == one.date.raw
    assert list(text.locators) == sorted(text.locators)
    return found


def cited(text: Text) -> list[tuple[str, str | None, str | None]]:
    """(identifier, its date, its place) of each citation of a text."""
    return [(str(one.identifier), one.full_date, one.locator) for one in citations(text)]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip package of these parts, with one fixed time in it: the same bytes in every process."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def why(read: Read, data: bytes) -> str:
    """The key of the reason for which bytes are not read, or "" if they are."""
    try:
        read(data, "a")
    except UnreadableError as error:
        return error.key
    return ""


def locked(data: bytes) -> bytes:
    """A package each part of which says that it is encrypted."""
    made = bytearray(data)
    for magic, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(magic)
        while place >= 0:
            made[place + flags] |= 1
            place = made.find(magic, place + 4)
    return bytes(made)


OFFICE_PASSWORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900)
"""How an office program wraps a docx or xlsx that has a password."""

BOMB_OF_ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "58-QĐ/TW, "><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
