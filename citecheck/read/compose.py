"""Blocks of a document → its text with the names of its places: what the readers of office formats hand in.

A row of a table becomes a line, its cells parted by bars, so that columns are seen; the paragraphs inside a cell
stand apart by three spaces. Notes, comments and footers follow the body; headers stand before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from citecheck.model import Note, Text
from citecheck.read.deleted import deletion_note, only_deleted
from citecheck.read.elements import NOTE_MARK
from citecheck.read.unreadable import UnreadableError

FIRST = ("header",)
LAST = ("footer", "footnote", "endnote", "comment")
BESIDE = ("text box", "drawing")
"""Kinds of groups that stand beside the paragraph they hang on: they do not end it."""
_ASIDE = {*FIRST, *LAST, *BESIDE}
_MOST = 2_000_000
"""Paragraphs and groups of a document; more come from no person."""


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph, and what tracked changes deleted in it."""

    text: str
    deleted: str = ""


@dataclass(slots=True, eq=False)
class Group:
    """Blocks that belong together: a table, row, cell, text box, footnote, comment, header …"""

    kind: str
    blocks: list[Paragraph | Group] = field(default_factory=list)


Block = Paragraph | Group


@dataclass(slots=True)
class _Open:
    """A group that is being filled: the paragraph that is open in it, and what hangs on that."""

    group: Group
    parts: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    asides: list[Group] = field(default_factory=list)
    marked: bool = False


