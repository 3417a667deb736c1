"""The dates of one document in an original and in a translation → where they differ.

Only what both give is compared: “February 2022” agrees with 8 February 2022, and a repeated citation without its date
with one that has it. Dates are aligned in the order of the texts, so that a slip is shown where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal

from citecheck.check.translation import Citations
from citecheck.model import Citation, CitedDate

Kind = Literal["other", "lost", "added"]
_Parts = tuple[int, int, int]
_Places = dict[tuple[str, int], Citation]
_Aligned = tuple[Citation | None, Citation | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """A date that is not the same: another one in the translation, none there, or none in the original.

    On the side that gives no date, the citations are all of the document.
    """

    kind: Kind
    original: Citations
    translation: Citations


def differences(original: Citations, translation: Citations) -> tuple[Difference, ...]:
    """What differs in the dates of a document that both texts cite."""
    left, right = _dated(original), _dated(translation)
    found: dict[tuple[Kind, _Parts, _Parts], tuple[_Places, _Places]] = {}
    for one, other in _unlike(left, right):
        kind: Kind = "lost" if other is None else "added" if one is None else "other"
        sides = found.setdefault((kind, _parts(one), _parts(other)), ({}, {}))
        for side, citation in zip(sides, (one, other), strict=True):
            if citation is not None:
                side[citation.source, citation.start] = citation
    return tuple(
        Difference(kind, tuple(ours.values()) or original, tuple(theirs.values()) or translation)
        for (kind, _, _), (ours, theirs) in found.items()
    )


def alike(one: CitedDate, other: CitedDate) -> bool:
    """Whether two dates agree in what both of them give."""
    return _agree(_of(one), _of(other))


def _unlike(left: list[Citation], right: list[Citation]) -> Iterator[_Aligned]:
    """The dated citations that contradict each other, and those whose date the other text gives nowhere."""
    given, taken = _all(left), _all(right)
    lost: list[Citation] = []
    added: list[Citation] = []
    for one, other in _aligned(left, right):
        new = other is not None and not _answered(other, given)
        gone = one is not None and not _answered(one, taken)
        if one is not None and other is not None and (new or gone) and not _agree(_parts(one), _parts(other)):
            yield one, other
        elif one is None or other is None:
            lost += [one] if one is not None and gone else []
            added += [other] if other is not None and new else []
    for one, other in zip_longest(lost, added):
        # a date too many stands beside no other: it is held against the first that the original gives
        yield one or (left[0] if left and other else None), other


def _aligned(left: list[Citation], right: list[Citation]) -> Iterator[_Aligned]:
    """The dated citations of two texts in order, those that agree opposite each other as far as can be."""
    every = _all(left) | _all(right)
    ours, theirs = ([_fullest(_parts(one), every) for one in side] for side in (left, right))
    for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(left[a:b], right[c:d])


def _fullest(parts: _Parts, every: set[_Parts]) -> _Parts:
    """The only fuller date that a partial one agrees with, so that the two count as the same; else itself."""
    fuller = [one for one in every if _agree(one, parts) and one.count(0) < parts.count(0)]
    return fuller[0] if len(fuller) == 1 else parts


def _dated(citations: Iterable[Citation]) -> list[Citation]:
    return [one for one in citations if one.own_date is not None]


def _all(citations: Iterable[Citation]) -> set[_Parts]:
    return {_parts(one) for one in citations}


def _parts(citation: Citation | None) -> _Parts:
    return _of(citation.date) if citation is not None and citation.date is not None else (0, 0, 0)


def _of(date: CitedDate) -> _Parts:
    return date.year, date.month, date.day


def _answered(citation: Citation, others: Iterable[_Parts]) -> bool:
    return any(_agree(_parts(citation), parts) for parts in others)


def _agree(one: _Parts, other: _Parts) -> bool:
    return all(a == b or not a or not b for a, b in zip(one, other, strict=True))
