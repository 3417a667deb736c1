"""The words between an identifier and a date: do they tie the two together?

Pure functions of the gap's own letters and the languages the date is written in, so each gap is judged
once however often it occurs. A gap binds only if every part of it is understood; else it refuses, and
says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from citecheck.patterns import Patterns
from citecheck.patterns.words import Words

_LIMIT = 300
# markup and punctuation that tie nothing and cut nothing
_QUOTES = "\"'“”‘’«»„‟「」『』《》〈〉"
_EDGE = rf"[\s{_QUOTES}*_`|,:;()\[\]{{}}<>=.،、，（）：。-]"
_BLOCK = regex.compile(r"\n[^\S\n]*\n|\n[^\S\n]*(?:[-–—•●▪+*☐✓→][^\S\n]|\d{1,2}[.)][^\S\n]|[a-zđ]\)[^\S\n]|[IVX]{1,5}\.[^\S\n]|#|>|\|)|[^\S\n]\|\|")
_SENTENCE = regex.compile(
    rf"(?P<before>\b[a-z]{{1,3}}\s)?(?<![\p{{L}}\p{{M}}\d])(?P<word>[\p{{L}}\p{{M}}\d]*)[)\]{_QUOTES}]{{0,2}}(?:[.!?…]+[)\]{_QUOTES}]{{0,2}}(?=\s+[\p{{Lu}}\p{{Lo}}{_QUOTES}(\[•-]|\s*\Z|\s*\n)|[。！？।۔])"
)
_SHORT_NUMBER = r"[\s:.]{0,3}(?:số|no\.?|nr\.?|n[°º]|№|第|รหัส)?[\s:.]{0,3}\d{1,4}(?![\d/.-]|\s?tháng)"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a gap ties a date to an identifier, and why or why not."""

    binds: bool
    reason: str


