"""Zip archives: the files inside, each as what it is, within bounds."""

from __future__ import annotations

import io
import zipfile

from citecheck.read.formats import Member, Parts, format_of, refusal
from citecheck.read.inside import Unpacked, inner
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.unreadable import UnreadableError, unread

MEMBERS = 10_000
"""Files of one archive that are read."""


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Parts:  # noqa: ARG001
    """The members by name; those that cannot be read are named."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadableError("broken", error=str(error)[:100]) from None
    with archive:
        unpacked = Unpacked(archive)
        infos = [info for info in archive.infolist() if not info.is_dir() and not _skipped(info.filename)]
        for info in sorted(infos, key=lambda one: one.filename)[:MEMBERS]:
            name = inner(source, info.filename)
            if format_of(name) is None:
                yield unread(name, refusal(name))
                continue
            try:
                yield Member(name, unpacked.read(info))
            except UnreadableError as error:
                yield unread(name, error)
        if len(infos) > MEMBERS:
            raise UnreadableError("many", limit=MEMBERS, count=len(infos))


def _skipped(name: str) -> bool:
    """Hidden files, lock files of offices and what systems add, as in folders."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith((".", "~$")) and part != ".." for part in parts)
