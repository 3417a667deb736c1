"""What a person writes for an identifier, in a mark or a configuration, → the identifier that texts are read as."""

from __future__ import annotations

from citecheck.extract.clean import clean_view
from citecheck.extract.identifiers import find_identifiers
from citecheck.model import Identifier
from citecheck.patterns import Patterns

# small letters are read as codes only where words say that a number follows
_ANNOUNCED = "số "


def identifier_named(written: str, patterns: Patterns) -> Identifier | None:
    """The identifier that `written` is, in any spelling that is read in texts; None if it is none, or more than one."""
    seen = clean_view(written.strip(" \t\n.,;:\"'“”`"), patterns.folds).text
    found = find_identifiers(_ANNOUNCED + seen, patterns)
    if len(found) == 1 and (found[0].start, found[0].end) == (len(_ANNOUNCED), len(_ANNOUNCED) + len(seen)):
        return found[0].identifier
    try:
        return Identifier.parse(seen)
    except ValueError:
        return None
