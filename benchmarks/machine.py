"""On what a benchmark was run: each prints it beside its figures."""

from __future__ import annotations

import os
import platform
from pathlib import Path

from citecheck.version import __version__


def machine() -> str:
    """The program's version, Python's, the system, the processor and how many there are."""
    return (
        f"citecheck {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} × {_processor()}"
    )


def _processor() -> str:
    """What the machine calls its processor."""
    about = Path("/proc/cpuinfo")
    lines = about.read_text(encoding="utf-8").splitlines() if about.exists() else []
    return next((line.split(": ")[1] for line in lines if line.startswith("model name")), platform.processor())
