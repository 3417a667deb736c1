"""Texts that are one text: the same article as .docx, .html and .pdf, told by its letters and figures.

Two texts are one if the letters and figures that a reader sees are the same, whatever the layout; or nearly so (a
head, a foot more), if all their figures are the same and in the same order: a copy with another date is no copy.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest

from citecheck.model import Extract, LeftOut, Text

_WORDS = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\d+")
_SHINGLE = 5
_SKETCH = 100
_NEAR = 0.9
_SHORTEST = 40
"""Words: of a shorter text, a near copy may be another text."""
# what a person would keep of several: the format that says most exactly where something stands
_BEST = ("text", "markdown", "html", "docx", "odt", "doc", "rtf", "eml", "epub", "pdf")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is compared of a text: `whole` its letters and figures, `figures` its figures, `sketch` its wording."""

    source: str
    format: str
    whole: bytes
    figures: bytes
    sketch: frozenset[bytes]


def fingerprint(text: Text) -> Fingerprint | None:
    """The fingerprint of a text; None of one that has no letter."""
    seen = unicodedata.normalize("NFC", text.view.text if text.view else text.content).casefold()
    words = _WORDS.findall(seen)
    if not words:
        return None
    shingles = {_hash(" ".join(words[place : place + _SHINGLE])) for place in range(len(words) - _SHINGLE + 1)}
    sketch = frozenset(nsmallest(_SKETCH, shingles)) if len(words) >= _SHORTEST else frozenset[bytes]()
    return Fingerprint(text.source, text.format, _hash("".join(words)), _hash(" ".join(_FIGURES.findall(seen))), sketch)


def duplicates(fingerprints: Iterable[Fingerprint]) -> list[LeftOut]:
    """The texts that another one stands for, with its name, in order of their sources."""
    kept: dict[bytes, Fingerprint] = {}
    alike: dict[bytes, list[Fingerprint]] = defaultdict(list)
    left_out = []
    for one in sorted(fingerprints, key=_rank):
        other = kept.get(one.whole) or next((near for near in alike[one.figures] if _near(one, near)), None)
        if other is not None:
            why = "duplicate" if other.whole == one.whole else "near_duplicate"
            left_out.append(LeftOut(one.source, why, other.source))
        else:
            kept[one.whole] = one
            alike[one.figures].append(one)
    return sorted(left_out, key=lambda one: one.source)


def without(texts: list[Extract], left_out: list[LeftOut]) -> list[Extract]:
    """The texts that are counted."""
    gone = {one.source for one in left_out}
    return [text for text in texts if text.source not in gone]


def _rank(one: Fingerprint) -> tuple[int, str]:
    return (_BEST.index(one.format) if one.format in _BEST else len(_BEST)), one.source


def _near(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the wordings agree, by the smallest hashes of both."""
    if not one.sketch or not other.sketch:
        return False
    smallest = set(nsmallest(_SKETCH, one.sketch | other.sketch))
    return len(smallest & one.sketch & other.sketch) >= _NEAR * len(smallest)


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
