"""OpenDocument text: the events of a part → blocks, as a person who accepts all changes reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.ditto import DITTO
from citecheck.model import Text
from citecheck.read.compose import Block, Builder, compose
from citecheck.read.package import Package
from citecheck.read.unreadable import UnreadableError
from citecheck.read.xmlstream import Event

_SPACES = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
SPACES = {
    _SPACES.format(name): name.split("-")[0]
    for name in ("office", "text", "table", "style", "manifest", "drawing", "svg-compatible")
} | {"http://purl.org/dc/elements/1.1/": "dc"}
"""The namespaces; drawing and svg by their full names."""

_WIDEST = 100
"""Repeated spaces and cells; more is damage, or empty."""
_GROUPS = {
    "table:table": "table", "table:table-row": "row", "table:table-cell": "cell", "table:covered-table-cell": "cell",
    "office:annotation": "comment", "style:header": "header", "style:header-left": "header",
    "style:header-first": "header", "style:footer": "footer", "style:footer-left": "footer",
    "style:footer-first": "footer",
} | dict.fromkeys(
    (f"drawing:{shape}" for shape in (
        "text-box", "custom-shape", "rect", "ellipse", "circle", "polygon", "path", "line", "connector", "caption",
    )),
    "text box",
)  # fmt: skip
_PARAGRAPHS = {"text:p", "text:h"}
# the mark and the number of what is counted, the pronunciation beside a word, who wrote when, texts for the blind
_SKIPPED = {
    "text:note-citation", "text:number", "text:ruby-text", "dc:creator", "dc:date", "svg:title", "svg:desc",
    "office:forms", "office:change-info", "office:binary-data", "office:scripts", "text:meta-field-source",
}  # fmt: skip
_BLANK = re.compile(r"[ \t\r\n]+")
_RAISED = re.compile(r"super\b|[1-9]")
"""What the position of raised letters begins with: a word, or by how many parts of a hundred."""


def check_password(package: Package) -> None:
    """UnreadableError if the parts of a package are encrypted."""
    manifest = "META-INF/manifest.xml"
    if package.has(manifest) and any(
        name == "manifest:encryption-data" for _, name, _ in package.events(manifest, SPACES)
    ):
        raise UnreadableError("password")


def composed(blocks: list[Block], source: str, format: str, pictures: bool) -> Text:
    """The text of a document; one of pictures only is refused."""
    text = compose(blocks, source, format)
    if pictures and not text.content.strip():
        raise UnreadableError("pictures")
    return text


class Story:
    """The state of reading; `read` may be called for several parts in turn."""

    def __init__(self) -> None:
        self.builder = Builder()
        self.skipped = 0
        # what is open: a paragraph (whether a blank would be the second one), or None for what holds paragraphs
        self.blanks: list[bool | None] = [None]
        # the kinds of the notes that are open
        self.notes: list[str] = []
        # changes by their id: the deleted text
        self.deleted: dict[str, list[str]] = {}
        self.region = ""
        self.deletions = 0
        # the deletion whose text stands in its place in the body, as flat files have it
        self.inline = ""
        # the style that is being defined, those that raise letters, and of the spans that are open whether they do
        self.style = ""
        self.raising: set[str] = set()
        self.spans: list[bool] = []
        # of the tables that are open, how many rows below the cell of a column reaches; of the open rows, their columns
        self.grids: list[dict[int, int]] = []
        self.columns: list[int] = []

    def read(self, events: Iterable[Event]) -> None:
        """Reads a part."""
        for kind, name, attributes in events:
            if kind == "text":
                if self.blanks[-1] is not None and not self.skipped:
                    self._text(name, self.blanks[-1])
            elif kind == "start":
                self._start(name, attributes)
            else:
                self._end(name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.skipped or name in _SKIPPED:
            self.skipped += 1
        elif name in _PARAGRAPHS:
            self.blanks.append(True)
        elif name == "text:span":
            self.spans.append(attributes.get("text:style-name") in self.raising)
        elif name in ("style:style", "style:text-properties"):
            self._define(name, attributes)
        elif name == "text:changed-region":
            self.region = attributes.get("text:id", "")
        elif name == "text:deletion":
            self.deletions += 1
            self.deleted[self.region] = []
        elif name == "text:change-start" and attributes.get("text:change-id") in self.deleted:
            self.inline = attributes["text:change-id"]
        elif name == "text:change-end" and attributes.get("text:change-id") == self.inline:
            self.inline = ""
        elif name == "text:change":
            self.builder.delete(" ".join(self.deleted.get(attributes.get("text:change-id", ""), [])))
        elif name in ("text:s", "text:tab", "text:line-break"):
            self._write({"text:tab": "\t", "text:line-break": "\n"}.get(name) or " " * _count(attributes, "text:c"))
        elif name == "text:note":
            self.notes.append("endnote" if attributes.get("text:note-class") == "endnote" else "footnote")
        elif name == "text:note-body" and self.notes:
            self.blanks.append(None)
            self.builder.begin(self.notes[-1])
        elif name in _GROUPS and not self.deletions:
            self._group(name, attributes)

    def _define(self, name: str, attributes: dict[str, str]) -> None:
        """A style, which may raise letters as the one does that it is made from, or what it says of them."""
        if name == "style:style":
            self.style = attributes.get("style:name", "")
            raises = attributes.get("style:parent-style-name") in self.raising
        else:
            raises = _RAISED.match(attributes.get("style:text-position", "")) is not None
        if raises:
            self.raising.add(self.style)

    def _group(self, name: str, attributes: dict[str, str]) -> None:
        repeated = _count(attributes, "table:number-columns-repeated")
        for _ in range(repeated - 1):
            self.builder.begin("cell")
            self.builder.end("cell")
        self.blanks.append(None)
        self.builder.begin(_GROUPS[name])
        if name == "table:table":
            self.grids.append({})
        elif name == "table:table-row":
            self.columns.append(0)
        elif _GROUPS[name] == "cell" and self.grids and self.columns:
            self._cell(name, attributes, repeated)

    def _cell(self, name: str, attributes: dict[str, str], repeated: int) -> None:
        """A cell that reaches into the rows below, or one that is covered by such a cell above it."""
        below, column = self.grids[-1], self.columns[-1]
        self.columns[-1] += repeated
        if name == "table:table-cell":
            below[column] = _count(attributes, "table:number-rows-spanned") - 1
        elif below.get(column):
            below[column] -= 1
            self.builder.write(DITTO)

    def _end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif name in _PARAGRAPHS:
            self.blanks.pop()
            if not self.deletions:
                self.builder.end_paragraph()
        elif name == "text:span" and self.spans:
            self.spans.pop()
        elif name == "text:deletion":
            self.deletions -= 1
        elif name == "text:note-body" and self.notes:
            self.blanks.pop()
            self.builder.end(self.notes[-1])
        elif name == "text:note" and self.notes:
            self.notes.pop()
        elif name in _GROUPS and not self.deletions:
            self.blanks.pop()
            self.builder.end(_GROUPS[name])
            if name == "table:table" and self.grids:
                self.grids.pop()
            elif name == "table:table-row" and self.columns:
                self.columns.pop()

    def _text(self, text: str, blank: bool) -> None:
        """Blanks of any number are one, and none at the beginning of a paragraph."""
        shown = _BLANK.sub(" ", text)
        shown = shown.removeprefix(" ") if blank else shown
        if shown:
            self._write(shown)
            self.blanks[-1] = shown.endswith(" ")

    def _write(self, text: str) -> None:
        if self.deletions:
            self.deleted[self.region].append(text)
        elif self.inline:
            self.builder.delete(text, any(self.spans))
        else:
            self.builder.write(text, any(self.spans))
        if self.blanks[-1] is not None:
            self.blanks[-1] = False


def _count(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return min(int(value), _WIDEST) if value.isdecimal() and len(value) < 9 else 1
