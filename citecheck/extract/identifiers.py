"""View → identifiers: finds every place that has the shape of an identifier and reads it by the codes.

One search finds a number followed, after separators, by letters; the shape, the type and the issuer are
then looked up in the data. What a thing *is* decides: a piece of an address, a path or a product code
is recognised as such and passed over.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from citecheck.extract.gaps import introduces
from citecheck.model import Identifier
from citecheck.patterns import Patterns
from citecheck.patterns.codes import Form, IssuerCode, TypeCode

_GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
_L = r"[\p{Latin}\p{Cyrillic}\p{Greek}]"

# all on folded text: dashes are "-", slashes "/", look-alike letters Latin
_CANDIDATE = regex.compile(
    rf"""
    (?<!\d)(?P<number>\d{{1,5}}(?:\.\d{{1,3}})?(?:[a-zđ](?=/))?)   # 58, 01, 66.25, 30a/
    (?P<first>{_GAP}[-/,.:]{{0,2}}{_GAP})
    (?:(?P<year>\d{{4}})(?P<second>[^\S\n]?[-/][^\S\n]?))?   # 2020/
    (?P<type>{_L}{{1,16}}\d{{0,2}})                             # QĐ, or fused with the issuer: QĐTW
    (?P<third>{_GAP}[-/]{{0,2}}{_GAP})
    (?P<rest>{_L}(?:{_L}|[0-9.&]){{0,24}}(?:-{_L}(?:{_L}|[0-9]){{0,24}}){{0,4}})?
    """,
    regex.VERBOSE,
)
# a cheap look ahead of the search: a figure, then soon a letter, a dash or a slash beside a letter
_PLACE = regex.compile(
    r"\d(?=[a-zđ]?[^\S\n]{0,3}\n?[^\S\n]{0,3}[\p{Pd}/⁄∕／⧸,.:−]{0,2}[^\S\n]{0,3}\n?[^\S\n]{0,3}"
    rf"(?:\d{{4}}[^\S\n]?[\p{{Pd}}/⁄∕／⧸−][^\S\n]?)?(?:{_L}|§){{1,16}}\d{{0,2}}\s{{0,3}}(?:[\p{{Pd}}/⁄∕／⧸−]|{_L}))"
)
_FILE = regex.compile(r"\.(?:pdf|docx?|xlsx?|html?|aspx?|php|jpe?g|png|zip|rar|txt|md|json|csv|rtf|odt|pptx?|tag)\b", regex.I)
_ADDRESS = regex.compile(r"://|www\.|@|%[0-9a-fA-F]{2}|\?\w+=")
_CHUNK_LEFT = regex.compile(r"[\p{Latin}\p{M}\d_./\\:%?=&#~+@–-]{0,200}\Z")
_CHUNK_RIGHT = regex.compile(r"[\p{Latin}\p{M}\d_./\\:%?=&#~+@–-]{0,200}")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An identifier found in a view: offsets of the view, the value, and how it was written."""

    start: int
    end: int
    identifier: Identifier
    form: str
    known: bool
    local: bool
    introduced: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a candidate."""

    type: TypeCode | None
    type_letters: str
    issuer: IssuerCode | None
    issuer_letters: str
    form: Form
    end: int
    mended: bool = False


def find_identifiers(text: str, patterns: Patterns) -> list[Occurrence]:
    """All identifiers of a view, in reading order, never overlapping."""
    found: list[Occurrence] = []
    end = 0
    for place in _PLACE.finditer(text):
        start = _number_start(text, place.start())
        if start < end or start < 0:
            continue
        occurrence = _read(text, start, patterns)
        if occurrence is not None and occurrence.start >= end:
            found.append(occurrence)
            end = occurrence.end
    return found


def _number_start(text: str, last: int) -> int:
    """Where the number whose last figure stands at `last` begins (66.25 is one number)."""
    start = last
    while start > 0 and text[start - 1].isdigit():
        start -= 1
    if start > 1 and text[start - 1] == "." and text[start - 2].isdigit():
        before = start - 1
        while before > 0 and text[before - 1].isdigit():
            before -= 1
        if last - start < 3 and start - 1 - before <= 3 and (before == 0 or text[before - 1] not in "./-,"):
            return before
    return start


def _read(text: str, start: int, patterns: Patterns) -> Occurrence | None:
    window = patterns.folds.fold(text[start : start + 90])
    match = _CANDIDATE.match(window)
    if match is None or (match["year"] and not 1900 <= int(match["year"]) <= 2099):
        return None
    before = text[max(0, start - 60) : start]
    for reading in _readings(match, text[start : start + 90], patterns):
        end = start + reading.end
        introduced = introduces(before, patterns)
        if not _accepted(text, start, end, reading, introduced, patterns):
            continue
        identifier = _identifier(match, reading)
        known = reading.type is not None or reading.form.shape in ("N/Y/I", "N/Y-I", "N/I-D")
        known = known and reading.issuer is not None
        form = _form_name(window[: reading.end], text[start:end], identifier, reading)
        local = reading.issuer is not None and reading.issuer.local
        return Occurrence(start, end, identifier, form, known, local, introduced)
    return None


def _readings(match: regex.Match[str], stored: str, patterns: Patterns) -> list[_Reading]:
    """The ways to read a candidate, best first."""
    first = _separator(match["first"])
    third = _separator(match["third"])
    year = f"Y{_separator(match['second'])}" if match["year"] else ""
    readings = []
    if match["rest"]:
        shape = f"N{first}{year}T{third or ' '}I"
        readings += _with_type(match, stored, shape, patterns)
        if not year and first == "/":
            readings += _letter(match, patterns)
    if year:
        readings += _assembly(match, f"N{first}{year}I", patterns)
    if not match["rest"] or not third:
        readings += _fused(match, stored, f"N{first}{year}T I", patterns)
    return readings


def _separator(written: str) -> str:
    return "".join(written.split()) or " "


def _with_type(match: regex.Match[str], stored: str, shape: str, patterns: Patterns) -> list[_Reading]:
    codes = patterns.codes
    form = codes.forms.get(shape)
    if form is None:
        return []
    begin = match.start("rest")
    raw_type = stored[match.start("type") : match.end("type")]
    kind = codes.type(raw_type) or codes.type(match["type"])
    readings = []
    for length, issuer, mended in _issuers(stored[begin : match.end("rest") + 6], match["rest"], patterns):
        letters = issuer.code if issuer else match["rest"][:length]
        readings.append(_Reading(kind, match["type"], issuer, letters, form, begin + length, mended))
    return readings


def _letter(match: regex.Match[str], patterns: Patterns) -> list[_Reading]:
    """A State letter has no type: 5973/UBND-KT."""
    issuer = patterns.codes.issuer(match["type"])
    if _separator(match["third"]) != "-" or issuer is None or issuer.family != "state":
        return []
    if patterns.codes.type(match["type"]) is not None and len(match["type"]) < 3:
        return []
    end = match.end("rest") - (match["rest"].endswith("."))
    letters = f"{issuer.code}-{match['rest'].rstrip('.')}"
    return [_Reading(None, "", issuer, letters, patterns.codes.forms["N/I-D"], end)]


def _assembly(match: regex.Match[str], shape: str, patterns: Patterns) -> list[_Reading]:
    """A law carries the assembly that passed it: 45/2019/QH14."""
    form = patterns.codes.forms.get(shape)
    issuer = patterns.codes.issuer(match["type"])
    if form is None or issuer is None or issuer.family != "state":
        return []
    digits = "".join(character for character in match["type"] if character.isdigit())
    return [_Reading(None, "", issuer, issuer.code + digits, form, match.end("type"))]


def _fused(match: regex.Match[str], stored: str, shape: str, patterns: Patterns) -> list[_Reading]:
    """Type and issuer written as one word: 37-QĐTW."""
    form = patterns.codes.forms.get(shape)
    if form is None:
        return []
    letters, written = match["type"], stored[match.start("type") : match.end("type")]
    for cut in range(len(letters) - 1, 0, -1):
        kind, issuer = patterns.codes.type(written[:cut]), patterns.codes.issuer(written[cut:])
        if kind and issuer and issuer.family == form.issuer and letters.upper() == letters:
            return [_Reading(kind, letters[:cut], issuer, issuer.code, form, match.end("type"))]
    return []


def _issuers(stored: str, rest: str, patterns: Patterns) -> list[tuple[int, IssuerCode | None, bool]]:
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


def _known_issuer(stored: str, rest: str, patterns: Patterns) -> tuple[int, IssuerCode | None, bool] | None:
    codes = patterns.codes
    spaced = regex.match(r"\p{L}{1,2}\.? \p{L}(?![\p{L}])", stored)  # T U, T. Ư
    if spaced and (issuer := codes.issuer(spaced[0].replace(" ", ""))) and spaced[0].isupper():
        return spaced.end(), issuer, False
    if "-" in rest and (issuer := codes.issuers.get(rest.upper())):
        return len(rest), issuer, False
    whole = regex.match(r"[\p{L}\d.&]+", rest)
    for length in range(len(whole[0]) if whole else 0, 1, -1):
        written = stored[:length]
        issuer = codes.issuer(written) or codes.issuer(rest[:length])
        if issuer is None or written.endswith((".", "&")):
            continue
        if length == (whole.end() if whole else 0) or _glued(written, rest[length:]):
            return _joint(length, rest, issuer, patterns)
    return None


def _glued(written: str, following: str) -> bool:
    """Whether a known code is cut from a longer word rightly: TWcủa, TW.Ngày; but not TWX."""
    if following[0] in ".&":
        return True
    upper = written.upper() == written and written[-1].isalpha()
    return (upper and following[0].islower()) or (following[0].isupper() and following[1:2].islower())


def _joint(length: int, rest: str, issuer: IssuerCode, patterns: Patterns) -> tuple[int, IssuerCode | None, bool]:
    """Joint issuers and departments: BTCTU-BDVTU, TWĐTN-VP, UBTVQH15-CP."""
    more = regex.match(r"(?:-[\p{Lu}][\p{Lu}\d]{0,20}(?:[a-z]{0,2}[\p{Lu}\d]*))+(?![\p{Ll}])", rest[length:])
    letters = rest[:length]
    trailing = "".join(character for character in letters if character.isdigit())
    code = issuer.code
    if trailing and not code.endswith(trailing) and not any(c.isdigit() for c in code):
        code = patterns_restored(letters, issuer)
    elif len(letters.replace(".", "")) > len(code):
        code = patterns_restored(letters, issuer)
    if more is None:
        return length, IssuerCode(code, issuer.name, issuer.family, issuer.local, issuer.level), False
    tail = more[0]
    parts = []
    for part in tail[1:].split("-"):
        known = patterns.codes.issuer(part)
        parts.append(known.code if known and len(known.code) == len(part) else part)
    joined = IssuerCode("-".join([code, *parts]), issuer.name, issuer.family, issuer.local, issuer.level)
    return length + len(tail), joined, False


def patterns_restored(letters: str, issuer: IssuerCode) -> str:
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


def _accepted(
    text: str, start: int, end: int, reading: _Reading, introduced: bool, patterns: Patterns
) -> bool:
    form, issuer = reading.form, reading.issuer
    if form.issuer and (issuer is None or issuer.family != form.issuer):
        return False
    if form.needs_introduction and not introduced and not _vietnamese(reading):
        return False
    if not _codes_accepted(reading, introduced):
        return False
    if not _left_border(text, start, reading, introduced):
        return False
    if not _right_border(text, end, reading):
        return False
    return not _in_address(text, start, end)


def _codes_accepted(reading: _Reading, introduced: bool) -> bool:
    """Unknown codes and small letters are read only where words say that a document follows."""
    if reading.type is None and reading.type_letters:
        return reading.issuer is not None and introduced and reading.type_letters.isupper() and reading.form.official != ""
    if reading.issuer is None:
        if not reading.issuer_letters[:2].isupper() or len(reading.issuer_letters) < 2:
            return False
        if reading.type is None or reading.form.official == "" or not _capital(reading.type_letters):
            return False
        return introduced or reading.form.official == "state"
    return introduced or not reading.type_letters or _capital(reading.type_letters)


def _capital(letters: str) -> bool:
    """Whether a code is written in capitals (all but the first letter of CTr, QĐi, Kl may be small)."""
    return letters[:1].isupper()


def _vietnamese(reading: _Reading) -> bool:
    """A Đ in the type is no part of a slug or a list code."""
    return "Đ" in reading.type_letters and reading.issuer is not None and reading.type is not None


def _left_border(text: str, start: int, reading: _Reading, introduced: bool) -> bool:
    if start == 0:
        return True
    before = text[start - 1]
    if before.isdigit() or before in "_\\+=~":
        return False
    if before in "-–—/":
        return before != "/" and (start == 1 or text[start - 2].isspace() or text[start - 2] in "(|*>")
    if before in ".,:":
        plain = reading.form.official != "" and reading.type is not None and reading.issuer is not None
        return start == 1 or not text[start - 2].isdigit() or before == ":" or (before == "," and plain)
    if before.isalpha():
        return _glued_prefix(text[max(0, start - 20) : start], reading, introduced)
    return True


def _glued_prefix(before: str, reading: _Reading, introduced: bool) -> bool:
    """Letters glued to the number: số31-QĐ/TW, HD38-HD/BTCTW, 第57-NQ/TW; but not CV625-TB/TW."""
    word = regex.search(r"\p{L}+\Z", before)
    if word is None or introduced:
        return True
    if regex.match(r"[\p{Han}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Hira}\p{Kana}]", word[0][-1]):
        return True
    return word[0].upper() == reading.type_letters.upper() or (word[0].islower() and not word[0].isascii())


def _right_border(text: str, end: int, reading: _Reading) -> bool:
    after = text[end : end + 2]
    if not after:
        return True
    if after[0] in "_=\\" and after[:2] not in ("\\r", "\\n"):
        return False
    if after[0].isdigit():
        return False
    if after[0] in "-/" and after[1:2].isalnum():
        # a dash before a word in prose is one thing, a slug another
        return reading.form.official != "" and reading.issuer is not None and not after[1:2].isdigit()
    return True


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the identifier is part of an address, a path or a file name."""
    left = _CHUNK_LEFT.search(text, max(0, start - 200), start)
    right = _CHUNK_RIGHT.match(text, end, end + 200)
    head, tail = (left[0] if left else ""), (right[0] if right else "")
    if _ADDRESS.search(head) or _FILE.search(tail):
        return True
    if head.count("/") >= 1 and not head.endswith((":", ".")):
        return True
    return head.count("-") + head.count("_") >= 3 or tail.count("-") + tail.count("_") >= 3


