"""The work on many files, shared among processes when that is faster; what comes back is the same in the same order."""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from citecheck.pickled import pickled, unpickled
from citecheck.read.walk import Found
from citecheck.work import Held, Task, Worker

if TYPE_CHECKING:
    from multiprocessing.pool import AsyncResult

_TRIAL = 0.3
"""Seconds after which it is judged from what is done how long the rest will take."""
_WORTH = 0.8
"""Seconds of work below which other processes are not worth starting."""
_CHUNK = 1_000_000
"""Bytes of files that a process is given at once."""
_MOST = 64
"""Files that a process is given at once."""
_AHEAD = 4
"""Pieces for each process that may be under way or done, and not yet taken."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def all_held(files: Sequence[Found], task: Task, jobs: int | None = None) -> Iterator[tuple[Found, Held]]:
    """What each file holds, in the order of `files`; `jobs` is the most processes at once (None: as many as help)."""
    worker = Worker(task)
    try:
        done = 0
        for found in _first(files, jobs):
            yield found, worker.held(found)
            done += 1
        rest = files[done:]
        if not rest:
            return
        worker.close()
        yield from _shared(rest, task, min(jobs or processors(), processors()))
    finally:
        worker.close()


def _first(files: Sequence[Found], jobs: int | None) -> Iterator[Found]:
    """The files that this process does itself: all, unless the first ones show that the rest will take long."""
    many = min(jobs or processors(), processors())
    sizes = [_size(found) for found in files] if many > 1 else []
    begun, left, judged = 0.0, sum(sizes), False
    for place, found in enumerate(files):
        if place == 1:
            # with the first file the expressions are compiled: what it takes tells nothing of the others
            begun, first = time.perf_counter(), sum(sizes) - left
        if place > 1 and sizes and not judged and (spent := time.perf_counter() - begun) > _TRIAL:
            judged = True
            if spent * left / max(1, sum(sizes) - first - left) > _WORTH:
                return
        yield found
        left -= sizes[place] if sizes else 0


def _size(found: Found) -> int:
    if found.data is not None:
        return len(found.data)
    try:
        return os.stat(found.path).st_size
    except OSError:
        return 0


def chunks(files: Sequence[Found]) -> Iterator[list[Found]]:
    """Files in pieces that one process is given at once."""
    chunk: list[Found] = []
    size = 0
    for found in files:
        chunk.append(found)
        size += _size(found)
        if size >= _CHUNK or len(chunk) >= _MOST:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_worker: Worker | None = None


def _begin(task: Task) -> None:
    global _worker
    _worker = Worker(task)


def _work(chunk: list[Found]) -> bytes:
    assert _worker is not None
    held = [_worker.held(found) for found in chunk]
    _worker.flush()
    return pickled(held)


def _shared(files: Sequence[Found], task: Task, jobs: int) -> Iterator[tuple[Found, Held]]:
    import multiprocessing  # most runs have no use for it

    # where a process can be forked, the new one has the patterns at once
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    waiting: deque[tuple[list[Found], AsyncResult[bytes]]] = deque()
    with context.Pool(jobs, _begin, (task,)) as pool:
        for chunk in chunks(files):
            waiting.append((chunk, pool.apply_async(_work, (chunk,))))
            # what is done is waited for before more is asked for: results that nobody takes would fill the memory
            if len(waiting) > _AHEAD * jobs:
                yield from _done(*waiting.popleft())
        while waiting:
            yield from _done(*waiting.popleft())


def _done(chunk: list[Found], held: AsyncResult[bytes]) -> Iterator[tuple[Found, Held]]:
    return zip(chunk, unpickled(held.get()), strict=True)
