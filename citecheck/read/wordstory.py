"""The characters of a Word 97–2003 document → blocks, as a person who accepts all changes reads them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping
from itertools import groupby, pairwise

from citecheck.read.compose import Block, Builder, Group, said
from citecheck.read.tablemarks import Tables
from citecheck.read.wordbinary import (
    BOXES,
    COMMENT_REFERENCES,
    COMMENTS,
    ENDNOTE_REFERENCES,
    ENDNOTES,
    FOOTNOTE_REFERENCES,
    FOOTNOTES,
    HEADER_BOXES,
    HEADERS,
    WordDocument,
)

_FIELD, _RESULT, _FIELD_END = "\x13\x14\x15"
_FIELD_MARKS = re.compile("([\x13-\x15])")
_CELL = "\x07"
_END = re.compile("[\r\x07]")
_HALVES = re.compile("[\ud800-\udfff]")
_MEANING = str.maketrans(
    {
        "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "\N{NON-BREAKING HYPHEN}", "\x1f": "\N{SOFT HYPHEN}",
        # marks of pictures, notes, comments and drawings stand for no letter
        **dict.fromkeys("\0\x01\x02\x03\x04\x05\x06\x08", ""),
    }
)  # fmt: skip
_NOTES = (
    ("footnote", FOOTNOTE_REFERENCES, 2, FOOTNOTES),
    ("comment", COMMENT_REFERENCES, 30, COMMENTS),
    ("endnote", ENDNOTE_REFERENCES, 2, ENDNOTES),
)


def story(document: WordDocument) -> list[Block]:
    """The blocks of all parts of a document."""
    parts = document.parts()
    notes: dict[int, list[Group]] = {}
    rest: list[Block] = []
    for kind, references, size, texts in _NOTES:
        groups = _groups(document, parts[kind], kind, document.stretches(texts, 0)[:-1])
        marks = document.stretches(references, size)[:-1]
        for mark, group in zip(marks, groups, strict=False):
            notes.setdefault(mark, []).append(group)
        rest.extend(groups[len(marks) :])
    blocks = _blocks(document, *parts["main"], notes)
    blocks += _headers(document, parts["header"])
    for part, table in (("text box", BOXES), ("header box", HEADER_BOXES)):
        blocks += _groups(document, parts[part], "text box", document.stretches(table, 22))
    return blocks + rest


def _groups(document: WordDocument, part: tuple[int, int], kind: str, places: list[int]) -> list[Group]:
    """The notes or boxes of a part, each a group; all of it one group where the table that parts it is lost."""
    begin, end = part
    if begin == end:
        return []
    edges = [min(begin + place, end) for place in places]
    if len(edges) < 2 or edges != sorted(edges):
        edges = [begin, end]
    groups = [_group(document, kind, left, right) for left, right in pairwise(edges) if left < right]
    # a note keeps its place beside its mark; an empty box is none
    return [group for group in groups if group.blocks or kind != "text box"]


def _group(document: WordDocument, kind: str, begin: int, end: int) -> Group:
    """A note, box or header; the empty paragraphs that Word puts behind it are not part of it."""
    blocks = _blocks(document, begin, end, {})
    while blocks and not said(blocks[-1]).strip():
        blocks.pop()
    return Group(kind, blocks)


def _headers(document: WordDocument, part: tuple[int, int]) -> list[Block]:
    """Headers and footers: behind six of notes, each section has even, odd, and of its first page."""
    begin, end = part
    edges = [min(begin + place, end) for place in document.stretches(HEADERS, 0)[:-1]]
    if begin == end or edges != sorted(edges):
        return []
    found: list[Block] = []
    for number, (left, right) in enumerate(pairwise(edges)):
        if number >= 6 and left < right:
            kind = "header" if (number - 6) % 6 in (0, 1, 4) else "footer"
            found.append(_group(document, kind, left, right))
    return found


def _blocks(document: WordDocument, begin: int, end: int, notes: Mapping[int, list[Group]]) -> list[Block]:
    """The blocks of a stretch of the text; notes hang where their marks stand."""
    builder = Builder()
    tables = Tables(builder)
    marks = deque(sorted(mark for mark in notes if begin <= mark < end))
    fields: list[bool] = []
    place = begin
    while place < end:
        found = _END.search(document.text, place, end)
        stop = found.start() if found else end
        said = document.format(min(stop, end - 1))
        cell = found is not None and found[0] == _CELL
        level = 1 if cell else said.level
        if not said.row_end:
            tables.settle(level)
            _write(document, place, stop, fields, builder)
            while marks and marks[0] <= stop:
                for group in notes[marks.popleft()]:
                    builder.attach(group)
        if said.row_end:
            tables.end_row(level)
        elif cell or said.inner_cell:
            tables.end_cell(level)
        elif found is None or not document.gone[stop]:
            builder.end_paragraph()
        # an instruction ends with its paragraph: a field that never shows a result must not swallow the rest
        fields = [False] * len(fields)
        place = stop + 1
    return builder.finish()


def _write(document: WordDocument, begin: int, end: int, fields: list[bool], builder: Builder) -> None:
    """Writes the characters of a paragraph; `fields` that are open: whether their instruction is being read."""
    gone, raised = document.gone, document.raised

    def marks(place: int) -> tuple[int, int]:
        return gone[place], raised[place]

    place = begin
    for piece in _FIELD_MARKS.split(document.text[begin:end]):
        if piece == _FIELD:
            fields.append(True)
        elif piece == _RESULT and fields:
            fields[-1] = False
        elif piece == _FIELD_END and fields:
            fields.pop()
        elif piece and not any(fields):
            for (deleted, high), run in groupby(range(place, place + len(piece)), marks):
                places = list(run)
                words = _whole(document.text[places[0] : places[-1] + 1].translate(_MEANING))
                (builder.delete if deleted else builder.write)(words, bool(high))
        place += len(piece)


def _whole(text: str) -> str:
    """The text with the halves of its letters joined."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _HALVES.search(text) else text
