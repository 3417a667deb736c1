"""An identifier (số và ký hiệu) as a value: number, type code and issuer code in their official letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache, total_ordering
from operator import attrgetter
from typing import Any, Literal

Family = Literal["party", "state"]

_ASCII = str.maketrans("ĐđƯưƠơÂâÊêÔôĂă", "DdUuOoAaEeOoAa")

# compiled when the first is parsed: what was read once is kept
_OFFICIAL = r"""(?x)
    (?P<number>\d{1,6}(?:\.\d{1,2})?[a-zA-Zđ]?)       # 58, 01, 30a, 66.25
        (?: -(?P<party>\w+)/(?P<party_issuer>[\w.&-]+)     # -QĐ/TW
          | (?:/(?P<year>\d{4}))?                          # /2020
            (?: /(?P<state>\w+)-(?P<state_issuer>[\w.&-]+) # /NĐ-CP
              | /(?P<assembly>[^\W\d]+\d*)                 # /QH14
            )
        )"""


class Value:
    """What all records are: values, pickled as their class and their fields and nothing else."""

    __slots__: tuple[str, ...] = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), _fields(self.__match_args__)(self)


@cache
def _fields(names: tuple[str, ...]) -> Callable[[Value], tuple[Any, ...]]:
    """What gives the arguments of a dataclass in their order, whether it has slots or not."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


@total_ordering
@dataclass(frozen=True, slots=True)
class Identifier(Value):
    """số và ký hiệu, a value: number, type code and issuer code in their official letters.

    Two identifiers are equal when their `key`s are: 01-HD/BTCTW and 1-HD/BTCTW are the same.
    """

    number: str
    type: str
    issuer: str
    family: Family = "party"
    year: str = ""
    order: tuple[str, str, str, int, str] = field(init=False, repr=False)
    """What identifiers are sorted by: family, issuer, type, number; the last is the key."""
    key: str = field(init=False, repr=False)
    """The comparison key: plain ASCII capitals, the number with at least two figures."""

    def __post_init__(self) -> None:
        # sorting and grouping ask for them again and again
        order = _order(self.number, self.type, self.issuer, self.family, self.year)
        object.__setattr__(self, "order", order)
        object.__setattr__(self, "key", order[-1])

    @classmethod
    def parse(cls, text: str) -> Identifier:
        """The identifier written officially in `text`; ValueError, pointing at the text, if it is none.

        Damaged spellings are read by `citecheck.extract`, which knows the patterns.
        """
        match = re.fullmatch(_OFFICIAL, text.strip())
        if match is None:
            raise ValueError(f"not an identifier in its official form: {text!r}\n  like 58-QĐ/TW or 30/2020/NĐ-CP")
        if match["party"]:
            return cls(match["number"], match["party"], match["party_issuer"])
        issuer = match["state_issuer"] or match["assembly"]
        return cls(match["number"], match["state"] or "", issuer, "state", match["year"] or "")

    def __str__(self) -> str:
        return _official(self.number, self.type, self.issuer, self.family, self.year)

    @property
    def series(self) -> str:
        """What the number counts in: QĐ/TW, NĐ-CP."""
        return f"{self.type}/{self.issuer}" if self.family == "party" else f"{self.type}-{self.issuer}".lstrip("-")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Identifier) and self.key == other.key

    def __lt__(self, other: Identifier) -> bool:
        return self.order < other.order

    def __hash__(self) -> int:
        return hash(self.key)


def _official(number: str, type_: str, issuer: str, family: str, year: str) -> str:
    if family == "party":
        return f"{number}-{type_}/{issuer}"
    head = "/".join(part for part in (number, year) if part)
    return f"{head}/{type_}-{issuer}" if type_ else f"{head}/{issuer}"


@lru_cache(maxsize=100_000)
def _order(number: str, type_: str, issuer: str, family: str, year: str) -> tuple[str, str, str, int, str]:
    digits = re.match(r"\d+", number)
    plain = _official(number, type_, issuer, family, year).translate(_ASCII).upper()
    key = digits[0].lstrip("0").rjust(2, "0") + plain[digits.end() :] if digits else plain
    return family, issuer, type_, int(digits[0]) if digits else 0, key
