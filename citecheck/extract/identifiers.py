"""View → identifiers: finds every place that has the shape of an identifier and reads it by the codes.

One search finds a number followed, after separators, by letters; the shape, the type and the issuer are
then looked up in the data. What a thing *is* decides: a piece of an address, a path or a product code
is recognised as such and passed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from citecheck import expressions as regex
from citecheck.extract.announced import announced, word_of_type
from citecheck.extract.borders import stands_free
from citecheck.extract.gaps import introduces
from citecheck.extract.issuers import read_issuers, restored
from citecheck.extract.places import places
from citecheck.extract.wording import ending
from citecheck.model import Identifier
from citecheck.patterns import Patterns
from citecheck.patterns.codes import Form, IssuerCode, TypeCode

_GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
# behind its number word, a number broken in two (số 3 7-QĐ/TW), or its first figure read as a letter (số l5-KL/TW);
# two blanks before a figure tell that it is the mark of a note
_BROKEN = regex.compile(r"(?:số|sô|no\.?|№)(?:\s?(?P<figure>\d\s)|\s{0,2}(?P<figure>[lio]))\Z", regex.IGNORECASE)
_MISREAD = {"l": "1", "L": "1", "i": "1", "I": "1", "o": "0", "O": "0"}
_L = r"[\p{Latin}\p{Cyrillic}\p{Greek}]"

# all on folded text: dashes are "-", slashes "/", look-alike letters Latin
_CANDIDATE = regex.compile(
    rf"""
    (?<!\d)(?P<number>\d{{1,5}}(?:\.\d{{1,3}})?(?:[a-eA-Eđ](?=\s?[-/]))?|\d\s\d{{1,3}})   # 58, 01, 66.25, 30a, 3 7
    (?P<first>{_GAP}[-/,.:]{{0,2}}{_GAP})
    (?:(?P<year>\d{{4}})(?P<second>[^\S\n]?[-/][^\S\n]?))?   # 2020/
    (?P<type>{_L}{{1,16}}\d{{0,2}})                             # QĐ, or fused with the issuer: QĐTW
    (?P<third>{_GAP}[-/]{{0,2}}{_GAP})
    (?P<rest>{_L}(?:{_L}|[0-9.&]){{0,24}}(?:-{_L}(?:{_L}|[0-9]){{0,24}}){{0,4}})?
    """,
    regex.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An identifier found in a view: offsets of the view, the value, and how it was written."""

    start: int
    end: int
    identifier: Identifier
    form: str
    known: bool
    local: bool
    level: str
    introduced: bool
    mention: bool = False


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
    unsure: bool = False


def find_identifiers(text: str, patterns: Patterns) -> list[Occurrence]:
    """All identifiers of a view, in reading order, never overlapping."""
    found: list[Occurrence] = []
    end = 0
    for place in places(text, patterns):
        start = _number_start(text, place)
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
    broken = _BROKEN.search(text, max(0, start - 8), start)
    if broken:
        return broken.start("figure")
    if start > 1 and text[start - 1] == "." and text[start - 2].isdigit():
        before = start - 1
        while before > 0 and text[before - 1].isdigit():
            before -= 1
        if last - start < 3 and start - 1 - before <= 3 and (before == 0 or text[before - 1] not in "./-,"):
            return before
    return start


def _read(text: str, start: int, patterns: Patterns) -> Occurrence | None:
    window = patterns.folds.fold(text[start : start + 90])
    window = _MISREAD.get(window[:1], window[:1]) + window[1:]
    match = _CANDIDATE.match(window)
    if match is None or (match["year"] and not 1900 <= int(match["year"]) <= 2099):
        return None
    before = ending(text[max(0, start - 60) : start], patterns)
    for reading in _readings(match, text[start : start + 90], patterns):
        end = start + reading.end
        introduced = introduces(before, patterns)
        if not _accepted(text, start, end, reading, introduced):
            continue
        if reading.form.needs_agreement and not _agrees(text[start:end], reading, before, patterns):
            continue
        identifier = _identifier(match, reading, announced(before, patterns))
        known = reading.type is not None or reading.form.shape in ("N/Y/I", "N/Y-I", "N/I-D")
        known = known and reading.issuer is not None
        form = _form_name(window[: reading.end], text[start:end], identifier, reading)
        issuer = reading.issuer
        local, level = (issuer.local, issuer.level) if issuer else (False, "")
        return Occurrence(start, end, identifier, form, known, local, level, introduced)
    return None


def _readings(match: regex.Match[str], stored: str, patterns: Patterns) -> list[_Reading]:
    """The ways to read a candidate, best first."""
    first = _separator(match["first"])
    third = _separator(match["third"])
    year = f"Y{_separator(match['second'])}" if match["year"] else ""
    readings = []
    if match["rest"]:
        shape = f"N{first}{year}T{third or ' '}I"
        letters = _letter(match, patterns) if not year and first == "/" else []
        # a State body in the place of the type makes a letter, whatever its department is called: 100/BTNMT-ĐĐ
        body = [reading for reading in letters if not reading.unsure]
        readings += body + _with_type(match, stored, shape, patterns) + [one for one in letters if one not in body]
    if year:
        readings += _assembly(match, f"N{first}{year}I", patterns)
    if not match["rest"] or third == " ":
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
    for length, issuer, mended in read_issuers(stored[begin : match.end("rest") + 6], match["rest"], patterns):
        if issuer and kind and kind.code in issuer.never and form.official != "party":
            continue
        if issuer and issuer.family == "party" and kind and not kind.party and not codes.listed(issuer):
            issuer = None  # ĐU and what a commune is called, but Sắc lệnh 162-SL/ĐUHC is no commune's
        if issuer and issuer.state_order and form.official == "state":
            issuer = replace(issuer, family="state")
        letters = issuer.code if issuer else match["rest"][:length]
        readings.append(_Reading(kind, match["type"], issuer, letters, form, begin + length, mended))
    return readings


