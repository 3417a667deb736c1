"""Whether work grows with the size of its input, told by the processor's time of this process.

What else the machine does may make either measure slow, so a bad ratio is measured again; one of quadratic work stays bad.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_NOTICEABLE = 0.05
"""Seconds below which a measure tells nothing."""
_TRIES = 5


def assert_linear(work: Callable[[int], object]) -> None:
    """Four times the size may cost eight times as much; a quadratic step would cost sixteen times."""
    once = four_times = 0.0
    for _ in range(_TRIES):
        once, four_times = _seconds(work, 1), _seconds(work, 4)
        if four_times <= 8 * max(once, _NOTICEABLE):
            return
    raise AssertionError(f"{once:.3f} s for the size, {four_times:.3f} s for four times, again and again")


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
