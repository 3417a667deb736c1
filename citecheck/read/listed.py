"""A list of paths → the paths: one a line, or with a NUL after each, as `find -print0` and `git ls-files -z` give."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from citecheck.errors import refused_by_system


def paths_listed(data: bytes) -> tuple[str, ...]:
    """The paths of a list; empty lines name nothing."""
    plain = data.removeprefix(b"\xef\xbb\xbf")
    # a name may hold any byte but NUL, so only that tells the two kinds of lists apart
    names = plain.split(b"\0") if b"\0" in plain else plain.splitlines()
    return tuple(os.fsdecode(name) for name in names if name.strip())


def files_from(name: str) -> tuple[str, ...]:
    """The paths listed in a file, or on standard input for “-”."""
    try:
        return paths_listed(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
    except OSError as error:
        raise refused_by_system(error, f"--files-from {name}") from None