def _letter(match: regex.Match[str], patterns: Patterns) -> list[_Reading]:
    """A State letter has no type: 5973/UBND-KT. A body that is not known is read where words announce it."""
    issuer, kind = patterns.codes.issuer(match["type"]), patterns.codes.type(match["type"])
    if _separator(match["third"]) != "-" or (issuer is not None and issuer.family != "state"):
        return []
    behind = patterns.codes.issuer(match["rest"])
    body = kind is not None and behind is not None and kind.code in behind.never  # CT-CB: no cell issues directives
    if kind is not None and len(match["type"]) < 3 and not body:
        return []
    unsure = issuer is None and not body
    if issuer is None:
        if unsure and (not match["type"].isupper() or len(match["type"]) < 3):
            return []
        issuer = IssuerCode(match["type"], "", "state", False, "")
    end = match.end("rest") - (match["rest"].endswith("."))
    letters = f"{restored(match['type'], issuer)}-{match['rest'].rstrip('.')}"
    return [_Reading(None, "", issuer, letters, patterns.codes.forms["N/I-D"], end, unsure=unsure)]


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
        if kind and issuer and kind.code in issuer.never:
            continue  # 512/TCCB: a department, no communiqué of a cell
        if kind and issuer and issuer.family == form.issuer and letters.upper() == letters:
            return [_Reading(kind, letters[:cut], issuer, issuer.code, form, match.end("type"))]
    return []


def _accepted(text: str, start: int, end: int, reading: _Reading, introduced: bool) -> bool:
    form, issuer = reading.form, reading.issuer
    if form.issuer and (issuer is None or issuer.family != form.issuer):
        return False
    if reading.unsure and not introduced:
        return False
    if form.needs_introduction and not introduced and not _vietnamese(reading):
        return False
    if not _codes_accepted(reading, introduced):
        return False
    plain = form.official != "" and issuer is not None and (reading.type is not None or not reading.type_letters)
    return stands_free(text, start, end, reading.type_letters, introduced, plain)


def _agrees(stored: str, reading: _Reading, before: str, patterns: Patterns) -> bool:
    """Whether the word before a number says the type of its code, and the issuer stands apart: Kết luận 205 KL TW.

    The code said twice (NQ 10 NQ TW) is no word: so file names are written.
    """
    apart = stored.endswith(tuple(f" {issuer}" for issuer in reading.form.issuers))
    if not apart or reading.type is None or patterns.codes.type(word_of_type(before, patterns)):
        return False
    return reading.type.code in announced(before, patterns)


def _codes_accepted(reading: _Reading, introduced: bool) -> bool:
    """Unknown codes and small letters are read only where words say that a document follows."""
    if reading.type is None and reading.type_letters:
        return (
            reading.issuer is not None and introduced and reading.type_letters.isupper() and reading.form.official != ""
        )
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


def _identifier(match: regex.Match[str], reading: _Reading, said: frozenset[str]) -> Identifier:
    """The value of a reading; `said`: the type codes that the word before it may stand for."""
    number = _digits(match["number"])
    if "." in number and regex.fullmatch(r"\d{1,2}\.\d{3}", number):
        number = number.replace(".", "")
    kind = reading.type.code if reading.type else reading.type_letters.upper()
    if reading.issuer is not None:
        family = reading.issuer.family
    else:
        family = "party" if reading.form.official == "party" and _of_party(reading, said) else "state"
    year = _digits(match["year"] or "")
    return Identifier(number, kind, reading.issuer_letters, family, year)


def _of_party(reading: _Reading, said: frozenset[str]) -> bool:
    """Whether an unknown body may be the Party's: it issues no decrees, nor wrote Quyết định số 999-TC/QĐ-CĐKT.

    There the body comes first, and behind the slash stands the type that is said.
    """
    head = reading.issuer_letters.split("-")[0]
    exchanged = reading.type is not None and reading.type.code not in said and head.upper() in said
    return (reading.type is None or reading.type.party) and not exchanged


def _digits(written: str) -> str:
    """Figures of any script as ASCII figures."""
    if written.isascii() and written.isalnum():
        return written
    return "".join(str(int(c)) if c.isdigit() else c for c in written if not c.isspace())


def _form_name(folded: str, stored: str, identifier: Identifier, reading: _Reading) -> str:
    """ "official", or what is odd about the spelling, in words."""
    if folded == stored == str(identifier) and reading.form.official == identifier.family and not reading.mended:
        return "official"  # as most are
    odd = []
    if reading.form.official != identifier.family:
        odd.append(reading.form.name)
    if any(character.isspace() for character in stored):
        odd.append("space inside")
    if stored[0].isalpha():  # a figure read as a letter
        odd.append("look-alike letters")
    letters = "".join(c for c in stored[1:] if c.isalpha())
    official = "".join(c for c in str(identifier) if c.isalpha())
    if reading.mended:
        odd.append("slip in the issuer's code")
    elif letters != official:
        odd.append(_letters(letters, official, folded))
    elif folded[1:] != stored[1:]:
        odd.append("another dash or slash")
    return ", ".join(dict.fromkeys(odd)) or "official"


def _letters(letters: str, official: str, folded: str) -> str:
    if letters.upper() == official.upper():
        return "capitals"
    if letters.isascii():
        return "without diacritics"
    plain = "".join(c for c in folded if c.isalpha())
    return "look-alike letters" if plain.upper() == official.upper() else "another spelling"
