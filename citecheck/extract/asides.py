"""What is said beside a text and is no part of it: `citecheck: ignore …`, and [sic] behind a date.

Nothing in a mark is cited, and neither a mark nor a [sic] stands between an identifier and its date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck import expressions as regex
from citecheck.extract.signs import each
from citecheck.model import Mark, Place, Text
from citecheck.patterns import Patterns
from citecheck.patterns.asides import BRACKETS
from citecheck.view import Edit, View

# every repetition has an end, so that no text makes the search slow
_MARK = regex.compile(
    r"""(?im)
    (?: <!-{2,4}\s{0,9} | /\*{1,4}\s{0,9} | \{\#\s{0,9} | \[//\]:\s\#\s[("']\s{0,9} | [#/%;]{1,6}[^\S\n]{0,9} | \( )?
    (?P<mark>
        \bcitecheck[^\S\n]?:\s?
        (?: ignored? | disabled? | skip | noqa | off )\b [^\S\n:]{0,9}   # others than "ignore" are seen and refused
        (?P<names> (?: (?! -{2,4}!?> | \*{1,4}/ | \#\} ) [^\n<)] )*+ )
    )
    (?: -{2,4}!?> | \*{1,4}/ | \#\} | \) )?
    """,
    regex.VERBOSE,
)
_BLANK = " \t\r\"'"
_IGNORE = regex.compile(r"(?i)citecheck\s?:\s?ignore\b")
# what may stand between a date and its [sic]: the word for "year", closing marks, tags
_BETWEEN = regex.compile(
    r"(?:</?\w+>|[\s\p{P}])*+(?:(?:года|году|год|г|року|р|roku|r|năm|年|년)\b\.?)?(?:</?\w+>|[\s\p{P}])*"
)
_NEAR = 30
"""Characters of that at most."""


@dataclass(frozen=True, slots=True)
class Asides:
    """The marks of a text, the edits that hide what is no part of it, and the offsets (as stored) of each [sic]."""

    marks: tuple[Mark, ...]
    edits: tuple[Edit, ...]
    sics: tuple[int, ...]

    def sic(self, content: str, *ends: int) -> bool:
        """Whether a [sic] stands straight behind one of the offsets."""
        for end in ends:
            place = bisect_left(self.sics, end)
            near = place < len(self.sics) and self.sics[place] - end <= _NEAR
            if near and _BETWEEN.fullmatch(content, end, self.sics[place]):
                return True
        return False


def find_asides(text: Text, patterns: Patterns) -> Asides:
    """The marks and the [sic]s of a text. A mark may stand where its reader does not see it: in a comment of HTML."""
    view = text.view or View(text.content)
    seen = list(_MARK.finditer(view.text)) if "citecheck" in view.text.lower() else []
    marks = {view.start(match.start("mark")): (view.end(_end(match)), match) for match in seen}
    if text.view is not None and "citecheck" in text.content.lower():
        for match in _MARK.finditer(text.content):
            marks.setdefault(match.start("mark"), (_end(match), match))
    sics = list(_sics(view.text, patterns))
    hidden = sorted([*((match.start(), match.end(), "") for match in seen), *((start, end, "") for start, end in sics)])
    return Asides(
        tuple(_mark(text, start, end, match) for start, (end, match) in sorted(marks.items())),
        tuple(edit for place, edit in enumerate(hidden) if not place or hidden[place - 1][1] <= edit[0]),
        tuple(view.start(start) for start, _ in sics),
    )


def _sics(text: str, patterns: Patterns) -> Iterator[tuple[int, int]]:
    """Where each [sic] begins, with one or two blanks before it, and ends; one that opens a line belongs to nothing."""
    for place in each(text, BRACKETS):
        match = patterns.asides.match(text, place)
        before = text[max(0, place - 3) : place]
        blanks = before[len(before.rstrip()) :]
        if match and len(blanks) < min(3, len(before)) and "\n" not in blanks:
            yield place - len(blanks), match.end()


def _end(match: regex.Match[str]) -> int:
    """Where a mark ends, without blanks and quotes."""
    return match.start("mark") + len(match["mark"].rstrip(_BLANK))


def _mark(text: Text, start: int, end: int, match: regex.Match[str]) -> Mark:
    line, column = text.place(start)
    place = Place(text.source, start, end, line, column, text.content[start:end], text.locate(start))
    return Mark(place, match["names"].strip(_BLANK) if _IGNORE.match(match["mark"]) else "")
