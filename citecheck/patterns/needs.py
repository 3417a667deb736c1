"""What must stand in every match of a pattern: where it does not, the pattern need not be tried.

`{day}{_}de{_}{month}` needs the name of a month. What a pattern needs may be told too widely, never too narrowly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citecheck.patterns.templates import alternatives, inside, is_empty, items, may_miss


def needed(pattern: str, holes: Mapping[str, Iterable[str]], whole: bool = True) -> frozenset[str] | None:
    """The first words (small letters) of which a match holds one; None if there are none.

    `whole`: they stand there as words, not inside others. `holes` are the names that a hole stands for. Of several such
    sets the one whose words are longest, and rarest.
    """
    found = []
    parts = list(items(pattern))
    for place, (item, repeat) in enumerate(parts):
        if may_miss(repeat) or is_empty(item):
            continue
        around = [parts[at][0] for at in (place - 1, place + 1) if 0 <= at < len(parts)]
        words = _of_item(item, holes, whole, not whole or all(map(_parts_words, around)))
        if words:
            found.append(words)
    return max(found, key=lambda words: min(map(len, words)), default=None)


def _of_item(item: str, holes: Mapping[str, Iterable[str]], whole: bool, apart: bool) -> frozenset[str] | None:
    """What one item needs; a word is whole only where its neighbours part it from other letters (`apart`)."""
    if item.startswith("("):
        group = inside(item)
        each = [needed(part, holes, whole) for part in alternatives(group)] if group is not None and apart else [None]
        return frozenset[str]().union(*(one for one in each if one)) if all(each) else None
    if item.startswith("{"):
        return frozenset(name.lower().split("~")[0].rstrip(".") for name in holes.get(item[1:-1], ()))
    return frozenset((item.lower(),)) if apart and item.isalpha() else None


def _parts_words(item: str) -> bool:
    """Whether an item ends the word beside it: blanks, figures, marks."""
    if item.startswith("["):
        return not any(map(str.isalpha, item))
    return item.startswith(("{_", "{s}", "{day", "{mon}", "{mon2", "{year", "{figure", "\\.")) or is_empty(item)
