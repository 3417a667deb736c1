"""A real Dask cluster on this machine: a scheduler and workers, each a process that can be killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


class Cluster:
    """A scheduler on a free port, and workers of one thread."""

    def __init__(self, folder: Path, workers: int) -> None:
        self.folder, self.file = folder, folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", self.file)
        self.workers: list[subprocess.Popen[bytes]] = []
        until(lambda: address_in(self.file))
        self.address = str(address_in(self.file))
        for _ in range(workers):
            self.add()

    def add(self) -> None:
        """One worker more."""
        local = self.folder / f"worker-{len(self.workers)}"
        # without a nanny: what is killed stays dead
        self.workers.append(
            self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--local-directory", local)
        )

    def _start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", *map(str, arguments), "--no-dashboard"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=quiet, stderr=quiet)

    def client(self) -> Any:
        """A client of our own, to look on."""
        import distributed

        made: Any = distributed.Client
        return made(self.address, set_as_default=False)

    def close(self) -> None:
        """End every process."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


def address_in(file: Path) -> str | None:
    """The address that a scheduler's file tells; the file is there before its words, and they come in pieces."""
    try:
        address: str = json.loads(file.read_bytes())["address"]
    except (FileNotFoundError, ValueError):
        return None
    return address


def until(holds: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something holds."""
    limit = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < limit, "it does not come"
        time.sleep(0.02)
