"""Records → files of a folder on any file system, each put there at one stroke."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import fsspec

from citecheck.cachefolder import write_whole
from citecheck.errors import CitecheckError
from citecheck.report.records import Record

_NUMBERS = ("start", "end", "line", "column", "date_start", "date_end")
_WORDS = (
    "kind", "source", "raw", "identifier", "key", "family", "number", "type", "issuer", "form", "scope", "term",
    "date", "date_raw", "calendar", "binding", "locator", "of",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder for results, by its URL."""

    url: str

    @classmethod
    def at(cls, written: str) -> Folder:
        """The folder that a person wrote, wherever a worker was started."""
        system, path = fsspec.core.url_to_fs(written)
        return cls(system.unstrip_protocol(path))

    def begin(self) -> None:
        """Make the folder; CitecheckError if something is in it, which would be taken for part of the result."""
        system, path = fsspec.core.url_to_fs(self.url)
        try:
            system.makedirs(path, exist_ok=True)
            taken = bool(system.ls(path, detail=False))
        except (OSError, ValueError) as error:
            raise CitecheckError("dask.unlisted", at=self.url, error=error) from None
        if taken:
            raise CitecheckError("dask.taken", at=self.url)

    def put(self, name: str, data: bytes) -> None:
        """Write a file whole; one of the same name, which the same work wrote, is replaced."""
        system, path = fsspec.core.url_to_fs(self.url)
        if "file" in system.protocol:
            if not write_whole(Path(path, name), data):
                raise OSError(f"{os.path.join(path, name)} cannot be written")
        else:
            # stores of objects show an object when it is whole
            system.pipe_file(f"{path.rstrip('/')}/{name}", data)


def lines(name: str, records: Iterable[Record]) -> tuple[str, bytes]:
    """A file of JSON lines."""
    return f"{name}.jsonl", "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def rows(name: str, records: Iterable[Record]) -> tuple[str, bytes]:
    """A Parquet file; its columns are the same in every part, whatever the part holds."""
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema([(one, pyarrow.string()) for one in _WORDS] + [(one, pyarrow.int64()) for one in _NUMBERS])
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(list(records), schema), out, compression="zstd")
    return f"{name}.parquet", out.getvalue()
