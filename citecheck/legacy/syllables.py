"""What a Vietnamese syllable looks like: any written word that can be none is of another language or encoding."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from citecheck.patterns.files import read_file, shipped

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED = re.compile("[\u0301\u0323]")
_VOWEL = re.compile("[aeiouyăâêôơư]")


@dataclass(frozen=True, slots=True)
class Syllables:
    """`shape` matches the letters of a syllable without its tone, `stopped` those that bear only two of the tones."""

    shape: re.Pattern[str]
    stopped: re.Pattern[str]
    frequent: frozenset[str]

    def valid(self, word: str) -> bool:
        """Whether a word can be a syllable: Quyết, ĐỊNH; not quyẾt, nor quyêt."""
        if not (word.islower() or word.isupper() or word[1:].islower()):
            return False
        parts = unicodedata.normalize("NFD", word.lower())
        plain = unicodedata.normalize("NFC", parts.translate(_TONES))
        tones = _TONE.findall(parts)
        if len(tones) > 1 or not self.shape.fullmatch(plain):
            return False
        return not self.stopped.search(plain) or bool(tones and _STOPPED.match(tones[0]))


def has_vowel(word: str) -> bool:
    """Whether a word has a vowel: QĐ has none."""
    parts = unicodedata.normalize("NFD", word.lower()).translate(_TONES)
    return bool(_VOWEL.search(unicodedata.normalize("NFC", parts)))


@cache
def syllables() -> Syllables:
    """The shipped knowledge."""
    data = read_file(shipped("patterns") / "encodings" / "syllables.toml").tables
    onsets, stops = "|".join(data["onsets"].split()), "|".join(data["stops"].split())
    rimes = "|".join([*data["rimes"].split(), *data["damaged"].split()])
    # gì, gìn: the i of the onset is the vowel too
    shape = re.compile(f"(?:{onsets})?(?:{rimes})|gi")
    return Syllables(shape, re.compile(f"(?:{stops})$"), frozenset(data["frequent"].split()))
