"""Whether work grows with the size of its input: the processor's time of this process, so that a busy machine fails nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

_NOTICEABLE = 0.05
"""Seconds below which a measure tells nothing."""


def assert_linear(work: Callable[[int], object]) -> None:
    """Four times the size may cost eight times as much; a quadratic step would cost sixteen times."""
    once, four_times = (min(_seconds(work, size) for _ in range(2)) for size in (1, 4))
    assert four_times <= 8 * max(once, _NOTICEABLE), f"{once:.3f} s for the size, {four_times:.3f} s for four times"


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
