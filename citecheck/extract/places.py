"""Where in a view an identifier may stand: a number, and soon a letter behind a dash or a slash.

Most shapes join their parts by a dash or a slash (`joints`), and these are rare: they are looked for first, then what
stands on both sides. A shape without them names its issuers, and these are looked for (205 KL TW). Where a user's own
shape has neither, every number is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.signs import each
from citecheck.patterns import Patterns

_GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_SEPARATOR = r"[\p{Pd}/⁄∕／⧸\\,.:−]"
_LETTER = r"[\p{Latin}\p{Cyrillic}\p{Greek}§]"
# a cheap look ahead of the reading: a figure, then soon a letter, a dash or a slash beside a letter
_PLACE = regex.compile(
    rf"\d(?=[a-eA-Eđ]?{_GAP}{_SEPARATOR}{{0,2}}{_GAP}"
    rf"(?:\d{{4}}[^\S\n]?[\p{{Pd}}/⁄∕／⧸\\−][^\S\n]?)?{_LETTER}{{1,16}}\d{{0,2}}\s{{0,3}}"
    r"(?:[\p{Pd}/⁄∕／⧸\\−]|[\p{Latin}\p{Cyrillic}\p{Greek}]))"
)
# the same from the joint on, to the right and, backwards, to the left: a number or a word stands before it
_BEHIND = regex.compile(rf"(?s:.){_SEPARATOR}?{_GAP}(?:\d{{4}}[^\S\n]?(?s:.)[^\S\n]?)?{_LETTER}")
_NUMBER_BEFORE = regex.compile(rf"(?r)\d[a-eA-Eđ]?{_GAP}{_SEPARATOR}?")
_WORD_BEFORE = regex.compile(
    rf"(?r)\d[a-eA-Eđ]?{_GAP}{_SEPARATOR}{{0,2}}{_GAP}{_LETTER}{{1,16}}\d{{0,2}}{_GAP}{_SEPARATOR}?"
)
_LONGEST = 60
"""More characters than any of these can cover."""


def all_places(text: str) -> Iterator[int]:
    """The offset of the last figure of every number that may begin an identifier, in order."""
    return (match.start() for match in _PLACE.finditer(text))


def places(text: str, patterns: Patterns) -> Iterator[int]:
    """Of `all_places` those that the shapes leave possible."""
    if not _joined(patterns):
        yield from all_places(text)
        return
    found: set[int] = set()
    for at in each(text, patterns.folds.joints):
        if _in_figures(text, at):
            continue
        if _BEHIND.match(text, at):
            begin = max(0, at - _LONGEST)
            for before in (_NUMBER_BEFORE, _WORD_BEFORE):
                match = before.match(text, begin, at)
                if match:
                    found.add(match.start())
    for at in each(text, _issuers(patterns)):
        match = _WORD_BEFORE.match(text, max(0, at - _LONGEST), at)
        if match:
            found.add(match.start())
    for place in sorted(found):
        if _PLACE.match(text, place):
            yield place


def _in_figures(text: str, at: int) -> bool:
    """Whether figures that are no year stand behind a joint, as in most dates and ratios: nothing can begin there."""
    behind = text[at + 1 : at + 5]
    return behind[:1].isdecimal() and not behind.isdecimal()


@lru_cache(maxsize=8)
def _joined(patterns: Patterns) -> bool:
    """Whether every shape has a joint behind its number or behind the word behind its number, or names its issuers."""
    joint = regex.compile(r"N(?:[-/,.:]*[-/]|[-/,.: ]*T[-/]*[-/])")
    return all(form.issuers or joint.match(shape) for shape, form in patterns.codes.forms.items())


@lru_cache(maxsize=8)
def _issuers(patterns: Patterns) -> tuple[str, ...]:
    """The issuers that shapes are looked for by, each with the blank before it."""
    return tuple(sorted({f" {code}" for form in patterns.codes.forms.values() for code in form.issuers}))
