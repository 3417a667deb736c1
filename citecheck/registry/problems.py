"""Rows → what is wrong with them: each row by itself, and the rows of one number or one series against each other.

A row that breaks a rule of the registry and is right all the same says so in its note: `known: out-of-order`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

from citecheck.model import Level
from citecheck.patterns import Patterns
from citecheck.registry import Registry, Row
from citecheck.registry.lookup import reading
from citecheck.registry.neighbours import bracket, in_order, out_of_order
from citecheck.registry.periods import fitting, is_local, is_period, period
from citecheck.registry.writing import order

FOUNDED = "1930"

LEVELS: dict[str, Level] = {
    "unreadable": "error",
    "unofficial-spelling": "warning",
    "unknown-code": "warning",
    "no-scope": "error",
    "no-date": "error",
    "before-party": "error",
    "future": "error",
    "unknown-term": "error",
    "outside-term": "error",
    "no-term": "warning",
    "no-source": "error",
    "few-sources": "warning",
    "repeated": "error",
    "contested": "error",
    "out-of-order": "error",
    "unsorted": "warning",
    "unused-mark": "warning",
}
"""The name of each problem, as `known:` and the messages have it, and its level."""

_MARK = re.compile(r"\bknown:\s*([a-z-]+(?:\s*,\s*[a-z-]+)*)")
_OFFICIAL_HOST = re.compile(r"(?:^|\.)(?:gov\.vn|chinhphu\.vn|dangcongsan\.vn|dcs\.vn)$")
_FOUNDED_NOTE = re.compile(r"official source|nguồn chính thức|\bbuilt: (?:letterhead|\d+ independent)")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a row: the name of the problem, and what fills its message."""

    file: str
    line: int
    name: str
    identifier: str = ""
    values: dict[str, str] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        return LEVELS[self.name]


def known_marks(row: Row) -> frozenset[str]:
    """The problems that the note of a row says are known and no mistake."""
    return frozenset(name.strip() for found in _MARK.findall(row.note) for name in found.split(","))


def problems(
    rows: Sequence[Row], patterns: Patterns, today: str, background: Sequence[Row] = ()
) -> tuple[Problem, ...]:
    """What is wrong with `rows`, by file and line; they are held against the `background`, which is not judged."""
    found: list[Problem] = []
    for row in rows:
        found += _alone(row, patterns, today)
    found += _of_one_number(rows, background, patterns)
    found += _of_one_series(rows, background)
    found += _order_of_files(rows, patterns)
    marks = {(row.file, row.line): known_marks(row) for row in rows}
    meant = [one for one in found if one.name not in marks[one.file, one.line]]
    met = {(one.file, one.line, one.name) for one in found}
    unused = [
        _problem(row, "unused-mark", mark=mark)
        for row in rows
        for mark in sorted(known_marks(row))
        if (row.file, row.line, mark) not in met
    ]
    return tuple(sorted([*meant, *unused], key=lambda one: (one.file, one.line, list(LEVELS).index(one.name))))


def _problem(row: Row, name: str, **values: object) -> Problem:
    filled = {key: str(value) for key, value in values.items()}
    return Problem(row.file, row.line, name, str(row.identifier), {"date": row.date or "—", **filled})


def _alone(row: Row, patterns: Patterns, today: str) -> Iterator[Problem]:
    yield from _spelling(row, patterns)
    yield from _date(row, patterns, today)
    if not row.sources:
        yield _problem(row, "no-source")
    elif row.status == "confirmed" and not _well_founded(row):
        yield _problem(row, "few-sources", count=len(row.sources))


def _spelling(row: Row, patterns: Patterns) -> Iterator[Problem]:
    read = reading(str(row.identifier), patterns)
    if read is None or not read.known:
        yield _problem(row, "unknown-code")
    elif str(read.identifier) != str(row.identifier):
        yield _problem(row, "unofficial-spelling", official=read.identifier)
    if row.scope is None and is_local(row.identifier, patterns):
        yield _problem(row, "no-scope", code=row.identifier.issuer)


def _date(row: Row, patterns: Patterns, today: str) -> Iterator[Problem]:
    term = row.term
    if term is not None and not is_period(term, row.scope, patterns):
        yield _problem(row, "unknown-term", term=term)
    if row.date is None:
        if row.status != "disputed":
            yield _problem(row, "no-date")
        return
    if row.date < FOUNDED:
        yield _problem(row, "before-party")
    elif row.date > today[: len(row.date)]:
        yield _problem(row, "future", today=today)
    elif term is not None and is_period(term, row.scope, patterns):
        fit = fitting(row.identifier, row.scope, row.date, patterns)
        if term not in fit:
            yield _problem(row, "outside-term", term=term, fitting=" / ".join(fit) or "—")
    elif term is None and (known := period(row.identifier, row.scope, row.date, patterns)) is not None:
        yield _problem(row, "no-term", term=known)


def _well_founded(row: Row) -> bool:
    """Whether a letterhead, an official site or two independent places give the date."""
    hosts = {_host(source) for source in row.sources}
    return len(hosts) > 1 or any(_OFFICIAL_HOST.search(host) for host in hosts) or bool(_FOUNDED_NOTE.search(row.note))


def _host(source: str) -> str:
    """The site of an address; of anything else, what stands before the first colon."""
    if source.startswith(("http://", "https://")):
        return (urlsplit(source).hostname or source).removeprefix("www.")
    return source.split(":", 1)[0]


def _of_one_number(rows: Sequence[Row], background: Sequence[Row], patterns: Patterns) -> Iterator[Problem]:
    """Two rows of one document: the later one is told."""
    seen: dict[tuple[str, str | None, str | None], list[tuple[Row, bool]]] = {}
    for row, own in (*((row, False) for row in background), *((row, True) for row in rows)):
        term = row.term or period(row.identifier, row.scope, row.date, patterns)
        others = seen.setdefault((row.identifier.key, row.scope, term), [])
        if own:
            yield from _against(row, others)
        others.append((row, own))


def _against(row: Row, others: Iterable[tuple[Row, bool]]) -> Iterator[Problem]:
    """What the earlier rows of its document say against a row; a disputed one may stand beside other registries."""
    for other, own in others:
        values = {"file": other.file, "line": other.line, "other": other.date or "—"}
        if row.date == other.date:
            if own:
                yield _problem(row, "repeated", **values)
                return
        elif row.status != "disputed" or (own and other.status != "disputed"):
            yield _problem(row, "contested", **values)
            return


def _of_one_series(rows: Sequence[Row], background: Sequence[Row]) -> Iterator[Problem]:
    """The fewest rows to blame where dates do not rise with the numbers, each with its neighbours in good order."""
    own = {(row.file, row.line) for row in rows}
    for series in Registry((*background, *rows)).series.values():
        steady = in_order(series)
        for row in out_of_order(series):
            if (row.file, row.line) in own:
                before, after = bracket(steady, row.identifier)
                around = " … ".join(f"{one.identifier} {one.date}" for one in (before, after) if one is not None)
                same = [one for one in steady if one.identifier == row.identifier]
                around = around or " ".join(f"{one.identifier} {one.date}" for one in same)
                yield _problem(row, "out-of-order", around=around)


def _order_of_files(rows: Sequence[Row], patterns: Patterns) -> Iterator[Problem]:
    """The first row of each file that stands too far down."""
    told: set[str] = set()
    for above, row in pairwise(rows):
        if above.file == row.file and row.file not in told and order(row, patterns) < order(above, patterns):
            told.add(row.file)
            yield _problem(row, "unsorted", above=above.identifier)
