"""Regular expressions that are compiled when first used, and only once: the compiled form is kept between runs.

Offers the functions of the `regex` package that this program uses, with the same meaning. Compiling takes a
thousand times as long as reading back what was compiled, and most expressions are not needed for most texts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, cast

import regex
from regex import IGNORECASE, V1, VERBOSE, I, Match, Pattern, error, escape

from citecheck.cachefolder import hash_of
from citecheck.kept import kept

__all__ = [
    "IGNORECASE", "V1", "VERBOSE", "I", "Match", "Pattern", "compile", "compiled", "error", "escape", "findall",
    "fullmatch", "match", "search", "split", "sub",
]  # fmt: skip


class _Expression:
    """Stands for a pattern until it is used; then its methods are those of the compiled one."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        real = compiled(*self._source)
        method = getattr(real, name)
        setattr(self, name, method)
        return method


@cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:
    """The expression, to be compiled when first used."""
    return cast(Pattern[str], _Expression(pattern, int(flags)))


def compiled(pattern: str, flags: int = 0, **names: list[str]) -> Pattern[str]:
    """The expression, compiled; `names` are its named lists. Raises `error` if it is none."""
    lists = sorted((name, tuple(words)) for name, words in names.items())
    name = hash_of(repr((pattern, flags, lists)).encode())
    return kept(f"expression {name}", lambda: regex.compile(pattern, flags, False, None, **names))


_known: dict[str, Pattern[str]] = {}


def _plain(pattern: str) -> Pattern[str]:
    found = _known.get(pattern)
    if found is None:
        found = _known[pattern] = compiled(pattern)
    return found


def search(pattern: str, text: str) -> Match[str] | None:
    """As regex.search."""
    return _plain(pattern).search(text)


def match(pattern: str, text: str) -> Match[str] | None:
    """As regex.match."""
    return _plain(pattern).match(text)


def fullmatch(pattern: str, text: str) -> Match[str] | None:
    """As regex.fullmatch."""
    return _plain(pattern).fullmatch(text)


def findall(pattern: str, text: str) -> list[str]:
    """As regex.findall."""
    return _plain(pattern).findall(text)


def split(pattern: str, text: str) -> list[str]:
    """As regex.split, without groups."""
    return cast(list[str], _plain(pattern).split(text))


def sub(pattern: str, new: str | Callable[[Match[str]], str], text: str) -> str:
    """As regex.sub."""
    return _plain(pattern).sub(new, text)
