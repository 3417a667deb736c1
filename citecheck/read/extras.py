"""The libraries that only some formats need: imported where used, and asked for by the exact command if missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from citecheck.read.unreadable import UnreadableError


def library(module: str, extra: str) -> Any:
    """The module, of the package's optional extra; UnreadableError("extra") with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        raise UnreadableError("extra", extra=extra, command=f'pip install "citecheck[{extra}]"') from None
