"""The types that flow through the program: frozen, slotted, without behaviour that looks outside them.

Text ─extract─▶ Citation, CitedDate ─group─▶ Document ─check─▶ Finding ─▶ Report
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, total_ordering
from typing import TYPE_CHECKING, Any, Literal

from citecheck.view import View

if TYPE_CHECKING:
    from citecheck.suppression import Suppressed

Family = Literal["party", "state"]
Precision = Literal["day", "month", "year", "none"]
Level = Literal["error", "warning", "info"]

_ASCII = str.maketrans("ĐđƯưƠơÂâÊêÔôĂă", "DdUuOoAaEeOoAa")

_OFFICIAL = re.compile(
    r"""(?P<number>\d{1,6}(?:\.\d{1,2})?[a-zA-Zđ]?)       # 58, 01, 30a, 66.25
        (?: -(?P<party>\w+)/(?P<party_issuer>[\w.&-]+)     # -QĐ/TW
          | (?:/(?P<year>\d{4}))?                          # /2020
            (?: /(?P<state>\w+)-(?P<state_issuer>[\w.&-]+) # /NĐ-CP
              | /(?P<assembly>[^\W\d]+\d*)                 # /QH14
            )
        )""",
    re.VERBOSE,
)


class _Value:
    """What all records are: values, pickled as their class and their fields and nothing else."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), tuple([getattr(self, name) for name in self.__slots__])


@total_ordering
@dataclass(frozen=True, slots=True)
class Identifier(_Value):
    """số và ký hiệu, a value: number, type code and issuer code in their official letters.

    Two identifiers are equal when their `key`s are: 01-HD/BTCTW and 1-HD/BTCTW are the same.
    """

    number: str
    type: str
    issuer: str
    family: Family = "party"
    year: str = ""

    @classmethod
    def parse(cls, text: str) -> Identifier:
        """The identifier written officially in `text`; ValueError, pointing at the text, if it is none.

        Damaged spellings are read by `citecheck.extract`, which knows the patterns.
        """
        match = _OFFICIAL.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"not an identifier in its official form: {text!r}\n  like 58-QĐ/TW or 30/2020/NĐ-CP")
        if match["party"]:
            return cls(match["number"], match["party"], match["party_issuer"])
        issuer = match["state_issuer"] or match["assembly"]
        return cls(match["number"], match["state"] or "", issuer, "state", match["year"] or "")

    def __str__(self) -> str:
        return _official(self.number, self.type, self.issuer, self.family, self.year)

    @property
    def key(self) -> str:
        """The comparison key: plain ASCII capitals, the number with at least two figures."""
        return self.order[-1]

    @property
    def order(self) -> tuple[str, str, str, int, str]:
        """What identifiers are sorted by: family, issuer, type, number."""
        return _order(self.number, self.type, self.issuer, self.family, self.year)

    @property
    def series(self) -> str:
        """What the number counts in: QĐ/TW, NĐ-CP."""
        return f"{self.type}/{self.issuer}" if self.family == "party" else f"{self.type}-{self.issuer}".lstrip("-")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identifier) and self.key == other.key

    def __lt__(self, other: Identifier) -> bool:
        return self.order < other.order

    def __hash__(self) -> int:
        return hash(self.key)


def _official(number: str, type_: str, issuer: str, family: str, year: str) -> str:
    if family == "party":
        return f"{number}-{type_}/{issuer}"
    head = "/".join(part for part in (number, year) if part)
    return f"{head}/{type_}-{issuer}" if type_ else f"{head}/{issuer}"


@lru_cache(maxsize=100_000)
def _order(number: str, type_: str, issuer: str, family: str, year: str) -> tuple[str, str, str, int, str]:
    """What identifiers are sorted by; the last is the key. Sorting and grouping ask for it again and again."""
    digits = re.match(r"\d+", number)
    plain = _official(number, type_, issuer, family, year).translate(_ASCII).upper()
    key = digits[0].lstrip("0").rjust(2, "0") + plain[digits.end() :] if digits else plain
    return family, issuer, type_, int(digits[0]) if digits else 0, key


