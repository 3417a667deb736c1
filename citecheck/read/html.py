"""HTML: what a reader of the page sees, with the way back to every letter of the file.

Inline tags are not there; blocks stand apart; the cells of a table's row stand on one line between upright strokes;
scripts, comments, what is hidden or struck out are left out. The furniture of the page stays: no citation may be lost.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from citecheck.ditto import DITTO
from citecheck.model import Note, Text
from citecheck.read.decode import decode
from citecheck.read.deleted import deletion_note, only_deleted
from citecheck.read.elements import BLOCKS, BREAKS, CELLS, ENDED_BY, NOTE_MARK, ROWS, STANDING, STRUCK, UNSEEN, VOID
from citecheck.read.markup import Token, attributes, tokens
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.published import TAGS, Published
from citecheck.read.spans import Spans
from citecheck.view import Edit, View, edited

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_PIECE = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?|[ \t\r\n\f]{2,}|[\t\r\n\f]|\|")
_ODD = re.compile(r"[&|\t\r\n\f]|  ")
"""What a text has in which any _PIECE is."""
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.I)
_RAISING = re.compile(r"vertical-align\s*:\s*super", re.I)
_TAG = re.compile(r"<[^<>]*>")
_TELLING = re.compile("hidden|style|span", re.I)
"""What is in a tag that hides something, raises its letters, or spans cells."""
_FIGURES = 7
"""Figures of a number of columns or rows that is none; Python reads no number of thousands of figures."""
_LONGEST_LABEL = 200
"""Letters of a cell that is the only one of a row beside those that reach into it."""
_TURNING = ROWS | UNSEEN | STRUCK.keys() | {"table", "sup"}
"""Elements that change what is in them; others do by an attribute only."""
LONGEST_CELL = 800
"""Letters of a cell; a row with a longer one only lays out the page."""


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Text:
    """The page as stored, seen as its reader sees it."""
    decoded = decode(data, options.declared or charset_of(data), options.encoding)
    return announced(page(decoded.text, source, "html", decoded.encoding), decoded)


def charset_of(data: bytes) -> str:
    """The encoding that a page says it is in, or ""."""
    said = _CHARSET.search(data[:4096])
    return said[1].decode("ascii", "replace") if said else ""


def page(content: str, source: str, format_: str, encoding: str, start: int = 0) -> Text:
    """The text whose markup begins at `start` of `content`."""
    reader = _Reader(content)
    for token in tokens(content, start):
        reader.take(token)
    text = Text(
        source, content, format_, encoding, reader.view(), language=reader.language, published=reader.published.day()
    )
    return replace(text, notes=tuple(_struck_dates(text, reader.struck))) if reader.struck else text


class _Row:
    """A row of a table that is being read: which edits are its borders, which its breaks, how long its cells are.

    `covered` are the cells before each border that another one covers.
    """

    def __init__(self) -> None:
        self.borders: list[int] = []
        self.covered: list[list[str]] = []
        self.breaks: list[int] = []
        self.longest = self.cell = 0
        self.nested = False


class _Reader:
    """Takes tokens in order and makes the edits that show what a reader sees."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.edits: list[Edit] = []
        self.stack: list[str] = []
        self.open: dict[str, int] = {}
        self.hidden = 0
        # where what is struck out begins and ends
        self.struck: list[tuple[int, int]] = []
        self.rows: list[_Row] = []
        self.tables = [Spans()]
        self.span = (1, 1)
        # how many elements are open where raised letters begin, the edit before them until there are some, and whether
        # they are the mark of a note behind which nothing stands yet
        self.raised = 0
        self.riser: int | None = None
        self.marked = False
        self.newlines = 2
        self.language: str | None = None
        self.published = Published()

    def view(self) -> View:
        """What is seen when all is read."""
        self._pop_to(0, len(self.content))
        return edited(self.content, self.edits)

    def take(self, token: Token) -> None:
        """One token."""
        kind, start, end, name = token
        if kind == "text":
            self._text(start, end)
        elif kind == "open":
            self._opened(token)
        elif kind == "close":
            self._closed(token)
        else:
            if kind == "raw" and name == "script":
                self.published.script(self.content, start, end)
            self._show(start, end, "")

    def _show(self, start: int, end: int, meant: str) -> None:
        self.edits.append((start, end, "" if self.hidden else meant))

    def _text(self, start: int, end: int) -> None:
        if self.hidden:
            self._show(start, end, "")
            return
        if self.rows:
            self.rows[-1].cell += end - start
        if self.marked or self.riser is not None:
            self._part_mark(start)
        preserved = self.open.get("pre", 0) > 0 or self.open.get("textarea", 0) > 0
        place = start
        if not preserved and self.content[start] in " \t\r\n\f":
            leading = _SPACE.match(self.content, start, end)
            assert leading
            self._space(leading)
            place = leading.end()
        if _ODD.search(self.content, place, end):
            place = self._pieces(place, end, preserved)
        if place < end:
            self.newlines = 0

    def _part_mark(self, start: int) -> None:
        """Parts the mark of a note from the word before it, and from one that begins straight behind it."""
        if self.raised:
            if self.riser is not None and NOTE_MARK.match(self.content, start):
                self.edits[self.riser] = (*self.edits[self.riser][:2], " ")
                self.marked = True
            self.riser = None
        elif self.marked:
            self.marked = False
            if self.content[start].isalnum():
                self.edits.append((start, start, " "))

    def _pieces(self, place: int, end: int, preserved: bool) -> int:
        """Takes the pieces of a text that mean other letters; gives where the last one ends."""
        for match in _PIECE.finditer(self.content, place, end):
            if match.start() > place:
                self.newlines = 0
            place = match.end()
            piece = match[0]
            if piece[0] == "&":
                self._show(match.start(), match.end(), html.unescape(piece))
                self.newlines = 0
            elif piece == "|":
                self.newlines = 0
                if self.rows:  # the strokes between cells are ours
                    self._show(match.start(), match.end(), "¦")
            elif not preserved:
                self._space(match)
        return place

    def _space(self, match: re.Match[str]) -> None:
        """White space of whatever kind and length is one space, and none where a line begins."""
        meant = "" if self.newlines else " "
        if match[0] != meant:
            self._show(match.start(), match.end(), meant)

    def _opened(self, token: Token) -> None:
        name, content = token.name, self.content
        known = attributes(content, token) if self._telling(token) else {}
        self._end_implied(name, token.start)
        if name in TAGS:
            self.published.tag(name, known)
        if name in CELLS:
            self.span = _spans(known) if known else (1, 1)
        if name == "html" and self.language is None:
            language = (known.get("lang") or known.get("xml:lang") or "").replace("_", "-").split("-")[0].lower()
            self.language = language if 2 <= len(language) <= 3 and language.isalpha() else None
        self._tag(token, opens=True)
        if name in VOID or (content[token.end - 2] == "/" and name not in BLOCKS):
            return
        self.stack.append(name)
        self.open[name] = self.open.get(name, 0) + 1
        if known or name in _TURNING:
            self._turn(token, known)

    def _turn(self, token: Token, known: dict[str, str]) -> None:
        """What an element changes for all that is in it."""
        name = token.name
        if name in ROWS:
            self._begin_row()
        elif name == "table":
            self.tables.append(Spans())
        if not self.hidden and (name in UNSEEN or _is_hidden(name, known)):
            self.hidden = len(self.stack)
        if not self.hidden and name in STRUCK and (struck := STRUCK[name].match(self.content, token.end)):
            self.hidden = len(self.stack)
            self.struck.append(struck.span("said"))
        if not self.raised and (name == "sup" or ("style" in known and _raises(name, known["style"]))):
            self.raised, self.riser = len(self.stack), len(self.edits) - 1

    def _telling(self, token: Token) -> bool:
        """Whether a tag has attributes that matter."""
        _, start, end, name = token
        if self.content[start + len(name) + 1] == ">":
            return False
        return name in TAGS or name == "html" or _TELLING.search(self.content, start + len(name) + 1, end) is not None

    def _closed(self, token: Token) -> None:
        if self.open.get(token.name):
            depth = len(self.stack) - 1
            while self.stack[depth] != token.name:
                depth -= 1
            self._pop_to(depth, token.start)
        self._tag(token, opens=False)

    def _end_implied(self, name: str, place: int) -> None:
        """Ends the element whose end tag was left out before a tag `name`."""
        while self.stack and name in ENDED_BY.get(self.stack[-1], ()):
            self._pop_to(len(self.stack) - 1, place)

    def _pop_to(self, depth: int, place: int) -> None:
        while len(self.stack) > depth:
            name = self.stack.pop()
            self.open[name] -= 1
            if name in ROWS and self.rows:
                self._end_row(place)
            elif name == "table" and len(self.tables) > 1:
                self.tables.pop()
        if self.hidden > len(self.stack):
            self.hidden = 0
        if self.raised > len(self.stack):
            self.raised, self.riser = 0, None

    def _tag(self, token: Token, opens: bool) -> None:
        """Shows what a tag means: a break, a border between cells, or nothing."""
        name = token.name
        if name not in STANDING:
            self._show(token.start, token.end, " " if opens and name == "w:tab" else "")
        elif name in BREAKS:
            self._break(token, self.newlines + 1)
        elif name in CELLS and opens and self.rows and not self.hidden:
            self._border(token.start, token.end)
        elif name in CELLS and not opens and self.rows:
            self._show(token.start, token.end, "")
        else:
            if name == "table":
                self.newlines = min(self.newlines, 1)
            self._break(token, 2)

    def _break(self, token: Token, newlines: int) -> None:
        if self.hidden:
            self._show(token.start, token.end, "")
            return
        if self.rows:
            self.rows[-1].breaks.append(len(self.edits))
        self._show(token.start, token.end, "\n" * max(0, newlines - self.newlines))
        self.newlines = max(self.newlines, newlines)

    def _begin_row(self) -> None:
        for row in self.rows[-1:]:
            row.nested = True
        self.rows.append(_Row())
        self.tables[-1].begin_row()

    def _border(self, start: int, end: int) -> None:
        row = self.rows[-1]
        row.longest, row.cell = max(row.longest, row.cell), 0
        row.borders.append(len(self.edits))
        row.covered.append(self.tables[-1].cell(*self.span))
        self._show(start, end, "\n\n")
        self.newlines = 2

    def _end_row(self, place: int) -> None:
        """Puts the cells of a row on one line, unless the row only lays out the page."""
        row = self.rows.pop()
        longest = max(row.longest, row.cell)
        behind = self.tables[-1].end_row()
        if self.rows:
            self.rows[-1].cell += longest
        repeated = sum(cells.count(DITTO) for cells in (*row.covered, behind))
        if len(row.borders) == 1 and (row.breaks or longest > _LONGEST_LABEL):
            return  # beside a picture that reaches down: no row of a table
        if len(row.borders) + repeated < 2 or row.nested or longest > LONGEST_CELL:
            return
        for index in row.breaks:
            start, end, meant = self.edits[index]
            if index > row.borders[0]:
                self.edits[index] = (start, end, "   " if meant else "")
        for index, covered in zip(row.borders, row.covered, strict=True):
            start, end, _ = self.edits[index]
            meant = "| " if index == row.borders[0] else " | "
            self.edits[index] = (start, end, meant + "".join(f"{cell} | " for cell in covered))
        self.edits.append((place, place, " |" + "".join(f" {cell} |" for cell in behind) + "\n"))
        self.newlines = 2  # the next row follows without an empty line


