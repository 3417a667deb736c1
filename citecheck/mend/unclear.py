"""What is better left to a person."""

from __future__ import annotations


class UnclearError(Exception):
    """A date that cannot be written anew safely; `key`, of messages [fix.left], says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
