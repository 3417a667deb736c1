"""Puts a result where it belongs: standard output, or a file that is never left half written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from citecheck.errors import CitecheckError, refused_by_system

SUMMARY = 1_000_000
"""Bytes that a job's summary may have at most, a little under what GitHub allows."""


def refuse(target: str | None, inputs: set[str]) -> None:
    """CitecheckError if `target` is one of the texts that were read."""
    if target is not None and any(_same(Path(target), source) for source in inputs):
        raise CitecheckError("output.input", file=target)


def write(result: str | bytes, target: str | None) -> None:
    """Print `result`, or write it to the file `target`; CitecheckError if that cannot be written."""
    # the name of a file may hold what no encoding can
    whole = result if isinstance(result, bytes) else result.encode("utf-8", errors="replace")
    if target is not None and target != "-":
        _atomically(Path(target), whole)
    elif isinstance(result, bytes):
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(whole.decode())


def append(result: str, target: str, cut: str) -> None:
    """Add `result` to a file that others add to; of more than it may hold, the beginning and the line `cut`."""
    whole = result.encode("utf-8", errors="replace")
    if len(whole) > SUMMARY:
        begun = whole[:SUMMARY].decode(errors="ignore")
        whole = f"{begun[: begun.rfind(chr(10)) + 1]}\n{cut}\n".encode()
    try:
        with open(target, "ab") as file:
            file.write(whole)
    except OSError as error:
        raise CitecheckError("error.unwritable", file=target, why=refused_by_system(error)) from error


def _same(path: Path, source: str) -> bool:
    try:
        return path.exists() and os.path.exists(source) and path.samefile(source)
    except OSError:
        return False


def _atomically(path: Path, result: bytes) -> None:
    import tempfile  # most results are printed

    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with open(handle, "wb") as file:
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
