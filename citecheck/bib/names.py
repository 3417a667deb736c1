"""What a document is called: the Vietnamese name of its type and of its issuer, and their English ones."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

from citecheck.model import Document
from citecheck.patterns import Patterns

UNKNOWN_TYPE = "Văn bản"
PARTY = "Đảng Cộng sản Việt Nam"
_CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Thành phố Hồ Chí Minh")
_COUNCILS = {"TU": ("Tỉnh ủy", "Thành ủy")}


@cache
def _english() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "english.toml").read_text(encoding="utf-8"))


def english_type(name: str) -> str:
    """The English name of a type, or the Vietnamese one."""
    return _english()["types"].get(name, name)


def english_issuer(name: str) -> str:
    """The English name of an issuer, or the Vietnamese one."""
    return _english()["issuers"].get(name.replace("Uỷ", "Ủy"), name)


def english_bodies() -> list[str]:
    """The English names of issuers, the longest first."""
    return sorted({*_english()["issuers"].values(), *_english()["also"]}, key=lambda name: (-len(name), name))


def vietnamese_issuer(name: str) -> str:
    """The Vietnamese name of an issuer that English texts name; "" for one that is not known."""
    known = {english: vietnamese for vietnamese, english in reversed(_english()["issuers"].items())}
    return {**known, **_english()["also"]}.get(name, "")


def type_name(document: Document, patterns: Patterns) -> str:
    """The type as the code says it; where a code has two names, as the texts call the document."""
    known = patterns.codes.type(document.identifier.type)
    names = [part.strip() for part in re.sub(r"\(.*?\)", "", known.name).split(",")] if known else []
    names = [name[:1].upper() + name[1:] for name in names if name]
    if len(names) == 1:
        return names[0]
    words = Counter(one.type_word.lower() for one in (*document.citations, *document.mentions) if one.type_word)
    for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        for name in names:
            if word in (name.lower(), english_type(name).lower()):
                return name
    return UNKNOWN_TYPE


def issuer_name(document: Document, patterns: Patterns) -> str:
    """The body that the code names; the Party itself where one code stands for several bodies."""
    identifier = document.identifier
    known = patterns.codes.issuer(identifier.issuer)
    centre = patterns.codes.issuer("TW")
    if known is None:
        return PARTY if identifier.family == "party" else identifier.issuer
    if centre is not None and known.code == centre.code:
        return PARTY
    if centre is not None and known.name.endswith(centre.name):
        return known.name.removesuffix(centre.name) + "Trung ương"
    name = known.name
    if known.code in _COUNCILS and document.scope:
        name = _COUNCILS[known.code][document.scope in _CITIES]
    name = re.split(r"\s*[(;,]", name)[0]
    if not known.local or not document.scope:
        return name
    # of a committee below the province, the province is known and not its own name
    return f"{name} {document.scope}" if known.level == "province" else f"{name} ({document.scope})"
