"""Why something could not be read: a key of messages [unread], and what fills it."""

from __future__ import annotations

from citecheck.errors import refusal_of
from citecheck.model import Unread


class UnreadableError(Exception):
    """Raised by readers; `key` names a reason in messages [unread], `values` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(" ".join([key, *(f"{name}={value}" for name, value in values.items())]))
        self.key = key
        self.values = values


def unread(source: str, error: UnreadableError | OSError, named: bool = False) -> Unread:
    """The record of a source that could not be read."""
    if isinstance(error, OSError):
        key = refusal_of(error)
        values: dict[str, object] = {"error": (error.strerror or str(error)).lower()} if key == "system" else {}
    else:
        key, values = error.key, error.values
    return Unread(source, key, tuple((name, str(value)) for name, value in values.items()), named)
