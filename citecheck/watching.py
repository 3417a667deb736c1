"""Waits for texts to change, by looking at them again and again: that works on every disk, share and container."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

from citecheck.read.walk import Found, WalkOptions, walk

POLL = 0.4
"""Seconds between two looks; more where a look takes long."""
SETTLED = 0.15
"""Seconds without a change after which a file counts as saved: editors and offices write in several steps."""
_SHARE = 4
"""Looking takes no more than one part in so many and one of the time."""
_TRACES = re.compile(r"~\$.*|\.~lock.*|\.#.*|#.*#|.*~|.*\.sw[a-z]|.*\.tmp|4913", re.I)
"""What editors and offices put beside a file that is open: ~$a.docx, .~lock.a.odt#, .a.txt.swp, a.txt~, vim's 4913."""

State = Mapping[str, tuple[int, int, int]]
"""Path → time of change, size and place on the disk; a file that is replaced has another place."""


def state_of(paths: Iterable[str], options: WalkOptions, more: Iterable[str] = (), but: Iterable[str] = ()) -> State:
    """The state of the texts at `paths` and of the files `more`, without the files `but`."""
    found = [one.path for one in walk(paths, options) if isinstance(one, Found)]
    left_out = {os.path.abspath(path) for path in but}
    state = {}
    for path in map(str, [*found, *more]):
        if not _TRACES.fullmatch(os.path.basename(path)) and os.path.abspath(path) not in left_out:
            with suppress(OSError):
                seen = os.stat(path)
                state[path] = seen.st_mtime_ns, seen.st_size, seen.st_ino
    return state


def changes(look: Callable[[], State], sleep: Callable[[float], None] = time.sleep) -> Iterator[State]:
    """The state now, and each later one that differs, when it has settled; it never ends by itself."""
    known = look()
    yield known
    while True:
        begun = time.monotonic()
        seen = look()
        cost = time.monotonic() - begun
        if seen == known:
            sleep(max(POLL, _SHARE * cost))
            continue
        while True:
            sleep(SETTLED)
            seen, before = look(), seen
            if seen == before:
                break
        if seen != known:  # else it was put back as it was
            known = seen
            yield known
