"""Paths of a crawl → pieces of work: files, URLs and globs of any file system that fsspec knows."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import fsspec

from citecheck.errors import CitecheckError
from citecheck.read.options import ReadOptions

Kind = Literal["file", "lines", "parquet", "warc"]
PACKED = (".gz", ".bz2", ".xz", ".zst")
"""Suffixes of packed files; each is unpacked while it is read."""
_KINDS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    ((".warc", ".wet", ".wat"), "warc"), ((".parquet",), "parquet"), ((".jsonl", ".ndjson"), "lines"),
)  # fmt: skip
CHUNK = 32_000_000
"""Bytes of a partition; a larger file is a partition of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to read: where it is, what it is called in results, how it is read, how many bytes it has."""

    path: str
    source: str
    kind: Kind
    size: int
    named: bool


def unpacked(name: str) -> str:
    """The name of a file without the suffix that says how it is packed."""
    return next((name.removesuffix(suffix) for suffix in PACKED if name.lower().endswith(suffix)), name)


def pieces(paths: Iterable[str], options: ReadOptions) -> list[Piece]:
    """The files at `paths`, folders with all that is in them, in sorted order, each once."""
    found = {piece.path: piece for path in paths for piece in _pieces(path, options)}
    return [found[path] for path in sorted(found)]


def _pieces(path: str, options: ReadOptions) -> Iterator[Piece]:
    try:
        system, root = fsspec.core.url_to_fs(path)
        if any(sign in path for sign in "*?["):
            named, listed = True, system.glob(root, detail=True)
        elif system.isdir(root):
            named, listed = False, system.find(root, detail=True)
        else:
            named, listed = True, {root: system.info(root)}
    except (OSError, ValueError, ImportError) as error:
        raise CitecheckError("dask.unlisted", at=path, error=error) from None
    if named and not listed:
        raise CitecheckError("dask.nothing", at=path)
    for name, entry in listed.items():
        if entry["type"] == "file" and not os.path.basename(name).startswith((".", "~$", "_")):
            yield _piece(_shown(system, name, path), system.unstrip_protocol(name), entry, named, options)


def _shown(system: Any, name: str, path: str) -> str:
    """As the person who named the path would call the file."""
    if "://" in path:
        return str(system.unstrip_protocol(name))
    return name if os.path.isabs(path) else os.path.relpath(name).replace(os.sep, "/")


def _piece(source: str, path: str, entry: dict[str, Any], named: bool, options: ReadOptions) -> Piece:
    plain = unpacked(source).lower()
    kind: Kind = next((kind for suffixes, kind in _KINDS if plain.endswith(suffixes)), "file")
    if kind == "lines" and options.text_field is None:
        kind = "file"
    if kind == "parquet" and options.text_field is None:
        raise CitecheckError("dask.text_field", at=source)
    return Piece(path, source, kind, int(entry.get("size") or 0), named)


def chunked(found: Iterable[Piece], size: int = CHUNK) -> list[tuple[Piece, ...]]:
    """Partitions of about `size` bytes; they depend on the files alone, so that the same crawl gives the same parts."""
    chunks: list[tuple[Piece, ...]] = []
    chunk: list[Piece] = []
    for piece in found:
        if chunk and sum(one.size for one in chunk) + piece.size > size:
            chunks.append(tuple(chunk))
            chunk = []
        chunk.append(piece)
    return [*chunks, tuple(chunk)] if chunk else chunks
