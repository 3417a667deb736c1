"""Bytes → str in an encoding that a person names: the old Vietnamese ones, and every one that Python knows."""

from __future__ import annotations

import codecs
import re
from difflib import get_close_matches
from functools import cache

from citecheck.errors import CitecheckError
from citecheck.legacy.tables import NAMES, table
from citecheck.read.unreadable import UnreadableError

_ALIASES = {"tcvn": "tcvn3", "tcvn5712": "tcvn3", "abc": "tcvn3", "vniwindows": "vni"}


def decode_named(data: bytes, name: str) -> str:
    """The text of `data` in the encoding `name`: tcvn3, vni, viscii, vps, or any encoding of texts of Python's.

    CitecheckError if there is no such encoding; UnreadableError if the bytes are not in it.
    """
    plain = re.sub(r"[\W_]", "", name.lower())
    own = _ALIASES.get(plain, plain)
    if own in NAMES:
        stored = data.decode("latin-1").translate(_punctuation(own))
        return re.sub(r"\S+|[\x00-\x1f]", lambda match: table(own).read(match[0]), stored)
    try:
        codec = codecs.lookup(name)
        text = codec.decode(data)[0]
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            values = {"encoding": name.upper(), "byte": f"0x{data[error.start]:02X}", "offset": error.start}
            raise UnreadableError("encoding", **values) from None
        raise _unknown(name) from None
    except Exception:
        # codecs of other things (zip, base64) fail each in their own way
        raise _unknown(name) from None
    if not isinstance(text, str):
        raise _unknown(name)
    return text.removeprefix("\ufeff")


def _unknown(name: str) -> CitecheckError:
    close = get_close_matches(name.lower(), [*NAMES, "utf-8", "utf-16", "windows-1258", "windows-1252"], 1)
    if close:
        return CitecheckError("error.no_encoding_near", value=name, near=close[0])
    return CitecheckError("error.no_encoding", value=name, known=", ".join(NAMES))


@cache
def _punctuation(name: str) -> dict[int, str]:
    """What the bytes 80-9F are in an encoding that has no letters there: quotation marks, dashes."""
    below = table(name).below
    if below == "latin-1":
        return {}
    return {byte: bytes([byte]).decode(below, "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
