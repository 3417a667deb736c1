"""WordprocessingML: a part of a docx → blocks, as a person who accepts all changes reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from citecheck.ditto import DITTO
from citecheck.read.compose import Block, Builder, Group
from citecheck.read.xmlstream import Names, told

_MAIN = "http://schemas.openxmlformats.org/{}/2006/"
_STRICT = "http://purl.oclc.org/ooxml/{}/main"
SPACES = {
    _MAIN.format("wordprocessingml") + "main": "w",
    _STRICT.format("wordprocessingml"): "w",
    _MAIN.format("drawingml") + "main": "a",
    _STRICT.format("drawingml"): "a",
    _MAIN.format("officeDocument") + "math": "m",
    _STRICT.format("officeDocument/math"): "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
"""The namespaces of both kinds of docx, transitional and strict."""

Notes = Mapping[tuple[str, str], Group]
"""(kind, id) → a footnote, endnote or comment."""

_TEXT = {"w:t", "m:t", "w:delText"}
_LEAVES = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}  # fmt: skip
_GROUPS = {
    "w:tbl": "table", "w:tr": "row", "w:tc": "cell", "w:txbxContent": "text box",
    "w:footnote": "footnote", "w:endnote": "endnote", "w:comment": "comment",
}  # fmt: skip
_REFERENCES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote", "w:commentReference": "comment"}
# properties as they were before a change; the pronunciation beside a word; a form's settings
_SKIPPED = {
    "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange", "w:rt", "w:sdtPr",
}  # fmt: skip
_ENDING = {*_GROUPS, "w:p", "w:r", "w:del", "w:moveFrom", "mc:AlternateContent"}
"""Elements whose end means something; most of a document are others."""
OWN = "citecheck"
"""The author of our own comments, which are no part of the text that they are about."""
_STARTING = {
    *_SKIPPED, *_GROUPS, *_LEAVES, *_REFERENCES, "w:p", "w:del", "w:moveFrom", "w:fldChar", "w:sym", "w:gridSpan",
    "w:gridBefore", "w:vertAlign", "w:vMerge", "mc:AlternateContent", "mc:Choice", "mc:Fallback",
}  # fmt: skip
"""Elements whose start means something."""
_EMPTY = "|".join(sorted({name.rpartition(":")[2] for name in _STARTING}))
_FORMATTING = re.compile(
    rf"""<w:rPr>(?:<w:(?!(?:{_EMPTY})[\s/])[A-Za-z]++(?:\s++[\w:]++="[^"<>&]*+")*+\s*+/>)*+</w:rPr>""".encode()
)
"""The shape of a run's letters, where it holds nothing but empty elements that mean nothing here."""
_WIDEST = 100
"""Columns that one cell may span; more is damage."""


def story(part: bytes, notes: Notes) -> list[Block]:
    """The blocks of a part; what its references name in `notes` hangs on them."""
    return _Story(notes).read(part)


def numbered(part: bytes) -> dict[tuple[str, str], Group]:
    """The footnotes, endnotes or comments of a part by kind and id."""
    reader = _Story({})
    groups = [block for block in reader.read(part) if isinstance(block, Group)]
    return {(group.kind, name): group for group, name in zip(groups, reader.ids, strict=False)}


