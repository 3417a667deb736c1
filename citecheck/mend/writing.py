"""Puts a mended file in the place of the old one, which is kept as .orig; never half, never over another original."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from citecheck.errors import CitecheckError, refused_by_system


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write `after` where `before` stands; CitecheckError if that is no longer so, or an original would be lost."""
    litter: list[Path] = []
    try:
        target = path.resolve()  # a link stays a link
        if target.read_bytes() != before:
            raise CitecheckError("fix.changed_since")
        kept = path.with_name(path.name + ".orig")
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        litter.append(Path(temporary))
        with open(handle, "wb") as file:
            file.write(after)
        shutil.copymode(target, temporary)
        with open(kept, "xb") as file:
            litter.append(kept)
            file.write(before)
        shutil.copystat(target, kept)
        os.replace(temporary, target)
        litter.clear()
    except FileExistsError:
        raise CitecheckError("fix.orig_exists", orig=kept.as_posix()) from None
    except OSError as error:
        raise refused_by_system(error) from error
    finally:
        for one in litter:
            with contextlib.suppress(OSError):
                one.unlink()
