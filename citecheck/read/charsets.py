"""The names of encodings → how bytes are read with them; Python's codecs, and tables of the ones it lacks."""

from __future__ import annotations

import codecs
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_LOST = "\ufffd"


@cache
def data() -> dict[str, Any]:
    """What encodings.toml holds."""
    return tomllib.loads((Path(__file__).parent / "encodings.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Charset:
    """An encoding: what it is called to people, and the codec or the table that reads it."""

    name: str
    codec: str
    table: str = ""

    def decode(self, raw: bytes) -> str:
        """The text; UnicodeDecodeError where the bytes are not in this encoding."""
        if not self.table:
            return raw.decode(self.codec)
        text = raw.decode("latin-1").translate(dict(enumerate(self.table)))
        place = text.find(_LOST)
        if place >= 0:
            raise UnicodeDecodeError(self.name, raw, place, place + 1, "no letter has this byte")
        return text


def charset(name: str) -> Charset | None:
    """The encoding of a name, as people, pages and mails write it; None for a name that nobody knows."""
    plain = name.strip().strip("'\"").lower().replace("_", "-")[:60]
    aliases = {alias.replace("_", "-"): codec for alias, codec in data()["aliases"].items()}
    codec = str(aliases.get(plain, plain))
    table = data()["tables"].get(codec)
    if table is not None:
        return Charset(codec, codec, _whole(table["high"], table["low"]))
    try:
        known = codecs.lookup(codec)
    except (LookupError, ValueError):
        return None
    if not getattr(known, "_is_text_encoding", True) or known.name in _NO_CHARSETS:
        return None
    return Charset(shown(known.name), known.name)


_NO_CHARSETS = {"undefined", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"}


def shown(codec: str) -> str:
    """What a codec is called to people."""
    return str(data()["names"].get(codec, codec))


def _whole(high: str, low: dict[str, str]) -> str:
    """The 256 letters of a table."""
    letters = [chr(byte) for byte in range(128)]
    for byte, letter in low.items():
        letters[int(byte, 16)] = letter
    return "".join(letters) + high
