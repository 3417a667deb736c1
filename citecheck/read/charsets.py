"""The names of encodings → how bytes are read with them: Python's codecs, and the old Vietnamese ones that it lacks."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@cache
def data() -> dict[str, Any]:
    """What encodings.toml holds."""
    import tomllib  # the most texts are UTF-8

    return tomllib.loads((Path(__file__).parent / "encodings.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Charset:
    """An encoding: what it is called to people, and the codec or the table that reads it."""

    name: str
    codec: str
    own: bool = False

    def decode(self, raw: bytes) -> str:
        """The text; UnicodeDecodeError where the bytes are not in this encoding."""
        if not self.own:
            return raw.decode(self.codec)
        from citecheck.read.named import decode_named  # the most texts are UTF-8

        return decode_named(raw, self.codec)


def charset(name: str) -> Charset | None:
    """The encoding of a name, as people, pages and mails write it; None for a name that nobody knows."""
    from citecheck.legacy.tables import NAMES  # the most texts are UTF-8

    plain = name.strip().strip("'\"").lower().replace("_", "-")[:60]
    aliases = {alias.replace("_", "-"): codec for alias, codec in data()["aliases"].items()}
    codec = str(aliases.get(plain, plain))
    if codec in NAMES:
        return Charset(codec, codec, own=True)
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
