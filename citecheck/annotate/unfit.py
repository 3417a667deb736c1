"""A text that cannot bear remarks."""

from __future__ import annotations


class UnfitError(Exception):
    """`key`, of messages [annotate], says why."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key, self.values = key, values
