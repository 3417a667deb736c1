"""A Dask collection → its result: on a cluster by its address, or in processes of this machine."""

from __future__ import annotations

import pickle
from functools import lru_cache
from typing import Any

from citecheck.errors import CitecheckError
from citecheck.extras import needed
from citecheck.sharing import processors
from citecheck.version import __version__
from citecheck.work import Task, Worker

WIDTH = 8
"""How many partial results a step of the tree merges."""
_PATIENCE = "10s"


def computed(collection: Any, scheduler: str | None, jobs: int | None = None) -> Any:
    """The result; CitecheckError if no scheduler answers. Work of a worker that is lost is done again by another."""
    if scheduler is None:
        return collection.compute(scheduler="processes", num_workers=min(jobs or processors(), processors()))
    distributed = needed("distributed", "dask")
    try:
        client = distributed.Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise CitecheckError("dask.unreachable", address=scheduler, error=error) from None
    with client:
        return client.compute(collection).result()


def packed(task: Task) -> bytes:
    """A task as it travels; what a worker sends back is as trusted as the code that it is sent."""
    return pickle.dumps((__version__, task), pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1)
def worker_of(data: bytes) -> Worker:
    """What does a task in this process; the patterns are compiled once, whatever the number of pieces."""
    version, task = pickle.loads(data)
    if version != __version__:
        raise CitecheckError("dask.version", worker=__version__, client=version)
    return Worker(task)
