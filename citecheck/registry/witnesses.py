"""The citations that give one date of one document → those of them that are independent witnesses.

Texts copy each other. Two texts are one witness when they are one text in other line breaks, when they look like one
text in two languages, or when the passages that cite the document are the same: counting too few costs a row its
`confirmed`, counting too many makes a copied slip the truth.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.model import Citation, Report
from citecheck.patterns import Patterns

ENOUGH = 5
"""No more witnesses than these are looked for."""
ALIKE = 0.6
"""The share of common three-word runs from which on two passages are one."""

_SHORT = 25
_AROUND = 15
_WORD = re.compile(r"\w+")
_END = re.compile(r"[\n;]|[.!?。！？](?=\s)")


@dataclass(frozen=True, slots=True)
class Witness:
    """A citation, with what tells its text from a copy: the words of the text, the passage, what else is cited.

    `letterhead`: the citation is the text's own number, with its own date.
    """

    citation: Citation
    letterhead: bool
    language: str | None
    whole: int
    work: str
    cited: frozenset[str]
    passage: frozenset[tuple[str, ...]]


class Witnesses:
    """Makes witnesses of the citations of a report that holds its texts; what is known of a text is found once."""

    def __init__(self, report: Report, patterns: Patterns) -> None:
        self._texts = {text.source: text for text in report.texts}
        self._contents = report.contents
        self._wholes: dict[str, int] = {}
        codes = "|".join(sorted(patterns.dates.languages))
        self._tag = re.compile(rf"(?<![^\W_])(?:{codes})(?![^\W_])")

    def of(self, citation: Citation) -> Witness:
        """A citation as a witness of its date."""
        text, content = self._texts[citation.source], self._contents[citation.source].content
        if citation.source not in self._wholes:
            self._wholes[citation.source] = hash(_words(content))
        # a letterhead further down may be a specimen
        own = next((one for one in text.citations if one.binding == "header"), None)
        return Witness(
            citation,
            own is not None and own.start == citation.start,
            text.language,
            self._wholes[citation.source],
            self._tag.sub("", citation.source.lower()),
            frozenset(one.identifier.key for one in text.citations),
            _runs(_passage(citation, content)),
        )


def independent(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """The witnesses none of which copies one before it, in their order; the first `ENOUGH` of them."""
    found: list[Witness] = []
    for one in witnesses:
        if not any(_copies(one, other) for other in found):
            found.append(one)
        if len(found) == ENOUGH:
            break
    return tuple(found)


def _copies(one: Witness, other: Witness) -> bool:
    if one.citation.source == other.citation.source or one.whole == other.whole or one.work == other.work:
        return True
    if one.language != other.language and 2 * len(one.cited & other.cited) >= len(one.cited | other.cited):
        return True  # a translation shares no words, but cites the same documents
    return len(one.passage & other.passage) >= ALIKE * len(one.passage | other.passage)


def _passage(citation: Citation, content: str) -> tuple[str, ...]:
    """The words of the clause with the identifier and its date; of a short one, the words around it too.

    A document is cited in set words ("Quy định số … ngày … của Bộ Chính trị"): those alone prove no copying.
    """
    date = citation.date
    first = min(citation.start, date.start) if date else citation.start
    last = max(citation.end, date.end) if date else citation.end
    start = max((end.end() for end in _END.finditer(content, max(0, first - 600), first)), default=max(0, first - 600))
    after = _END.search(content, last, last + 600)
    stop = after.start() if after else last + 600
    clause = _words(content[start:stop])
    if len(clause) >= _SHORT:
        return clause
    before, behind = _words(content[max(0, start - 400) : start]), _words(content[stop : stop + 400])
    return (*before[-_AROUND:], *clause, *behind[:_AROUND])


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without case and marks."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain.replace("đ", "d")))


def _runs(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(words[place : place + 3] for place in range(max(1, len(words) - 2)))
