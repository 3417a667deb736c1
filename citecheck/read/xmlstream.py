"""XML → its events, without a tree: bounded memory at any depth, no entities but XML's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from xml.parsers import expat

from citecheck.read.unreadable import UnreadableError

Event = tuple[str, str, dict[str, str]]
"""("start", name, attributes), ("end", name, {}) or ("text", what it says, {})."""

Stream = Iterator[Event]

_CHUNK = 1 << 16
_LIMIT = 20_000_000
"""Events: a book of ten thousand pages has a fourth of them."""
_NONE: dict[str, str] = {}


class _Names(dict[str, str]):
    """A name as the parser gives it (address of its namespace, then the name) → w:p, by the known namespaces."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        self.spaces = spaces

    def __missing__(self, full: str) -> str:
        space, _, name = full.rpartition(" ")
        prefix = self.spaces.get(space, "?") if space else ""
        self[full] = made = f"{prefix}:{name}" if prefix else name
        return made


def events(data: bytes, spaces: Mapping[str, str], format: str) -> Stream:
    """The events of an XML part; `spaces` gives namespaces the prefixes under which they are reported.

    A document type is refused: no office program writes one, and entities of a file's own are how small files
    are made to grow.
    """
    found: list[Event] = []
    parser = _parser(found, _Names(spaces))
    count = 0
    for place in range(0, len(data) or 1, _CHUNK):
        try:
            parser.Parse(data[place : place + _CHUNK], place + _CHUNK >= len(data))
        except (expat.ExpatError, ValueError, LookupError):
            raise UnreadableError("damaged", format=format) from None
        count += len(found)
        if count > _LIMIT:
            raise UnreadableError("bomb", size=place // 1_000_000)
        yield from found
        found.clear()


def _parser(found: list[Event], names: _Names) -> Any:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        short = {names[key]: value for key, value in attributes.items()} if attributes else _NONE
        found.append(("start", names[name], short))

    def refuse(*_: object) -> None:
        raise UnreadableError("entities")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: found.append(("end", names[name], _NONE))
    parser.CharacterDataHandler = lambda text: found.append(("text", text, _NONE))
    parser.StartDoctypeDeclHandler = refuse
    return parser
