"""Records of articles → texts: one field is the text, another names it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citecheck.model import Text, Unread
from citecheck.read.html import page
from citecheck.read.options import ReadOptions
from citecheck.read.unreadable import UnreadableError, unread

_MARKUP = re.compile(r"</[a-zA-Z][a-zA-Z0-9]{0,10}\s*>|<br\b", re.I)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


def texts_of_records(
    records: Iterable[tuple[int, Mapping[str, Any]]], source: str, word: str, encoding: str, options: ReadOptions
) -> Iterator[Text | Unread]:
    """A text for each record: file.jsonl#ID; how many have no such field is said once."""
    seen: Counter[str] = Counter()
    lacking = 0
    for number, record in records:
        content = _words(value_at(record, options.text_field or ""))
        if content is None:
            lacking += 1
            continue
        name = str(value_at(record, options.id_field) or number) if options.id_field else str(number)
        name = _CONTROL.sub(" ", name).strip()[:200]
        seen[name] += 1
        name += f" ({seen[name]})" if seen[name] > 1 else ""
        yield _text(content, f"{source}#{name}", f"{word} {number}", encoding)
    if lacking:
        yield unread(source, UnreadableError("records", field=options.text_field or "", count=lacking))


def _text(content: str, source: str, place: str, encoding: str) -> Text:
    """The text of a record; the articles of most are pages."""
    places = ((0, place),)
    if _MARKUP.search(content) is None:
        return Text(source, content, "record", encoding, locators=places)
    made = page(content, source, "record", encoding)
    return Text(source, content, "record", encoding, made.view, places, made.language, made.published)


def value_at(record: object, path: str) -> Any:
    """The value at a dotted path (data.0.body); a field whose own name has dots is found too."""
    if isinstance(record, Mapping) and path in record:
        return record[path]
    for part in path.split("."):
        if isinstance(record, Mapping):
            record = record.get(part)
        elif isinstance(record, list) and part.isdecimal() and int(part) < len(record):
            record = record[int(part)]
        else:
            return None
    return record


def _words(value: Any) -> str | None:
    """The letters of a value: a string, or the strings of a list as paragraphs."""
    if isinstance(value, list):
        pieces = [piece for piece in map(_words, value) if piece]
        return "\n\n".join(pieces) if pieces else None
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
