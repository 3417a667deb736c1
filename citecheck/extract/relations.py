"""What the words between two neighbouring identifiers say: this document implements that one.

The relation word must lead straight to the second document, and must be the first one's own: not joined to
another deed by "and", not behind another document or an issuing verb. A comma before it leaves it in the
sentence, not in the clause. The end of a heading, of a footnote or of an aside ends what was said of the first one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.wording import Words, barrier, read_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import BASIS, RELATIONS

_ANNOUNCED = {"implements", "continues", "based on"}
BEFORE = 80
"""Characters before an identifier in which its sentence may begin."""
_SHORT = 4
"""Letters of what may open a sentence before the relation: To, Để, Во."""
_PARTICLES = 8
"""Letters of the particles that tie a relation word to what it leads to: を, 付の, के लिए."""
_LAST_SENTENCE = regex.compile(r"[.!?;]\s+(?=[\p{Lu}\"“])|[\n:]\s*")
_COMMA_FREE = {"amends", "replaces"}
_BASIS_PARTS = tuple(BASIS + kind for kind in RELATIONS)
_RELATION_PARTS = tuple(f"relation:{kind}" for kind in RELATIONS)
# "signed on" and its date belong to the first document: they are no deed of another
_VERB_AND_DATE = regex.compile(r"(?:ban hành|issued|ký|signed) (?:ngày|on|by)", regex.I)
_BLANKS = regex.compile(r"\s+")
# the end of a line, a closed bracket or a footnote's sign, behind which a capital letter opens a sentence
_ENDED = regex.compile(r"[\n)\]）^↑][\s*_]*\Z")
_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}")
# a footnote's sign in texts made from web pages: **^**Theo Nghị định …
_FOOTNOTE = regex.compile(r"\*\^|\^\*")
_HEADING = 5
"""Letters of a line that is a heading if all are capital ones."""
_BESIDE = ("organs", "issuer", "filler", "dated", "on", "at")
"""What may stand between a document and its next clause without saying anything of its own."""


@dataclass(frozen=True, slots=True)
class Said:
    """A relation: its kind and whether it stands in the first document's own clause."""

    kind: str
    same_clause: bool


@lru_cache(maxsize=2_000)
def relation_between(gap: str, before: str, patterns: Patterns) -> Said | None:
    """The relation that `gap`, its dates blanked out, states of the identifier before it to the one behind.

    `before` is what stands before the first identifier: who implements it cannot be "based on" for it.
    """
    if barrier(gap, patterns) or ";" in gap or _heading_ends(before, gap) or _FOOTNOTE.search(gap):
        return None
    # each run of blanks as one sign, so that places in the words are places here, where the capitals still stand
    written = _BLANKS.sub(lambda run: "\n" if "\n" in run[0] else " ", _VERB_AND_DATE.sub(" ", gap))
    words = read_words(written, patterns.words)
    found = _leading(words)
    if found is None:
        return None
    kind, start = found
    head = words.before(start)
    if head.ending("joins") or head.first("issues", "breaks") or head.event() or head.other_document():
        return None
    lines = _sentence_begins(written, head, before, patterns)
    if lines == "sentence" or (lines == "line" and kind not in _COMMA_FREE):
        return None
    if _of_another(written, words, head) or _aside_ended(before, written[:start], patterns):
        return None
    turned = words.first("turns")
    if turned is not None and turned.start <= start:
        return None  # the first is not who does it, but whom it befalls: заменено Положением, làm căn cứ ban hành
    if kind == "based on" and _leading(read_words(before, patterns.words)):
        return None
    if regex.search(r",\s*\p{L}[^,]*\Z", head.text) and kind not in _COMMA_FREE:
        return None  # another clause has begun: whose deed it is, is not plain
    comma = regex.search(r",\s*\Z", head.text) is not None and kind not in _COMMA_FREE
    return Said(kind, not comma and not lines)


@lru_cache(maxsize=2_000)
def basis_first(gap: str, patterns: Patterns) -> Said | None:
    """The relation of the second identifier to the first, in languages that name the basis before the deed.

    指令第46-CT/TW号の実施を継続する結論第15-KL/TW号: the relation word follows the first, and leads to the second.
    """
    if barrier(gap, patterns) or ";" in gap:
        return None
    words = read_words(gap, patterns.words)
    found = words.first(*_BASIS_PARTS)
    if found is None or len(words.before(found.start).left_over("number", "filler", "on", "at", "dated")) > _SHORT:
        return None
    kind = next(kind for kind in RELATIONS if found.plays(BASIS + kind))
    rest = words.left_over("organs", "filler", "type", "number", "issuer", "dated", *_BASIS_PARTS, start=found.end)
    if len(rest) > _PARTICLES or words.first("issues", "events", "breaks", start=found.end):
        return None
    return Said(kind, not regex.search(r"[,、，،]", gap))


