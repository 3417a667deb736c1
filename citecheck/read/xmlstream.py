"""XML → its events, without a tree: bounded memory at any depth, no entities but XML's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol
from xml.parsers import expat

from citecheck.read.unreadable import UnreadableError

Event = tuple[str, str, dict[str, str]]
"""("start", name, attributes), ("end", name, {}) or ("text", what it says, {})."""

Stream = Iterator[Event]

_CHUNK = 1 << 16
_LIMIT = 20_000_000
"""Events: a book of ten thousand pages has a fourth of them."""
_NONE: dict[str, str] = {}


class Names(dict[str, str]):
    """A name as the parser gives it (address of its namespace, then the name) → w:p, by the known namespaces."""

    def __init__(self, spaces: Mapping[str, str]) -> None:
        self.spaces = spaces

    def __missing__(self, full: str) -> str:
        space, _, name = full.rpartition(" ")
        prefix = self.spaces.get(space, "?") if space else ""
        self[full] = made = f"{prefix}:{name}" if prefix else name
        return made

    def of(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Attributes under these names."""
        return {self[key]: value for key, value in attributes.items()} if attributes else _NONE


class Taker(Protocol):
    """What the parser calls by itself: the fastest way, for the format of most texts. Names are the parser's."""

    def start(self, name: str, attributes: dict[str, str], /) -> None:
        """An element begins."""

    def end(self, name: str, /) -> None:
        """An element ends."""

    def text(self, said: str, /) -> None:
        """Text, or a piece of it."""


def told(data: bytes, taker: Taker, format: str) -> None:
    """Tells `taker` what stands in an XML part, as `events` would."""
    count = 0
    for begin, end in _chunks(_parser(taker.start, taker.end, taker.text), data, format):
        # a tag is up to two events, with the text behind it three
        count += 3 * data.count(b"<", begin, end)
        _bound(count, begin)


def events(data: bytes, spaces: Mapping[str, str], format: str) -> Stream:
    """The events of an XML part; `spaces` gives namespaces the prefixes under which they are reported.

    A document type is refused: no office program writes one, and entities of a file's own are how small files
    are made to grow.
    """
    found: list[Event] = []
    names = Names(spaces)
    parser = _parser(
        lambda name, attributes: found.append(("start", names[name], names.of(attributes))),
        lambda name: found.append(("end", names[name], _NONE)),
        lambda text: found.append(("text", text, _NONE)),
    )
    count = 0
    for begin, _ in _chunks(parser, data, format):
        count += len(found)
        _bound(count, begin)
        yield from found
        found.clear()


def _chunks(parser: Any, data: bytes, format: str) -> Iterator[tuple[int, int]]:
    """Has the data parsed piece by piece; gives where each began and ended."""
    for place in range(0, len(data) or 1, _CHUNK):
        try:
            parser.Parse(data[place : place + _CHUNK], place + _CHUNK >= len(data))
        except (expat.ExpatError, ValueError, LookupError):
            raise UnreadableError("damaged", format=format) from None
        yield place, place + _CHUNK


def _bound(count: int, place: int) -> None:
    if count > _LIMIT:
        raise UnreadableError("bomb", size=place // 1_000_000)


def _parser(
    start: Callable[[str, dict[str, str]], None], end: Callable[[str], None], text: Callable[[str], None]
) -> Any:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise UnreadableError("entities")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    return parser
