"""A short run of text as words: the phrases in it and the parts they can play, and what no phrase may cross."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck import expressions as regex
from citecheck.patterns import Patterns
from citecheck.patterns.words import Lexicon, Phrase

_LIMIT = 300
QUOTES = "\"'“”‘’«»„‟「」『』《》〈〉"
# markup and punctuation that tie nothing and cut nothing
EDGE = regex.compile(rf"[\s{QUOTES}*_`|,:;()\[\]{{}}<>=.،、，（）：。।–—-]+")
EDGE_END = regex.compile(rf"[\s{QUOTES}*_`|,:;()\[\]{{}}<>=.،、，（）：。।–—-]*\Z")
BLOCK = regex.compile(
    r"\n[^\S\n]*\n|\n[^\S\n]*(?:[-–—•●▪+*☐✓→][^\S\n]|\d{1,2}[.)][^\S\n]|[a-zđ]\)[^\S\n]|[IVX]{1,5}\.[^\S\n]|#|>|\||\(\d)|[^\S\n]\|\|"
    # the end of a string of source code and the beginning of the next
    r"|['\"]\s*,\s*['\"]|['\"]\s*[)\]}]\s*,"
    # the mark of a note
    r"|\*\^\*"
)
_SENTENCE = regex.compile(
    rf"""(?P<before>\b[a-z]{{1,3}}\s)?(?<![\p{{L}}\p{{M}}\d])(?P<word>[\p{{L}}\p{{M}}\d]*)[)\]{QUOTES}]{{0,2}}
        (?: [.!?…]+[)\]{QUOTES}]{{0,2}}(?=\s+[\p{{Lu}}\p{{Lo}}{QUOTES}(\[•-]|\s*\Z|\s*\n)
          | (?<=[\p{{L}}\d]{{2}})\.(?=\p{{Lu}}\p{{Ll}})     # glued: nhiệm kỳ 2020-2025.Tiếp theo
          | [。！？।۔។]|[!?](?=\W))""",
    regex.VERBOSE,
)
# texts cut into words for machines to learn from: Ban Thường_vụ Tỉnh_uỷ đã ban_hành
_SEGMENTED = regex.compile(r"(?<=\p{L})_(?=\p{L})")
_SHORT_NUMBER = regex.compile(
    r"[\s:.]{0,3}(?:số|no\.?|nr\.?|n[°º]|№|第)?[\s:.]{0,3}\d{1,4}(?![\d/.-]|\s?(?:tháng|năm))", regex.I
)


@dataclass(frozen=True, slots=True)
class Words:
    """A gap in lower case with single spaces, and the phrases in it, as the date's languages have them."""

    text: str
    phrases: list[Phrase]
    languages: frozenset[str]

    def first(self, *parts: str, start: int = 0) -> Phrase | None:
        """The first phrase from `start` on that plays one of the parts."""
        return next((p for p in self.phrases if p.start >= start and self._plays(p, parts)), None)

    def event(self, *parts: str) -> Phrase | None:
        """The first phrase that speaks of an event and is no part of a name (Hội nghị lần thứ sáu, tổ chức đảng)."""
        organs = [p for p in self.phrases if self._plays(p, ("organs", "subjects"))]
        events = (p for p in self.phrases if self._plays(p, ("events", *parts)))
        return next((e for e in events if not any(o.start <= e.start and e.end < o.end for o in organs)), None)

    def last(self, *parts: str) -> Phrase | None:
        """The last phrase that plays one of the parts, the longest that ends there."""
        found = [p for p in self.phrases if self._plays(p, parts)]
        return max(found, key=lambda p: (p.end, -p.start), default=None)

    def ending(self, *parts: str) -> Phrase | None:
        """The longest phrase that plays one of the parts and after which only punctuation stands."""
        end = EDGE_END.search(self.text)
        limit = end.start() if end else len(self.text)
        return next((p for p in self.phrases if p.end >= limit and self._plays(p, parts)), None)

    def opening(self, *parts: str) -> Phrase | None:
        """The longest phrase that plays one of the parts and before which only punctuation stands."""
        begin = self._past_edge(0)
        while skipped := next((p for p in self.phrases if p.start == begin and self._plays(p, ("filler",))), None):
            begin = self._past_edge(skipped.end)
        return next((p for p in self.phrases if p.start <= begin and self._plays(p, parts)), None)

    def next(self, *parts: str, start: int) -> Phrase | None:
        """The longest phrase that plays one of the parts and begins at `start`, but for blanks."""
        begin = start + len(self.text[start:]) - len(self.text[start:].lstrip())
        return next((p for p in self.phrases if p.start == begin and self._plays(p, parts)), None)

    def _past_edge(self, place: int) -> int:
        match = EDGE.match(self.text, place)
        return match.end() if match else place

    def before(self, limit: int) -> Words:
        """The gap up to an offset."""
        return Words(self.text[:limit], [p for p in self.phrases if p.end <= limit], self.languages)

    def without(self, part: str) -> str:
        """The gap, the phrases of a part blanked out."""
        text = self.text
        for phrase in self.phrases:
            if self._plays(phrase, (part,)):
                text = text[: phrase.start] + " " * (phrase.end - phrase.start) + text[phrase.end :]
        return text

    def left_over(self, *parts: str, start: int = 0) -> str:
        """What is left from `start` on when the phrases of these parts and all punctuation are taken out."""
        kept, place = [], start
        for phrase in self.phrases:
            if phrase.start >= place and self._plays(phrase, parts):
                kept.append(self.text[place : phrase.start])
                place = phrase.end
        kept.append(self.text[place:])
        return EDGE.sub("", "".join(kept))

    def other_document(self) -> str:
        """A document named by a short form (Chỉ thị 29, Resolution No. 18), or ""."""
        for phrase in self.phrases:
            if phrase.plays("type") and (number := _SHORT_NUMBER.match(self.text, phrase.end)):
                return self.text[phrase.start : number.end()].strip()
        return ""

    def word(self, phrase: Phrase) -> str:
        """The letters of a phrase."""
        return self.text[phrase.start : phrase.end]

    def _plays(self, phrase: Phrase, parts: tuple[str, ...]) -> bool:
        return any(phrase.plays(part, self.languages) for part in parts)


def read_words(gap: str, lexicon: Lexicon, languages: frozenset[str] = frozenset()) -> Words:
    """A gap as words."""
    text = _plain(gap)
    return Words(text, lexicon.read(text), languages)


def ending(before: str, patterns: Patterns) -> str:
    """The last words of `before`, as many as a document's type and number have at most, and one more.

    So short a piece comes again and again in texts, and what was made of it once can be remembered.
    """
    pieces = before.split()
    left = patterns.words.widest("number", "type") + 1
    for place in range(len(pieces) - 1, -1, -1):
        left -= pieces[place].isalnum() or any(map(str.isalnum, pieces[place]))
        if not left:
            return " ".join(pieces[place:])
    return " ".join(pieces)


def read_ending(gap: str, lexicon: Lexicon, *parts: str) -> Words:
    """A gap as words, of its phrases those at its end: enough where only `parts`, one after the other, may end it."""
    text = _plain(gap)
    return Words(text, lexicon.read(text, lexicon.longest(*parts)), frozenset())


def _plain(gap: str) -> str:
    """A gap in lower case, runs of blanks as one; as many letters for the sign between two syllables: ban_hành."""
    text = regex.sub(r"\s+", " ", gap.lower())
    return _SEGMENTED.sub(" ", text) if "_" in text else text


def barrier(gap: str, patterns: Patterns) -> str:
    """Why a gap cannot be crossed at all: a block's end, a sentence's end, or too far (a key); "" if it can."""
    if len(gap) > _LIMIT:
        return "far"
    if BLOCK.search(gap):
        return "block"
    return "sentence" if sentence_end(gap, patterns) else ""


def sentence_end(gap: str, patterns: Patterns) -> bool:
    """Whether a sentence ends inside `gap`; the full stop of an abbreviation or an ordinal ends none."""
    for match in _SENTENCE.finditer(gap):
        if regex.search(r"[。！？।۔!?]", match[0]):
            return True
        word = match["word"].lower()
        if word in patterns.words.abbreviations or (len(word) == 1 and word.isalpha()):
            continue
        last = match.end() == len(gap.rstrip())
        if last and word and (len(word) <= 2 or word.isdigit()):
            continue  # at the gap's end stands the number word itself: Nr., č.
        if (
            word.isdigit()
            and len(word) <= 2
            and (match["before"] or gap[: match.start()].strip(" .")[-1:] in ("", "("))
        ):
            continue  # an ordinal: des 13. Zentralkomitees
        return True
    return False