@lru_cache(maxsize=2_000)
def announced(gap: str, before: str, patterns: Patterns) -> str | None:
    """The kind of relation that a sentence announces of the second of two neighbouring identifiers to the first.

    "Thực hiện Chỉ thị A, Tỉnh ủy ban hành Kế hoạch B": the sentence begins with the relation to A, and between the two
    someone issues B and nothing else.
    """
    if barrier(gap, patterns) or ";" in gap or "," not in gap:
        return None
    kind = _opening(read_words(_LAST_SENTENCE.split(before)[-1], patterns.words))
    if kind not in _ANNOUNCED:
        return None
    words = read_words(gap, patterns.words)
    if words.other_document() or words.first("events", "breaks", *_RELATION_PARTS):
        return None
    issued = words.last("issues", "brings")
    parts = ("type", "number", "organs", "filler", "issues", "brings", "dated", "on")
    return kind if issued and not words.left_over(*parts, start=issued.end) else None


@lru_cache(maxsize=2_000)
def opened(before: str, patterns: Patterns) -> bool:
    """Whether what leads to an identifier makes it but the circumstance of a clause to come: Theo …, Sau khi có …"""
    sentence = _LAST_SENTENCE.split(before)
    words = read_words(sentence[-1], patterns.words)
    if (len(sentence) > 1 or len(before) < BEFORE) and _opening(words):
        return True
    while_ = words.last("circumstances")
    parts = ("organs", "filler", "type", "number", "issues", *_RELATION_PARTS)
    return while_ is not None and not words.left_over(*parts, start=while_.end)


def _heading_ends(before: str, gap: str) -> bool:
    """Whether a line in capitals that holds the first identifier ends in the gap, and a sentence begins behind it."""
    lines = gap.split("\n")
    letters = regex.sub(r"[^\p{L}]+", "", before.rpartition("\n")[2] + lines[0])
    if len(letters) < _HEADING or not letters.isupper():
        return False
    return any(_CAPITALISED.match(line.lstrip(" \t*_")) for line in lines[1:])


def _sentence_begins(written: str, head: Words, before: str, patterns: Patterns) -> str:
    """Whether a relation word opens a "line" or a "sentence", by itself or with a type word before it; "" if neither.

    `head` is what stands before it. Below the document's own number (Số 118-BC/ĐU, where a line begins) the text goes
    on to say what the document does.
    """
    kind = head.ending("type")
    start = kind.start if kind else len(head.text)
    ended = _ENDED.search(written, 0, start)
    if ended is None or not _CAPITALISED.match(written, start):
        return ""
    if "\n" not in ended[0]:
        return "sentence"
    lead = before.rpartition("\n")[2].strip()
    own = regex.match(r"\p{Lu}(?:\p{Ll}|.*:\Z)", lead) and not read_words(lead, patterns.words).left_over("number")
    if own and (len(before) < BEFORE or "\n" in before):
        return ""
    return "sentence" if kind else "line"


def _of_another(written: str, words: Words, head: Words) -> bool:
    """Whether the relation word is that of another document: Tờ trình bổ sung số 444, or A, các Nghị định thay thế B.

    `head` is what stands before the relation word.
    """
    named = [phrase for phrase in head.phrases if phrase.plays("type")]
    behind = len(head.text)
    if named and words.first("number", start=behind) and not words.first("type", start=behind):
        return True  # it tells of the second document what kind it is, and its type word stands before it
    return any(_CAPITALISED.match(written, one.start) and _behind_comma(head.before(one.start)) for one in named)


def _behind_comma(lead: Words) -> bool:
    comma = lead.text.rfind(",")
    return comma >= 0 and not lead.left_over("filler", start=comma + 1)


def _aside_ended(before: str, head: str, patterns: Patterns) -> bool:
    """Whether the first identifier stands in an aside that ends before the relation word, and is no name before it.

    Quy chế (số A) thay thế B: A replaces B. (thay thế Nghị quyết A), Nghị định của Chính phủ thay thế B: A does not.
    """
    depth, closed = 0, -1
    for place, sign in enumerate(head):
        depth += (sign in "(（") - (sign in ")）")
        if depth < 0:
            depth, closed = 0, place
    if closed < 0:
        return False
    lead = regex.split(r"[(（]", before)[-1]
    alone = len(lead) < len(before) and not read_words(lead, patterns.words).left_over("type", "number")
    return not alone or bool(read_words(head[closed + 1 :], patterns.words).left_over(*_BESIDE))


def _opening(words: Words) -> str:
    """The kind of the relation word that a sentence begins with, and that leads to its end; "" if there is none."""
    found = _leading(words)
    if found is None or len(words.before(found[1]).left_over("filler", "on", "at", "joins")) > _SHORT:
        return ""
    return found[0]


def _leading(words: Words) -> tuple[str, int] | None:
    """The kind and place of the first relation word that leads to the end through a type word only."""
    for phrase in words.phrases:
        if any(one.plays("filler") and one.start < phrase.start < phrase.end <= one.end for one in words.phrases):
            continue  # the end of a longer word: kèm theo
        for kind in RELATIONS:
            if phrase.plays(f"relation:{kind}") and not words.left_over(
                "organs", "filler", "type", "number", *_RELATION_PARTS, start=phrase.end
            ):
                return kind, phrase.start
    return None
