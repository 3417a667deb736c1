"""citecheck: the documents of the Communist Party of Vietnam that texts cite, and every date that cannot be right.

The library's verbs: `load_patterns`, `extract` (one text → its citations and dates), `check` (extracts → report),
`compare` (an original and a translation → report).

    >>> from citecheck import Text, check, compare, extract
    >>> found = extract(Text("a.txt", "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị."))
    >>> [(str(one.identifier), one.date.iso) for one in found.citations]
    [('58-QĐ/TW', '2022-02-08')]
    >>> check([found], today="2026-01-01").findings
    ()
    >>> translated = extract(Text("b.txt", "Regulation No. 58-QD/TW dated February 28, 2022 of the Politburo."))
    >>> [(one.rule, one.message) for one in compare(found, translated).findings]
    [('CC402', '58-QĐ/TW is dated 2022-02-28, in the original 2022-02-08')]

They are imported when first used, so that `citecheck --version` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

from citecheck.version import __version__

TYPE_CHECKING = False  # importing it would take longer than answering --version
if TYPE_CHECKING:
    from typing import Any

    from citecheck.check.checking import check
    from citecheck.compare import compare
    from citecheck.extract import extract
    from citecheck.model import Identifier, Text
    from citecheck.patterns import load_patterns

__all__ = ["Identifier", "Text", "__version__", "check", "compare", "extract", "load_patterns"]

_HOMES = {
    "Identifier": "citecheck.model",
    "Text": "citecheck.model",
    "check": "citecheck.check.checking",
    "compare": "citecheck.compare",
    "extract": "citecheck.extract",
    "load_patterns": "citecheck.patterns",
}


class _Package(ModuleType):
    """The package itself. Three verbs bear the names of subpackages: the verb wins, whichever is imported first."""

    def __setattr__(self, name: str, value: Any) -> None:
        # importing citecheck.extract makes the import system set the attribute `extract` to that module
        if name in _HOMES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module 'citecheck' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


sys.modules[__name__].__class__ = _Package
