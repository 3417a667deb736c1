"""JSON and JSON lines: the file with its escapes read; with a text field, each record as a text of its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.formats import Parts, format_of
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.records import texts_of_records
from citecheck.read.unreadable import UnreadableError
from citecheck.view import edited

_ESCAPE = re.compile(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})\\u(?P<low>[dD][c-fC-F][0-9a-fA-F]{2})|u(?P<code>[0-9a-fA-F]{4})"
    r"|(?P<sign>[\"\\/bfnrt]))"
)
_SIGNS = {"b": "", "f": "", "n": "\n", "r": "\n", "t": "\t"}


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Parts:
    """The whole as one text in which the names of fields stay; or the records."""
    decoded = decode(data, options.declared, options.encoding)
    content = decoded.text
    if options.text_field is not None:
        yield from texts_of_records(_records(content), source, "record", decoded.encoding, options)
        return
    edits = [(match.start(), match.end(), _meant(match)) for match in _ESCAPE.finditer(content)]
    name = "jsonl" if format_of(source) == "jsonl" else "json"
    view = edited(content, edits) if edits else None
    yield announced(Text(source, content, name, decoded.encoding, view), decoded)


def _meant(match: re.Match[str]) -> str:
    if match["sign"]:
        return _SIGNS.get(match["sign"], match["sign"])
    if match["high"]:
        high, low = int(match["high"], 16), int(match["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(match["code"], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _records(content: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The records, numbered from 1: those of a list, of the first list in an object, of lines, or the one."""
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        yield from _lines(content)
        return
    if isinstance(whole, Mapping):
        lists = [value for value in whole.values() if isinstance(value, list) and _all_records(value)]
        whole = lists[0] if len(lists) == 1 else [whole]
    for number, record in enumerate(whole if isinstance(whole, list) else [whole], 1):
        if isinstance(record, Mapping):
            yield number, record


def _all_records(value: list[Any]) -> bool:
    return bool(value) and all(isinstance(one, Mapping) for one in value)


def _lines(content: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for number, line in enumerate(content.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableError("json", line=number, error=str(error)[:100]) from None
        if isinstance(record, Mapping):
            yield number, record
