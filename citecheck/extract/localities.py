"""Which locality a local issuer's identifier belongs to: the sentence says, else the text, else unknown."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from citecheck import expressions as regex
from citecheck.extract.identifiers import Occurrence
from citecheck.patterns import Patterns

_SENTENCE = regex.compile(r"(?<!\b(?:No|no|Nr|TP|Tp|St|T))[.!?…](?=\s+[\p{Lu}\"“])|\n")
# names of places inside a province, or of persons, that a province's name may be part of
_PLACE_INSIDE = regex.compile(
    r"(?:huyện|quận|thị xã|xã|phường|thị trấn|đường|phố|district|commune|ward|street"
    r"|comrade|đồng chí|ông|bà|mr\.?|mrs\.?)\s*\Z",
    regex.IGNORECASE,
)


def scopes(text: str, source: str, ids: list[Occurrence], patterns: Patterns) -> list[str | None]:
    """The locality of each identifier of a local issuer; None for central ones and unknown localities."""
    if not any(one.local for one in ids):
        return [None] * len(ids)
    named = _named(text, patterns)
    whole = _of_text(text, source, named, patterns)
    return [_of_sentence(text, one, named) or whole if one.local else None for one in ids]


def _named(text: str, patterns: Patterns) -> list[tuple[int, str]]:
    """(offset, locality) of every name in the text."""
    found = []
    localities = patterns.localities
    for match in localities.finditer(text):
        if not _PLACE_INSIDE.search(text, max(0, match.start() - 14), match.start()):
            found.append((match.start(), localities.names[" ".join(match[0].lower().split())]))
    return found


def _of_sentence(text: str, occurrence: Occurrence, named: list[tuple[int, str]]) -> str | None:
    """The only locality named in the identifier's own sentence."""
    start = max(
        (m.end() for m in _SENTENCE.finditer(text, max(0, occurrence.start - 600), occurrence.start)),
        default=0,
    )
    ending = _SENTENCE.search(text, occurrence.end, occurrence.end + 400)
    end = ending.start() if ending else occurrence.end + 400
    first = bisect_left(named, start, key=lambda one: one[0])
    names = set()
    for place, name in named[first : first + 50]:
        if place < end:
            names.add(name)
    return next(iter(names)) if len(names) == 1 else None


def _of_text(text: str, source: str, named: list[tuple[int, str]], patterns: Patterns) -> str | None:
    """The locality the text is about: its press in the address, else one named far more often than others."""
    addresses = _addresses(text, source)
    outlets = {name for outlet, name in patterns.localities.outlets.items() if outlet.lower() in addresses}
    if len(outlets) == 1:
        return next(iter(outlets))
    counts = Counter(name for _, name in named).most_common(2)
    if not counts:
        return None
    if len(counts) == 1 or counts[0][1] >= 3 * counts[1][1]:
        return counts[0][0]
    return None


def _addresses(text: str, source: str) -> str:
    """Addresses and bylines: the first and last lines of a text, and its file name."""
    return f"{source} {text[:400]} {text[-600:]}".lower()
