"""The words between an identifier and a date: do they tie the two together?

Pure functions of the gap's own letters and the languages the date is written in, so each gap is judged
once however often it occurs. A gap binds only if every part of it is understood; else it refuses, and
says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from citecheck import expressions as regex
from citecheck.extract.behind import TRAILER
from citecheck.extract.wording import EDGE, QUOTES, Words, barrier, read_ending, read_words
from citecheck.patterns import Patterns
from citecheck.patterns.words import RELATIONS, Lexicon, Phrase

_NEAR = 90
"""Characters from a verb of issue to the date that it ties: the issuer stands between."""
_LOOSE = 28
_FAINT = 3
"""Letters between verb and identifier that are no known words: an adjective or two; behind a faint verb, a slip."""
# a mark of secrecy (/nb), a footnote's number ([1], ¹)
_SUFFIX = regex.compile(
    r"\A(?:/\p{L}{1,4}(?!\p{L})|\s?\[\d{1,3}\]|\s?\(\d{1,2}\)(?=[\s,])|[¹²³⁰⁴-⁹]{1,3}|\d(?=\s)|\s\d{1,2}(?=[\s,]))"
)
# what is glued to an identifier in scripts without spaces, before the verb
_PARTICLE = regex.compile(r"\A(?:号|號|호)?(?:を|을|를|が|이|가|は|는|은|को)?\s*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a gap ties a date to an identifier; why not: a key of messages [refusal], and the words that it names."""

    binds: bool
    reason: str = ""
    words: str = ""


BINDS = Verdict(True)
LOOSELY = Verdict(True, "loosely")
"""Bound by a comma and a weak word only (…, ngày D): the date may open the next clause."""


_SEAT = regex.compile(r"[^\S\n]?[,(][^\n]*\Z")
_LAST_CLAUSE = regex.compile(r"[.!?]\s+(?=\p{Lu})|[;\n]")
_BRACKET = regex.compile(r"[(（][^()（）]*\Z")
_RELATION_PARTS = tuple(f"relation:{kind}" for kind in RELATIONS)


@lru_cache(maxsize=2_000)
def judge_after(gap: str, languages: frozenset[str], patterns: Patterns) -> Verdict:
    """Does the date behind this gap belong to the identifier before it?

    LOOSELY: yes, if the date does not open the clause behind it.
    """
    if _whole(gap, languages, "after", patterns):
        return BINDS
    if regex.search(r";(?:\s*\p{L}|\s+\Z)", gap):
        return Verdict(False, "clause")
    gap = patterns.term_words.without(gap)  # a term said in words, (khóa XIII), neither ties nor cuts
    words = read_words(gap, patterns.words, languages)
    if words.ending("column:other"):
        return Verdict(False, "column")
    dated = words.ending("dated") or _column(words)
    refuses = words.ending("refuses")
    if refuses and not (dated and dated.start <= refuses.start):
        return Verdict(False, "other_date", words.word(refuses))
    reason = barrier(_record(gap) if dated else gap, patterns) or ("" if dated else _cell(gap))
    if reason:
        return Verdict(False, reason)
    other = words.other_document()
    if other:
        return Verdict(False, "other_document", other)
    on = dated or words.ending("on")
    head = words.before(on.start) if on else words
    # "of" can but belong to what stands before it: …, de 12 de setembro de 2025, …
    of = on is not None and on.plays("issuer", languages)
    loosely = not (dated or of) and (
        regex.search(r"[,،，:]\s*(?:\p{L}+\s*){0,2}\Z", head.text) is not None or not (on or head.text.strip())
    )
    only_filler = not head.left_over("filler", "seat") and not head.first("joins")
    if not EDGE.sub("", _SUFFIX.sub("", head.text)) or only_filler:
        if (not on and "\n" in gap) or (head.first("seat") and not _SEAT.match(gap)):
            return Verdict(False, "line")  # a line of its own, or a letterhead's: Số N    Hà Nội, ngày D
        return LOOSELY if loosely else BINDS
    verdict = _worded(head, words, dated is not None, on is not None, gap)
    return LOOSELY if verdict.binds and loosely else verdict


