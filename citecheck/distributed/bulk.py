"""Crawls → tables in a folder: every worker writes the citations of its pieces, a tree merges what judging needs.

Texts that cite nothing are counted and passed over. What the workers write depends on the files alone, and is put in
place at one stroke, so that a piece that is done again by another worker changes nothing.
"""

from __future__ import annotations

import datetime
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from citecheck.check.checking import check
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.distributed.computing import WIDTH, computed, packed, worker_of
from citecheck.distributed.pieces import CHUNK, Piece, chunked, pieces
from citecheck.distributed.reading import texts_of
from citecheck.distributed.writing import Folder, lines, rows
from citecheck.extras import needed
from citecheck.messages import Messages, messages
from citecheck.model import Extract, Report, Text, Unread
from citecheck.patterns import Patterns, load_patterns
from citecheck.pickled import pickled, unpickled
from citecheck.pipeline import told
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.registry import Registry
from citecheck.report.data import check_jsonl
from citecheck.report.records import Record, citation_record, document_record, text_record, unread_record
from citecheck.work import Task

Kind = Literal["jsonl", "parquet"]


@dataclass(frozen=True, slots=True)
class Totals:
    """What a bulk run counted; `failed` are files that a person named and that could not be read."""

    texts: int = 0
    characters: int = 0
    citing: int = 0
    citations: int = 0
    unread: int = 0
    failed: int = 0
    documents: int = 0
    errors: int = 0
    warnings: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """What some pieces held: the counts, and the texts that cite something, packed."""

    counts: tuple[int, ...] = (0, 0, 0, 0, 0, 0)
    texts: tuple[bytes, ...] = ()


def scan_into(
    paths: Sequence[str],
    into: str,
    *,
    scheduler: str | None = None,
    kind: Kind = "jsonl",
    patterns: Patterns | None = None,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
    reading: ReadOptions = DEFAULT,
    today: str | None = None,
    said: Messages | None = None,
    jobs: int | None = None,
    chunk: int = CHUNK,
) -> Totals:
    """Read the crawls at `paths`, and write `part-*` (citations), `documents`, `findings` and `summary` to `into`.

    Paths and folder may be of any file system that fsspec knows. `scheduler` is a Dask scheduler's address; None:
    processes of this machine. `chunk` is about how many bytes make one part.
    """
    words = said or messages("en")
    bag, delayed = needed("dask.bag", "dask"), needed("dask.delayed", "dask").delayed
    folder = Folder.at(into)
    folder.begin()
    task = Task(patterns or load_patterns(), whole=False, scopes=policy.scopes, reading=reading)
    found = chunked(pieces(paths, reading), chunk)
    whole = _Part()
    if found:
        work = bag.from_sequence(list(enumerate(found)), partition_size=1)
        made = work.map(_scanned, delayed(packed(task)), folder, kind, words.language)
        whole = computed(made.reduction(_merged, _merged, split_every=WIDTH), scheduler, jobs)
    day = today or datetime.date.today().isoformat()
    texts = sorted((one for part in whole.texts for one in _opened(part)), key=lambda one: one.source)
    report = check(texts, day, task.patterns, (), words, registry, policy)
    return _judged(report, whole, folder)


def _scanned(numbered: tuple[int, tuple[Piece, ...]], task: bytes, folder: Folder, kind: Kind, language: str) -> _Part:
    """Read pieces, write what they cite, and give what judging needs."""
    number, found = numbered
    worker, said = worker_of(task), messages(language)
    kept: list[Extract] = []
    unread: list[Unread] = []
    texts = characters = 0
    for piece in found:
        for item in texts_of(piece, worker.task.reading):
            if isinstance(item, Text):
                texts, characters = texts + 1, characters + len(item.content)
                extract = worker.extract(item)
                kept += [replace(extract, dates=(), places=())] if extract.citations else []
            else:
                unread += told([item], said)
    if kept or unread:
        folder.put(*(rows if kind == "parquet" else lines)(f"part-{number:06d}", _records(kept, unread, kind)))
    citations = sum(one.kind == "citation" for text in kept for one in text.citations)
    counts = (texts, characters, len(kept), citations, len(unread), sum(one.named for one in unread))
    return _Part(counts, (zlib.compress(pickled(kept), 1),) if kept else ())


def _records(kept: Iterable[Extract], unread: Iterable[Unread], kind: Kind) -> list[Record]:
    """The citations; among lines also the texts that they stand in, and what was not read."""
    records: list[Record] = []
    for text in kept:
        records += [text_record(text)] if kind == "jsonl" else []
        records += [citation_record(citation) for citation in text.citations]
    return records + ([unread_record(one) for one in unread] if kind == "jsonl" else [])


def _merged(parts: Iterable[_Part]) -> _Part:
    """One part of several; the same in whatever groups they are merged."""
    seen = list(parts)
    counts = tuple(map(sum, zip(*(part.counts for part in seen), strict=True)))
    return _Part(counts, tuple(text for part in seen for text in part.texts))


def _opened(part: bytes) -> list[Extract]:
    found: list[Extract] = unpickled(zlib.decompress(part))
    return found


def _judged(report: Report, whole: _Part, folder: Folder) -> Totals:
    levels = [finding.level for finding in report.findings]
    counts = (*whole.counts, len(report.documents), levels.count("error"), levels.count("warning"))
    totals = Totals(**dict(zip(Totals.__slots__, counts, strict=True)))
    folder.put(*lines("documents", map(document_record, report.documents)))
    folder.put("findings.jsonl", check_jsonl(report).encode())
    folder.put("summary.json", (json.dumps(_as_record(totals), indent=2) + "\n").encode())
    return totals


def _as_record(totals: Totals) -> dict[str, Any]:
    return {name: getattr(totals, name) for name in Totals.__slots__}