class _Story:
    """The state of reading a part."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.names = Names(SPACES)
        self.ids: list[str] = []
        self.builder = Builder()
        self.path: list[str] = [""]
        self.skipped = 0
        self.deleted = 0
        self.written = 0
        # fields that are open: whether their instruction is being read, not yet their result
        self.fields: list[bool] = []
        # alternatives that are open: how much was written when they began
        self.choices: list[int] = []
        # paragraphs that are open: whether their end was deleted, so that they run on
        self.runs_on: list[bool] = []
        # rows that are open: whether they were deleted
        self.rows: list[bool] = []
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {
            "w:p": lambda _: self.runs_on.append(False),
            "w:tr": lambda _: self.rows.append(False),
            "w:del": self._deletion,
            "w:moveFrom": self._deletion,
            "w:fldChar": self._field,
            "w:sym": lambda attributes: self._write(symbol(attributes.get("w:char", ""), attributes.get("w:font", ""))),
            "w:gridBefore": lambda attributes: self._empty_cells(_number(attributes)),
            "w:vertAlign": self._raise,
            "w:vMerge": self._merge,
            "mc:AlternateContent": lambda _: self.choices.append(self.written),
            "mc:Choice": lambda _: self._alternative(),
            "mc:Fallback": lambda _: self._alternative(),
        }
        self.spans: list[int] = []
        # whether the letters of the open run are raised
        self.raised = False

    def read(self, part: bytes) -> list[Block]:
        # half of what the parser would call for is the shape of letters; comments and the like may hold anything
        told(part if b"<!" in part else _FORMATTING.sub(b"", part), self, "docx")
        return self.builder.finish()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins. Most only shape the text; they are done with here."""
        if self.skipped:
            self.skipped += 1
            return
        short = self.names[name]
        if short in _STARTING:
            self._start(short, self.names.of(attributes))
        else:
            self.path.append(short)

    def end(self, _: str) -> None:
        """The innermost open element ends."""
        if self.skipped:
            self.skipped -= 1
            return
        name = self.path.pop()
        if name in _ENDING:
            self._end(name)

    def text(self, said: str) -> None:
        """Text, or a piece of it."""
        if self.path[-1] in _TEXT and not self.skipped:
            self._write(said)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        own = name == "w:comment" and attributes.get("w:author") == OWN
        if name in _SKIPPED or own:
            self.skipped = 1
            return
        if name in _GROUPS:
            self.builder.begin(_GROUPS[name])
            self.ids += [attributes["w:id"]] if "w:id" in attributes else []
            self.spans += [1] if name == "w:tc" else []
        elif name in _LEAVES:
            # w:tab is a place for tabs, too
            if self.path[-1] == "w:r":
                self._write(_LEAVES[name])
        elif name in _REFERENCES:
            note = self.notes.get((_REFERENCES[name], attributes.get("w:id", "")))
            if note is not None:
                self.builder.attach(note)
        elif name == "w:gridSpan" and self.spans:
            self.spans[-1] = _number(attributes)
        if name in self.starts:
            self.starts[name](attributes)
        if not self.skipped:
            self.path.append(name)

    def _end(self, name: str) -> None:
        if name == "w:p":
            self._end_paragraph()
        elif name in ("w:del", "w:moveFrom"):
            self.deleted -= self._holds_text()
        elif name == "w:r":
            self.raised = False
        elif name == "w:tr":
            self.deleted -= self.rows.pop()
        elif name == "mc:AlternateContent":
            self.choices.pop()
        if name in _GROUPS:
            self.builder.end(_GROUPS[name])
        if name == "w:tc":
            self._empty_cells(self.spans.pop() - 1)

    def _write(self, text: str) -> None:
        if any(self.fields):
            return
        self.written += 1
        if self.deleted or self.path[-1] == "w:delText":
            self.builder.delete(text, self.raised)
        else:
            self.builder.write(text, self.raised)

    def _end_paragraph(self) -> None:
        # an instruction ends with its paragraph: a field that never shows a result must not swallow the rest
        self.fields = [False] * len(self.fields)
        if not self.runs_on.pop():
            self.builder.end_paragraph()

    def _deletion(self, _: dict[str, str]) -> None:
        """The start of deleted text, or the mark that a paragraph's end or a row was deleted."""
        if self.path[-2:] == ["w:pPr", "w:rPr"] and self.runs_on:
            self.runs_on[-1] = True
        elif self.path[-1] == "w:trPr" and self.rows and not self.rows[-1]:
            self.rows[-1] = True
            self.deleted += 1
        self.deleted += self._holds_text()

    def _raise(self, attributes: dict[str, str]) -> None:
        self.raised = self.path[-2:] == ["w:r", "w:rPr"] and attributes.get("w:val") == "superscript"

    def _merge(self, attributes: dict[str, str]) -> None:
        """A cell that goes on with the one above it."""
        if self.path[-1] == "w:tcPr" and attributes.get("w:val", "continue") == "continue":
            self.builder.write(DITTO)

    def _holds_text(self) -> bool:
        return not self.path[-1].endswith("Pr")

    def _field(self, attributes: dict[str, str]) -> None:
        """The begin of a field, of its result, or its end."""
        kind = attributes.get("w:fldCharType")
        if kind == "begin":
            self.fields.append(True)
        elif self.fields and kind == "separate":
            self.fields[-1] = False
        elif self.fields and kind == "end":
            self.fields.pop()

    def _alternative(self) -> None:
        """One way to show something; the first that holds text is read."""
        if self.choices and self.written > self.choices[-1]:
            self.skipped = 1

    def _empty_cells(self, count: int) -> None:
        for _ in range(min(count, _WIDEST)):
            self.builder.begin("cell")
            self.builder.end("cell")


def _number(attributes: dict[str, str]) -> int:
    value = attributes.get("w:val", "")
    return int(value) if value.isdecimal() and len(value) < 5 else 1


def symbol(code: str, font: str) -> str:
    """A character given by its code in a font; fonts of symbols keep theirs apart from the letters (F0xx)."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if 0xF020 <= value <= 0xF0FF:
        value -= 0xF000
    if font.lower().startswith(("wingdings", "webdings")) or (font.lower() == "symbol" and not 0x20 <= value < 0x40):
        return "•"
    return chr(value) if 0x20 <= value <= 0x10FFFF and not 0xD800 <= value <= 0xDFFF else ""
