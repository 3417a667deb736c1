"""Which stretches of a text are in a legacy encoding, by their own words, then by the lines around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.legacy.evidence import ALIEN, DETECTED, TRIGGER, find_words, vietnamese, weigh

# characters: a longer text is tried only if it has a letter of the encodings; most have none, and it is a quick look
SHORT = 2000
# a line of a text, or a cell of a table in it
_UNIT = re.compile(r"[^\r\n\t\x07\x0b\x0c]+")
_MARKED = re.compile(r"[\xa1-\xff]")
_UNICODE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u0300-\u036f\u1ea0-\u1ef9]")
_WORD = re.compile(r"[\w\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text, and the encoding it is in."""

    start: int
    end: int
    encoding: str


@dataclass(frozen=True, slots=True)
class _Unit:
    """A line and what is known of it: its encoding ("" undecided, "unicode" not legacy), and what it might be in."""

    start: int
    end: int
    encoding: str
    fitting: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def decide(content: str) -> list[Run]:
    """The stretches in a legacy encoding, in order; those that are Unicode Vietnamese are never among them."""
    if content.isascii() or not (TRIGGER if len(content) < SHORT else ALIEN).search(content):
        return []
    units: list[_Unit] = []
    runs: list[Run] = []
    for match in _UNIT.finditer(content):
        if _UNICODE.search(match[0]):
            units.append(_Unit(match.start(), match.end(), "unicode"))
            runs += _islands(match[0], match.start())
        elif _MARKED.search(match[0]):
            units.append(_unit(match[0], match.start()))
    runs += [Run(unit.start, unit.end, unit.encoding) for unit in _by_neighbours(units) if unit.encoding in DETECTED]
    return sorted(runs, key=lambda run: run.start)


def _unit(line: str, start: int) -> _Unit:
    words = tuple(word for _, word in find_words(line) if len(word) > 1)
    end = start + len(line)
    if not words:
        return _Unit(start, end, "")
    evidence = {name: weigh(words, name) for name in DETECTED}
    for name, one in evidence.items():
        if one.convincing:
            return _Unit(start, end, name)
    fitting = tuple(name for name, one in evidence.items() if one.fitting)
    return _Unit(start, end, "unicode" if vietnamese(words) else "", fitting, words)


def _islands(line: str, start: int) -> list[Run]:
    """The legacy stretches between the Unicode words of a line that a person mended in part: sè 58-QĐ/TW ngµy."""
    if not TRIGGER.search(line):
        return []
    runs, place = [], 0
    unicode_words = [match for match in _WORD.finditer(line) if _UNICODE.search(match[0])]
    for match in [*unicode_words, None]:
        piece = line[place : match.start() if match else len(line)]
        if TRIGGER.search(piece):
            unit = _unit(piece, start + place)
            if unit.encoding in DETECTED:
                runs.append(Run(unit.start, unit.end, unit.encoding))
        place = match.end() if match else place
    return runs


def _by_neighbours(units: list[_Unit]) -> list[_Unit]:
    """The units, the undecided ones in the encoding of the nearest decided one, where they fit it."""
    if not any(unit.encoding in DETECTED for unit in units):
        return _together(units)
    before, after = _nearest(units), _nearest(units[::-1])[::-1]
    decided = []
    for unit, (left, one), (right, other) in zip(units, before, after, strict=True):
        if unit.fitting:
            # at equal distance the two must agree
            nearest = one if left < right else other if right < left else one if one == other else ""
            unit = _Unit(unit.start, unit.end, nearest if nearest in unit.fitting else "")
        decided.append(unit)
    return decided


def _nearest(units: list[_Unit]) -> list[tuple[int, str]]:
    """For each unit, how far before it the last decided one stands, and its encoding."""
    found = []
    distance, encoding = len(units) + 1, ""
    for unit in units:
        found.append((distance, encoding))
        distance, encoding = (1, unit.encoding) if unit.encoding else (distance + 1, encoding)
    return found


def _together(units: list[_Unit]) -> list[_Unit]:
    """The units of a text of short lines only, none of which says enough alone: all its words, as one line."""
    if any(unit.encoding for unit in units):
        return []
    words = [word for unit in units for word in unit.words]
    for name in DETECTED:
        evidence = weigh(words, name)
        if evidence.convincing and evidence.sure > 2:
            return [_Unit(unit.start, unit.end, name if name in unit.fitting else "") for unit in units]
    return []
