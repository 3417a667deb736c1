"""A pair of texts → what both cite, what only one cites, and what changed its place: documents side by side.

A document is cited where its full identifier stands; short forms and repetitions belong to it, and how many there are
is a matter of style. The order compared is that in which the documents are named first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from citecheck.model import Citation, Extract, Identifier, Pair

Citations = tuple[Citation, ...]
Cited = dict[str, Citations]
"""Key → the citations and mentions of the document, the documents in the order in which they are named first."""
_Gaps = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """A document of a pair: where the original and the translation cite it, short forms included; one may be empty.

    `moved`: both cite it, in another order. `instead`: the document at this place of the other text, where each text
    has as many documents that the other has not, and the two differ as if one were miswritten.
    """

    original: Citations
    translation: Citations
    moved: bool = False
    instead: Identifier | None = None

    @property
    def identifier(self) -> Identifier:
        """The document, as the original writes it if it does."""
        return (self.original or self.translation)[0].identifier


@dataclass(frozen=True)
class Compared:
    """A pair, and what was made of it for all who look at it."""

    pair: Pair

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The documents side by side."""
        return rows_of(self.pair)

    @cached_property
    def translation(self) -> Cited:
        """What the translation cites."""
        return cited_in(self.pair.translation)


def rows_of(pair: Pair) -> tuple[Row, ...]:
    """The documents of a pair in the order of the original, those of the translation alone where they stand there."""
    left, right = cited_in(pair.original), cited_in(pair.translation)
    lost, added = _gaps(left, right), _gaps(right, left)
    order = [*added[""], *(one for key in left for one in (key, *added[key]))]
    names = {key: cited[0].identifier for key, cited in (left | right).items()}
    moved, instead = _moved(left, right), _instead(lost, added, names)
    return tuple(
        Row(left.get(key, ()), right.get(key, ()), key in moved, names.get(instead.get(key, ""))) for key in order
    )


def cited_in(text: Extract) -> Cited:
    """The documents that a text cites."""
    found: dict[str, list[Citation]] = {}
    for citation in text.citations:
        found.setdefault(citation.identifier.key, []).append(citation)
    return {key: tuple(cited) for key, cited in found.items()}


def _gaps(one: Cited, other: Cited) -> _Gaps:
    """What stands in `one` alone, by the document of both that stands before it ("": none does)."""
    gaps: dict[str, list[str]] = defaultdict(list)
    before = ""
    for key in one:
        if key in other:
            before = key
        else:
            gaps[before].append(key)
    return gaps


def _instead(lost: _Gaps, added: _Gaps, names: dict[str, Identifier]) -> dict[str, str]:
    """What stands in one text alone → what stands in its place in the other and could be meant for it."""
    pairs = [
        (one, other)
        for before, keys in lost.items()
        if len(keys) == len(added.get(before, ()))
        for one, other in zip(keys, added[before], strict=True)
        if _may_be_one(names[one], names[other])
    ]
    return {**dict(pairs), **{other: one for one, other in pairs}}


def _may_be_one(one: Identifier, other: Identifier) -> bool:
    """Whether a slip of the pen could make one of the other: in the number alone, or in the letters alone."""
    same_number = (one.number.lstrip("0"), one.year) == (other.number.lstrip("0"), other.year)
    return one.family == other.family and (one.series == other.series or same_number)


def _moved(left: Cited, right: Cited) -> set[str]:
    """The fewest documents without which those of both texts stand in one order."""
    places = {key: place for place, key in enumerate(left)}
    common = [key for key in right if key in left]
    kept = _longest_rise([places[key] for key in common])
    return {key for place, key in enumerate(common) if place not in kept}


def _longest_rise(numbers: list[int]) -> set[int]:
    """The places of the longest rising part of different numbers (patience sorting)."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(ends, number)
        before.append(places[pile - 1] if pile else -1)
        # a rise of this length can end with this number now
        ends[pile : pile + 1], places[pile : pile + 1] = [number], [place]
    kept: set[int] = set()
    last = places[-1] if places else -1
    while last >= 0:
        kept.add(last)
        last = before[last]
    return kept


def neighbour(citation: Citation, here: Extract, there: Cited) -> tuple[Citation, bool] | None:
    """The citation of another text beside which a citation of `here` would stand; whether behind it, else before it."""
    place = here.citations.index(citation)
    for before in range(place - 1, -1, -1):
        key = here.citations[before].identifier.key
        if key in there:
            nth = sum(one.identifier.key == key for one in here.citations[:before])
            return there[key][min(nth, len(there[key]) - 1)], True
    behind = (there.get(one.identifier.key) for one in here.citations[place + 1 :])
    return next(((found[0], False) for found in behind if found), None)
