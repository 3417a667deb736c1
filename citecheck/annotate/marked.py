"""Texts in letters (html, md) with remarks: only insertions, so that every other byte stays."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.annotate.remarks import Remark

Insertion = tuple[int, str]

_TAG = re.compile(r"<[^<>]*>")
_CLOSED = "title|textarea|script|style|option|select|noscript|iframe|svg|math|xmp|template"
_RAW = re.compile(rf"<(/?)({_CLOSED})\b[^<>]*>", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--.*?-->|<[a-zA-Z/!?][^<>]*>", re.DOTALL)
_FENCE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[^\n]*$|\Z)", re.MULTILINE | re.DOTALL
)
_FRONT = re.compile(r"\A---\r?\n.*?^(?:---|\.\.\.)\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_TARGET = re.compile(r"\]\([^()\n]*\)|^[ ]{0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Marked:
    """The text with its remarks, and the remarks that could not be set."""

    content: str
    left: tuple[Remark, ...] = ()


def mark_html(content: str, remarks: Iterable[Remark]) -> Marked:
    """Each date in a <mark> whose title says what is wrong; letters beyond ASCII are references."""
    insertions: list[Insertion] = []
    left = []
    for remark in remarks:
        if _in_raw(content, remark.start):
            left.append(remark)
            continue
        title = html.escape("\n".join(remark.lines)).replace("\n", "&#10;")
        title = title.encode("ascii", "xmlcharrefreplace").decode()
        for start, end in _pieces(content, remark.start, remark.end):
            insertions += [(start, f'<mark class="citecheck" title="{title}">'), (end, "</mark>")]
    return Marked(_inserted(content, insertions), tuple(left))


def mark_markdown(content: str, remarks: Iterable[Remark]) -> Marked:
    """Behind each date a footnote that says what is wrong; the notes stand at the end."""
    closed = [match.span() for sign in (_FENCE, _FRONT, _CODE, _TARGET, _HIDDEN) for match in sign.finditer(content)]
    insertions: list[Insertion] = []
    notes: list[str] = []
    left: list[Remark] = []
    end = "\r\n" if "\r\n" in content else "\n"
    prefix = _unused(content)
    for remark in remarks:
        if any(start < remark.end and remark.start < stop for start, stop in closed):
            left.append(remark)
            continue
        name = f"[^{prefix}-{len(notes) + 1}]"
        insertions.append((remark.end, name))
        notes.append(f"{name}: {_inline(' · '.join(remark.lines))}{end}")
    if notes:
        gap = end if content.endswith(end) else end * 2
        insertions.append((len(content), gap + end.join(notes)))
    return Marked(_inserted(content, insertions), tuple(left))


def _in_raw(content: str, place: int) -> bool:
    """Whether a place lies in an element that shows letters only, or nothing."""
    depth: dict[str, int] = {}
    for match in _RAW.finditer(content, 0, place):
        name = match[2].lower()
        depth[name] = max(0, depth.get(name, 0) + (-1 if match[1] else 1))
    return any(depth.values())


def _pieces(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The letters between the tags that a date is written across."""
    place = start
    for match in _TAG.finditer(content, start, end):
        if content[place : match.start()].strip():
            yield place, match.start()
        place = match.end()
    if content[place:end].strip():
        yield place, end


def _unused(content: str) -> str:
    """The beginning of the names of notes, which the text has not itself."""
    name, number = "citecheck", 1
    while f"[^{name}-" in content:
        number += 1
        name = f"citecheck{number}"
    return name


def _inline(text: str) -> str:
    """Text in which Markdown reads nothing: no emphasis, link, code or tag."""
    return re.sub(r"([\\`*_{}\[\]<>|])", r"\\\1", text)


def _inserted(content: str, insertions: Iterable[Insertion]) -> str:
    parts, place = [], 0
    for at, piece in sorted(insertions, key=lambda one: one[0]):
        parts += [content[place:at], piece]
        place = at
    return "".join([*parts, content[place:]])
