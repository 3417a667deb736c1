"""Makes Word 97 documents for tests: a compound file, the pieces of the text, the formats that matter."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

PARTS = ("main", "footnote", "header", "macro", "comment", "endnote", "text box", "header box")


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file of these streams; short ones share sectors, as they do in files of Word."""
    sectors: list[bytes] = []
    table: list[int] = []

    def put(data: bytes) -> int:
        if not data:
            return 0xFFFFFFFE
        first = len(sectors)
        for place in range(0, len(data), 512):
            sectors.append(data[place : place + 512].ljust(512, b"\0"))
            table.append(len(sectors))
        table[-1] = 0xFFFFFFFE
        return first

    smalls, small_table = b"", list[int]()
    entries: list[bytes] = []
    for name, data in streams.items():
        if len(data) >= 4096:
            start = put(data)
        else:
            start, count = len(small_table), -(-len(data) // 64)
            small_table += [*range(start + 1, start + count), 0xFFFFFFFE]
            smalls += data.ljust(count * 64, b"\0")
        entries.append(_entry(name, 2, start, len(data), right=len(entries) + 2))
    entries[-1] = entries[-1][:72] + b"\xff" * 4 + entries[-1][76:]
    root = _entry("Root Entry", 5, put(smalls), len(smalls), child=1)
    small_start = put(struct.pack(f"<{len(small_table)}I", *small_table))
    directory = put(b"".join([root, *entries]))
    table.append(0xFFFFFFFD)
    sectors.append(struct.pack("<128I", *table, *[0xFFFFFFFF] * (128 - len(table))))
    head = struct.pack("<8s16xHHHHH6xIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
                       0, 1, directory, 0, 4096, small_start, 1, 0xFFFFFFFE, 0, len(sectors) - 1)  # fmt: skip
    return head.ljust(512, b"\xff") + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII36xIQ", letters, len(letters), kind, 1, 0xFFFFFFFF, right, child, start, size)


@dataclass
class Word:
    """A document in the making: the text of each part, deleted and raised stretches, and formats of paragraphs."""

    parts: Mapping[str, str]
    deleted: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    # (a text that ends with the mark of a paragraph, the paragraph's settings)
    formats: tuple[tuple[str, bytes], ...] = ()
    tables: Mapping[int, bytes] = field(default_factory=dict)
    flags: int = 0x200
    version: int = 0xC1

    def bytes(self) -> bytes:
        """The file: even pieces are of two bytes a character, odd ones of one where that is enough."""
        text = "".join(self.parts.get(name, "") for name in PARTS)
        body, places = b"", []
        begins = [*range(0, len(text), 40), len(text)]
        for number, begin in enumerate(begins[:-1]):
            piece = text[begin : begins[number + 1]]
            narrow = number % 2 and all(ord(letter) < 128 for letter in piece)
            body += b"\0" * (len(body) % 2)
            at = 1024 + len(body)
            places.append(at * 2 | 0x40000000 if narrow else at)
            body += piece.encode("cp1252") if narrow else piece.encode("utf-16-le", "surrogatepass")
        main = bytearray(1024) + body
        main += b"\0" * (-len(main) % 512)
        pieces = struct.pack(f"<{len(begins)}I", *begins) + b"".join(struct.pack("<HIH", 0, at, 0) for at in places)
        wanted = dict(self.tables)
        wanted[33] = b"\2" + struct.pack("<I", len(pieces)) + pieces
        files = [_place(place, begins, places) for place in range(len(text))]
        said = [(one, b"\x00\x08\x01") for one in self.deleted] + [(one, b"\x48\x2a\x01") for one in self.raised]
        runs = [(*file, how) for one, how in said for file in files[text.index(one) : text.index(one) + len(one)]]
        wanted[12] = _page(main, runs, 1)
        marks = [(files[text.index(one) + len(one) - 1], how) for one, how in self.formats]
        wanted[13] = _page(main, [(*file, how) for file, how in marks], 13)
        table = b"\0" * 16
        struct.pack_into("<HH6xH", main, 0, 0xA5EC, self.version, self.flags)
        struct.pack_into("<8i", main, 0x4C, *(len(self.parts.get(name, "")) for name in PARTS))
        for number, content in wanted.items():
            struct.pack_into("<II", main, 0x9A + 8 * number, len(table), len(content))
            table += content
        return compound({"WordDocument": bytes(main).ljust(4096, b"\0"), "1Table": table, "Data": b""})


def _place(place: int, begins: list[int], places: list[int]) -> tuple[int, int]:
    """Where a character begins and ends in the file."""
    number = max(number for number, begin in enumerate(begins[:-1]) if begin <= place)
    at, inside = places[number], place - begins[number]
    begin, width = ((at & 0x3FFFFFFF) // 2 + inside, 1) if at & 0x40000000 else (at + 2 * inside, 2)
    return begin, begin + width


def _page(main: bytearray, runs: list[tuple[int, int, bytes]], size: int) -> bytes:
    """A page of formats at the end of the main stream, and the table that leads to it."""
    if not runs:
        return b""
    edges: list[int] = []
    said: list[bytes] = []
    for begin, end, settings in sorted(runs):
        if not edges:
            edges.append(begin)
        elif edges[-1] != begin:
            said.append(b"")
            edges.append(begin)
        elif size == 1 and said[-1] == settings:
            edges.pop()
            said.pop()
        edges.append(end)
        said.append(settings)
    page, top = bytearray(512), 510
    struct.pack_into(f"<{len(edges)}I", page, 0, *edges)
    for number, settings in enumerate(said):
        if settings:
            made = bytes([len(settings)]) + settings
            if size == 13:
                made = b"\0" + bytes([len(settings) // 2 + 1]) + b"\0\0" + settings
            top = (top - len(made)) // 2 * 2
            page[top : top + len(made)] = made
            page[4 * len(edges) + number * size] = top // 2
    page[511] = len(said)
    main += page
    return struct.pack("<III", edges[0], edges[-1], len(main) // 512 - 1)
