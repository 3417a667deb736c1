"""What all tests share: properties are judged by their results, never by the clock."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

from citecheck.cachefolder import VARIABLE

settings.register_profile("citecheck", deadline=None)
settings.load_profile("citecheck")

# tests neither read nor leave anything in the user's cache folder; what one compiled, the next need not
os.environ[VARIABLE] = tempfile.mkdtemp(prefix="citecheck-tests-")
atexit.register(shutil.rmtree, os.environ[VARIABLE], ignore_errors=True)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes name no test: a clock in them (zip, gzip) would make every process collect tests of other names."""
    return argname if isinstance(val, bytes) else None
