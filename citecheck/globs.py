"""Globs over paths: `old/*.txt`, `**/draft-?.md`, `archive/`, counted from a folder, as in .gitignore."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern and the folder it counts from; `working` is the folder that the sources of texts count from.

    `*` and `?` stay inside one folder, `**` crosses folders. A pattern without a slash fits a file or folder of that
    name anywhere below; one that fits a folder fits everything in it.
    """

    pattern: str
    folder: str = ""
    working: str = ""

    def fits(self, source: str) -> bool:
        """Whether a text's source lies where the pattern says."""
        return _fits(self, source)


def below(source: str, folder: str, working: str) -> str:
    """A path given from the folder `working`, as it is written from the folder `folder`, with forward slashes."""
    path = os.path.normpath(os.path.join(working, source))
    # on another drive there is no way from one to the other
    with suppress(ValueError):
        path = os.path.relpath(path, folder) if folder else path
    # some systems store letters and their marks apart
    return normalize("NFC", path.replace(os.sep, "/"))


@lru_cache(maxsize=100_000)
def _fits(glob: Glob, source: str) -> bool:
    return _compiled(glob.pattern).match(below(source, glob.folder, glob.working)) is not None


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> re.Pattern[str]:
    body = normalize("NFC", pattern.strip()).removeprefix("./").rstrip("/")
    anchored = "/" in body
    expression = _expression(body.removeprefix("/"))
    return re.compile(rf"(?s)(?:{'' if anchored else '(?:.*/)?'}{expression})(?:/.*)?\Z")


def _expression(body: str) -> str:
    made, place = "", 0
    while place < len(body):
        token = next((one for one in ("**/", "**", "*", "?") if body.startswith(one, place)), "")
        closing = body.find("]", place + 2) if body[place] == "[" else -1
        if token:
            made += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}[token]
            place += len(token)
        elif closing > 0:
            made += _class(body[place + 1 : closing])
            place = closing + 1
        else:
            made += re.escape(body[place])
            place += 1
    return made


def _class(inner: str) -> str:
    """[abc], [a-z], [!abc]; what no regular expression can be made of stands for itself."""
    made = f"[{'^/' if inner.startswith('!') else ''}{inner.removeprefix('!').replace(chr(92), chr(92) * 2)}]"
    try:
        re.compile(made)
    except re.error:
        return re.escape(f"[{inner}]")
    return made
