"""Our own values ⇄ bytes, for what is kept on disk and for what passes between processes."""

from __future__ import annotations

import io
import pickle
from typing import Any

_ALLOWED = {
    ("regex._regex", "compile"), ("_regex", "compile"), ("datetime", "date"), ("builtins", "frozenset"),
    ("builtins", "set"),
}  # fmt: skip


_FOUND: dict[tuple[str, str], Any] = {}
"""What was allowed before: thousands of small values name the same few types."""


class _Reader(pickle.Unpickler):
    """Reads back our own types and compiled expressions, nothing else: a file in a folder is not trusted with code."""

    def find_class(self, module: str, name: str) -> Any:
        found = _FOUND.get((module, name))
        if found is None:
            found = super().find_class(module, name) if module.startswith("citecheck.") else None
            if not (isinstance(found, type) and found.__module__ == module):
                if (module, name) not in _ALLOWED:
                    raise pickle.UnpicklingError(f"{module}.{name} is not read back")
                found = super().find_class(module, name)
            _FOUND[module, name] = found
        return found


def pickled(value: object) -> bytes:
    """The bytes of a value."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpickled(data: bytes) -> Any:
    """The value; raises one exception or another if the bytes are damaged or name what is not our own."""
    return _Reader(io.BytesIO(data)).load()
