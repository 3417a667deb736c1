"""Rich Text Format: text, tables, notes, boxes, headers and comments, by stdlib; deletions are not part of it."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field, replace

from citecheck.ditto import DITTO
from citecheck.model import Text
from citecheck.read.compose import Block, Builder, compose
from citecheck.read.rtftokens import CHARACTERS, CODECS, GROUPS, READ, SKIPPED, SYMBOLS, Token, tokens
from citecheck.read.tablemarks import Tables
from citecheck.read.unreadable import UnreadableError


def read(data: bytes, source: str) -> Text:
    """The text of an RTF document."""
    body = data.removeprefix(codecs.BOM_UTF8).lstrip()
    if not body.startswith(b"{\\rtf"):
        raise UnreadableError("damaged", format="rtf")
    return compose(_Reader(body).read(), source, "rtf")


@dataclass(slots=True)
class _State:
    """What holds until the group ends; a group begins with that of the one around it."""

    skipped: bool = False
    # the destination may be passed over by who does not know it
    optional: bool = False
    # the group that this one has opened, "" for none
    opened: str = ""
    # bytes that stand in for a character given by its number
    fallback: int = 1
    codec: str = "cp1252"
    deleted: bool = False
    # in a table: how many of them stand around the paragraph
    level: int = 0
    # its letters are raised, and none is written yet
    raised: bool = False
    # of the two ways to say the same (\upr), the second is read
    twofold: bool = False


@dataclass(slots=True)
class _Fonts:
    """The code pages of the fonts, as the font table gives them."""

    codecs: dict[int, str] = field(default_factory=dict)
    reading: bool = False
    current: int = 0


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.builder = Builder()
        self.state = _State()
        self.stack: list[_State] = []
        self.tables = Tables(self.builder)
        self.fonts = _Fonts()
        self.default = "cp1252"
        self.bytes = bytearray()
        self.units: list[int] = []
        self.passing = 0
        # of the cells that are defined for the next row whether they go on with those above; how many have ended
        self.merges = [False]
        self.column = 0

    def read(self) -> list[Block]:
        for token in tokens(self.data):
            if token.kind == "brace":
                self._brace(token.name)
                if not self.stack:
                    return self.builder.finish()
            elif token.kind == "word":
                self._word(token)
            elif token.kind == "symbol":
                self._symbol(token)
            else:
                self._bytes(token.data)
        raise UnreadableError("damaged", format="rtf")  # cut off: a group is open

    def _brace(self, brace: str) -> None:
        self._flush()
        self.passing = 0
        if brace == "{":
            self.stack.append(self.state)
            skipped = self.state.skipped or self.state.twofold
            self.state = replace(self.state, skipped=skipped, optional=False, opened="")
        elif self.stack:
            if self.state.opened:
                self.tables.end_story(self.state.opened)
            self.state = self.stack.pop()
            self.fonts.reading = self.fonts.reading and self.state.skipped

    def _word(self, token: Token) -> None:
        name, value = token.name, token.value
        if name == "u" and value is not None:
            if not self.state.skipped:
                self._take_bytes()
                self.units.append(value % 0x10000)
            self.passing = self.state.fallback
            return
        if self.passing:
            self.passing -= 1  # a word may stand in for a character, too
            return
        self._flush()
        if name == "ud" and self.stack and self.stack[-1].twofold:
            self.state.skipped = self.stack[-1].skipped
            self.state.twofold = False
        if name in ("f", "fcharset", "fonttbl", "ansicpg", "mac", "pc", "pca", "deff"):
            self._font(name, value)
        if not self.state.skipped:
            self._meaning(token)

    def _meaning(self, token: Token) -> None:
        name, value = token.name, token.value
        if name in SKIPPED or (self.state.optional and name not in READ):
            self.state.skipped = True
        elif name in GROUPS:
            endnote = name == "footnote" and self.data.startswith(b"\\ftnalt", token.end)
            self._open("endnote" if endnote else GROUPS[name])
        elif name in CHARACTERS:
            self._write(CHARACTERS[name])
        elif name in ("par", "sect"):
            self.tables.settle(self.state.level)
            self.builder.end_paragraph()
        elif name in ("cell", "row", "nestcell", "nestrow"):
            self._table(name)
        elif name in ("trowd", "clvmrg", "cellx"):
            self._define(name)
        elif name == "upr":
            self.state.twofold = True
        elif name == "uc":
            self.state.fallback = max(0, min(value if value is not None else 1, 100))
        elif name == "deleted":
            self.state.deleted = value != 0
        elif name == "super":
            self.state.raised = value != 0
        elif name == "nosupersub":
            self.state.raised = False
        elif name == "plain":
            self.state.deleted, self.state.raised, self.state.codec = False, False, self.default
        elif name == "pard":
            self.state.level = 0
        elif name == "intbl":
            self.state.level = max(self.state.level, 1)
        elif name == "itap":
            self.state.level = max(0, min(value or 0, 1000))
        self.state.optional = False

    def _symbol(self, token: Token) -> None:
        if token.name == "*":
            self.state.optional = True
        elif self.passing:
            self.passing -= 1
        elif token.name in "\r\n":
            self._word(Token("word", "par", end=token.end))
        elif token.name in SYMBOLS:
            self._flush()
            if not self.state.skipped:
                self._write(SYMBOLS[token.name])

    def _font(self, name: str, value: int | None) -> None:
        fonts = self.fonts
        if name == "fonttbl":
            fonts.reading = True
        elif name == "f" and fonts.reading:
            fonts.current = value or 0
        elif name == "fcharset":
            fonts.codecs[fonts.current] = self.default if value == 1 else CODECS.get(value or 0, "cp1252")
        elif name == "f":
            self.state.codec = fonts.codecs.get(value or 0, self.default)
        elif name == "ansicpg" and value:
            self.default = self.state.codec = _codec("utf-8" if value == 65001 else f"cp{value}")
        elif name in ("mac", "pc", "pca"):
            self.default = self.state.codec = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[name]

    def _bytes(self, data: bytes) -> None:
        if self.passing:
            passed = min(self.passing, len(data))
            self.passing -= passed
            data = data[passed:]
        if data and not self.state.skipped:
            self._take_units()
            self.bytes += data

    def _flush(self) -> None:
        self._take_bytes()
        self._take_units()

    def _take_bytes(self) -> None:
        if self.bytes:
            text = self.bytes.decode(self.state.codec, "replace").replace("\0", "")
            self.bytes.clear()
            self._write(text)

    def _take_units(self) -> None:
        if self.units:
            units = b"".join(unit.to_bytes(2, "little") for unit in self.units)
            self.units.clear()
            self._write(units.decode("utf-16-le", "replace"))

    def _write(self, text: str) -> None:
        self.tables.settle(self.state.level)
        if self.state.deleted:
            self.builder.delete(text, self.state.raised)
        else:
            self.builder.write(text, self.state.raised)

    def _open(self, kind: str) -> None:
        self.state.opened = kind
        self.state.level = 0
        self.tables.begin_story(kind)

    def _define(self, name: str) -> None:
        """What is said of the cells of the next row, each up to its right border."""
        if name == "trowd":
            self.merges = [False]
        elif name == "clvmrg":
            self.merges[-1] = True
        else:
            self.merges.append(False)

    def _table(self, name: str) -> None:
        """The end of a cell or row."""
        level = max(self.state.level, 2) if name.startswith("nest") else 1
        if level == 1:
            self.column = self.column + 1 if name == "cell" else 0
        if name.endswith("cell"):
            if level == 1 and self.merges[self.column - 1 : self.column] == [True]:
                self._write(DITTO)
            self.state.level = level
            self.tables.end_cell(level)
        else:
            self.tables.end_row(level)


def _codec(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
