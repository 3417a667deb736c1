"""Files inside files: their names made harmless, and their bytes within bounds."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass

from citecheck.read.unreadable import UnreadableError

TOTAL = 500_000_000
"""Bytes that one archive may unfold to."""
RATIO = 300
"""How many times its packed size a member may be; text packs to a tenth, the densest XML to a hundredth."""
SMALL = 5_000_000
"""Bytes that a member may have whatever its ratio."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def inner(source: str, name: str) -> str:
    """What a file inside `source` is called: a.zip!/letters/b.docx; the name cannot point outside."""
    parts = [part for part in _CONTROL.sub("", name).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return f"{source}!/{'/'.join(parts)[-200:] or 'unnamed'}"


@dataclass(slots=True)
class Unpacked:
    """Reads members of a zip, and counts what they unfold to."""

    archive: zipfile.ZipFile
    total: int = 0

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a member; UnreadableError where they cannot be had, or are beyond all bounds."""
        if info.flag_bits & 0x1:
            raise UnreadableError("password")
        bound = min(TOTAL - self.total, max(SMALL, RATIO * max(info.compress_size, 1)))
        try:
            with self.archive.open(info) as file:
                data = file.read(bound + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableError("broken", error=str(error)[:100]) from None
        except (NotImplementedError, RuntimeError):
            raise UnreadableError("packing") from None
        if len(data) > bound:
            raise UnreadableError("bomb", limit=TOTAL // 1_000_000)
        self.total += len(data)
        return data
