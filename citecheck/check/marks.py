"""The marks of texts → suppressions; what names nothing that can be read is given back."""

from __future__ import annotations

import re

from citecheck.check.codes import code_written
from citecheck.extract.named import identifier_named
from citecheck.model import Mark
from citecheck.patterns import Patterns
from citecheck.suppression import Suppression

_REASON = re.compile(r"\s--\s+(?P<reason>.*)\Z", re.DOTALL)


def read_mark(mark: Mark, patterns: Patterns) -> tuple[list[Suppression], list[str]]:
    """(a suppression for each thing that a mark names, the things that are neither a rule nor an identifier).

    The things stand apart by commas; a thing is a code, an identifier, or a code and an identifier. A reason may
    follow behind two dashes.
    """
    tail = _REASON.search(f" {mark.names}")
    reason = tail["reason"].strip() if tail else ""
    names = mark.names[: len(mark.names) - len(tail[0])] if tail else mark.names
    read: list[Suppression] = []
    unreadable = [] if names.strip(" ,;") else [""]
    for item in filter(None, map(str.strip, re.split("[,;]", names))):
        first, _, rest = item.partition(" ")
        rule = code_written(first)
        written = rest.strip() if rule else item
        identifier = identifier_named(written, patterns) if written else None
        if written and identifier is None:
            unreadable.append(item)
        else:
            read.append(Suppression("mark", mark.place, rule or "", identifier, reason=reason))
    return read, unreadable
