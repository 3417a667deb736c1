"""Which encoding bytes are in that say it nowhere: each candidate reads them, and the most plausible text wins.

A text is plausible in a candidate if nearly all its letters beside ASCII are those of the candidate's language and
enough of them stand in its frequent words. A candidate that is not clearly better than the next decides nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from citecheck.read.charsets import Charset, charset, data

SAMPLE = 60_000
"""Bytes of lines with letters beside ASCII that are judged; a longer text says nothing more."""
_KNOWN = 0.97
"""The least share of letters that the language has."""
_MIXED = regex.compile(r"[A-Za-z](?=[^\x00-\xbf])|[^\x00-\xbf](?=[A-Za-z])")
"""Where a letter of ASCII and another stand side by side."""
_MARGIN = 1.5
"""How much better than the next, by the share of frequent words, a candidate must be."""
_PRINT = "“”‘’–—…•·°§«»©®™€´¨\u00a0\u00ad№"


@dataclass(frozen=True, slots=True)
class _Candidate:
    charset: Charset
    letters: regex.Pattern[str]
    words: regex.Pattern[str]
    plain: regex.Pattern[str] | None
    density: float
    apart: bool


@cache
def _candidates() -> tuple[_Candidate, ...]:
    made = []
    for row in data()["guess"]:
        known = charset(row["codec"])
        assert known is not None, row["codec"]
        words = rf"\b(?:{row['words']})\b" if "words" in row else row.get("pieces") or f"[{row['chars']}]"
        plain = regex.compile(rf"\b(?:{row['plain']})\b", regex.I) if "plain" in row else None
        letters = regex.compile(f"[{row['letters']}{_PRINT}]", regex.I)
        made.append(_Candidate(known, letters, regex.compile(words, regex.I), plain, row["density"], "apart" in row))
    return tuple(made)


def names() -> tuple[str, ...]:
    """The encodings that are tried, each once."""
    return tuple(dict.fromkeys(one.charset.name for one in _candidates()))


def guess(raw: bytes) -> Charset | None:
    """The encoding of a text, or None where that cannot be told."""
    sample = _sample(raw)
    if not sample:
        return None
    if _only_print(sample):
        return charset("cp1252")
    ranked = sorted(_ranks(raw, sample), key=lambda one: -one[0])
    if not ranked:
        return None
    best, chosen, text = ranked[0]
    # candidates that read the same letters do not contend
    rivals = [rank for rank, _, other in ranked[1:] if other != text]
    return chosen if not rivals or best >= _MARGIN * rivals[0] else None


def _sample(raw: bytes) -> bytes:
    """The first lines with bytes above 0x7F."""
    lines: list[bytes] = []
    size = 0
    for line in raw.split(b"\n"):
        if not line.isascii():
            lines.append(line[:SAMPLE])
            size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(lines)


def _only_print(sample: bytes) -> bool:
    """Whether the only marks beside ASCII are the quotation marks and dashes that all Windows encodings share."""
    return set(sample) - set(range(128)) <= set(b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0")


def _ranks(raw: bytes, sample: bytes) -> Iterator[tuple[float, Charset, str]]:
    for one in _candidates():
        try:
            text = one.charset.decode(sample)
        except UnicodeDecodeError:
            # a double byte may have been cut where the sample ends; the whole decides
            if len(sample) < SAMPLE:
                continue
            text = sample.decode(one.charset.codec, "ignore")
        rank = _rank(text, one)
        if rank and _reads(raw, one.charset):
            yield rank, one.charset, text


def _rank(text: str, one: _Candidate) -> float:
    composed = unicodedata.normalize("NFC", text)
    strange = [letter for letter in composed if not letter.isascii()]
    known = len(one.letters.findall("".join(strange)))
    hits = [word for word in one.words.findall(composed) if not word.isascii()]
    if not strange or known < _KNOWN * len(strange):
        return 0.0
    if one.apart and 10 * len(_MIXED.findall(composed)) > len(strange):
        return 0.0
    # where few letters are strange, the plain words around them tell the language
    around = len(one.plain.findall(composed)) if one.plain and known == len(strange) else 0
    count = len(hits) + min(around, len(strange))
    rank = count / len(strange) / one.density
    return rank if count >= 2 and rank >= 0.4 else 0.0


def _reads(raw: bytes, known: Charset) -> bool:
    try:
        known.decode(raw)
    except UnicodeDecodeError:
        return False
    return True
