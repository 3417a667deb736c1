"""A piece → its texts: one after another, so that a file of any size takes little memory."""

from __future__ import annotations

import io
import json
import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import Any, BinaryIO

import fsspec

from citecheck.distributed.pieces import Piece, unpacked
from citecheck.model import Text, Unread
from citecheck.read import LIMIT, html, opened
from citecheck.read.formats import format_of, refusal
from citecheck.read.options import ReadOptions
from citecheck.read.records import texts_of_records
from citecheck.read.unreadable import UnreadableError, unread

_WORDS = ("html", "xml", "text/plain", "pdf", "msword", "officedocument", "opendocument", "rtf", "epub")
"""Parts of the content types that hold words."""


def texts_of(piece: Piece, options: ReadOptions) -> Iterator[Text | Unread]:
    """The texts of a piece, and what of it could not be read."""
    try:
        # a web archive is packed record by record, which its reader knows
        packing = None if piece.kind in ("warc", "parquet") else "infer"
        with fsspec.open(piece.path, "rb", compression=packing) as file:
            yield from _READERS[piece.kind](file, piece, options)
    except (UnreadableError, OSError) as error:
        yield unread(piece.source, error, piece.named)
    except Exception as error:  # one broken file among millions must not end the run: it is named
        told = UnreadableError("broken", error=f"{type(error).__name__}: {error}"[:200])
        yield unread(piece.source, told, piece.named)


def _file(file: BinaryIO, piece: Piece, options: ReadOptions) -> Iterator[Text | Unread]:
    name = unpacked(piece.source)
    if not piece.named and format_of(name) is None:
        raise refusal(PurePath(name).name)
    data = file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise UnreadableError("large", limit=LIMIT // 1_000_000, size=piece.size // 1_000_000)
    source = piece.source if name == piece.source else f"{piece.source}!/{posixpath.basename(name)}"
    yield from opened.texts_of(data, source, options)


def _lines(file: BinaryIO, piece: Piece, options: ReadOptions) -> Iterator[Text | Unread]:
    yield from texts_of_records(_of_lines(file, options), piece.source, "record", "utf-8", options)


def _of_lines(file: BinaryIO, options: ReadOptions) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(io.TextIOWrapper(file, options.encoding or "utf-8-sig", newline="\n"), 1):
        if line.strip():
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise UnreadableError("json", line=number, error=str(error)[:100]) from None
            if isinstance(record, Mapping):
                yield number, record


def _parquet(file: BinaryIO, piece: Piece, options: ReadOptions) -> Iterator[Text | Unread]:
    from pyarrow import parquet

    table = parquet.ParquetFile(file)
    # only the columns that are asked for leave the disk; of a dotted field, the column that holds it
    roots = {name.split(".")[0] for name in (options.text_field, options.id_field) if name}
    roots |= {name for name in (options.text_field, options.id_field) if name}
    columns = [name for name in table.schema_arrow.names if name in roots]
    rows = (row for batch in table.iter_batches(batch_size=1000, columns=columns) for row in batch.to_pylist())
    yield from texts_of_records(enumerate(rows, 1), piece.source, "row", "utf-8", options)


def _warc(file: BinaryIO, piece: Piece, options: ReadOptions) -> Iterator[Text | Unread]:
    """The pages of a web archive (WARC), or the texts taken from them (WET), by their addresses."""
    from warcio.archiveiterator import ArchiveIterator

    seen: Counter[str] = Counter()
    for record in ArchiveIterator(file):
        if record.rec_type not in ("response", "resource", "conversion"):
            continue
        kind = _kind(record)
        if not any(word in kind for word in _WORDS):
            continue
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        seen[address] += 1
        source = f"{piece.source}#{address}" + (f" ({seen[address]})" if seen[address] > 1 else "")
        yield from _page(record.content_stream().read(), source, kind, record.rec_type, options)


def _kind(record: Any) -> str:
    """The content type of a record; of an answer that is no page (moved, not found), none."""
    if record.rec_type != "response":
        return str(record.rec_headers.get_header("Content-Type") or "").lower()
    headers = record.http_headers
    if headers is None or headers.get_statuscode() != "200":
        return ""
    return str(headers.get_header("Content-Type") or "").lower()


def _page(data: bytes, source: str, kind: str, rec_type: str, options: ReadOptions) -> Iterator[Text | Unread]:
    if rec_type == "conversion":
        yield Text(source, data.decode("utf-8", "replace"), "record", "utf-8")
        return
    declared = kind.partition("charset=")[2].strip(" \"'").split(";")[0]
    as_said = ReadOptions(options.encoding, declared=declared)
    if "html" in kind:
        yield html.read(data, source, as_said)
    else:
        yield from opened.texts_of(data, source, as_said)


_READERS = {"file": _file, "lines": _lines, "parquet": _parquet, "warc": _warc}