class GapWords:
    """The expressions a gap is judged by, compiled for the words of some languages."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def _end(self, *lists: str) -> regex.Pattern[str]:
        alternatives = "|".join(self.words.lists[name] for name in lists)
        return regex.compile(rf"(?:{alternatives})(?:{_EDGE})*\Z")

    def _begin(self, *lists: str) -> regex.Pattern[str]:
        alternatives = "|".join(self.words.lists[name] for name in lists)
        return regex.compile(rf"\A(?:{_EDGE})*(?:{alternatives})")

    def _any(self, *lists: str) -> regex.Pattern[str]:
        return regex.compile("|".join(self.words.lists[name] for name in lists))

    @cached_property
    def refuses_end(self) -> regex.Pattern[str]:
        return self._end("refuses")

    @cached_property
    def dated_end(self) -> regex.Pattern[str]:
        columns = rf"{self.words.columns['issued']}(?=[\s\"'|]*[:|=\t])"
        return regex.compile(rf"(?:{self.words.lists['dated']}|{columns})(?:{_EDGE})*\Z")

    @cached_property
    def on_end(self) -> regex.Pattern[str]:
        return self._end("on")

    @cached_property
    def at_end(self) -> regex.Pattern[str]:
        """What ties a date to a verb of issue before it, and to nothing else: uitgegeven … op."""
        return self._end("at", "on", "dated")

    @cached_property
    def issuer_begin(self) -> regex.Pattern[str]:
        return self._begin("issuer", "organs")

    @cached_property
    def issuer_or_organ(self) -> regex.Pattern[str]:
        return self._any("organs")

    @cached_property
    def title_begin(self) -> regex.Pattern[str]:
        return regex.compile(rf"\A(?:[\s,:;.*_-])*(?:[{_QUOTES}]|{self.words.lists['title']})")

    @cached_property
    def title_any(self) -> regex.Pattern[str]:
        return self._any("title")

    @cached_property
    def issues_any(self) -> regex.Pattern[str]:
        return self._any("issues")

    @cached_property
    def events_any(self) -> regex.Pattern[str]:
        return self._any("events")

    @cached_property
    def joins_end(self) -> regex.Pattern[str]:
        return self._end("joins")

    @cached_property
    def other_document(self) -> regex.Pattern[str]:
        """A document named by a short form (Chỉ thị 29, Resolution No. 18): the date may be its own."""
        return regex.compile(rf"(?:{self.words.types}){_SHORT_NUMBER}")

    @cached_property
    def types_any(self) -> regex.Pattern[str]:
        return regex.compile(self.words.types)

    @cached_property
    def relation(self) -> regex.Pattern[str]:
        return regex.compile("|".join(self.words.relations.values()))

    @cached_property
    def other_columns(self) -> regex.Pattern[str]:
        return regex.compile(rf"{self.words.columns['other']}(?:{_EDGE})*\Z")

    @cached_property
    def number_end(self) -> regex.Pattern[str]:
        loose = self.words.lists["number"].replace(r"(?![\p{L}\p{M}])", "")
        return regex.compile(rf"(?:{loose}|№|第|제)(?:{_EDGE})*\Z")

    @cached_property
    def number_all(self) -> regex.Pattern[str]:
        return regex.compile(rf"{self.words.lists['number']}\.?|№|第|号|號|제|n[°º]")

    @cached_property
    def connectors(self) -> regex.Pattern[str]:
        """What may stand between two members of a list."""
        return regex.compile(
            rf"{self.words.lists['joins']}|{self.words.types}|{self.number_all.pattern}|{_EDGE}|[;、/+&]"
        )

    @cached_property
    def has_join(self) -> regex.Pattern[str]:
        return regex.compile(rf"{self.words.lists['joins']}|[&+、]")

    @cached_property
    def document_words(self) -> regex.Pattern[str]:
        """What may stand between an issuing verb and the identifier."""
        return regex.compile(
            "|".join(
                [self.words.lists["organs"], self.words.lists["filler"], self.words.types, self.number_all.pattern]
            )
        )

    @cached_property
    def before_gaps(self) -> list[regex.Pattern[str]]:
        return [regex.compile(rf"\A(?:{self._filled(gap)})\Z") for gap in self.words.gaps_before]

    @cached_property
    def after_gaps(self) -> list[regex.Pattern[str]]:
        return [regex.compile(rf"\A(?:{self._filled(gap)})\Z") for gap in self.words.gaps_after]

    def _filled(self, gap: str) -> str:
        holes = {
            "{_}": r"\s{0,4}",
            "{__}": r"\s{1,4}",
            "{number}": f"(?:{self.number_all.pattern})",
            "{type}": self.words.types,
            "{organ}": self.words.lists["organs"],
            "{text}": r"[^.。！？!?]{0,80}?",
        }
        for hole, meaning in holes.items():
            gap = gap.replace(hole, meaning)
        return gap


@lru_cache(maxsize=256)
def gap_words(patterns: Patterns, languages: frozenset[str]) -> GapWords:
    """The compiled expressions for some languages (all, if none)."""
    return GapWords(patterns.words.pool(languages))


def barrier(gap: str, patterns: Patterns) -> str:
    """Why a gap cannot be crossed at all: a block's end, a sentence's end, or too long; "" if it can."""
    if len(gap) > _LIMIT:
        return "too far away"
    if _BLOCK.search(gap):
        return "another block of the text"
    return "another sentence" if sentence_end(gap, patterns) else ""


@lru_cache(maxsize=4096)
def sentence_end(gap: str, patterns: Patterns) -> bool:
    """Whether a sentence ends inside `gap`; the full stop of an abbreviation ends none."""
    for match in _SENTENCE.finditer(gap):
        word = match["word"].lower()
        stop = match[0].rstrip().endswith((".", "…")) or match[0][-1] == "."
        if stop and match.end() == len(gap) and not gap[match.end() - 1] in "。！？":
            if _abbreviation(word, patterns) or len(word) <= 2 or word.isdigit():
                continue
        elif stop and (_abbreviation(word, patterns) or (len(word) == 1 and word.isalpha())):
            continue
        elif stop and word.isdigit() and len(word) <= 2 and (match["before"] or not gap[: match.start()].strip(" .")):
            continue  # an ordinal: des 13. Zentralkomitees
        return True
    return False


def _abbreviation(word: str, patterns: Patterns) -> bool:
    return word in _abbreviations(patterns)


@lru_cache(maxsize=4)
def _abbreviations(patterns: Patterns) -> frozenset[str]:
    return frozenset(
        word
        for tables in patterns.words.languages.values()
        for word in tables["words"].get("abbreviations", [])
    )


@lru_cache(maxsize=20_000)
def judge_after(gap: str, languages: frozenset[str], patterns: Patterns) -> Verdict:
    """Does the date behind this gap belong to the identifier before it?"""
    words = gap_words(patterns, languages)
    text = _plain(gap, patterns)
    for pattern in words.after_gaps:
        if pattern.match(text):
            return Verdict(True, "after")
    if words.other_columns.search(text):
        return Verdict(False, "the date of another column")
    dated = words.dated_end.search(text)
    refuses = words.refuses_end.search(text)
    if refuses and not (dated and dated.start() <= refuses.start()):
        return Verdict(False, f"“{refuses[0].strip()}” makes it another date")
    reason = barrier(gap if not dated else _record(gap), patterns)
    if reason:
        return Verdict(False, reason)
    other = words.other_document.search(text)
    if other:
        return Verdict(False, f"it stands with “{other[0].strip()}”")
    on = dated or words.on_end.search(text)
    head = _strip_term(text[: on.start()] if on else text, patterns)
    if not regex.sub(_EDGE, "", head):
        return _tight(gap, bool(on))
    return _worded(head, bool(dated), bool(on), gap, words)


def _tight(gap: str, linked: bool) -> Verdict:
    if not linked and "\n" in gap:
        return Verdict(False, "another line")
    return Verdict(True, "after")


def _worded(head: str, dated: bool, on: bool, gap: str, words: GapWords) -> Verdict:
    """A head of words: the issuer, a title, a passive verb; anything else refuses."""
    relation = words.relation.search(head)
    if relation and words.types_any.search(head, relation.end()):
        return Verdict(False, f"“{relation[0].strip()}” leads to another document")
    if relation and relation.start() <= 3:
        return Verdict(False, f"“{relation[0].strip()}” leads to another document")
    closed = regex.search(r"[,(\[{_Q}]\s*\Z".replace("{_Q}", _QUOTES), head) is not None
    verb = _last(words.issues_any, head)
    if verb and (on or dated or words.at_end.search(head)) and len(head) - verb.end() < 90 and not words.title_any.match(head[verb.end() :].lstrip()):
        if not words.events_any.search(head):
            return Verdict(True, "after")
    if words.issuer_begin.match(head):
        if words.events_any.search(head):
            return Verdict(False, "the words between speak of an event")
        title = words.title_any.search(head, 3)
        if title is None:
            return Verdict(on or dated or closed, "after" if on or dated or closed else "no word ties it")
        if _breaks(gap):
            return Verdict(False, "another line")
        return Verdict(dated or (on and closed), "after" if dated or (on and closed) else "behind a title")
    if words.title_begin.match(head):
        if _breaks(gap):
            return Verdict(False, "another line")
        if words.events_any.search(head) and not (closed and on):
            return Verdict(False, "the words between speak of an event")
        tied = dated or (on and closed)
        return Verdict(tied, "after" if tied else "behind a title")
    return Verdict(False, "words between that do not tie it")


def _breaks(gap: str) -> bool:
    """A line end in a gap is a wrapped line if the line before it is long, else a new line."""
    return any(len(line) < 40 for line in gap.split("\n")[1:-1]) or (gap.count("\n") > 0 and len(gap.split("\n")[0]) < 25 and gap.count("\n") > 2)


@lru_cache(maxsize=20_000)
def judge_before(gap: str, languages: frozenset[str], patterns: Patterns) -> Verdict:
    """Does the date before this gap belong to the identifier behind it?"""
    reason = barrier(gap, patterns)
    if reason:
        return Verdict(False, reason)
    words = gap_words(patterns, languages)
    text = regex.sub(r"\A[\s,]*(?:г\.?|года?|р\.?|року|r\.?|年|năm)(?![\p{L}])[.,]?", "", _plain(gap, patterns))
    for pattern in words.before_gaps:
        if pattern.match(text):
            return Verdict(True, "before")
    number = words.number_end.search(text)
    if number and not regex.sub(_EDGE, "", text[: number.start()]):
        return Verdict("," not in gap or "№" in gap, "before" if "," not in gap or "№" in gap else "no word ties it")
    if not regex.sub(r"[\s的]", "", text) and regex.search(r"\p{Han}|日|号", gap + "日" * ("zh" in languages or "ja" in languages)):
        return Verdict(True, "before")
    verb = _last(words.issues_any, text)
    if verb is None:
        return Verdict(False, "no verb of issue between")
    tail = text[verb.end() :]
    relation = words.relation.search(tail)
    if relation:
        return Verdict(False, f"“{relation[0].strip()}” leads to another document")
    event = words.events_any.search(text[: verb.start()])
    if event:
        return Verdict(False, f"“{event[0].strip()}” speaks of an event")
    left = regex.sub(_EDGE, " ", words.document_words.sub(" ", tail))
    if len("".join(left.split())) > 28 or "," in tail.rstrip(" ,") or words.other_document.search(text):
        return Verdict(False, "words between verb and identifier")
    return Verdict(True, "before")


def _last(pattern: regex.Pattern[str], text: str) -> regex.Match[str] | None:
    found = None
    for found in pattern.finditer(text):
        pass
    return found


@lru_cache(maxsize=20_000)
def joins(gap: str, patterns: Patterns) -> bool | None:
    """Whether two identifiers with this gap between them are members of one list: None if not, True if "and" says so."""
    if len(gap) > 80 or _BLOCK.search(gap):
        return None
    words = gap_words(patterns, frozenset())
    text = _plain(gap, patterns)
    if words.connectors.sub("", text).strip() or not regex.search(r"[\p{L},;、，&+]", text):
        return None
    return words.has_join.search(text) is not None


@lru_cache(maxsize=20_000)
def refused(before: str, languages: frozenset[str], patterns: Patterns) -> str:
    """The words at the end of `before` that make the date behind them another date, or ""."""
    found = gap_words(patterns, languages).refuses_end.search(_plain(before, patterns))
    return found[0].strip() if found else ""


def _plain(gap: str, patterns: Patterns) -> str:
    """A gap in lower case with single spaces (the words of the data are written so)."""
    return regex.sub(r"\s+", " ", gap.lower())


def _record(gap: str) -> str:
    """In a record the name of a field may stand on the next line: | Ngày ban hành | ."""
    return regex.sub(r"\n[^\S\n]*\|", "\n", gap) if gap.count("\n") <= 1 else gap


def _strip_term(head: str, patterns: Patterns) -> str:
    """A term said in words, (khóa XIII), neither ties nor cuts."""
    return patterns.term_words.search.sub(" ", head)
