"""Link words: reads the [words], [relations], [types] and [columns] of the language files into a lexicon.

The lexicon reads a short text once and says which phrases stand in it and what part each can play: `number`
(No., số), `dated` (dated, от), `type` (Chỉ thị), `relation:implements` … A phrase plays its part only in its
own languages, so that a word of one language is not taken for one of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from citecheck.patterns.files import DataFile

LISTS = (
    "number", "dated", "on", "at", "issuer", "organs", "title", "issues", "passive", "filler", "joins",
    "refuses", "events", "breaks", "turns", "plenum", "abbreviations", "sic",
)  # fmt: skip
RELATIONS = ("implements", "continues", "amends", "replaces", "based on", "reviews")
COLUMNS = ("issued", "other", "number")
# what numbers are announced by in any language
_SIGNS = ("№", "№ №", "n°", "nº", "n.º", "第", "제", "号", "號")

_UNSPACED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Han}\p{Hira}\p{Kana}\p{Hangul}ー々]"
_TOKEN = regex.compile(rf"{_UNSPACED}|(?:(?!{_UNSPACED})[\p{{L}}\p{{M}}])+|\d+|\S")
_HANGUL = regex.compile(r"\p{Hangul}")

# a type word plays the part "type", and that of each code it may stand for
_CODE = "type="

Parts = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a text: where, and the parts it can play, each in some languages."""

    start: int
    end: int
    parts: Parts

    def plays(self, part: str, languages: frozenset[str] = frozenset()) -> bool:
        """Whether the phrase plays `part` in one of `languages` (in any, if none are given)."""
        spoken = self.parts.get(part)
        return spoken is not None and (not languages or not spoken or not languages.isdisjoint(spoken))


class _Node:
    """A place in the tree of phrases: the next token, or the stem of one, leads on."""

    __slots__ = ("next", "parts", "stems")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.stems: dict[str, _Node] = {}
        self.parts: dict[str, set[str]] = {}

    def leads(self, token: str) -> Iterator[_Node]:
        """The nodes a token leads to."""
        if token in self.next:
            yield self.next[token]
        if self.stems:
            for length in range(1, len(token) + 1):
                if token[:length] in self.stems:
                    yield self.stems[token[:length]]


@dataclass(frozen=True)
class Lexicon:
    """The phrases of all languages, as a tree and by language and part; `gaps` are whole patterns."""

    root: _Node
    phrases: dict[str, dict[str, set[str]]]
    gaps: dict[str, dict[str, list[str]]]
    abbreviations: frozenset[str]
    compiled: dict[tuple[str, str], list[regex.Pattern[str]]] = field(default_factory=dict)

    def read(self, text: str) -> list[Phrase]:
        """All phrases in `text` (lower case), those that begin earlier first, of these the longest first."""
        tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
        phrases: list[Phrase] = []
        for place, (start, _, token) in enumerate(tokens):
            if place and _HANGUL.match(token) and tokens[place - 1][1] == start and _HANGUL.match(tokens[place - 1][2]):
                continue
            phrases += sorted(self._from(tokens, place, start), key=lambda phrase: -phrase.end)
        return phrases

    def _from(self, tokens: list[tuple[int, int, str]], place: int, start: int) -> Iterator[Phrase]:
        nodes = [(self.root, place)]
        while nodes:
            node, at = nodes.pop()
            if node.parts:
                yield Phrase(start, tokens[at - 1][1], {part: frozenset(names) for part, names in node.parts.items()})
            if at < len(tokens):
                nodes += [(following, at + 1) for following in node.leads(tokens[at][2])]

    def is_whole(self, text: str, part: str) -> bool:
        """Whether `text` is one phrase that plays `part`."""
        lower = text.lower()
        tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(lower)]
        return bool(tokens) and any(
            phrase.end == tokens[-1][1] and phrase.plays(part) for phrase in self._from(tokens, 0, tokens[0][0])
        )

    def type_codes(self, text: str) -> set[str]:
        """The type codes that `text`, a type word in any inflection, may stand for."""
        lower = text.lower()
        tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(lower)]
        whole = [phrase for phrase in self._from(tokens, 0, 0) if tokens and phrase.end == tokens[-1][1]]
        return {part.removeprefix(_CODE) for phrase in whole for part in phrase.parts if part.startswith(_CODE)}


def compile_words(files: list[DataFile]) -> Lexicon:
    """The lexicon of all language files."""
    root = _Node()
    gaps: dict[str, dict[str, list[str]]] = {}
    phrases: dict[str, dict[str, set[str]]] = {}
    abbreviations: set[str] = set()
    for sign in _SIGNS:
        _add(root, sign, "number", None)
    for file in files:
        language = file.tables.get("language")
        if language is None:
            continue
        own = phrases.setdefault(language, {})
        for part, entry in _entries(file):
            _add(root, entry, part, language)
            own.setdefault(part, set()).add(entry)
            if part == "abbreviations":
                abbreviations.add(entry)
        for code, names in file.tables.get("types", {}).items():
            for name in names:
                _add(root, name, _CODE + code, language)
        for where, patterns in file.tables.get("gaps", {}).items():
            gaps.setdefault(language, {}).setdefault(where, []).extend(patterns)
    return Lexicon(root, phrases, gaps, frozenset(abbreviations))


def _entries(file: DataFile) -> Iterator[tuple[str, str]]:
    """(part, phrase) of every list of a language file."""
    tables = (("words", LISTS, ""), ("relations", RELATIONS, "relation:"), ("columns", COLUMNS, "column:"))
    for table, known, prefix in tables:
        for name, entries in file.tables.get(table, {}).items():
            if name not in known:
                raise file.error(f"unknown list `{name}`; known are {', '.join(known)}", f"[{table}]", name)
            for entry in _checked(file, table, name, entries):
                yield prefix + name, entry
    for code, names in file.tables.get("types", {}).items():
        for entry in _checked(file, "types", code, names):
            yield "type", entry


def _checked(file: DataFile, table: str, name: str, entries: object) -> list[str]:
    if not isinstance(entries, list) or not all(isinstance(word, str) and word.strip() for word in entries):
        raise file.error("a list of words must hold strings", f"[{table}]", name)
    return entries


def _add(root: _Node, phrase: str, part: str, language: str | None) -> None:
    """Put a phrase into the tree; without a language it plays its part in all."""
    node = root
    tokens = [match[0] for match in _TOKEN.finditer(phrase.lower().replace("~", " "))]
    place = 0
    while place < len(tokens):
        stem = place + 1 < len(tokens) and tokens[place + 1] == "*"
        branch = node.stems if stem else node.next
        node = branch.setdefault(tokens[place], _Node())
        place += 2 if stem else 1
    spoken = node.parts.setdefault(part, set())
    if language is not None:
        spoken.add(language)