def _spans(known: dict[str, str]) -> tuple[int, int]:
    """How many columns and rows a cell spans."""
    return _number(known.get("colspan", "")), _number(known.get("rowspan", ""))


def _number(written: str) -> int:
    return max(1, int(written)) if written.isascii() and written.isdigit() and len(written) < _FIGURES else 1


def _raises(name: str, style: str) -> bool:
    """Whether a style raises the letters of an element that runs on in its sentence."""
    return name not in STANDING and _RAISING.search(style) is not None


def _struck_dates(text: Text, struck: Iterable[tuple[int, int]]) -> Iterator[Note]:
    """A note on each identifier that is dated in struck-out text only."""
    view = text.view
    assert view is not None
    for begin, end in struck:
        deleted = html.unescape(_TAG.sub("", text.content[begin:end]))
        place = bisect_left(range(len(view.text)), begin, key=view.start)
        left = view.text.rfind("\n", 0, place) + 1
        right = view.text.find("\n", place)
        found = only_deleted(view.text[left : right if right >= 0 else None], deleted)
        if found:
            yield deletion_note(text, view.start(left + found.start()), view.end(left + found.end()), deleted)


def _is_hidden(name: str, known: dict[str, str]) -> bool:
    """Whether nobody sees an element. Pages hide the whole of themselves until they are loaded; that is seen."""
    if name in ("html", "body"):
        return False
    if "hidden" in known and known["hidden"].lower() not in ("until-found", "false"):
        return True
    return "style" in known and _HIDING.search(known["style"]) is not None
