"""Puts a result where it belongs: standard output, or a file that is never left half written."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from citecheck.errors import CitecheckError, refused_by_system


def write(result: str, target: str | None, inputs: set[str]) -> None:
    """Print `result`, or write it to the file `target`; CitecheckError if that is an input or cannot be written."""
    if target is None or target == "-":
        sys.stdout.write(result)
        return
    path = Path(target)
    if any(_same(path, source) for source in inputs):
        raise CitecheckError("error.overwrites", file=target)
    _atomically(path, result)


def _same(path: Path, source: str) -> bool:
    try:
        return path.exists() and os.path.exists(source) and path.samefile(source)
    except OSError:
        return False


def _atomically(path: Path, result: str) -> None:
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(result)
        os.chmod(temporary, _mode())
        os.replace(temporary, path)
    except OSError as error:
        if temporary and os.path.exists(temporary):
            os.unlink(temporary)
        raise CitecheckError("error.unwritable", file=path, why=refused_by_system(error)) from error


def _mode() -> int:
    """The permissions a file made in the ordinary way would have."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
