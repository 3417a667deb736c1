"""Link words: reads the [words], [relations], [types] and [columns] of the language files.

A `Words` holds the alternations of a set of languages; `WordBook.pool` makes one, for the languages a
date is written in (its month names say which), or for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import regex

from citecheck.patterns.dates import words as spoken
from citecheck.patterns.files import DataFile

_UNSPACED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Han}\p{Kana}ー]"
NOTHING = "(?!)"

LISTS = (
    "number", "dated", "on", "at", "issuer", "organs", "title", "issues", "filler", "joins", "refuses", "events",
    "abbreviations",
)  # fmt: skip
RELATIONS = ("implements", "continues", "amends", "replaces", "based on", "reviews")
COLUMNS = ("issued", "other", "number")


def alternation(entries: Iterable[str]) -> str:
    """The words as one alternation, longest first, each with the word borders its script has."""
    ordered = sorted(set(entries), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(bordered(word) for word in ordered)})" if ordered else NOTHING


def bordered(word: str) -> str:
    """A word as a regular expression that does not match inside a longer word."""
    left = "" if regex.match(_UNSPACED, word) or not word[0].isalnum() else r"(?<![\p{L}\p{M}])"
    last = word[-1]
    right = ""
    if last != "*" and last.isalpha() and not regex.search(rf"(?:{_UNSPACED}|\p{{Hangul}})$", word):
        right = r"(?![\p{L}\p{M}])"
    return left + spoken(word) + right


@dataclass(frozen=True)
class Words:
    """The alternations of some languages, by the name of their list; regular expressions for lower case."""

    lists: dict[str, str]
    relations: dict[str, str]
    columns: dict[str, str]
    types: str
    gaps_after: tuple[str, ...] = ()
    gaps_before: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return id(self)


@dataclass(frozen=True)
class WordBook:
    """All languages: language → list → words."""

    languages: dict[str, dict[str, dict[str, list[str]]]]
    gaps: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _pools: dict[frozenset[str], Words] = field(default_factory=dict)

    def pool(self, languages: frozenset[str] = frozenset()) -> Words:
        """The words of `languages`, or of all when empty."""
        made = self._pools.get(languages)
        if made is None:
            made = self._pools[languages] = self._make(languages)
        return made

    def _make(self, languages: frozenset[str]) -> Words:
        chosen = [tables for name, tables in self.languages.items() if not languages or name in languages]

        def merged(table: str, name: str) -> str:
            return alternation(word for tables in chosen for word in tables[table].get(name, []))

        types = alternation(word for tables in chosen for names in tables["types"].values() for word in names)
        words = Words(
            {name: merged("words", name) for name in LISTS},
            {name: merged("relations", name) for name in RELATIONS},
            {name: merged("columns", name) for name in COLUMNS},
            types,
            tuple(self._gaps(languages, "after")),
            tuple(self._gaps(languages, "before")),
        )
        return words

    def _gaps(self, languages: frozenset[str], where: str) -> list[str]:
        return [
            gap
            for language, gaps in self.gaps.items()
            if not languages or language in languages
            for gap in gaps.get(where, [])
        ]

    def type_names(self) -> dict[str, set[str]]:
        """Type code → its names in all languages."""
        names: dict[str, set[str]] = {}
        for tables in self.languages.values():
            for code, spoken_names in tables["types"].items():
                names.setdefault(code, set()).update(spoken_names)
        return names


def compile_words(files: list[DataFile]) -> WordBook:
    """The link words of all language files."""
    languages: dict[str, dict[str, dict[str, list[str]]]] = {}
    gaps: dict[str, dict[str, list[str]]] = {}
    for file in files:
        language = file.tables.get("language")
        if language is None:
            continue
        tables = languages.setdefault(language, {"words": {}, "relations": {}, "types": {}, "columns": {}})
        for table, known in (("words", LISTS), ("relations", RELATIONS), ("columns", COLUMNS), ("types", None)):
            for name, entries in file.tables.get(table, {}).items():
                if known is not None and name not in known:
                    raise file.error(
                        f"unknown list `{name}`; known are {', '.join(known)}", f"[{table}]", f"{name}"
                    )
                if not isinstance(entries, list) or not all(isinstance(word, str) and word for word in entries):
                    raise file.error("a list of words must hold strings", f"[{table}]", f"{name}")
                tables[table].setdefault(name, []).extend(entries)
        for where, patterns in file.tables.get("gaps", {}).items():
            gaps.setdefault(language, {}).setdefault(where, []).extend(patterns)
    return WordBook(languages, gaps)
