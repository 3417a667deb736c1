"""Whether work grows with the size of its input, told by the processor's time of this process.

What else the machine does can only make a measure slower. So the least of several counts for each size, each by itself: a
slow moment of the smaller one must not let quadratic work pass.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_NOTICEABLE = 0.05
"""Seconds below which a measure tells nothing."""
_LEAST, _MOST = 2, 8
"""Measures of each size before it is judged, and before it is given up."""


def assert_linear(work: Callable[[int], object], times: int = 4) -> None:
    """`times` the size may cost twice as many times as much; a quadratic step would cost the square."""
    once = larger = float("inf")
    for turn in range(1, _MOST + 1):
        once, larger = min(once, _seconds(work, 1)), min(larger, _seconds(work, times))
        if turn >= _LEAST and larger <= 2 * times * max(once, _NOTICEABLE):
            return
    raise AssertionError(f"{once:.3f} s for the size, {larger:.3f} s for {times} times")


def _seconds(work: Callable[[int], object], size: int) -> float:
    begun = time.process_time()
    work(size)
    return time.process_time() - begun
