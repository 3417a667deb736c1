"""Our own values ⇄ bytes, for what is kept on disk and for what passes between processes."""

from __future__ import annotations

import io
import pickle
from collections.abc import Sequence
from typing import Any

_ALLOWED = {
    ("regex._regex", "compile"), ("_regex", "compile"), ("datetime", "date"), ("builtins", "frozenset"),
    ("builtins", "set"),
}  # fmt: skip


_FOUND: dict[tuple[str, str], Any] = {}
"""What was allowed before: thousands of small values name the same few types."""


class _Reader(pickle.Unpickler):
    """Reads back our own types and compiled expressions, nothing else: a file in a folder is not trusted with code."""

    def __init__(self, data: bytes, shared: Sequence[object]) -> None:
        super().__init__(io.BytesIO(data))
        self._shared = shared

    def persistent_load(self, place: Any) -> object:
        return self._shared[place]

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


class _Writer(pickle.Pickler):
    """Names some things by their places, where its reader will have them too."""

    def __init__(self, out: io.BytesIO, shared: Sequence[object]) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._places = {id(one): place for place, one in enumerate(shared)}

    def persistent_id(self, value: object) -> int | None:
        return self._places.get(id(value))


def pickled(value: object, shared: Sequence[object] = ()) -> bytes:
    """The bytes of a value; without what is `shared` with the one who reads it back."""
    if not shared:
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    out = io.BytesIO()
    _Writer(out, shared).dump(value)
    return out.getvalue()


def unpickled(data: bytes, shared: Sequence[object] = ()) -> Any:
    """The value; raises one exception or another if the bytes are damaged or name what is not our own."""
    return _Reader(data, shared).load()
