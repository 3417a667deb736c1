"""Word documents (docx, docm, dotx): body, tables, text boxes, notes, comments, headers and footers, by stdlib."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citecheck.model import Text
from citecheck.read.compose import Block, Builder, Group, compose, said
from citecheck.read.package import Package
from citecheck.read.unreadable import UnreadableError
from citecheck.read.wordml import SPACES, numbered, story

_NOTES = ("footnotes", "endnotes", "comments")
_EDGES = {"header": "header", "footer": "footer"}
_DRAWINGS = ("diagramData", "chart")
# where the relations are lost, the names that Word gives
_BY_NAME = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml")


def read(data: bytes, source: str) -> Text:
    """The text of a Word document; tracked insertions are part of it, deletions are not."""
    package = Package(data, "docx")
    main = _main(package)
    parts = _parts(package, main)
    notes = {}
    for kind, part in parts:
        if kind in _NOTES:
            notes.update(numbered(package.bytes(part)))
    blocks = story(package.bytes(main), notes)
    for kind, part in parts:
        if kind in _EDGES:
            blocks.append(Group(_EDGES[kind], story(package.bytes(part), notes)))
        elif kind in _DRAWINGS:
            blocks.append(Group("drawing", _drawn(package, part)))
    shown = set(_groups(blocks))
    blocks.extend(group for group in notes.values() if group not in shown and said(group).strip())
    text = compose(blocks, source, "docx")
    if not text.content.strip() and any("/media/" in name for name in package.names()):
        raise UnreadableError("pictures")
    return text


def _main(package: Package) -> str:
    named = [part for _, kind, part in package.relations("") if kind == "officeDocument"]
    named += ["word/document.xml"]
    for part in named:
        if package.has(part):
            return part
    raise package.damaged()


def _parts(package: Package, main: str) -> list[tuple[str, str]]:
    """(kind, part) of all that belongs to the document beside its main part, each once."""
    found = [(kind, part) for _, kind, part in package.relations(main)]
    if not found:
        found = [(match[1], name) for name in package.names() if (match := _BY_NAME.fullmatch(name))]
    return list(dict.fromkeys(found))


def _drawn(package: Package, part: str) -> list[Block]:
    """The words of a diagram or chart, a paragraph each."""
    builder, inside = Builder(), ""
    for kind, name, _ in package.events(part, SPACES):
        if kind == "text" and inside == "a:t":
            builder.write(name)
        elif kind == "end" and name == "a:p":
            builder.end_paragraph()
        inside = name if kind == "start" else inside if kind == "text" else ""
    return builder.finish()


def _groups(blocks: list[Block]) -> Iterator[Group]:
    """All groups, at any depth."""
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if isinstance(block, Group):
            yield block
            stack.extend(block.blocks)
