"""The terms of the Party: which days belong to which, read from terms.toml."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from citecheck.patterns.files import DataFile

LOCAL_TERM = 5
"""Years of a local term; local congresses are held in 2010, 2015, 2020, 2025 (domain.md 1.3)."""


@dataclass(frozen=True, slots=True)
class Term:
    """A Party term. `opens` is the first day of the congress that elected it; `last` is None for the present one."""

    name: str
    opens: str
    first: str
    last: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """The central terms in order, and the years in which localities hold their congresses."""

    central: tuple[Term, ...]
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, day: str) -> tuple[str, ...]:
        """The terms an ISO date may belong to: two around a congress, none before the first known.

        A month or a year may belong to every term it touches.
        """
        found = self._known.get(day)  # the days of a century are few, and each is asked for again and again
        if found is None:
            found = self._known[day] = self._of(day)
        return found

    def _of(self, day: str) -> tuple[str, ...]:
        low, high = (day + "-01-01")[:10], (day + "-12-31")[:10]
        if len(day) == 7:
            low, high = day + "-01", day + "-31"
        return tuple(
            term.name for term in self.central if term.opens <= high and (term.last is None or low <= _later(term.last))
        )

    def local(self, day: str) -> tuple[str, ...]:
        """The local numbering periods an ISO day may belong to: two in a year of local congresses.

        Localities hold their congresses in the year before the central one, on days of their own.
        """
        year = int(day[:4])
        start = year - year % LOCAL_TERM
        period = f"{start}-{start + LOCAL_TERM}"
        return (f"{start - LOCAL_TERM}-{start}", period) if year == start else (period,)

    def names(self) -> tuple[str, ...]:
        """The names of all terms, oldest first."""
        return tuple(term.name for term in self.central)


def _later(day: str) -> str:
    """The day after: a term's last day counts one day more."""
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=1)).isoformat()


def compile_terms(files: list[DataFile]) -> Terms:
    """The terms of all terms.toml files."""
    terms = []
    required = {"name": str, "opens": datetime.date, "first": datetime.date, "source": str}
    for file in files:
        for row in file.entries("term", required, {"last": datetime.date}):
            last = row.get("last")
            terms.append(
                Term(
                    row["name"],
                    row["opens"].isoformat(),
                    row["first"].isoformat(),
                    last.isoformat() if last else None,
                )
            )
    return Terms(tuple(sorted(terms, key=lambda term: term.first)))
