"""RTF → its tokens, and what its words mean: characters, code pages, destinations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"""\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})?\ ?  # \par, \u7891, \f0 and the blank that ends them
      | \\'(?P<byte>[0-9a-fA-F]{2})                           # \'e9
      | \\(?P<symbol>[^a-zA-Z])                               # \~ \{ \*
      | (?P<brace>[{}])
      | (?P<text>[^\\{}\r\n]+)
      | [\r\n]+ | \\'? # line ends of the file mean nothing; a lone backslash neither""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of RTF: `kind` is word, byte, symbol, brace or text."""

    kind: str
    name: str = ""
    value: int | None = None
    data: bytes = b""
    end: int = 0


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of RTF, in order; the bytes behind \binN are none."""
    place = 0
    while match := _TOKEN.match(data, place):
        place = match.end()
        kind = match.lastgroup
        if kind in ("word", "value"):
            value = int(match["value"]) if match["value"] else None
            if match["word"] == b"bin":
                place += max(value or 0, 0)
            yield Token("word", match["word"].decode("ascii"), value, end=place)
        elif kind == "byte":
            yield Token("byte", data=bytes.fromhex(match["byte"].decode("ascii")), end=place)
        elif kind is not None:
            raw = match[kind]
            yield Token(kind, raw.decode("latin-1") if kind != "text" else "", data=raw, end=place)


CHARACTERS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "softline": "\n",
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
}  # fmt: skip
"""Words that are characters."""

SYMBOLS = {
    "~": "\N{NO-BREAK SPACE}", "-": "\N{SOFT HYPHEN}", "_": "\N{NON-BREAKING HYPHEN}", "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
"""Control symbols that are characters."""

GROUPS = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
    "footnote": "footnote", "annotation": "comment", "shptxt": "text box", "dptxbxtext": "text box",
}  # fmt: skip
"""Destinations whose text stands apart from the body."""

READ = {*GROUPS, "ud", "shpinst", "do", "moMath", "nesttableprops"}
"""Destinations that are read although programs that do not know them may pass over them."""

SKIPPED = {
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "fldinst", "shprslt", "sp", "background", "tc",
    "rxe", "pntext", "listtext", "xe", "nonesttables", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
    "filetbl", "listtable", "revtbl", "template", "panose", "falt", "fname", "datafield", "formfield", "private",
}  # fmt: skip
"""Destinations that hold nothing that a reader of the page sees, or see twice."""

CODECS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Character set of a font → the code page of its bytes."""
