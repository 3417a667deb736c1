"""An engine for ordinary runs: the files go to Dask workers, which see them under the same paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citecheck.distributed.computing import computed, packed, worker_of
from citecheck.extras import needed
from citecheck.pickled import pickled, unpickled
from citecheck.read.walk import Found
from citecheck.sharing import chunks
from citecheck.work import Held, Task


@dataclass(frozen=True, slots=True)
class Dask:
    """The cluster at an address, or (None) processes of this machine."""

    scheduler: str | None
    jobs: int | None = None

    def __call__(self, files: Sequence[Found], task: Task) -> Iterator[tuple[Found, Held]]:
        """What each file holds, in the order of `files`."""
        bag = needed("dask.bag", "dask")
        delayed = needed("dask.delayed", "dask").delayed
        parts = list(chunks(files))
        if not parts:
            return
        # the task is one thing of the graph, sent to each worker once; a cache is for one machine
        shared = delayed(packed(replace(task, cache=None)))
        work = bag.from_sequence(list(map(_placed, parts)), partition_size=1).map(_held, shared)
        for part, held in zip(parts, computed(work, self.scheduler, self.jobs), strict=True):
            yield from zip(part, unpickled(held), strict=True)


def _held(part: list[Found], task: bytes) -> bytes:
    worker = worker_of(task)
    return pickled([worker.held(found) for found in part])


def _placed(part: list[Found]) -> list[Found]:
    """Files by paths that do not depend on the folder a worker was started in; what they are called stays."""
    return [replace(found, path=found.path.absolute()) for found in part]
