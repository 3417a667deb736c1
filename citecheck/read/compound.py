"""Compound files (Office 97–2003): the streams in them by name, with every chain bounded by the file's size."""

from __future__ import annotations

import struct

from citecheck.read.unreadable import UnreadableError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of a chain, free …"""


def streams(data: bytes, format: str) -> dict[str, bytes]:
    """The streams of a compound file by their names, without those of the objects embedded in it."""
    try:
        return _File(data).streams()
    except (struct.error, IndexError, ValueError, OverflowError):
        raise UnreadableError("damaged", format=format) from None


class _File:
    def __init__(self, data: bytes) -> None:
        if not data.startswith(MAGIC):
            raise ValueError("no compound file")
        self.data = data
        shift, small = struct.unpack_from("<HH", data, 30)
        if not (7 <= shift <= 16 and 2 <= small < shift):
            raise ValueError("odd sizes")
        self.size, self.small = 1 << shift, 1 << small
        count, self.directory = struct.unpack_from("<II", data, 44)
        self.cutoff, self.first_small = struct.unpack_from("<II", data, 56)
        self.table: list[int] = []
        for sector in self._table_sectors()[:count]:
            self.table.extend(self._numbers(self._sector(sector)))

    def streams(self) -> dict[str, bytes]:
        directory = self._chain(self.directory)
        entries = [directory[place : place + _ENTRY] for place in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
        root = next((entry for entry in entries if entry[66] == _ROOT), None)
        if root is None:
            raise ValueError("no root")
        holder = self._chain(struct.unpack_from("<I", root, 116)[0])
        smalls = self._numbers(self._chain(self.first_small)) if self.first_small < _LAST else []
        found: dict[str, bytes] = {}
        for entry in _children(root, entries):
            if entry[66] == _STREAM:
                length = min(struct.unpack_from("<H", entry, 64)[0], 64)
                name = entry[: max(0, length - 2)].decode("utf-16-le", "replace")
                found[name] = self._content(entry, holder, smalls)
        return found

    def _content(self, entry: bytes, holder: bytes, smalls: list[int]) -> bytes:
        """What a stream holds: in sectors of its own, or if short in small ones of the root's."""
        start, size = struct.unpack_from("<II", entry, 116)
        if size >= self.cutoff:
            return self._chain(start)[:size]
        places = _chain(start, smalls) if size else []
        return b"".join(holder[place * self.small : (place + 1) * self.small] for place in places)[:size]

    def _table_sectors(self) -> list[int]:
        """The sectors that hold the table of chains: the first 109 in the head, more in a chain of their own."""
        sectors = list(struct.unpack_from("<109I", self.data, 76))
        following = struct.unpack_from("<I", self.data, 68)[0]
        for _ in range(len(self.data) // self.size):
            if following >= _LAST:
                break
            *more, following = self._numbers(self._sector(following))
            sectors.extend(more)
        return [sector for sector in sectors if sector < _LAST]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.data):
            raise ValueError("a sector behind the end")
        return self.data[start : start + self.size].ljust(self.size, b"\0")

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _chain(start, self.table))

    def _numbers(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _children(root: bytes, entries: list[bytes]) -> list[bytes]:
    """The entries right below the root: a tree of neighbours to the left and right."""
    found: list[bytes] = []
    waiting, seen = [struct.unpack_from("<I", root, 76)[0]], set[int]()
    while waiting:
        number = waiting.pop()
        if number < len(entries) and number not in seen:
            seen.add(number)
            found.append(entries[number])
            waiting.extend(struct.unpack_from("<II", entries[number], 68))
    return found


def _chain(start: int, table: list[int]) -> list[int]:
    """The sectors of a chain; one that comes back to itself is damage."""
    chain: list[int] = []
    while start < _LAST:
        chain.append(start)
        if len(chain) > len(table):
            raise ValueError("a ring")
        start = table[start]
    return chain
