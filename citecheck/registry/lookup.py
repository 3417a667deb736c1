"""What a person wrote → an identifier, and what the registry knows of it and around it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.errors import CitecheckError
from citecheck.extract import extract
from citecheck.model import Citation, Identifier, Text
from citecheck.patterns import Patterns
from citecheck.registry import Registry, Row
from citecheck.registry.neighbours import bracket
from citecheck.registry.periods import period


@dataclass(frozen=True, slots=True)
class Entry:
    """A known document with its neighbours; without a row, the neighbours that an unknown number would have."""

    series: str
    scope: str | None
    term: str | None
    row: Row | None
    before: Row | None
    after: Row | None


def reading(written: str, patterns: Patterns) -> Citation | None:
    """The one citation that `written` is, in any spelling that texts may have."""
    for attempt in (written, written.upper()):
        found = extract(Text("", " ".join(attempt.split())), patterns).citations
        if len(found) == 1 and found[0].kind == "citation":
            return found[0]
    return None


def read_identifier(written: str, patterns: Patterns) -> Identifier:
    """The identifier that a person wrote; CitecheckError if none, or more than one, can be read."""
    found = reading(written, patterns)
    if found is None:
        raise CitecheckError("error.identifier", value=written)
    return found.identifier


def entries(registry: Registry, identifier: Identifier, patterns: Patterns) -> tuple[Entry, ...]:
    """Every known document of an identifier, of all terms and localities."""
    rows = (row for row in registry.rows if row.identifier == identifier)
    return tuple(_entry(row, registry, patterns) for row in sorted(rows, key=lambda row: (row.date or "", row.line)))


def around(registry: Registry, identifier: Identifier) -> tuple[Entry, ...]:
    """Where an unknown number would stand in each term and locality of its series."""
    found = []
    for (series, scope, term), rows in registry.series.items():
        if series == identifier.series:
            found.append(Entry(series, scope, term, None, *bracket(rows, identifier)))
    return tuple(sorted(found, key=_first_date))


def _entry(row: Row, registry: Registry, patterns: Patterns) -> Entry:
    term = row.term or period(row.identifier, row.scope, row.date, patterns)
    rows = registry.series.get((row.identifier.series, row.scope, row.term), ())
    return Entry(row.identifier.series, row.scope, term, row, *bracket(rows, row.identifier))


def _first_date(entry: Entry) -> tuple[str, str]:
    dates: Iterable[str] = (row.date for row in (entry.before, entry.after) if row is not None and row.date)
    return min(dates, default=""), entry.scope or ""
