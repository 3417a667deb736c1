"""What is to be said, waiting on the disk in sorted rows, and given back as one.

Merging rows looks at the first of each: were they whole, hundreds of findings with thousands of citations would be in
memory at once. So what they are sorted by is kept apart, and a finding is read when its turn has come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from operator import itemgetter
from typing import Generic, TypeVar

from citecheck.spill import Block, Spill

Kept = TypeVar("Kept")
Order = tuple[object, ...]
_FEW = 100
"""How many of a row are looked at at once."""


class Rows(Generic[Kept]):
    """Sorted rows of values; to be read when all are there."""

    def __init__(self) -> None:
        self._values: Spill[Kept] = Spill()
        self._order: Spill[tuple[Order, Block]] = Spill()
        self._count = 0

    def add(self, row: Sequence[tuple[Order, Kept]]) -> None:
        """Put a sorted row away: each value, and what it is sorted by."""
        self._count += 1
        for first in range(0, len(row), _FEW):
            few = [(order, self._values.keep([value])) for order, value in row[first : first + _FEW]]
            self._order.put(self._count, few)

    def __iter__(self) -> Iterator[Kept]:
        rows = (self._order.of(number) for number in range(1, self._count + 1))
        for _, block in merge(*rows, key=itemgetter(0)):
            yield from self._values.at(block)
