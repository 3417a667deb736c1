"""A zip package (docx, odt, xlsx …) opened safely: bounded sizes, passwords and damage told apart."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping

from citecheck.read.compound import MAGIC
from citecheck.read.unreadable import UnreadableError
from citecheck.read.xmlstream import Event, Stream, events

LIMIT = 200_000_000
"""Bytes: the parts of a package that are read may not unpack to more."""
_DENSE = 20_000_000
_DENSEST = 200
"""A part of more bytes than the first may not unpack to more times its size than the second: no text is so uniform."""

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError, struct.error)
_RELATIONS = {"http://schemas.openxmlformats.org/package/2006/relationships": "r"}


class Package:
    """The parts of a package by name; what they unpack to is counted."""

    def __init__(self, data: bytes, format: str) -> None:
        self.format = format
        self._unpacked = 0
        check_wrapping(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise self.damaged() from None
        # Windows programs have written the names with backslashes, and in other capitals than they refer to
        self._parts = {_plain(info.filename): info for info in self._zip.infolist()}

    def damaged(self) -> UnreadableError:
        """The error of a package that lacks what it must have."""
        return UnreadableError("damaged", format=self.format)

    def names(self) -> list[str]:
        """The names of the parts, in lower case, in the order of the package."""
        return list(self._parts)

    def bytes(self, name: str) -> bytes:
        """A part, unpacked."""
        info = self._parts.get(_plain(name))
        if info is None:
            raise self.damaged()
        if info.flag_bits & 1:
            raise UnreadableError("password")
        self._unpacked += info.file_size
        dense = info.file_size > _DENSE and info.file_size > _DENSEST * info.compress_size
        if dense or self._unpacked > LIMIT:
            raise UnreadableError("bomb", size=self._unpacked // 1_000_000)
        try:
            return self._zip.read(info)
        except (*_DAMAGE, RuntimeError):
            raise self.damaged() from None

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return _plain(name) in self._parts

    def events(self, name: str, spaces: Mapping[str, str]) -> Stream:
        """The XML events of a part."""
        return events(self.bytes(name), spaces, self.format)

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """(id, kind, part) of what a part refers to inside the package; the kind is the last word of its type."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(path):
            return []
        found = (self._relation(event, folder) for event in self.events(path, _RELATIONS))
        return [relation for relation in found if relation and self.has(relation[2])]

    def _relation(self, event: Event, folder: str) -> tuple[str, str, str] | None:
        kind, name, attributes = event
        if kind != "start" or name != "r:Relationship" or attributes.get("TargetMode") == "External":
            return None
        target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
        return attributes.get("Id", ""), attributes.get("Type", "").rsplit("/", 1)[-1], target.lstrip("/")


def check_wrapping(data: bytes) -> None:
    """UnreadableError for a package with a password: a compound file wraps it."""
    if data.startswith(MAGIC) and _ENCRYPTED in data:
        raise UnreadableError("password")


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
