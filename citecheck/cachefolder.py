"""The folder in which the program keeps what it would otherwise make again; it may be deleted at any time."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cache
from importlib.util import source_hash
from pathlib import Path

from citecheck.version import __version__

VARIABLE = "CITECHECK_CACHE_DIR"
"""The environment variable that names another folder; empty: keep nothing."""


def cache_folder() -> Path | None:
    """The platform's folder for such files, of this user and this program; None if nothing is to be kept."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "citecheck" if base and os.path.isabs(base) else None


def make_folder(folder: Path) -> bool:
    """Whether the folder is there, made if need be, for this user alone."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return True
    return False


@cache
def code_state() -> str:
    """What tells one state of the program's code from another: the version; in a checkout also sizes and times."""
    rows = repr(sorted(_sources(str(Path(__file__).parent))))
    return f"{__version__} {hash_of(rows.encode())}"


def _sources(folder: str) -> list[tuple[str, int, int]]:
    """(path, size, time) of every file of the code in a folder."""
    found: list[tuple[str, int, int]] = []
    for entry in os.scandir(folder) if os.path.isdir(folder) else ():
        with suppress(OSError):  # an editor's draft may be gone already
            if entry.name.endswith((".py", ".toml")):
                found.append((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns))
            elif entry.is_dir() and entry.name not in ("data", "__pycache__"):
                found += _sources(entry.path)
    return found


def hash_of(data: bytes) -> str:
    """A name for `data`: 16 hexadecimal figures, other ones in another version of Python.

    What Python itself tells one state of a source from another by; hashlib would load a library of ciphers first.
    """
    return source_hash(data).hex()


def digest(data: bytes, key: bytes = b"", person: bytes = b"") -> bytes:
    """16 bytes that no other data has; with another `key` or `person` other ones."""
    from hashlib import blake2b  # loads OpenSSL: only where results are kept

    return blake2b(data, digest_size=16, key=key, person=person).digest()


def write_whole(path: Path, data: bytes) -> bool:
    """Whether `path` now holds `data`: put there at one stroke, so that nobody ever sees half of it."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        return False
    return True
