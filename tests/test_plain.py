"""The short cuts lose nothing: every text is read by them and by the plain path, which tries every place.

Plain: every number may begin an identifier, every letter a date, a term or a locality; all dates are found.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

from citecheck.extract import extract, identifiers
from citecheck.extract.places import all_places
from citecheck.model import Extract, Text
from citecheck.patterns import Patterns, load_patterns
from citecheck.patterns.dates import BY_FIGURES, DatePatterns
from citecheck.patterns.heads import FIGURES, Finder, Heads, Part, heads_of
from citecheck.patterns.localities import Localities
from citecheck.patterns.needs import needed
from citecheck.read.decode import decode

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ["tests/data/gold/texts", "tests/data/annotated/a/texts", "tests/data/annotated/b/texts", "samples/texts"]
FILES = [path for folder in FOLDERS for path in sorted((ROOT / folder).iterdir())]
PATTERNS = load_patterns()


def plainly(text: Text, monkeypatch: pytest.MonkeyPatch) -> Extract:
    """The extract of a text without any short cut."""

    def every(self: Finder, part: Part) -> Iterator[regex.Match[str]]:
        return self.pattern.finditer(part.text, part.start, part.end)

    def places(content: str, _: Patterns) -> Iterator[int]:
        return all_places(content)

    def names(self: Localities, content: str) -> Iterator[regex.Match[str]]:
        return self.search.finditer(content)

    with monkeypatch.context() as patch:
        patch.setattr(Finder, "finditer", every)
        patch.setattr(Finder, "without", lambda self, content: self.pattern.sub(" ", content))
        patch.setattr(DatePatterns, "candidates", lambda self, _: frozenset(self.manners()) - {BY_FIGURES})
        patch.setattr(Localities, "finditer", names)
        patch.setattr(identifiers, "places", places)
        return extract(text, PATTERNS)


def agree(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text("a.txt", content)
    plain, whole, near = plainly(text, monkeypatch), extract(text, PATTERNS), extract(text, PATTERNS, whole=False)
    assert repr(whole) == repr(plain), content
    assert repr(near.citations) == repr(plain.citations), content
    assert set(near.dates) <= set(plain.dates)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_texts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agree(decode(path.read_bytes())[0], monkeypatch)


# what may stand beside an identifier or a date, of every width in UTF-8, with and without a case of its own
NEIGHBOURS = [
    *"a5 -/.,:;|\t\n(“…–−⁄／\\ăĐđƯưừñÐßſKıİςаЯєéàกา年月日、，。１२٣ªº²",
    "\u0301", "\u031b", "\u200b", "\u00ad", "\u00a0", "\u2028", "\U0001f600", "\U0001d7d8", "\\n", "<b>", "&nbsp;", "Số ", "",
]  # fmt: skip
CORES = [
    "58-QĐ/TW", "58-QD/TW ngày 08/02/2022", "30/2020/NĐ-CP", "37 QĐ/TW", "38-HDBTCTW", "15–KL∕TW", "77 - KH/TU",
    "Kết luận 205 KL TW", "ngày 8 tháng 2 năm 2022", "February 8, 2022", "8 февраля 2022 года", "2022年2月8日", "khóa XIII", "tỉnh Nghệ An",
]  # fmt: skip


@pytest.mark.parametrize("core", CORES)
def test_every_neighbour_at_both_borders(core: str, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = list(itertools.product(NEIGHBOURS, repeat=2))
    for before, after in random.Random(core).sample(pairs, 60) + [(one, one) for one in NEIGHBOURS]:
        agree(f"Theo Quy định {before}{core}{after} và 58-QĐ/TW ngày 08/02/2022", monkeypatch)


def test_pieces_glued_at_random(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    contents = [decode(path.read_bytes())[0] for path in FILES]
    places = [(content, match.start()) for content in contents for match in regex.finditer(r"\d", content)]
    for _ in range(150):
        pieces = []
        for content, place in chance.choices(places, k=6):
            pieces += [content[max(0, place - chance.randrange(60)) : place + chance.randrange(60)]]
            pieces += [chance.choice(NEIGHBOURS)]
        agree("".join(pieces), monkeypatch)


HOLES = {"day": [FIGURES], "month": ["january", "jan", "in~march"]}
HEADS = [
    # (pattern, how its matches may begin; None: not known)
    ("{day}{_}{month}", (True, ())),
    ("(?:le{__})?{day}", (True, ("le",))),
    ("(?<!x)(?=y)in{__}{day}", (False, ("in",))),
    ("(?:năm|ban{_}hành){__}{day}", (False, ("ban", "năm"))),
    ("{month}{_}{day}", (False, ("in", "jan"))),
    (r"\({s}{day}", (False, ("(",))),
    ("perioden?{_}{day}", (False, ("periode",))),
    ("l['’]an{__}{day}", (False, ("l",))),
    ("(?-i:(?=A)){month}", (False, ("in", "jan"))),
    ("[ab]c{day}", None),
    (r"\w+{day}", None),
    ("{_}{day}", None),
    ("(?:{day})?", None),
    ("a?", None),
]


NEEDS = [
    # (pattern, the words of which one must stand in a match; None: not known)
    ("{day}{_}de{_}{month}", {"january", "jan", "march"}),  # names rather than a short word
    ("{day}{_}tháng{_}{mon}{_},?{_}năm{_}{year}", {"tháng"}),
    ("(?:in|of){__}{year}", {"in", "of"}),
    ("(?<!x)day{__}(?:of{__})?{day}", {"day"}),  # what may be missing is not needed
    ("(?:the)?day{__}{day}", None),  # day, or theday
    ("{year}年{mon}月", {"年"}),
    ("del?{__}{year}", None),  # de or del: neither is needed
    ("comit[êé]{_}{day}", None),  # a piece of a word
    ("(?:en|l['’]an(?:née)?){__}{year}", {"en", "l"}),  # an apostrophe parts words
    ("(?:en|anno?){__}{year}", None),  # one of two is not known
    ("{day}{_}{year}", None),
]


@pytest.mark.parametrize(("pattern", "words"), NEEDS)
def test_needs(pattern: str, words: set[str] | None) -> None:
    assert needed(pattern, {"month": ["january", "jan.", "march~moon"]}) == words


@pytest.mark.parametrize(("pattern", "heads"), HEADS)
def test_heads(pattern: str, heads: tuple[bool, tuple[str, ...]] | None) -> None:
    found = heads_of([pattern], HOLES)
    assert found == (Heads(heads[0], False, heads[1]) if heads else None)


def test_small_letters_tell_what_a_search_without_case_finds() -> None:
    """What an expression takes for another letter has its small letter, or is not known; odd letters head nothing."""
    by_fold: dict[str, list[str]] = {}
    for code in range(0x110000):
        if not 0xD800 <= code < 0xE000:
            by_fold.setdefault(chr(code).casefold(), []).append(chr(code))
    alike = [(one, other) for same in by_fold.values() for one in same for other in same if one != other]
    for one, other in [*alike, ("i", "ı"), ("i", "İ"), ("I", "ı")]:
        odd = not one.isalpha() or heads_of([f"a{one.lower()}"], {}) is None
        if regex.fullmatch(regex.escape(one), other, regex.IGNORECASE) and Part(other, 0, 1).known:
            assert odd or one.lower() == other.lower(), (one, other)