def _identifier(match: regex.Match[str], reading: _Reading) -> Identifier:
    number = _digits(match["number"])
    if regex.fullmatch(r"\d{1,2}\.\d{3}", number):
        number = number.replace(".", "")
    kind = reading.type.code if reading.type else reading.type_letters.upper()
    if reading.issuer is not None:
        family = reading.issuer.family
    else:
        family = "party" if reading.form.official == "party" else "state"
    year = _digits(match["year"] or "")
    return Identifier(number, kind, reading.issuer_letters, family, year)


def _digits(written: str) -> str:
    """Figures of any script as ASCII figures."""
    return "".join(str(int(c)) if c.isdigit() else c for c in written)


def _form_name(folded: str, stored: str, identifier: Identifier, reading: _Reading) -> str:
    """"official", or what is odd about the spelling, in words."""
    odd = []
    if reading.form.official != identifier.family:
        odd.append(reading.form.name)
    if any(character.isspace() for character in stored):
        odd.append("space inside")
    letters = "".join(c for c in stored if c.isalpha())
    official = "".join(c for c in str(identifier) if c.isalpha())
    if reading.mended:
        odd.append("slip in the issuer's code")
    elif letters != official:
        odd.append(_letters(letters, official, folded))
    elif folded != stored:
        odd.append("another dash or slash")
    return ", ".join(dict.fromkeys(odd)) or "official"


def _letters(letters: str, official: str, folded: str) -> str:
    if letters.upper() == official.upper():
        return "capitals"
    if letters.isascii():
        return "without diacritics"
    plain = "".join(c for c in folded if c.isalpha())
    return "look-alike letters" if plain.upper() == official.upper() else "another spelling"
