"""Word 97–2003: the streams of a doc → its characters, and what the file says of each: deleted, in a table."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from citecheck.read.unreadable import UnreadableError

PARTS = ("main", "footnote", "header", "macro", "comment", "endnote", "text box", "header box")
"""What the characters are of, in their order."""
FOOTNOTE_REFERENCES, FOOTNOTES, COMMENT_REFERENCES, COMMENTS, HEADERS = 2, 3, 4, 5, 11
ENDNOTE_REFERENCES, ENDNOTES, BOXES, HEADER_BOXES = 46, 47, 56, 58
"""Places in the list of tables."""
_CHARACTERS, _PARAGRAPHS, _PIECES = 12, 13, 33

_PAGE = 512
_DELETED, _POSITION = 0x0800, 0x2A48
_RAISED = 1
"""A value of _POSITION; 2 are lowered letters."""
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_OPERANDS = (1, 1, 2, 4, 2, 2, -1, 3)
_LONG, _TABS = 0xD608, 0xC615


@dataclass(frozen=True, slots=True)
class Format:
    """What is said of a paragraph: in how many tables it stands, and whether it ends a cell or row of an inner one."""

    level: int = 0
    row_end: bool = False
    inner_cell: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that stand together in the file, from the place `begin` of the text on."""

    begin: int
    place: int
    width: int
    text: str


