"""WordprocessingML as letters with their places: where in the XML of a part each letter that is read stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(r"<!--.*?-->|<\?.*?\?>|<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+", re.DOTALL)
_NAME = re.compile(r"</?([\w:.-]+)")
_ID = re.compile(r"\bw:id=[\"'](-?\d+)[\"']")
_PIECE = re.compile(r"&#?\w+;|.", re.DOTALL)
# not read, or not to be parted: deletions, earlier properties, fields, the second way to show a box
_UNREAD = {"w:del", "w:moveFrom", "w:rPrChange", "w:pPrChange", "mc:Fallback", "w:instrText", "w:delText", "w:rt"}
_BOXES = {"w:txbxContent", "w:pict", "w:drawing"}


@dataclass(slots=True)
class Run:
    """A run: where it begins, its start tag, its properties; `texts` counts what it holds, `end` is behind its end."""

    start: int
    tag: str
    properties: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that is read: its place in the XML, and the run and the w:t in which it stands."""

    letter: str
    start: int
    end: int
    run: Run
    text_tag: tuple[int, int]


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its letters; the footnote or endnote that it belongs to; whether it stands in a box."""

    letters: list[Letter] = field(default_factory=list)
    note: str = ""
    boxed: bool = False


@dataclass(slots=True)
class Part:
    """A part: its paragraphs in order, and the runs that refer to notes, by the note's id."""

    xml: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    references: dict[str, Run] = field(default_factory=dict)


def part_of(xml: str) -> Part:
    """What is read of the XML of a part."""
    reader = _Reader(Part(xml))
    for match in _TOKEN.finditer(xml):
        reader.take(match)
    return reader.part


class _Reader:
    """Takes tokens in order."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.path: list[str] = []
        self.unread = 0
        self.boxes = 0
        self.note = ""
        self.paragraphs: list[Paragraph] = []
        self.runs: list[Run] = []
        self.text = (0, 0)
        self.properties = 0

    def take(self, match: re.Match[str]) -> None:
        token = match[0]
        if not token.startswith("<"):
            self._letters(match)
            return
        name = _NAME.match(token)
        if name is None:
            return
        if token.startswith("</"):
            self._end(name[1], match)
        else:
            self._start(name[1], match)
            if token.endswith("/>"):
                self._end(name[1], match)

    def _start(self, name: str, match: re.Match[str]) -> None:
        self.path.append(name)
        self.unread += name in _UNREAD
        self.boxes += name in _BOXES
        if name == "w:p":
            self.paragraphs.append(Paragraph(note=self.note, boxed=self.boxes > 0))
            self.part.paragraphs.append(self.paragraphs[-1])
        elif name == "w:r":
            self.runs.append(Run(match.start(), match[0]))
        elif name == "w:t":
            self.text = match.span()
        elif name == "w:rPr" and self.path[-2:-1] == ["w:r"]:
            self.properties = match.start()
        elif name in ("w:footnote", "w:endnote"):
            found = _ID.search(match[0])
            self.note = found[1] if found else ""
        elif name in ("w:footnoteReference", "w:endnoteReference") and self.runs:
            found = _ID.search(match[0])
            if found:
                self.part.references[f"{name[2:-9]} {found[1]}"] = self.runs[-1]

    def _end(self, name: str, match: re.Match[str]) -> None:
        if name not in self.path:
            return
        while self.path.pop() != name:
            pass
        self.unread -= name in _UNREAD
        self.boxes -= name in _BOXES
        if name == "w:p" and self.paragraphs:
            self.paragraphs.pop()
        elif name == "w:r" and self.runs:
            self.runs.pop().end = match.end()
        elif name == "w:rPr" and self.path[-1:] == ["w:r"] and self.runs:
            self.runs[-1].properties = self.part.xml[self.properties : match.end()]
        elif name in ("w:footnote", "w:endnote"):
            self.note = ""

    def _letters(self, match: re.Match[str]) -> None:
        if self.path[-1:] != ["w:t"] or self.unread or not self.runs or not self.paragraphs:
            return
        for letter, start, end in _read(match):
            self.paragraphs[-1].letters.append(Letter(letter, start, end, self.runs[-1], self.text))


def _read(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The letters of a piece of text with their places; an entity is one letter."""
    for piece in _PIECE.finditer(match[0]):
        yield html.unescape(piece[0]), match.start() + piece.start(), match.start() + piece.end()
