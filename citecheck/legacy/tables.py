"""The tables of the legacy Vietnamese encodings: which bytes, seen as characters, stand for which letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from citecheck.cachefolder import hash_of
from citecheck.patterns.files import read_file, read_sources, shipped

NAMES = ("tcvn3", "vni", "viscii", "vps")
"""The encodings that have a table."""


@dataclass(frozen=True, slots=True)
class Table:
    """One encoding. `letters`: what is stored (Latin-1 characters) → the letter; `sequence` finds what is stored.

    `below` is the encoding of the bytes that are no letters; without `capitals`, a word in capitals is written
    with marked small letters.
    """

    name: str
    letters: dict[str, str]
    sequence: re.Pattern[str]
    below: str
    capitals: bool

    def read(self, text: str) -> str:
        """What `text` says, every sequence of the table taken for its letter."""
        made = self.sequence.sub(lambda match: self.letters[match[0]], text)
        return made if self.capitals or not _in_capitals(text) else made.upper()


def _in_capitals(word: str) -> bool:
    """QUYÕT, §¶NG, ñY, but not BÝ, of which one cannot say."""
    plain = [character for character in word if character.isascii() and character.isalpha()]
    return bool(plain) and all(character.isupper() for character in plain) and plain != [word[0]]


def tables_state() -> str:
    """A name for what the tables, and the syllables beside them, say."""
    return hash_of(repr([source.text for source in read_sources(shipped("patterns") / "encodings")]).encode())


@cache
def table(name: str) -> Table:
    """The table of an encoding of NAMES."""
    data = read_file(shipped("patterns") / "encodings" / f"{name}.toml").tables
    letters: dict[str, str] = {}
    for letter, code in data["letters"].items():
        stored = bytes.fromhex(code).decode("latin-1")
        letters[stored] = letter
        if len(stored) > 1:
            # a capital with the mark of a small letter: Uûy ban
            letters.setdefault(stored[0] + stored[1:].lower(), letter)
    for stored, seen in data.get("stead", {}).items():
        letters[seen] = letters[stored]
    longest_first = sorted(letters, key=len, reverse=True)
    sequence = re.compile("|".join(re.escape(stored) for stored in longest_first))
    return Table(data["name"], letters, sequence, data.get("below", "latin-1"), data.get("capitals", True))
