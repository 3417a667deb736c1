"""How well the words of a line read as Vietnamese in an encoding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from citecheck.legacy.syllables import has_vowel, syllables
from citecheck.legacy.tables import table
from citecheck.legacy.trace import SURE, TRIGGER

DETECTED = ("tcvn3", "vni")
"""The encodings that are looked for; the others have practically gone, and a person must name them."""

_WORD = re.compile(
    r"""(?: [A-Za-z\xa1-\xaa\xac-\xba\xbf-\xc5\xc7-\xff∙μ]+
      | (?<!\d)−(?![A-Z§\d])           # ư in a PDF, not the dash of 58−Q§
      | (?<=[^\W\d_])«|«(?=[a-z])       # ô, not a quotation mark
      | [»¼½¾Æ](?=[^\W\d_])            # ằ ẳ ẵ ắ ặ end no syllable: not a quotation mark, nor a half
    )+""",
    re.VERBOSE,
)
# »so quoted«, where TCVN3 has ằ inside words and ô
_QUOTED = re.compile(r"(?<![^\W\d_])»([^«»]*)«(?![^\W\d_])")

_LONGEST = 12
_LETTERS = frozenset("ăâđêôơư" + "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
# the letters of codes: BTCTƯ, HĐND
_CODE = re.compile("[A-ZĂÂĐÊÔƠƯ]+")
_SURE = {name: re.compile(pieces) for name, pieces in SURE.items()}


def find_words(content: str, start: int = 0, end: int | None = None) -> list[tuple[int, str]]:
    """(offset, word) of the words that are not plain ASCII, as any of the encodings may store them."""
    line = content[start:end]
    if "»" in line:
        line = _QUOTED.sub(r" \1 ", line)
    return [(start + match.start(), match[0]) for match in _WORD.finditer(line) if not match[0].isascii()]


Kind = Literal["valid", "code", "bad", ""]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an encoding: how many different words are `known`, are `sure` to be of a legacy encoding or at
    least `alien` to Unicode Vietnamese; how many words are `valid` syllables, `bad` ones, or `codes` (Q§); how many
    frequent words, as they are stored, the encoding would spoil."""

    known: int = 0
    sure: int = 0
    alien: int = 0
    valid: int = 0
    bad: int = 0
    codes: int = 0
    spoilt: int = 0

    @property
    def convincing(self) -> bool:
        """Enough by itself."""
        if not self.fitting or self.bad * 4 > self.valid:
            return False
        if self.bad:
            return self.sure >= 2 and self.known >= 2
        return bool(self.sure and (self.known or self.sure >= 2)) or bool(self.alien and self.known >= 2)

    @property
    def fitting(self) -> bool:
        """Enough where the lines around are in this encoding."""
        if self.spoilt and self.known <= self.spoilt:
            return False
        return bool(self.known or self.sure or self.codes) and (self.bad * 4 <= self.valid or self.bad <= self.sure)


def weigh(words: Iterable[str], name: str) -> Evidence:
    """The evidence that words, as stored, are written in the encoding `name`."""
    different: dict[str, set[str]] = {"known": set(), "sure": set(), "alien": set(), "spoilt": set()}
    count: Counter[Kind] = Counter()
    for word in words:
        kind, marks = _judged(word, name)
        count[kind] += 1
        for mark in marks:
            different[mark].add(word.lower())
    sizes = {what: len(some) for what, some in different.items()}
    return Evidence(valid=count["valid"], bad=count["bad"], codes=count["code"], **sizes)


def vietnamese(words: Iterable[str]) -> bool:
    """Whether one of the words is a frequent one of Vietnamese just as it is stored."""
    return any(word.lower() in syllables().frequent for word in words)


@lru_cache(maxsize=20_000)
def _judged(word: str, name: str) -> tuple[Kind, tuple[str, ...]]:
    """What a word is in an encoding ("" where it says nothing), and what else is counted of it."""
    if len(word) == 1:
        return "", ()
    if len(word) > _LONGEST:
        return "bad", ()
    read = table(name).read(word)
    if read == word and _all_letters(word):
        return "", ()
    spoilt = ("spoilt",) if word.lower() in syllables().frequent else ()
    if not _all_letters(read):
        return "bad", spoilt
    if not has_vowel(read):
        return "code", spoilt
    if not syllables().valid(read):
        return "code" if _CODE.fullmatch(read) else "bad", spoilt
    known = ("known",) if read.lower() in syllables().frequent else ()
    sure = ("sure",) if _SURE[name].search(word) else ()
    alien = ("alien",) if TRIGGER.search(word) else ()
    return "valid", (*known, *sure, *alien, *spoilt)


def _all_letters(word: str) -> bool:
    return all(character.isascii() or character in _LETTERS for character in word.lower())
