"""Short forms of documents cited in full before: Quy định 58, Regulation No. 58, NQ18, 191号结论.

A mention is read only where exactly one document of that number and type has been cited in the text before it.
The number of a plenum (Nghị quyết Trung ương 4) is no number of a document.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from citecheck import expressions as regex
from citecheck.extract.dates import Dated, without_dates
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.wording import read_words
from citecheck.patterns import Patterns

# a number that is no part of a longer one, of a date, a ratio or an identifier
_NUMBER = regex.compile(r"(?<![\d\p{L}][-/.,:]|[\d/])\d{1,4}(?![\d%]|[-/.,:]\d|\s?[-–/]\s?\p{Lu})")
_GLUED = regex.compile(r"(?<!\p{L})\p{Lu}[\p{Lu}\p{Ll}]{0,3}\Z")
_BEHIND = regex.compile(r"\s?[号號호]?\s?")
_CLAUSE_END = regex.compile(r"[;:\n]|[.!?](?=\s|\Z)")
_TRAILER = regex.compile(r"\b(?:г\.|года?)(?!\p{L})")
_REACH = 120
"""Characters behind a mention in which its issuer may be named."""
_BEFORE = 80
"""Characters before a mention in which its issuer may be named."""
_SAME = {"QĐi": "QĐ", "QĐNS": "QĐ"}


def find_mentions(text: str, ids: list[Occurrence], patterns: Patterns) -> list[Occurrence]:
    """What may be a short form in a view, in reading order; some may turn out to be dates: see `undated`."""
    if not ids:
        return []
    by_number: dict[int, dict[object, list[Occurrence]]] = {}
    for one in ids:
        digits = regex.match(r"\d+", one.identifier.number)
        by_key = by_number.setdefault(int(digits[0]) if digits else 0, {})
        by_key.setdefault(one.identifier.key, []).append(one)
    taken = [(one.start, one.end) for one in ids]
    found: list[Occurrence] = []
    place = 0
    for match in _NUMBER.finditer(text, ids[0].end):
        while place < len(taken) and taken[place][1] <= match.start():
            place += 1
        free = place == len(taken) or match.end() <= taken[place][0]
        known = by_number.get(int(match[0])) if free else None
        if known:
            found += _mention(text, match.start(), match.end(), known, patterns)
    return found


def of_others(text: str, mention: Occurrence, dates: list[Dated], patterns: Patterns) -> bool:
    """Whether what looks like the mention of a central document is said to be of a body that issues no such ones."""
    if mention.local or mention.identifier.family != "party":
        return False
    if _issued_by_others(text[max(0, mention.start - _BEFORE) : mention.start], patterns):
        return True
    behind = without_dates(text[mention.end : mention.end + _REACH], mention.end, dates)
    words = read_words(_CLAUSE_END.split(_TRAILER.sub(" ", behind), 1)[0], patterns.words)
    body = words.first("elsewhere")
    if body is None:
        return False
    between = read_words(words.text[: body.start], patterns.words, body.parts["elsewhere"])
    if between.first("turns", "joins") or "," in between.text.lstrip(" ,"):
        return False  # it is said what the body did with it
    return not between.left_over("issuer", "organs", "dated", "on", "filler")


def _issued_by_others(before: str, patterns: Patterns) -> bool:
    """Whether such a body brings about what `before` leads to: Hội đồng nhân dân tỉnh thông qua Nghị quyết số …"""
    words = read_words(_CLAUSE_END.split(before)[-1], patterns.words)
    verb = words.last("issues", "brings")
    if verb is None or words.left_over("type", "number", "filler", "issues", "brings", start=verb.end):
        return False
    body = words.before(verb.start).last("elsewhere")
    return body is not None and "," not in words.text[body.end :]


def undated(mentions: list[Occurrence], dates: list[Dated]) -> list[Occurrence]:
    """The mentions whose numbers are no part of a date."""
    kept, place = [], 0
    for one in mentions:
        while place < len(dates) and dates[place].end < one.end:
            place += 1
        if place == len(dates) or one.end <= dates[place].begin:
            kept.append(one)
    return kept


def _mention(
    text: str, start: int, end: int, known: dict[object, list[Occurrence]], patterns: Patterns
) -> list[Occurrence]:
    """The mention at text[start:end], if the words around the number name one document cited before."""
    begin, types = _named(text, start, end, patterns)
    if not types:
        return []
    before = [
        cited
        for cited in known.values()
        if cited[0].end <= begin and _SAME.get(cited[0].identifier.type, cited[0].identifier.type) in types
    ]
    if len(before) != 1:
        return []
    full = before[0][bisect_right(before[0], begin, key=lambda one: one.end) - 1]
    return [replace(full, start=begin, end=end, form="short form", mention=True, introduced=True)]


def _named(text: str, start: int, end: int, patterns: Patterns) -> tuple[int, set[str]]:
    """Where the short form begins, and the type codes its type word may stand for."""
    lexicon = patterns.words
    glued = _GLUED.search(text, max(0, start - 6), start)
    if glued:
        code = patterns.codes.type(glued[0])
        return glued.start(), {_SAME.get(code.code, code.code)} if code else set()
    from_ = max(0, start - 40)
    before = text[from_:start]
    if "\n\n" in before or len(before.lower()) != len(before):
        return start, set()
    words = read_words(before, lexicon)
    if len(words.text) != len(before):  # a line break or two spaces: too uncertain for a place
        return start, set()
    number = words.ending("number")
    head = words.before(number.start) if number else words
    kind = head.ending("type")
    if kind is not None and regex.fullmatch(r"\s?", head.text[kind.end :]):
        plenum = head.before(kind.start).ending("plenum")
        if plenum and not head.text[plenum.end : kind.start].strip():
            return start, set()
        return from_ + kind.start, {_SAME.get(code, code) for code in lexicon.type_codes(head.word(kind))}
    gap = _BEHIND.match(text, end)
    if gap and gap[0].strip():
        behind = read_words(text[gap.end() : gap.end() + 12], lexicon).opening("type")
        if behind is not None and behind.start == 0:
            word = text[gap.end() : gap.end() + behind.end]
            return number.start + from_ if number else start, {_SAME.get(c, c) for c in lexicon.type_codes(word)}
    return start, set()
