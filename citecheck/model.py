"""The types that flow through the program: frozen, slotted, without behaviour that looks outside them.

Text ─extract─▶ Citation, CitedDate ─group─▶ Document ─check─▶ Finding ─▶ Report
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

from citecheck.identifier import Family as Family
from citecheck.identifier import Identifier as Identifier
from citecheck.identifier import Value
from citecheck.view import View

if TYPE_CHECKING:
    from citecheck.duplicates import Fingerprint
    from citecheck.suppression import Suppressed

Precision = Literal["day", "month", "year", "none"]
Level = Literal["error", "warning", "info"]

OWN_TERMS = "own terms"
"""The level of central bodies that number by congresses of their own: the army, the unions, the blocs."""


@dataclass(frozen=True, slots=True)
class CitedDate(Value):
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
        """Whether the calendar has such a day; 08/00/2022 is none."""
        if self.day and not self.month:
            return False
        if not (0 <= self.month <= 12) or not (0 <= self.day <= 31) or self.year > 9999:
            return False
        return not self.day or self.day <= days_in_month(self.year or 2000, self.month)


def days_in_month(year: int, month: int) -> int:
    """The number of days of a Gregorian month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@dataclass(frozen=True, slots=True)
class Refusal(Value):
    """A date near an identifier that was not bound to it, and why: a key of messages [refusal], and words it names."""

    date: CitedDate
    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Relation(Value):
    """What the words between two citations say: this one implements (amends, …) that one."""

    kind: str
    basis: Identifier
    basis_start: int
    same_clause: bool


@dataclass(frozen=True, slots=True)
class Citation(Value):
    """One occurrence of an identifier in a text, with the date bound to it, if one is.

    Offsets are code points in the text as stored, `line` and `column` are 1-based.
    `kind` is "mention" for a short form (Quy định 58) after a full one. `term_said` is the Party term said beside
    it, `term_close` when only its date and its issuing body stand between; `about` what the clause goes on to say.
    `scope_said` tells where the locality is said: sentence, clause, press, text or default.
    `sic` says that the text itself calls the date or the identifier quoted as it stands. A date that is `binding`
    "lent" stands behind a list of unlike documents and may be of the last alone: it is shown, and accuses nobody.
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
    scope_said: str = ""
    relation: Relation | None = None
    refusals: tuple[Refusal, ...] = ()
    locator: str | None = None
    type_word: str = ""
    about: str = ""
    sic: bool = False
    full_date: str | None = field(init=False, repr=False, compare=False)
    """The ISO day cited with this occurrence, if it is full, the calendar has it, and it is surely its own."""

    @property
    def own_date(self) -> CitedDate | None:
        """The date, if it is surely this document's."""
        return self.date if self.binding != "lent" else None

    def __post_init__(self) -> None:
        # every step of judging asks for it
        date = self.own_date
        day = _full_day(date.year, date.month, date.day) if date is not None else None
        object.__setattr__(self, "full_date", day)


@lru_cache(maxsize=100_000)
def _full_day(year: int, month: int, day: int) -> str | None:
    """The ISO day of a full date that the calendar has; there are only so many."""
    date = CitedDate(0, 0, "", year, month, day)
    return date.iso if date.precision == "day" and date.possible else None


@dataclass(frozen=True, slots=True)
class Place(Value):
    """A place in a text that is no citation: where a finding about reading it is shown."""

    source: str
    start: int = 0
    end: int = 0
    line: int = 1
    column: int = 1
    raw: str = ""
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Note(Value):
    """What was noticed in reading a text: the rule that reports it, where, and what fills its message."""

    rule: str
    place: Place
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark(Value):
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
        ends = r"\r\n|\n|\r" if "\r" in self.content else r"\n"
        return [0, *(match.end() for match in re.finditer(ends, self.content))]

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
class Unread(Value):
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
class LeftOut(Value):
    """A file that was not counted, on purpose: `why` (excluded, duplicate, near_duplicate) and `by` what.

    `by` is the pattern that excludes it, or the text that stands for it.
    """

    source: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Extract(Value):
    """What one text holds: its citations and mentions in reading order, and all its dates.

    `corrections` is where it says that it puts a mistake right; looked for only where it dates something twice.
    `kept_as` is the name under which this is kept between runs, and tells whether anything has changed; empty if it
    is not kept.
    """

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
    likeness: Fingerprint | None = None
    corrections: tuple[int, ...] = ()
    kept_as: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Pair(Value):
    """An original and a translation of it, to be compared."""

    original: Extract
    translation: Extract


@dataclass(frozen=True)
class Document(Value):
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
class Side(Value):
    """One of the dates of a finding, with the places that give it."""

    date: str | None
    citations: tuple[Citation, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Finding(Value):
    """One thing a person should look at: rule, level, proof, suggestion.

    A finding about the reading of a text has no sides and no identifier, and is shown `at` its place. A side with a
    label (the other document, the text's own date) proves; the others are what is said to be wrong. `accused` are the
    days of the sides that `suggestion` disproves for certain, where a finding has sides of several kinds.
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
        """Where the finding is shown: of rival dates, at the one given least that is not the suggested one."""
        if self.at is not None:
            return self.at
        accused = [side for side in self.sides if not side.label and side.date != self.suggestion]
        return (accused or self.sides[:1])[-1].citations[0]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one run found, sorted; the input of every output format. `pairs` is what was compared, if anything."""

    texts: tuple[Extract, ...]
    documents: tuple[Document, ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
    contents: dict[str, Text] = field(default_factory=dict)
    suppressed: tuple[Suppressed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def citations(self) -> list[Citation]:
        """All citations of all texts, without the mentions, in order."""
        return [c for text in self.texts for c in text.citations if c.kind == "citation"]
