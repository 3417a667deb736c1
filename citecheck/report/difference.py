"""Two states of a text → what differs, as `diff -u` shows it and `patch` takes it."""

from __future__ import annotations

from difflib import unified_diff


def difference(source: str, old: str, new: str) -> str:
    """The unified difference; "" where there is none. Lines end as they end in the text."""
    name = source.lstrip("/")
    return "".join(_ended(line) for line in unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}"))


def _lines(text: str) -> list[str]:
    """Lines end with a line feed, as for `diff`; no other sign ends one."""
    pieces = text.split("\n")
    return [f"{piece}\n" for piece in pieces[:-1]] + ([pieces[-1]] if pieces[-1] else [])


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
