"""The localities: their names in texts, and where the press is at home, read from localities.toml."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from citecheck.expressions import compiled
from citecheck.patterns.files import DataFile
from citecheck.patterns.heads import Finder, Heads, Part

_PLAIN: set[str] = set()
"""Pieces of earlier texts that are words as they stand: most of those of the next text are among them."""
_MOST = 50_000
_WORD = re.compile(r"[^\W\d_]+")

_LOCALITY = {"name": str, "kind": str, "names": list, "source": str, "examples": list, "rejects": list}
_LOCALITY_MORE = {
    "alone": bool, "cased": list, "until": datetime.date, "since": datetime.date, "since_merger": datetime.date,
    "into": str, "merges": list, "outlets": list,
}  # fmt: skip


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