class WordDocument:
    """The text of a document with all its parts; struct.error, IndexError or ValueError where it is damaged."""

    def __init__(self, streams: Mapping[str, bytes]) -> None:
        self._main = streams.get("WordDocument", b"")
        mark, version = struct.unpack_from("<HH", self._main)
        (flags,) = struct.unpack_from("<H", self._main, 10)
        if mark != 0xA5EC or version < 0xC1:
            raise UnreadableError("word95")
        if flags & 0x100:
            raise UnreadableError("password")
        self._table = streams.get("1Table" if flags & 0x200 else "0Table", b"")
        self._pieces = list(self._read_pieces())
        self.text = "".join(piece.text for piece in self._pieces)
        self._formats = sorted(self._runs(_PARAGRAPHS, 13), key=lambda run: run[:2])
        self._places = [run[0] for run in self._formats]
        self.gone, self.raised = self._read_marks()

    def parts(self) -> dict[str, tuple[int, int]]:
        """Where each part of the text begins and ends."""
        lengths = struct.unpack_from("<8i", self._main, 0x4C)
        found, place = {}, 0
        for name, length in zip(PARTS, lengths, strict=True):
            end = min(place + max(length, 0), len(self.text))
            found[name] = place, end
            place = end
        return found

    def stretches(self, table: int, size: int) -> list[int]:
        """The places of a table that parts the text, which says `size` bytes of each stretch."""
        offset, length = self._where(table)
        count = max(0, (length - 4) // (4 + size))
        return list(struct.unpack_from(f"<{count + 1}I", self._table, offset)) if length else []

    def format(self, place: int) -> Format:
        """What is said of the paragraph whose end stands at a place of the text."""
        piece = self._pieces[bisect_right(self._pieces, place, key=lambda one: one.begin) - 1]
        inside = piece.place + (place - piece.begin) * piece.width
        found = bisect_right(self._places, inside) - 1
        if found < 0 or inside >= self._formats[found][1]:
            return Format()
        said = dict(_settings(self._formats[found][2][2:]))
        level = max(said.get(_DEPTH, 0), said.get(_IN_TABLE, 0) & 1)
        row_end = bool(said.get(_ROW_END, 0) or said.get(_INNER_ROW, 0))
        return Format(min(level, 1000), row_end, bool(said.get(_INNER_CELL, 0)))

    def _where(self, table: int) -> tuple[int, int]:
        offset, length = struct.unpack_from("<II", self._main, 0x9A + 8 * table)
        return (offset, length) if offset + length <= len(self._table) else (0, 0)

    def _read_pieces(self) -> Iterator[_Piece]:
        offset, length = self._where(_PIECES)
        place, end = offset, offset + length
        while place < end and self._table[place] == 1:
            place += 3 + struct.unpack_from("<H", self._table, place + 1)[0]
        if place >= end or self._table[place] != 2:
            raise ValueError("no pieces")
        count = (struct.unpack_from("<I", self._table, place + 1)[0] - 4) // 12
        if count * 12 > length:
            raise ValueError("more pieces than bytes")
        places = struct.unpack_from(f"<{count + 1}I", self._table, place + 5)
        begin = 0
        for number in range(count):
            (at,) = struct.unpack_from("<I", self._table, place + 5 + 4 * (count + 1) + 8 * number + 2)
            piece = self._piece(begin, at, places[number + 1] - places[number])
            begin += len(piece.text)
            if begin > len(self._main):
                raise ValueError("more characters than bytes")
            yield piece

    def _piece(self, begin: int, at: int, length: int) -> _Piece:
        """Characters of a byte each, in the Latin code page, or of two."""
        narrow = bool(at & 0x40000000)
        at &= 0x3FFFFFFF
        place, width = (at // 2, 1) if narrow else (at, 2)
        data = self._main[place : place + max(length, 0) * width]
        # a unit each, so that places keep their count; half a letter is none
        text = (
            data.decode("cp1252", "replace")
            if narrow
            else "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))
        )
        return _Piece(begin, place, width, text)

    def _runs(self, table: int, size: int) -> Iterator[tuple[int, int, bytes]]:
        """(begin, end, settings) of the stretches of the file that pages of formats tell of."""
        offset, length = self._where(table)
        count = max(0, (length - 4) // 8)
        for (page,) in struct.iter_unpack("<I", self._table[offset + 4 * (count + 1) : offset + 4 + 8 * count]):
            data = self._main[(page & 0x3FFFFF) * _PAGE : ((page & 0x3FFFFF) + 1) * _PAGE]
            if len(data) < _PAGE:
                continue
            runs = data[-1]
            if 4 * (runs + 1) + runs * size > _PAGE:
                continue
            edges = struct.unpack_from(f"<{runs + 1}I", data)
            for number in range(runs):
                yield edges[number], edges[number + 1], _said(data, 4 * (runs + 1) + number * size, size)

    def _read_marks(self) -> tuple[bytearray, bytearray]:
        """For each character whether it was deleted, and whether it is raised."""
        gone: list[tuple[int, int]] = []
        raised: list[tuple[int, int]] = []
        last = 0
        for begin, end, settings in sorted(self._runs(_CHARACTERS, 1)):
            if begin >= last:
                said = dict(_settings(settings))
                for runs, marked in ((gone, said.get(_DELETED, 0) & 1), (raised, said.get(_POSITION) == _RAISED)):
                    runs += [(begin, end)] if marked else []
                last = end
        return self._marked(gone), self._marked(raised)

    def _marked(self, runs: list[tuple[int, int]]) -> bytearray:
        """For each character whether one of the stretches of the file holds it."""
        marks = bytearray(len(self.text))
        for piece in self._pieces if runs else []:
            last = piece.place + len(piece.text) * piece.width
            for begin, end in runs[max(0, bisect_right(runs, (piece.place, 0)) - 1) :]:
                if begin >= last:
                    break
                left = max(0, (begin - piece.place) // piece.width)
                right = min(len(piece.text), (end - piece.place) // piece.width)
                if left < right:
                    marks[piece.begin + left : piece.begin + right] = b"\1" * (right - left)
        return marks


def _said(page: bytes, place: int, size: int) -> bytes:
    """The settings that a page of formats gives to its run, those of a paragraph behind the number of its style."""
    at = page[place] * 2
    if not at:
        return b""
    length = page[at]
    if size == 1:
        return page[at + 1 : at + 1 + length]
    if length == 0:
        return page[at + 2 : at + 2 + 2 * page[at + 1]]
    return page[at + 1 : at + 2 * length]


def _settings(data: bytes) -> Iterator[tuple[int, int]]:
    """(code, value) of settings, as far as they are whole."""
    place = 0
    while place + 2 < len(data):
        code = data[place] | data[place + 1] << 8
        place += 2
        size = _OPERANDS[code >> 13]
        if code == _LONG:
            size = 1 + int.from_bytes(data[place : place + 2], "little")
        elif code == _TABS and data[place] == 255:
            deleted = data[place + 1] if place + 1 < len(data) else 0
            added = place + 2 + 4 * deleted
            size = 3 + 4 * deleted + 3 * (data[added] if added < len(data) else 0)
        elif size < 0:
            size = 1 + data[place]
        yield code, int.from_bytes(data[place : place + min(size, 4)], "little")
        place += size
