"""Texts that cite, as if they had been read: for measuring what judging costs without the cost of recognising.

A document has one right date, of which one citation in fifty is a slip; the most cited are cited far more often.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache

from citecheck.model import Citation, CitedDate, Extract, Identifier

TYPES = ("QĐ", "NQ", "CT", "KL", "HD", "KH", "TB", "CV")
PLACES = ("Nghệ An", "Hà Tĩnh", "Lào Cai", "Thái Bình", "Bình Định", "Cà Mau", "Kiên Giang", "Sơn La", "Đắk Lắk")
OF_A_TEXT = 5


def extracts(count: int, documents: int) -> Iterator[Extract]:
    """Texts with `count` citations in all, of so many documents, in the order of their sources."""
    chance = random.Random(1)
    for number in range(count // OF_A_TEXT):
        source = f"crawl-{number // 50_000:05}.wet.gz#https://example.vn/bai-viet/{number:08}.html"
        # squared: a tenth of the documents has a third of the citations
        drawn = (int(documents * chance.random() ** 2) for _ in range(OF_A_TEXT))
        cited = tuple(_citation(source, place, which, chance) for place, which in enumerate(drawn))
        yield Extract(source, "record", "utf-8", None, 3_500 * OF_A_TEXT, cited, ())


def _citation(source: str, place: int, which: int, chance: random.Random) -> Citation:
    identifier, scope, day, month, year = _document(which)
    slip = chance.random()
    if slip < 0.02:
        year -= 1 if slip < 0.01 else 10
    start = place * 3_500 + chance.randrange(1_000)
    dated = chance.random() < 0.7
    raw = f"{day:02}/{month:02}/{year}"
    date = CitedDate(start + 20, start + 30, raw, year, month, day) if dated else None
    return Citation(
        source, start, start + 8, place * 30 + 1, start % 90 + 1, str(identifier), identifier, date=date,
        binding="after" if dated else None, local=scope is not None, level="province" if scope else "centre",
        scope=scope, scope_said="sentence" if scope else "", type_word="Quyết định",
        about=f"về công tác tổ chức xây dựng Đảng trong tình hình mới ở địa phương {which % 50}",
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def _document(which: int) -> tuple[Identifier, str | None, int, int, int]:
    """(identifier, locality, day, month, year) of a document."""
    number, rest = which % 300 + 1, which // 300
    kind, rest = TYPES[rest % len(TYPES)], rest // len(TYPES)
    scope = None if rest % 10 == 0 else PLACES[rest % len(PLACES)]
    # numbers rise with the days of a year
    day, month = number % 25 + 1, min(12, number // 25 + 1)
    return Identifier(f"{number:02}", kind, "TU" if scope else "TW"), scope, day, month, 2000 + rest % 24