class Builder:
    """Makes blocks of what a reader meets in order. Groups that are not closed, or not open, do no harm."""

    def __init__(self) -> None:
        self._stack = [_Open(Group("body"))]
        self._kinds = Counter[str]()
        self._left = _MOST

    def write(self, text: str, raised: bool = False) -> None:
        """Adds text to the open paragraph; raised letters that are the mark of a note stand apart."""
        top = self._stack[-1]
        top.parts.append(self._apart(text, raised) if raised or top.marked else text)

    def delete(self, text: str, raised: bool = False) -> None:
        """Adds deleted text to the open paragraph; raised letters as above."""
        self._stack[-1].deleted.append(self._apart(text, raised))

    def attach(self, group: Group) -> None:
        """Hangs a group on the open paragraph."""
        self._stack[-1].asides.append(group)

    def end_paragraph(self) -> None:
        """Ends the open paragraph, which may be empty."""
        self._count()
        top = self._stack[-1]
        top.group.blocks.append(Paragraph("".join(top.parts), "".join(top.deleted)))
        top.group.blocks.extend(top.asides)
        top.parts, top.deleted, top.asides, top.marked = [], [], [], False

    def begin(self, kind: str) -> None:
        """Opens a group; only one that stands beside the text leaves the paragraph open."""
        self._count()
        if kind not in _ASIDE:
            self._flush()
        self._stack.append(_Open(Group(kind)))
        self._kinds[kind] += 1

    def end(self, kind: str) -> None:
        """Closes the innermost open group of this kind, and what is open in it."""
        if not self.inside(kind):
            return
        while self._close() != kind:
            pass

    def inside(self, kind: str) -> bool:
        """Whether a group of this kind is open."""
        return self._kinds[kind] > 0

    def finish(self) -> list[Block]:
        """Closes everything; the blocks."""
        while len(self._stack) > 1:
            self._close()
        self._flush()
        return self._stack[0].group.blocks

    def _apart(self, text: str, raised: bool) -> str:
        """The text with a blank before it where a note's mark begins, or where a word begins behind one."""
        top = self._stack[-1]
        begins = raised and not top.marked and NOTE_MARK.match(text) is not None
        ends = top.marked and not raised
        top.marked = begins or (top.marked and raised)
        return f" {text}" if begins or (ends and text[:1].isalnum()) else text

    def _count(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise UnreadableError("paragraphs", limit=_MOST // 1_000_000)

    def _close(self) -> str:
        self._flush()
        group = self._stack.pop().group
        self._kinds[group.kind] -= 1
        top = self._stack[-1]
        (top.asides if group.kind in _ASIDE else top.group.blocks).append(group)
        return group.kind

    def _flush(self) -> None:
        top = self._stack[-1]
        if top.parts or top.deleted:
            self.end_paragraph()
        else:
            top.group.blocks.extend(top.asides)
            top.asides = []


@dataclass(slots=True)
class _Pen:
    """What is written so far, with the names of the places and the deleted text of the paragraphs."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    locators: list[tuple[int, str]] = field(default_factory=list)
    deleted: list[tuple[int, int, str, str]] = field(default_factory=list)

    def put(self, paragraph: Paragraph, name: str) -> None:
        if paragraph.text:
            self.locators.append((self.length, name))
        if paragraph.deleted:
            self.deleted.append((self.length, self.length + len(paragraph.text), name, paragraph.deleted))
        self.add(paragraph.text)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


@dataclass(slots=True)
class _Walk:
    """Where the blocks of one group are being written: its name, and the table and row it is."""

    blocks: Iterator[Block]
    name: str
    table: int = 0
    row: int = 0


def compose(blocks: Sequence[Block], source: str, format: str) -> Text:
    """The text of a document, in the order in which it is read."""
    pen, numbers = _Pen(), Counter[str]()
    later: dict[str, list[Block]] = {kind: [] for kind in (*FIRST, *LAST)}
    body: list[Block] = []
    for block in blocks:
        (later[block.kind] if isinstance(block, Group) and block.kind in later else body).append(block)
    for kind in FIRST:
        _write(_once(later.pop(kind)), pen, numbers, {})
    _write(body, pen, numbers, later)
    for kind in LAST:
        _write(_once(later[kind]) if kind == "footer" else later[kind], pen, numbers, {})
    return _text(pen, source, format)


def _write(blocks: Sequence[Block], pen: _Pen, numbers: Counter[str], later: dict[str, list[Block]]) -> None:
    """Writes blocks and all that is in them; no recursion, so that any depth will do."""
    stack = [_Walk(iter(blocks), "")]
    while stack:
        here = stack[-1]
        block = next(here.blocks, None)
        if block is None:
            stack.pop()
        elif isinstance(block, Paragraph):
            numbers["paragraph"] += not here.name
            pen.put(block, here.name or f"paragraph {numbers['paragraph']}")
            pen.add("\n")
        elif block.kind in later:
            if said(block).strip():
                later[block.kind].append(block)
        elif block.kind == "row":
            here.row += 1
            stack.append(_row(block, here, pen))
        elif block.kind == "table":
            numbers["table"] += 1
            stack.append(_Walk(iter(block.blocks), here.name, numbers["table"]))
        else:
            numbers[block.kind] += 1
            name = block.kind if block.kind in ("header", "footer") else f"{block.kind} {numbers[block.kind]}"
            stack.append(_Walk(iter(block.blocks), here.name if block.kind == "cell" else name))


def _row(row: Group, table: _Walk, pen: _Pen) -> _Walk:
    """Writes a row as a line; gives what is left to write of it: the tables and boxes in its cells.

    The one cell of a row is no column: its paragraphs stand by themselves.
    """
    cells = [cell for cell in row.blocks if isinstance(cell, Group) and cell.kind == "cell"]
    names = [_cell_name(table, number) for number in range(1, len(cells) + 1)]
    if len(cells) == 1:
        return _Walk(iter(cells[0].blocks), names[0])
    rest: list[Block] = [block for block in row.blocks if block not in cells]
    if any(isinstance(block, Paragraph) and block.text.strip() for cell in cells for block in cell.blocks):
        for cell, name in zip(cells, names, strict=True):
            pen.add("| ")
            _cell(cell, name, pen)
            pen.add(" ")
        pen.add("|\n")
    for cell in cells:
        rest.extend(block for block in cell.blocks if isinstance(block, Group))
    return _Walk(iter(rest), names[0] if names else table.name)


def _cell_name(table: _Walk, number: int) -> str:
    if table.name and not table.name.startswith("table"):
        return table.name  # of a footnote, a text box
    return f"table {table.table}, row {table.row}, cell {number}"


def _cell(cell: Group, name: str, pen: _Pen) -> None:
    between = ""
    for block in cell.blocks:
        if isinstance(block, Paragraph) and (block.text.strip() or block.deleted):
            lines = (" ".join(line.replace("|", "¦").split("\t")).strip() for line in block.text.split("\n"))
            pen.add(between)
            pen.put(Paragraph("   ".join(line for line in lines if line), block.deleted), name)
            between = "   "


def _once(groups: list[Block]) -> list[Block]:
    """Groups that say the same once: the first page, odd and even pages often share a header."""
    return list({said(group): group for group in reversed(groups)}.values())[::-1]


def said(group: Block) -> str:
    """All text of a group."""
    lines, stack = [], [group]
    while stack:
        block = stack.pop()
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            stack.extend(reversed(block.blocks))
    return "\n".join(lines)


def _text(pen: _Pen, source: str, format: str) -> Text:
    text = Text(source, "".join(pen.parts), format, locators=_named(pen.locators))
    notes: list[Note] = []
    for start, end, name, deleted in pen.deleted:
        found = only_deleted(text.content[start:end], deleted)
        if found:
            notes.append(deletion_note(text, start + found.start(), start + found.end(), deleted, name))
    return Text(source, text.content, format, locators=text.locators, notes=tuple(notes))


def _named(locators: list[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """The locators without repetitions; of those at one offset the last."""
    kept: list[tuple[int, str]] = []
    for offset, name in locators:
        if kept and kept[-1][0] == offset:
            kept.pop()
        if not kept or kept[-1][1] != name:
            kept.append((offset, name))
    return tuple(kept)
