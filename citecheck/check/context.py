"""What stands around the citations: what their texts say beside them, what disproves them, the documents of a day.

Of a text only what weighs is taken out, so that a citation can be judged where its text is not at hand.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from citecheck.check.chronology import Older
from citecheck.check.judging import Dated
from citecheck.identifier import Value
from citecheck.model import Citation, Document, Extract, Identifier

Place = tuple[str, int]
"""(source, start) of a citation."""
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Around(Value):
    """What a text says around its citations; `number` is its place among the texts of the run.

    `month_first`: it somewhere writes the month before the day (02/28/2023). `corrections` as in Extract. `copied`:
    start of a citation → its neighbour of the same full date, from which the date may have been copied.
    """

    number: int
    month_first: bool
    corrections: tuple[int, ...]
    copied: Mapping[int, Identifier]


@dataclass(frozen=True, slots=True)
class OfDay:
    """A document of a day: whether the registry gives it that day, and the numbers of the texts that do."""

    identifier: Identifier
    registered: bool
    texts: array[int]


ByDay = Mapping[str, Sequence[OfDay]]
"""ISO day → the documents of that day."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that stands around the citations of some documents."""

    disproofs: Mapping[Place, Older]
    texts: Mapping[str, Around]
    by_day: ByDay

    def month_first(self, dated: Dated) -> bool:
        """Whether a day may be one that its texts write month before day."""
        return bool(dated.citations) and all(
            self.texts[one.source].month_first and one.date is not None and one.date.order == "either"
            for one in dated.citations
        )

    def copied(self, citation: Citation) -> Identifier | None:
        """The neighbour in the text that bears the same full date."""
        return self.texts[citation.source].copied.get(citation.start)

    def number(self, citation: Citation) -> int:
        """The place of a citation's text among the texts of the run."""
        return self.texts[citation.source].number


def around(number: int, text: Extract) -> Around:
    """What the `number`th text says around its citations."""
    return Around(
        number,
        any(date.order == "month-first" and date.possible for date in text.dates),
        text.corrections,
        dict(_copied(text.citations)),
    )


def _copied(citations: tuple[Citation, ...]) -> Iterator[tuple[int, Identifier]]:
    days = [citation.full_date for citation in citations]
    for place, day in enumerate(days):
        first = max(0, place - _BESIDE)
        # most have no such neighbour
        if day is None or days[first : place + _BESIDE + 1].count(day) == 1:
            continue
        for near in range(first, min(place + _BESIDE + 1, len(days))):
            if days[near] == day and citations[near].identifier != citations[place].identifier:
                yield citations[place].start, citations[near].identifier
                break


def by_day(documents: Iterable[Document], texts: Mapping[str, Around]) -> dict[str, list[OfDay]]:
    """The documents of each day, in their order."""
    found: dict[str, list[OfDay]] = defaultdict(list)
    for document in documents:
        for day, citations in document.dates.items():
            numbers = array("I", sorted({texts[one.source].number for one in citations}))
            found[day].append(OfDay(document.identifier, document.registered == day, numbers))
    return found
