"""Puts a result where it belongs: standard output, or a file that is never left half written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from citecheck.errors import CitecheckError, refused_by_system

Put = Callable[[bytes], object]
SUMMARY = 1_000_000
"""Bytes that a job's summary may have at most, a little under what GitHub allows."""


def refuse(target: str | None, inputs: set[str]) -> None:
    """CitecheckError if `target` is one of the texts that were read."""
    if target is not None and any(_same(Path(target), source) for source in inputs):
        raise CitecheckError("output.input", file=target)


def write(result: str | bytes, target: str | None) -> None:
    """Print `result`, or write it to the file `target`; CitecheckError if that cannot be written."""
    whole = result if isinstance(result, bytes) else _encoded(result)
    if target is not None and target != "-":
        _atomically(Path(target), whole)
    elif isinstance(result, bytes):
        sys.stdout.buffer.write(result)
        sys.stdout.buffer.flush()
    else:
        sys.stdout.write(whole.decode())


@contextmanager
def opened(target: str | None) -> Iterator[Callable[[str], object]]:
    """What writes a result part by part; the file `target` appears when the last part is in it."""
    if target is None:
        yield lambda part: sys.stdout.write(_encoded(part).decode())
        return
    with _drafted(Path(target)) as put:
        yield lambda part: put(_encoded(part))


def _encoded(result: str) -> bytes:
    """The name of a file may hold what no encoding can."""
    return result.encode("utf-8", errors="replace")


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
    with _drafted(path) as put:
        put(result)


@contextmanager
def _drafted(path: Path) -> Iterator[Put]:
    """A file that is there only when it is whole."""
    import tempfile  # most results are printed

    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with open(handle, "wb") as file:
            yield file.write
        os.chmod(temporary, _mode())
        os.replace(temporary, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        # a pipe whose reader has gone is no matter of this file
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise _unwritable(path, error) from error
        raise


def _unwritable(path: Path, error: OSError) -> CitecheckError:
    return CitecheckError("error.unwritable", file=path, why=refused_by_system(error))


def _mode() -> int:
    """The permissions a file made in the ordinary way would have."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
