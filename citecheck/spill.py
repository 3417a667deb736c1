"""Values that wait on disk: put away in packed blocks under a number, given back under it in the order they came."""

from __future__ import annotations

import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from citecheck.errors import CitecheckError, refused_by_system
from citecheck.pickled import pickled, unpickled

Kept = TypeVar("Kept")
Block = tuple[int, int]
"""Where values are in the file, and how many bytes they take."""


class Spill(Generic[Kept]):
    """A file of the system's temporary folder that goes when the run ends, however it ends."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[Block]] = defaultdict(list)
        self._end = 0
        try:
            self._file = tempfile.TemporaryFile(prefix="citecheck-")  # noqa: SIM115
        except OSError as error:
            raise _unwritable(error) from error

    def put(self, number: int, values: Sequence[Kept]) -> None:
        """Put values away under a number, behind those that are there."""
        self._blocks[number].append(self.keep(values))

    def keep(self, values: Sequence[Kept]) -> Block:
        """Put values away under no number; gives where they are."""
        block = zlib.compress(pickled(list(values)), 1)
        try:
            self._file.seek(self._end)
            self._file.write(block)
        except OSError as error:
            raise _unwritable(error) from error
        self._end += len(block)
        return self._end - len(block), len(block)

    def of(self, number: int) -> Iterator[Kept]:
        """The values under a number, read block by block."""
        for block in self._blocks.get(number, ()):
            yield from self.at(block)

    def at(self, block: Block) -> list[Kept]:
        """The values that were put away there."""
        place, size = block
        self._file.seek(place)
        values: list[Kept] = unpickled(zlib.decompress(self._file.read(size)))
        return values

    @property
    def size(self) -> int:
        """The bytes on the disk."""
        return self._end

    @property
    def numbers(self) -> list[int]:
        """The numbers that hold something."""
        return sorted(self._blocks)


def _unwritable(error: OSError) -> CitecheckError:
    return CitecheckError("error.unwritable", file=tempfile.gettempdir(), why=refused_by_system(error))
