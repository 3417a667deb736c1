"""What whole processes cost: they take turns, and medians are compared, so that a busy machine slows all alike."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds that a process took: by the clock, and of all processors (its own processes included)."""

    wall: float
    cpu: float


def spent(command: list[str], env: Mapping[str, str] | None = None) -> Spent:
    """What a command costs; a mistake in it (exit status 2 or more) ends the benchmark."""
    begun, before = time.perf_counter(), _children()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=env, check=False)
    if done.returncode > 1:
        sys.exit(f"{command}: {done.stderr.decode(errors='replace')}")
    return Spent(time.perf_counter() - begun, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measured(commands: Mapping[str, list[str]], rounds: int) -> dict[str, Spent]:
    """Name → the medians of the rounds, in which the commands take turns; an uncounted one goes before."""
    times: dict[str, list[Spent]] = {name: [] for name in commands}
    for command in commands.values():
        spent(command)  # files and compiled expressions are at hand
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(spent(command))
    return {
        name: Spent(statistics.median(one.wall for one in found), statistics.median(one.cpu for one in found))
        for name, found in times.items()
    }
