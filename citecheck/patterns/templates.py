"""The parts of a pattern as it stands in the data: groups, holes, words, and which of them a match may lack."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck import expressions as regex

_GROUP = regex.compile(r"\(\?(?:[:=!]|<[=!]|-?[a-z]+:)")
_MISSING = regex.compile(r"[?*]\??|\{0,\d*\}\??")


def may_miss(repeat: str) -> bool:
    """Whether what repeats an item allows it not to be there."""
    return _MISSING.fullmatch(repeat) is not None


def is_empty(item: str) -> bool:
    """Whether an item is only a look ahead or behind."""
    return item.startswith(("(?=", "(?!", "(?<=", "(?<!"))


def inside(item: str) -> str | None:
    """What stands in a group; None for a group of a kind that is not known."""
    opened = _GROUP.match(item)
    return item[opened.end() : -1] if opened else None


def items(pattern: str) -> Iterator[tuple[str, str]]:
    """The parts of a pattern, each with what repeats it; letters that follow one another are one part."""
    place = 0
    while place < len(pattern):
        end = _end(pattern, place)
        while pattern[place].isalpha() and end < len(pattern) and pattern[end].isalpha():
            end += 1
        repeat = _MISSING.match(pattern, end)
        if repeat and end - place > 1 and pattern[place].isalpha():
            end, repeat = end - 1, None  # the repeat is the last letter's own
        yield pattern[place:end], repeat[0] if repeat else ""
        place = repeat.end() if repeat else end


def _end(pattern: str, start: int) -> int:
    """Where the part that begins at `start` ends."""
    if pattern[start] == "\\":
        return start + 2
    closing = {"(": ")", "[": "]", "{": "}"}.get(pattern[start])
    if closing is None:
        return start + 1
    depth, place = 0, start
    while place < len(pattern):
        if pattern[place] == "\\":
            place += 1
        elif pattern[place] == "[" and closing != "]" and place > start:
            place = _end(pattern, place) - 1
        elif pattern[place] == pattern[start]:
            depth += 1
        elif pattern[place] == closing:
            depth -= 1
            if not depth:
                return place + 1
        place += 1
    return len(pattern)


def alternatives(inside: str) -> list[str]:
    """The alternatives of a group."""
    parts, begin, place = [], 0, 0
    while place < len(inside):
        if inside[place] == "|":
            parts.append(inside[begin:place])
            begin = place + 1
        place = _end(inside, place)
    return [*parts, inside[begin:]]
