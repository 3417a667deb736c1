"""The optional parts of the program: imported when they are used; one that is missing is named with its remedy."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from citecheck.errors import CitecheckError


def needed(module: str, extra: str) -> ModuleType:
    """The module; CitecheckError with the command that installs the extra, if it or something it needs is missing."""
    try:
        return import_module(module)
    except ImportError as error:
        raise CitecheckError("extra.missing", extra=extra, lacking=error.name or module) from None
