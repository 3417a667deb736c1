"""Link words: reads the [words], [relations], [types] and [columns] of the language files into a lexicon.

The lexicon reads a short text once and says which phrases stand in it and what part each can play: `number`
(No., số), `dated` (dated, от), `type` (Chỉ thị), `relation:implements` … A phrase plays its part only in its
own languages, so that a word of one language is not taken for one of another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from citecheck import expressions as regex
from citecheck.patterns.files import DataFile

LISTS = (
    "number", "dated", "on", "at", "issuer", "organs", "title", "issues", "passive", "filler", "joins",
    "refuses", "events", "breaks", "turns", "plenum", "abbreviations", "sic", "corrections",
    "elsewhere", "departments", "subjects", "onward", "circumstances", "adopted", "respectively", "together",
    "nominal", "studies", "where", "brings", "owns", "seat", "tells",
)  # fmt: skip
RELATIONS = ("implements", "continues", "amends", "replaces", "based on", "reviews")
BASIS = "basis:"
"""The part of a relation word that follows the document rested on: 指令Aの実施を継続する結論B."""
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


@dataclass(slots=True)
class _Tree:
    """The phrases as a tree of tokens: "12 chỉ" is where the token "chỉ" leads from node 12; node 0 is the root.

    Flat tables: what has twenty thousand nodes must not be twenty thousand things to read back at every start.
    """

    next: dict[str, int] = field(default_factory=dict)
    stems: dict[str, int] = field(default_factory=dict)
    stemmed: set[int] = field(default_factory=set)
    parts: dict[int, Parts] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    widest: dict[str, int] = field(default_factory=dict)

    def leads(self, node: int, token: str) -> list[int]:
        """The nodes a token leads to: by itself, and by the stems it begins with."""
        whole = self.next.get(f"{node} {token}")
        found = [] if whole is None else [whole]
        if node in self.stemmed:
            for length in range(1, len(token) + 1):
                stem = self.stems.get(f"{node} {token[:length]}")
                if stem is not None:
                    found.append(stem)
        return found


_MOST = 50_000
"""First tokens whose nodes are remembered: more than the words of any language in use."""


@dataclass(frozen=True)
class Lexicon:
    """The phrases of all languages, as a tree and by language and part; `gaps` are whole patterns."""

    tree: _Tree
    phrases: dict[str, dict[str, set[str]]]
    gaps: dict[str, dict[str, list[str]]]
    abbreviations: frozenset[str]
    compiled: dict[tuple[str, str], list[regex.Pattern[str]]] = field(default_factory=dict)
    _first: dict[str, list[int]] = field(default_factory=dict)
    _codes: dict[str, set[str]] = field(default_factory=dict)

    def read(self, text: str, tail: int | None = None) -> list[Phrase]:
        """All phrases in `text` (lower case), those that begin earlier first, of these the longest first.

        With `tail`, only those that begin among the last `tail` words or numbers.
        """
        tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]
        phrases: list[Phrase] = []
        for place in range(0 if tail is None else _tail(tokens, tail), len(tokens)):
            start, _, token = tokens[place]
            nodes = self._roots(token)
            if not nodes:
                continue
            if place and _HANGUL.match(token) and tokens[place - 1][1] == start and _HANGUL.match(tokens[place - 1][2]):
                continue
            phrases += self._from(tokens, place, start)
        return phrases

    def longest(self, *parts: str) -> int:
        """The words and numbers that phrases of these parts, one after the other, have at most."""
        return sum(self.tree.longest.get(part, 0) for part in parts)

    def widest(self, *parts: str) -> int:
        """The pieces between blanks that phrases of these parts, one after the other, have at most."""
        return sum(self.tree.widest.get(part, 0) for part in parts)

    def _roots(self, token: str) -> list[int]:
        """The nodes that a first token leads to; most tokens lead nowhere, and the same ones come again and again."""
        nodes = self._first.get(token)
        if nodes is None:
            if len(self._first) > _MOST:
                self._first.clear()
            nodes = self._first[token] = self.tree.leads(0, token)
        return nodes

    def _from(self, tokens: list[tuple[int, int, str]], place: int, start: int) -> list[Phrase]:
        """The phrases that begin at a token, the longest first."""
        tree, found = self.tree, []
        nodes = self._roots(tokens[place][2])
        while nodes:
            end = tokens[place][1]
            found += [Phrase(start, end, parts) for node in nodes if (parts := tree.parts.get(node))]
            place += 1
            if place == len(tokens):
                break
            token = tokens[place][2]
            nodes = [following for node in nodes for following in tree.leads(node, token)]
        return found[::-1]

    def whole(self, text: str) -> list[Phrase]:
        """The phrases that `text` may be as a whole."""
        lower = text.lower()
        first = _TOKEN.search(lower)
        if first is None or not self._roots(first[0]):
            return []
        tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(lower)]
        return [phrase for phrase in self._from(tokens, 0, tokens[0][0]) if phrase.end == tokens[-1][1]]

    def is_whole(self, text: str, part: str) -> bool:
        """Whether `text` is one phrase that plays `part`."""
        return any(phrase.plays(part) for phrase in self.whole(text))

    def type_codes(self, text: str) -> set[str]:
        """The type codes that `text`, a type word in any inflection, may stand for."""
        known = self._codes.get(text)
        if known is None:
            if len(self._codes) > _MOST:
                self._codes.clear()
            known = self._codes[text] = self._type_codes(text)
        return known

    def _type_codes(self, text: str) -> set[str]:
        whole = self.whole(text)
        return {part.removeprefix(_CODE) for phrase in whole for part in phrase.parts if part.startswith(_CODE)}


def _tail(tokens: list[tuple[int, int, str]], count: int) -> int:
    """Where the last `count` tokens begin; signs are not counted."""
    for place in range(len(tokens) - 1, -1, -1):
        count -= tokens[place][2].isalnum()
        if count < 0:
            return place + 1
    return 0


class _Growing:
    """A tree to which phrases are still added."""

    def __init__(self) -> None:
        self.tree = _Tree()
        self.spoken: dict[int, dict[str, set[str]]] = {}
        self.nodes = 1

    def add(self, phrase: str, part: str, language: str | None) -> None:
        """Put a phrase into the tree; without a language it plays its part in all."""
        tree, node, place = self.tree, 0, 0
        tokens = [match[0] for match in _TOKEN.finditer(phrase.lower().replace("~", " "))]
        while place < len(tokens):
            stem = place + 1 < len(tokens) and tokens[place + 1] == "*"
            if stem:
                tree.stemmed.add(node)
            branch = tree.stems if stem else tree.next
            key = f"{node} {tokens[place]}"
            if key not in branch:
                branch[key] = self.nodes
                self.nodes += 1
            node = branch[key]
            place += 2 if stem else 1
        tree.longest[part] = max(tree.longest.get(part, 0), sum(token.isalnum() for token in tokens))
        tree.widest[part] = max(tree.widest.get(part, 0), len(phrase.replace("~", " ").split()))
        spoken = self.spoken.setdefault(node, {}).setdefault(part, set())
        if language is not None:
            spoken.add(language)

    def grown(self) -> _Tree:
        """The tree; what plays the same parts in the same languages shares them."""
        sets: dict[frozenset[str], frozenset[str]] = {}
        shared: dict[str, Parts] = {}
        for node, spoken in self.spoken.items():
            parts = {part: sets.setdefault(one, one) for part, names in spoken.items() for one in (frozenset(names),)}
            self.tree.parts[node] = shared.setdefault(repr([(p, sorted(n)) for p, n in parts.items()]), parts)
        return self.tree


def compile_words(files: list[DataFile]) -> Lexicon:
    """The lexicon of all language files."""
    tree = _Growing()
    gaps: dict[str, dict[str, list[str]]] = {}
    phrases: dict[str, dict[str, set[str]]] = {}
    abbreviations: set[str] = set()
    for sign in _SIGNS:
        tree.add(sign, "number", None)
    for file in files:
        language = file.tables.get("language")
        if language is None:
            continue
        own = phrases.setdefault(language, {})
        for part, entry in _entries(file):
            tree.add(entry, part, language)
            own.setdefault(part, set()).add(entry)
            if part == "abbreviations":
                abbreviations.add(entry)
        for code, names in file.tables.get("types", {}).items():
            for name in names:
                tree.add(name, _CODE + code, language)
        for where, patterns in file.tables.get("gaps", {}).items():
            gaps.setdefault(language, {}).setdefault(where, []).extend(patterns)
    return Lexicon(tree.grown(), phrases, gaps, frozenset(abbreviations))


def _entries(file: DataFile) -> Iterator[tuple[str, str]]:
    """(part, phrase) of every list of a language file."""
    tables = (("words", LISTS, ""), ("relations", RELATIONS, "relation:"), ("columns", COLUMNS, "column:"))
    for table, known, prefix in tables:
        for name, entries in file.tables.get(table, {}).items():
            if name not in known:
                raise file.error("list", f"[{table}]", name, name=name, known=", ".join(known))
            for entry in _checked(file, table, name, entries):
                yield prefix + name, entry
                if table == "relations" and file.tables.get("basis_first"):
                    yield BASIS + name, entry
    for code, names in file.tables.get("types", {}).items():
        for entry in _checked(file, "types", code, names):
            yield "type", entry


def _checked(file: DataFile, table: str, name: str, entries: object) -> list[str]:
    if not isinstance(entries, list) or not all(isinstance(word, str) and word.strip() for word in entries):
        raise file.error("words", f"[{table}]", name)
    return entries
