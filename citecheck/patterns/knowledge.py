"""What is known of the world: Party terms and localities, read from terms.toml and localities.toml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from citecheck.expressions import compiled
from citecheck.patterns.files import DataFile
from citecheck.patterns.heads import Finder, Heads, Part

_PLAIN: set[str] = set()
"""Pieces of earlier texts that are words as they stand: most of those of the next text are among them."""
_MOST = 50_000
_WORD = re.compile(r"[^\W\d_]+")

LOCAL_TERM = 5
"""Years of a local term; local congresses are held in 2010, 2015, 2020, 2025 (domain.md 1.3)."""

_LOCALITY = {"name": str, "kind": str, "names": list, "source": str, "examples": list, "rejects": list}
_LOCALITY_MORE = {
    "alone": bool, "cased": list, "until": datetime.date, "since": datetime.date, "since_merger": datetime.date,
    "into": str, "merges": list, "outlets": list,
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Localities:
    """`search` finds names of localities; `names` maps what is found (lower case) to the official name.

    `spellings`: first word → names with their words; one whose words are not all in a text is not looked for. `outlets`
    are the addresses of the press, in small letters, and where each is at home.
    """

    search: regex.Pattern[str]
    names: dict[str, str]
    outlets: dict[str, str]
    into: dict[str, str]
    spellings: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """The names in `text`, in order."""
        small = text.lower()
        spaced = small.split()
        known = _words(set(spaced))
        if known is None or len(small) != len(text):
            return self.search.finditer(text)
        first = known.intersection(self.spellings)
        possible = [name for word in first for name, words in self.spellings[word] if known.issuperset(words)]
        line = " ".join(spaced) if possible else ""
        heads = {name.split(" ", 1)[0] for name in possible if name in line}
        return Finder(self.search, Heads(False, False, tuple(heads))).finditer(Part(text, 0, len(text)))

    def find(self, text: str) -> list[str]:
        """The official names of the localities named in `text`, in order."""
        return [self.names[" ".join(match[0].lower().split())] for match in self.finditer(text)]


def _words(pieces: set[str]) -> set[str] | None:
    """What spaces part, in small letters, and the words in it: most is words as it stands.

    None if there are letters such as ſ, for which a search without regard to case finds others.
    """
    rest = pieces - _PLAIN
    odd = " ".join(rest)
    if odd.casefold() != odd or "ı" in odd:
        return None
    plain = {piece for piece in rest if piece.isalpha()}
    if len(_PLAIN) < _MOST:
        _PLAIN.update(plain)
    return pieces.union(_WORD.findall(" ".join(rest - plain)))


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


def compile_localities(files: list[DataFile]) -> Localities:
    """The provinces and cities of all localities.toml files."""
    names: dict[str, str] = {}
    cased: list[str] = []
    uncased: list[str] = []
    outlets: dict[str, str] = {}
    into: dict[str, str] = {}
    for file in files:
        for row in file.entries("locality", _LOCALITY, _LOCALITY_MORE):
            spellings = [*row["names"], *([row["name"]] if row.get("alone", True) else [])]
            uncased += spellings
            cased += row.get("cased", [])
            for spelling in (*spellings, *row.get("cased", [])):
                if names.setdefault(spelling.lower(), row["name"]) != row["name"]:
                    raise file.error("two_localities", f'"{spelling}"', name=spelling)
            outlets.update(dict.fromkeys((outlet.lower() for outlet in row.get("outlets", [])), row["name"]))
            if "into" in row:
                into[row["name"]] = row["into"]
    search = compiled(rf"(?<!\p{{L}})(?:(?:{_alternatives(cased)})|(?i:{_alternatives(uncased)}))(?![\p{{L}}\p{{M}}])")
    by_first: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for name in dict.fromkeys(" ".join(name.lower().split()) for name in (*uncased, *cased)):
        words = tuple(_WORD.findall(name))
        by_first[words[0]] = (*by_first.get(words[0], ()), (name, words))
    return Localities(search, names, outlets, into, by_first)


def _alternatives(spellings: list[str]) -> str:
    ordered = sorted(set(spellings), key=lambda spelling: (-len(spelling), spelling))
    return "|".join(regex.escape(spelling).replace(r"\ ", r"\s+") for spelling in ordered) or "(?!)"
