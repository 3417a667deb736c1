"""Puts a mended file in the place of the old one, which is kept as .orig; never half, never over another original."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path


class NotWrittenError(Exception):
    """A file that was not changed; `key`, of messages [fix], says why, or `reason` does in the system's words."""

    def __init__(self, key: str, reason: str = "") -> None:
        super().__init__(reason or key)
        self.key, self.reason = key, reason


def original_of(path: Path) -> Path:
    """Where the file as it was is kept."""
    return path.with_name(path.name + ".orig")


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write `after` where `before` stands; NotWrittenError if that is no longer so, or an original would be lost."""
    temporary = ""
    try:
        target = path.resolve()  # a link stays a link
        if target.read_bytes() != before:
            raise NotWrittenError("changed_since")
        kept = original_of(path)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with open(handle, "wb") as file:
            file.write(after)
        shutil.copymode(target, temporary)
        try:
            with open(kept, "xb") as file:
                file.write(before)
        except FileExistsError:
            raise NotWrittenError("orig_exists") from None
        shutil.copystat(target, kept)
        os.replace(temporary, target)
        temporary = ""
    except OSError as error:
        raise NotWrittenError("", (error.strerror or str(error)).lower()) from error
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
