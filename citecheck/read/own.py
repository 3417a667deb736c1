"""Files that an earlier run of this program wrote, told by what stands at their beginning."""

from __future__ import annotations

from pathlib import Path

_BEGINNINGS = {
    ".html": b'<meta name="generator" content="citecheck',
    ".htm": b'<meta name="generator" content="citecheck',
    ".csv": b"\xef\xbb\xbflevel,rule,name,identifier,",
    ".json": b'"name": "citecheck"',
    ".sarif": b'"name": "citecheck"',
}
"""What a result has at its beginning, and what nobody else writes there. Other formats have nothing so plain."""
_HEAD = 4000


def is_result(path: Path) -> bool:
    """Whether a file is surely one that an earlier run wrote; a text of a person's is never taken for one."""
    mark = _BEGINNINGS.get(path.suffix.lower())
    if mark is None:
        return False
    try:
        with path.open("rb") as file:
            return mark in file.read(_HEAD)
    except OSError:
        return False
