"""Which locality a local issuer's identifier belongs to: the sentence, else the text, else the default."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from citecheck import expressions as regex
from citecheck.extract.identifiers import Occurrence
from citecheck.extract.wording import read_words
from citecheck.patterns import Patterns

_SENTENCE = regex.compile(r"(?<!\b(?:No|no|Nr|TP|Tp|St|T))[.!?…](?=\s+[\p{Lu}\"“])|\n")
_DATE_LIKE = regex.compile(r"[\d./,-]+|tỉnh(?!\s*(?:ủy|uỷ))|thành phố|province|city|\bTP\b", regex.IGNORECASE)
_CLAUSE_END = regex.compile(r"[;\n]|[.!?]\s+(?=\p{Lu})")
_PROPER = regex.compile(r"\s(?P<name>\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,2})")
_BODY = 120
"""Characters around an identifier in which its issuer is named."""
# names of places inside a province, or of persons, that a province's name may be part of
_PLACE_INSIDE = regex.compile(
    r"(?:huyện|quận|thị xã|xã|phường|thị trấn|đường|phố|district|commune|ward|street"
    r"|comrade|đồng chí|ông|bà|mr\.?|mrs\.?)\s*\Z",
    regex.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Name:
    """A locality named in a text, and where."""

    start: int
    locality: str


@dataclass(frozen=True, slots=True)
class Scope:
    """The locality of an identifier, and where it is said: in its sentence or clause, by the text's press, in the text
    as a whole, or by default.
    """

    locality: str | None = None
    said: str = ""


def scopes(
    text: str, source: str, ids: list[Occurrence], patterns: Patterns, default: str | None = None
) -> list[Scope]:
    """The locality of each identifier of a local issuer; none for central ones and unknown localities.

    `default` is the locality of those that neither their sentence nor the text places.
    """
    if not any(one.local for one in ids):
        return [Scope()] * len(ids)
    named = _named(text, patterns)
    whole = _of_text(text, source, named, patterns)
    if whole.locality is None and default:
        whole = Scope(default, "default")
    found: list[Scope] = []
    taken = -1
    for place, one in enumerate(ids):
        if not one.local:
            found.append(Scope())
            continue
        sentence = _of_sentence(text, one, named)
        if len({name.locality for name in sentence}) > 1:
            limits = (ids[place - 1].end if place else 0, ids[place + 1].start if place + 1 < len(ids) else len(text))
            clause = _of_clause(text, one, limits, sentence, taken, patterns)
            taken = clause.start if clause else taken
            found.append(Scope(clause.locality, "clause") if clause else whole)
        else:
            found.append(Scope(sentence[0].locality, "sentence") if sentence else whole)
    return _of_bodies(text, ids, found, patterns)


def _of_bodies(text: str, ids: list[Occurrence], found: list[Scope], patterns: Patterns) -> list[Scope]:
    """The localities, where one is not enough: in one province Huyện ủy Nam Đàn and Huyện ủy Đô Lương number alike."""
    alike: dict[tuple[object, str | None], list[int]] = defaultdict(list)
    for place, one in enumerate(ids):
        if one.local:
            alike[one.identifier.key, found[place].locality].append(place)
    for (_, locality), places in alike.items():
        if len(places) == 1:
            continue
        bodies = {place: _body(text, ids, place, patterns) for place in places}
        names = {place: name for place, name in bodies.items() if name}
        if len(set(names.values())) > 1:
            for place, name in names.items():
                if locality is None or not (name.startswith(locality) or locality.startswith(name)):
                    found[place] = Scope(f"{name} ({locality})" if locality else name, "sentence")
    return found


def _body(text: str, ids: list[Occurrence], place: int, patterns: Patterns) -> str:
    """The place in the name of the body that issues an identifier: of it, behind, or what it does, before; or ""."""
    one = ids[place]
    limit = ids[place + 1].start if place + 1 < len(ids) else len(text)
    behind = text[one.end : min(limit, one.end + _BODY)]
    before = text[max(ids[place - 1].end if place else 0, one.start - _BODY) : one.start]
    pieces = (_CLAUSE_END.split(behind, 1)[0], True), (_CLAUSE_END.split(before)[-1], False)
    for piece, owned in pieces:
        words = read_words(piece, patterns.words)
        if len(words.text) != len(piece):
            continue  # a line break or two spaces: too uncertain for a place
        bodies = [phrase for phrase in words.phrases if phrase.plays("elsewhere")]
        for phrase in bodies if owned else reversed(bodies):
            name = _PROPER.match(piece, phrase.end)
            if name and (words.before(phrase.start).ending("issuer") is not None) == owned:
                return name["name"]
    return ""


def _named(text: str, patterns: Patterns) -> list[_Name]:
    """Every name of a locality in the text, in order."""
    localities = patterns.localities
    return [
        _Name(match.start(), localities.names[" ".join(match[0].lower().split())])
        for match in localities.finditer(text)
        if not _PLACE_INSIDE.search(text, max(0, match.start() - 14), match.start())
    ]


def _of_sentence(text: str, occurrence: Occurrence, named: list[_Name]) -> list[_Name]:
    """The localities named in the identifier's own sentence."""
    start = max(
        (m.end() for m in _SENTENCE.finditer(text, max(0, occurrence.start - 600), occurrence.start)),
        default=0,
    )
    ending = _SENTENCE.search(text, occurrence.end, occurrence.end + 400)
    end = ending.start() if ending else occurrence.end + 400
    first = bisect_left(named, start, key=lambda one: one.start)
    return [name for name in named[first : first + 50] if name.start < end]


def _of_clause(
    text: str, occurrence: Occurrence, limits: tuple[int, int], named: list[_Name], taken: int, patterns: Patterns
) -> _Name | None:
    """Of several localities in a sentence, the one of the identifier's own clause.

    That is the one its issuing body is named with behind it (77-KH/TU của Tỉnh ủy Nghệ An); else the only one
    since the identifier before it, unless it is `taken` by that one.
    """
    behind = next((name for name in named if occurrence.end <= name.start < limits[1]), None)
    if behind is not None:
        gap = _DATE_LIKE.sub(" ", text[occurrence.end : behind.start])
        if not read_words(gap, patterns.words).left_over("organs", "issuer", "filler", "dated", "on", "at", "title"):
            return behind
    before = [name for name in named if limits[0] <= name.start < occurrence.start and name.start != taken]
    return before[0] if len({name.locality for name in before}) == 1 else None


def _of_text(text: str, source: str, named: list[_Name], patterns: Patterns) -> Scope:
    """The locality the text is about: its press in the address, else one named far more often than others."""
    addresses = _addresses(text, source)
    outlets = {name for outlet, name in patterns.localities.outlets.items() if outlet in addresses}
    if len(outlets) == 1:
        return Scope(next(iter(outlets)), "press")
    counts = Counter(name.locality for name in named).most_common(2)
    if not counts:
        return Scope()
    if len(counts) == 1 or counts[0][1] >= 3 * counts[1][1]:
        return Scope(counts[0][0], "text")
    return Scope()


def _addresses(text: str, source: str) -> str:
    """Addresses and bylines: the first and last lines of a text, and its file name."""
    return f"{source} {text[:400]} {text[-600:]}".lower()
