"""Legacy stretches of a text → the view in which they read as Unicode."""

from __future__ import annotations

from citecheck.legacy.decide import Run
from citecheck.legacy.evidence import find_words
from citecheck.legacy.tables import Table, table
from citecheck.view import Edit, View, edited

_JOINS = {".", "/", "-", ")"}


def converted(content: str, runs: list[Run]) -> View:
    """The view of `content` with its runs converted, word by word; everything between stays as it is."""
    parts: list[str] = []
    edits: list[Edit] = []
    place = 0
    for run in runs:
        known = table(run.encoding)
        for start, word in find_words(content, run.start, run.end):
            end = start + len(word)
            if _is_sign(content, start, end):
                continue
            read = known.read(word)
            if len(read) == len(word):
                # a letter for a letter: every offset stays what it was
                parts += [content[place:start], read]
                place = end
            else:
                edits += _edits(word, start, known)
    parts.append(content[place:])
    flat = "".join(parts)
    return edited(flat, edits) if edits else View(flat)


def _is_sign(content: str, start: int, end: int) -> bool:
    """A sign that stands alone is the sign: ©, a bullet, a half; but not in §/c, ®) and T.¦."""
    sign = content[start:end]
    if len(sign) > 1 or sign.isalpha() or sign == "¦":
        return False
    return sign not in "§®" or not {content[end : end + 1], content[max(0, start - 1) : start]} & _JOINS


def _edits(word: str, start: int, known: Table) -> list[Edit]:
    return [
        (start + match.start(), start + match.end(), known.letters[match[0]]) for match in known.sequence.finditer(word)
    ]