def _worded(head: Words, whole: Words, dated: bool, on: bool, gap: str) -> Verdict:
    """A head of words: the issuer, a title, a verb of issue; anything else refuses."""
    relation = head.first(*_RELATION_PARTS)
    if relation and (relation.start <= 3 or head.first("type", start=relation.end)):
        return Verdict(False, "relation", head.word(relation))
    event = head.event()
    if not event and _by_verb(head, whole, on):
        return BINDS
    closed = regex.search(rf"[,(\[{QUOTES}，（]\s*\Z", head.text) is not None
    opening = head.opening("issuer", "organs") or (head.opening("turns") if dated and not head.first("type") else None)
    # what closes the quotation that the identifier stands in opens no title, but in a record every field is quoted
    opens = rf"[\s,:;.*_-]{'*' if _column(whole) else '+'}[{QUOTES}]|[“‘«„「『《〈]"
    quoted = regex.match(opens, head.text) is not None
    title = quoted or head.opening("title") is not None
    if opening and not head.first("title", start=opening.end):
        if event:
            return Verdict(False, "event")
        return BINDS if on or closed else Verdict(False, "untied")
    if not opening and not title:
        return Verdict(False, "words")
    if _new_line(gap):
        return Verdict(False, "line")
    if event and not closed:
        return Verdict(False, "event")
    return BINDS if dated or (on and closed) else Verdict(False, "title")


def _by_verb(head: Words, whole: Words, on: bool) -> bool:
    """A verb of issue before the date, with nobody but the issuer between: emitida pela Comissão … em."""
    verb = head.last("issues")
    if verb is None or verb.plays("brings", head.languages) or len(head.text) - verb.end >= _NEAR:
        return False
    at = whole.ending("at")
    between = head if on or at is None else head.before(at.start)
    far = len(between.left_over("issuer", "organs", "filler", start=verb.end)) > _LOOSE
    if not on and at is None:
        return not far
    if between.first("title", start=verb.end + 1) or (far and not on and at is not None and at.plays("title")):
        return between.first("issuer", "organs", start=verb.end) is not None
    return True


