"""The letters behind the slash → the issuer they name, and how many of them belong to it.

The next word may be glued on (TWcủa), a department joined (TWĐTN-VP), a letter doubled by a slip (BTCTWW).
"""

from __future__ import annotations

from dataclasses import replace

from citecheck import expressions as regex
from citecheck.patterns import Patterns
from citecheck.patterns.codes import IssuerCode, plain

_APART = regex.compile(r"(?P<body>\p{Lu}{2,6})[^\S\n]{1,2}(?P<committee>T\.?[WƯU])(?![\p{L}\d])")

Named = tuple[int, IssuerCode | None, bool]
"""How many letters name the issuer; the issuer, None if unknown; whether a slip was mended."""


def read_issuers(stored: str, rest: str, patterns: Patterns) -> list[Named]:
    """The issuers that `rest` may begin with: (length, code or None if unknown, mended), best first."""
    known = _known_issuer(stored, rest, patterns)
    if known is not None:
        return [known]
    token = regex.match(r"[\p{L}\d&]+(?:[-.][\p{Lu}\d][\p{L}\d]*)*", rest)
    if token is None:
        return []
    head = token[0].split("-")[0]
    mended = _mended(head, patterns)
    if mended is not None:
        return [(len(head), mended, True)]
    return [(token.end(), None, False)]


def _known_issuer(stored: str, rest: str, patterns: Patterns) -> Named | None:
    codes = patterns.codes
    spaced = regex.match(r"\p{L}{1,2}\.? \p{L}(?![\p{L}])", stored)  # T U, T. Ư
    if spaced and (issuer := codes.issuer(spaced[0].replace(" ", ""))) and spaced[0].isupper():
        return spaced.end(), issuer, False
    apart = _APART.match(stored)  # BTC TW, UBKT T.Ư
    if apart:
        whole = apart["body"] + apart["committee"]
        joined = codes.issuer_spellings.get(whole.upper()) or codes.issuers.get(plain(whole))
        if joined is not None:
            return apart.end(), joined, False
    if "-" in rest and (issuer := codes.issuers.get(rest.upper())):
        return len(rest), issuer, False
    whole = regex.match(r"[\p{L}\d.&]+", rest)
    for length in range(len(whole[0]) if whole else 0, 1, -1):
        written = stored[:length]
        issuer = codes.issuer(written) or codes.issuer(rest[:length])
        if issuer is None or rest[:length].endswith((".", "&")):
            continue
        if length == (whole.end() if whole else 0) or _glued(written, rest[length:]):
            return _joint(length, rest, issuer, patterns)
    return None


def _glued(written: str, following: str) -> bool:
    """Whether a known code is cut from a longer word rightly: TWcủa, TW.Ngày; but not TWX."""
    if following[0] in ".&" or regex.fullmatch(r"\d", following):
        return True  # the figure is a footnote's
    upper = written.upper() == written and written[-1].isalpha()
    return (upper and following[0].islower()) or (following[0].isupper() and following[1:2].islower())


def _joint(length: int, rest: str, issuer: IssuerCode, patterns: Patterns) -> Named:
    """Joint issuers and departments: BTCTU-BDVTU, TWĐTN-VP, UBTVQH15-CP."""
    more = regex.match(r"(?:-[\p{Lu}][\p{Lu}\d]{0,20}(?:[a-z]{0,2}[\p{Lu}\d]*))+(?![\p{Ll}])", rest[length:])
    letters = rest[:length]
    trailing = "".join(character for character in letters if character.isdigit())
    code = issuer.code
    figures = trailing and not code.endswith(trailing) and not any(c.isdigit() for c in code)
    spelled = letters.upper() in patterns.codes.issuer_spellings
    if not spelled and (figures or len(letters.replace(".", "")) > len(code)):
        code = restored(letters, issuer)
    if more is None:
        return length, issuer if code == issuer.code else replace(issuer, code=code), False
    tail = more[0]
    parts = []
    for part in tail[1:].split("-"):
        known = patterns.codes.issuer(part)
        parts.append(known.code if known and len(known.code) == len(part) else part)
    return length + len(tail), replace(issuer, code="-".join([code, *parts])), False


def restored(letters: str, issuer: IssuerCode) -> str:
    """The code of an open issuer with what follows it, as written: ĐU + X."""
    base = len(issuer.code)
    return issuer.code + letters[base:] if len(letters) > base else issuer.code


def _mended(letters: str, patterns: Patterns) -> IssuerCode | None:
    """The known issuer that `letters` is a slip of: a doubled letter or two exchanged (BTCTWW, VVPTW)."""
    if len(letters) < 5 or not letters.isupper():
        return None
    candidates = set()
    for place in range(len(letters)):
        if place and letters[place] == letters[place - 1]:
            candidates.add(letters[:place] + letters[place + 1 :])
        if place and letters[place] != letters[place - 1]:
            candidates.add(letters[: place - 1] + letters[place] + letters[place - 1] + letters[place + 1 :])
    found = {issuer.code: issuer for text in sorted(candidates) if (issuer := patterns.codes.issuers.get(text))}
    return next(iter(found.values())) if len(found) == 1 else None