@dataclass(frozen=True, slots=True)
class CitedDate(_Value):
    """A date as it stands in a text: what is written, and where (offsets in the text as stored).

    A part that is not written is 0. Nothing is guessed: 31/9/2022 stays what it says, and is not `possible`.
    """

    start: int
    end: int
    raw: str
    year: int
    month: int = 0
    day: int = 0
    calendar: Literal["gregorian", "buddhist"] = "gregorian"
    order: Literal["", "month-first", "either"] = ""

    @property
    def precision(self) -> Precision:
        """How much of the date is written; "none" when the year is missing."""
        if not self.year:
            return "none"
        return "day" if self.day else "month" if self.month else "year"

    @property
    def iso(self) -> str | None:
        """2022-02-08, 2022-02 or 2022; None when the year is missing."""
        if not self.year:
            return None
        if self.day and self.month:
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day."""
        if not (0 <= self.month <= 12) or not (0 <= self.day <= 31) or self.year > 9999:
            return False
        return not self.day or self.day <= days_in_month(self.year or 2000, self.month)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a Gregorian month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@dataclass(frozen=True, slots=True)
class Refusal(_Value):
    """A date near an identifier that was not bound to it, and why."""

    date: CitedDate
    reason: str


@dataclass(frozen=True, slots=True)
class Relation(_Value):
    """What the words between two citations say: this one implements (amends, …) that one."""

    kind: str
    basis: Identifier
    basis_start: int
    same_clause: bool


@dataclass(frozen=True, slots=True)
class Citation(_Value):
    """One occurrence of an identifier in a text, with the date bound to it, if one is.

    Offsets are code points in the text as stored, `line` and `column` are 1-based.
    `kind` is "mention" for a short form (Quy định 58) after a full one. `term_said` is the Party term said beside
    it, `term_close` when only its date and its issuing body stand between; `about` what the clause goes on to say.
    `sic` says that the text itself calls the date or the identifier quoted as it stands.
    """

    source: str
    start: int
    end: int
    line: int
    column: int
    raw: str
    identifier: Identifier
    form: str = "official"
    known: bool = True
    kind: Literal["citation", "mention"] = "citation"
    date: CitedDate | None = None
    binding: str | None = None
    term: str | None = None
    term_said: str | None = None
    term_close: bool = False
    local: bool = False
    level: str = ""
    scope: str | None = None
    relation: Relation | None = None
    refusals: tuple[Refusal, ...] = ()
    locator: str | None = None
    type_word: str = ""
    about: str = ""
    sic: bool = False

    @property
    def full_date(self) -> str | None:
        """The ISO day cited with this occurrence, if it is full and the calendar has it."""
        date = self.date
        return date.iso if date is not None and date.precision == "day" and date.possible else None


@dataclass(frozen=True, slots=True)
class Place(_Value):
    """A place in a text that is no citation: where a finding about reading it is shown."""

    source: str
    start: int = 0
    end: int = 0
    line: int = 1
    column: int = 1
    raw: str = ""
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Note(_Value):
    """What was noticed in reading a text: the rule that reports it, where, and what fills its message."""

    rule: str
    place: Place
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """`citecheck: ignore …` in a text: where it stands, and what it names, as written."""

    place: Place
    names: str


@dataclass(frozen=True)
class Text:
    """One thing read: its source name and its content as stored (decoded, line ends untouched).

    `view` is what a reader sees, where that is not the content itself (HTML, legacy encodings); `locators` the
    (offset, name) from which on a place of a container is so called (page 2, Sheet1!B7, footnote 3), sorted;
    `language` and `published` (ISO day) what the text states of itself; `notes` what was noticed in reading it.
    """

    source: str
    content: str
    format: str = "text"
    encoding: str = "utf-8"
    view: View | None = None
    locators: tuple[tuple[int, str], ...] = ()
    language: str | None = None
    published: str | None = None
    notes: tuple[Note, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for match in re.finditer(r"\r\n|\n|\r", self.content):
            starts.append(match.end())
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """1-based line and column (code points) of an offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def locate(self, offset: int) -> str | None:
        """The name of the place of an offset in a container: page 2, paragraph 4; None for plain text."""
        place = bisect_right(self.locators, offset, key=lambda one: one[0])
        return self.locators[place - 1][1] if place else None

    def line(self, number: int) -> str:
        """The text of a line (1-based) without its line end."""
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.content)
        return self.content[starts[number - 1] : end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Unread(_Value):
    """A file that could not be read: why, as a key of messages [unread] with what fills it.

    `named`: a person named it, so that failing to read it is a failure of the run. `reason` and `help` are said
    in the language of the run.
    """

    source: str
    key: str
    values: tuple[tuple[str, str], ...] = ()
    named: bool = False
    reason: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Extract(_Value):
    """What one text holds: its citations and mentions in reading order, and all its dates."""

    source: str
    format: str
    encoding: str
    language: str | None
    characters: int
    citations: tuple[Citation, ...]
    dates: tuple[CitedDate, ...]
    places: tuple[tuple[int, int], ...] = ()
    published: str | None = None
    notes: tuple[Note, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Document:
    """The thing cited: identifier, scope (of a local issuer) and term, with all its citations.

    `registered` is the ISO day that the registry gives it.
    """

    identifier: Identifier
    scope: str | None
    term: str | None
    citations: tuple[Citation, ...]
    mentions: tuple[Citation, ...] = ()
    registered: str | None = None

    @cached_property
    def dates(self) -> dict[str, list[Citation]]:
        """Full date → the citations and mentions that give it, the most frequent date first, then the earlier."""
        groups: dict[str, list[Citation]] = {}
        for citation in (*self.citations, *self.mentions):
            if (day := citation.full_date) is not None:
                groups.setdefault(day, []).append(citation)
        return dict(sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the dates of a finding, with the places that give it."""

    date: str | None
    citations: tuple[Citation, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should look at: rule, level, proof, suggestion.

    It is shown at the first citation of the first side; a finding about the reading of a text has no sides
    and no identifier, and is shown `at` its place. `accused` are the days of the sides that `suggestion` disproves
    for certain, where a finding has sides of several kinds.
    """

    rule: str
    name: str
    level: Level
    identifier: Identifier | None
    message: str
    sides: tuple[Side, ...] = ()
    cause: str | None = None
    certainty: Literal["high", "medium", "low"] = "high"
    scope: str | None = None
    term: str | None = None
    suggestion: str | None = None
    proof: tuple[str, ...] = ()
    fingerprint: str = ""
    at: Place | None = None
    accused: tuple[str, ...] = ()

    @property
    def place(self) -> Citation | Place:
        """Where the finding is shown."""
        return self.at or self.sides[0].citations[0]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, sorted; the input of every output format."""

    texts: tuple[Extract, ...]
    documents: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    contents: dict[str, Text] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()

    @property
    def citations(self) -> list[Citation]:
        """All citations of all texts, without the mentions, in order."""
        return [c for text in self.texts for c in text.citations if c.kind == "citation"]