@lru_cache(maxsize=2_000)
def issued_later(gap: str, between: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a date behind `gap` is that of adoption, and the date behind `between` that of issue."""
    if not read_words(gap, patterns.words, languages).ending("adopted") or ";" in between or barrier(between, patterns):
        return False
    words = read_words(TRAILER.sub("", between), patterns.words, languages)
    issued = words.ending("dated")
    if issued is None or issued.plays("adopted", languages):
        return False
    head = words.before(issued.start)
    return not head.left_over("joins", "filler", "turns", "issues", "brings", "passive")


@lru_cache(maxsize=2_000)
def stays(behind: str, patterns: Patterns) -> bool:
    """Whether what is behind a date ends what it belongs to, or goes on with the document: …, ngày D của …"""
    if regex.match(r"\s*(?:[.;:)\n*]|\Z)", behind):
        return True
    return read_words(behind, patterns.words).opening("issuer", "title") is not None


@lru_cache(maxsize=2_000)
def issued_at(gap: str, before: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a verb of issue leads to the identifier and a bare "on" to the date: issued Regulation 58-QD/TW on …"""
    behind = read_words(gap, patterns.words, languages)
    if (
        regex.search(r"[,;،，]", gap)
        or behind.left_over("at", "on")
        or not behind.first("at")
        or barrier(gap, patterns)
    ):
        return False
    words = read_words(regex.split(r"[;!?]\s|\n\n", before)[-1], patterns.words, languages)
    verb = words.last("issues")
    return verb is not None and len(words.left_over("organs", "filler", "type", "number", start=verb.end)) <= 12


@lru_cache(maxsize=2_000)
def straight_after(gap: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether nothing but the issuer stands between an identifier and a date behind it."""
    words = read_words(_SUFFIX.sub("", gap), patterns.words, languages)
    on = words.ending("dated", "on")
    head = words.before(on.start) if on else words
    return not head.left_over("filler") or (
        head.opening("issuer", "organs") is not None and len(head.left_over("issuer", "organs", "filler")) <= _LOOSE
    )


def _column(words: Words) -> Phrase | None:
    """The name of a field of issue with its colon or bar: Ngày ban hành: …"""
    found = words.ending("column:issued")
    return found if found and regex.match(rf"[\s{QUOTES}|]*[:|=\t]", words.text[found.end :]) else None


def _new_line(gap: str) -> bool:
    """Whether a line end in a gap is more than the wrapping of a long line."""
    lines = gap.split("\n")
    return any(len(line.strip()) < 40 for line in lines[1:-1]) or (len(lines) > 2 and len(lines[0]) < 25)


@lru_cache(maxsize=2_000)
def judge_before(gap: str, behind: str, languages: frozenset[str], patterns: Patterns) -> Verdict:
    """Does the date before this gap belong to the identifier behind it, which the words `behind` follow?"""
    reason = barrier(gap, patterns) or _cell(gap)
    if reason:
        return Verdict(False, reason)
    if _whole(gap, languages, "before", patterns):
        return BINDS
    words = read_words(TRAILER.sub("", gap.lower()), patterns.words, languages)
    if not words.left_over("number"):
        return BINDS if tight_before(gap, languages, patterns) else Verdict(False, "untied")
    verb = words.last("issues", "brings")
    if verb is None:
        spoken = words.left_over("organs", "filler", "type", "number")
        silent = words.event("breaks") is None and words.first(*_RELATION_PARTS) is None
        if silent and len(spoken) <= _NEAR and _verb_behind(behind, languages, patterns):
            return BINDS
        return Verdict(False, "no_verb")
    relation = words.first(*_RELATION_PARTS, start=verb.end)
    if relation:
        return Verdict(False, "relation", words.word(relation))
    event = _parted(words.before(verb.start))
    if event:
        return Verdict(False, "deed", words.word(event))
    if _in_brackets(words, verb, patterns):
        return BINDS
    if _on_another(words, verb):
        return Verdict(False, "behind_verb")
    left = words.left_over("organs", "filler", "type", "number", start=verb.end)
    strong = verb.plays("issues", words.languages)  # có, ra: they lead straight to a document, or to anything else
    if (
        len(left) > (_LOOSE if strong else _FAINT)
        or "," in words.text[verb.end :].rstrip(" ,")
        or words.other_document()
    ):
        return Verdict(False, "behind_verb")
    return BINDS


@lru_cache(maxsize=2_000)
def issues_at_last(gap: str, last: int, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a sentence that its date opens issues the document behind `gap`.

    Other documents stand in the gap up to `last`, blanked out; behind them only who issues, and the verb.
    """
    if ";" in gap or not judge_before(gap, "", languages, patterns).binds:
        return False
    words = read_words(gap[last:], patterns.words, languages)
    verb = words.last("issues")
    if verb is None or words.first("tells"):
        return False
    return len(words.before(verb.start).left_over("organs", "issuer", "filler", "joins")) <= _LOOSE


def _parted(head: Words) -> Phrase | None:
    """What parts a date from the verb of issue behind `head`: an event, another clause, a verb that is but a noun."""
    later = head.last("circumstances")  # D, a year after X issued N
    if later is not None and "," not in head.text[later.end :]:
        return later
    return head.event("breaks") or head.ending("nominal")


def _in_brackets(words: Words, verb: Phrase, patterns: Patterns) -> bool:
    """Whether a document is issued whose number follows its title in brackets: ký Kết luận về … (Kết luận số N)."""
    bracket = _BRACKET.search(words.text, verb.end)
    if bracket is None or read_words(bracket[0], patterns.words, words.languages).left_over("type", "number", "filler"):
        return False
    title = read_words(words.text[verb.end : bracket.start()], patterns.words, words.languages)
    return title.opening("type") is not None and not regex.search("[;()]", title.text)


def _on_another(words: Words, verb: Phrase) -> bool:
    """Whether what is issued is a paper about the document: issued a report on Regulation …, издало приказ о …"""
    types = [one for one in words.phrases if one.start >= verb.end and one.plays("type")]
    if len(types) > 1 and types[0].plays("title", words.languages):
        between = words.text[types[0].end : types[-1].start]
        if types[-1].start > types[0].end and not EDGE.sub("", between):
            return True  # ban hành hướng dẫn Quy định số …
    for phrase in words.phrases:
        if phrase.start >= verb.end and phrase.plays("title", words.languages) and not phrase.plays("type"):
            between = words.text[verb.end : phrase.start]
            return len(EDGE.sub("", between)) > 1 and not phrase.plays("issues") and not phrase.plays("filler")
    return False


def _verb_behind(behind: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether the identifier is the subject or object of a verb of issue that follows it: … was issued, …号を発行."""
    words = read_words(_PARTICLE.sub("", behind.lower()), patterns.words, languages)
    verb = words.first("passive")
    return verb is not None and len(words.before(verb.start).left_over("type", "filler")) <= 1


@lru_cache(maxsize=2_000)
def tight_before(gap: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a date leads straight to the identifier's number word: от 24 декабря 2018 г. № 37-NQ/TW."""
    if barrier(gap, patterns) or regex.search("[,;；]", gap):
        return False  # a semicolon ends a member of a list: …, ngày D; số N
    words = read_words(TRAILER.sub("", gap.lower()), patterns.words, languages)
    if words.left_over("number"):
        return _whole(gap, languages, "before", patterns)
    return words.first("number") is not None or (not gap and bool(languages))


@lru_cache(maxsize=2_000)
def follows_date(gap: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether nothing but the type word and the number word stands between a date and its identifier."""
    words = read_words(TRAILER.sub("", gap.lower()), patterns.words, languages)
    return not barrier(gap, patterns) and not words.left_over("type", "number", "filler").strip("–—")


@lru_cache(maxsize=2_000)
def issued_on(before: str, languages: frozenset[str], patterns: Patterns) -> bool:
    """Whether a verb of issue leads to the date behind `before`: the Politburo issued on May 4, 2025 Resolution …"""
    words = read_words(before, patterns.words, languages)
    verb = words.last("issues", "brings")
    return verb is not None and not words.left_over("at", "on", "dated", start=verb.end)


@lru_cache(maxsize=2_000)
def owned(before: str, patterns: Patterns) -> bool:
    """Whether a date and the document behind it are somebody's: the Politburo's February 8, 2022 Regulation."""
    words = read_words(before, patterns.words)
    owner = words.ending("owns")
    return owner is not None and not words.text[owner.end :].strip()


@lru_cache(maxsize=2_000)
def named_first(before: str, gap: str, code: str, patterns: Patterns) -> bool:
    """Whether a document's type word and date stand before its number: Quy định ngày D của Bộ Chính trị, số N."""
    words = read_words(before, patterns.words)
    on = words.ending("on", "dated")
    kind = words.before(on.start).ending("type") if on else None
    if kind is None or code not in patterns.words.type_codes(words.word(kind)) or barrier(gap, patterns):
        return False
    behind = read_words(gap, patterns.words)
    return behind.first("number") is not None and not behind.left_over("number", "issuer", "organs", "filler")


@lru_cache(maxsize=2_000)
def refused(before: str, languages: frozenset[str], patterns: Patterns) -> str:
    """The words at the end of `before` that make the date behind them another date, or ""."""
    clause = regex.split(r"\n\s*\n|[.!?]\s+(?=\p{Lu})", before)[-1]
    words = read_words(clause, patterns.words, languages)
    found = words.ending("refuses")
    return words.word(found) if found else ""


@lru_cache(maxsize=2_000)
def introduces(before: str, patterns: Patterns) -> bool:
    """Whether a number word or a type word stands at the end of `before`."""
    return read_ending(before, patterns.words, "number", "type").ending("number", "type") is not None


@lru_cache(maxsize=2_000)
def another_paper(before: str, patterns: Patterns) -> bool:
    """Whether a paper on the document that `before` leads to stands in `before`: Kế hoạch thực hiện Quy định số …"""
    words = read_words(_LAST_CLAUSE.split(before)[-1], patterns.words)
    number = words.ending("number")
    head = words.before(number.start) if number else words
    own = head.ending("type")
    head = head.before(own.start) if own else head
    paper = head.first("type")
    if paper is None:
        return False
    leads = head.last("title", *_RELATION_PARTS)
    return leads is not None and leads.end > paper.end


def _whole(gap: str, languages: frozenset[str], where: str, patterns: Patterns) -> bool:
    """Whether the gap is one of the whole patterns of the date's languages."""
    if not languages:
        return False
    text = regex.sub(r"\s+", " ", gap.lower())
    return any(p.match(text) for name in languages for p in _gap_patterns(name, where, patterns.words))


def _gap_patterns(language: str, where: str, lexicon: Lexicon) -> list[regex.Pattern[str]]:
    key = language, where
    if key not in lexicon.compiled:
        gaps = lexicon.gaps.get(language, {}).get(where, [])
        lexicon.compiled[key] = [regex.compile(rf"\A(?:{_filled(gap, language, lexicon)})\Z") for gap in gaps]
    return lexicon.compiled[key]


def _filled(gap: str, language: str, lexicon: Lexicon) -> str:
    holes = {
        "{_}": r"\s{0,4}",
        "{__}": r"\s{1,4}",
        "{number}": _alternatives(_phrases(lexicon, language, "number") | {"№", "第", "제", "号", "號"}) + r"\.?",
        "{type}": _alternatives(_phrases(lexicon, language, "type")),
        "{organ}": _alternatives(_phrases(lexicon, language, "organs")),
        "{text}": r"[^.。！？!?]{0,80}?",
    }
    for hole, meaning in holes.items():
        gap = gap.replace(hole, meaning)
    return gap


def _phrases(lexicon: Lexicon, language: str, part: str) -> set[str]:
    return lexicon.phrases.get(language, {}).get(part, set())


def _alternatives(phrases: set[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(regex.escape(p).replace(r"\*", r"\p{L}*").replace("~", " ") for p in ordered) + ")"


def _cell(gap: str) -> str:
    return "cell" if "|" in gap else ""


def _record(gap: str) -> str:
    """In a record the name of a field may stand on the next line or in the next string: | Ngày ban hành | ."""
    gap = regex.sub(r"([\"'])\s*,\s*([\"'])", r"\1 \2", gap)
    return regex.sub(r"\n[^\S\n]*\|", "\n", gap) if gap.count("\n") <= 1 else gap
