"""What the texts themselves say of a document they cite: its title and its issuer, where they say it plainly."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from citecheck import expressions as regex
from citecheck.bib.names import english_bodies, vietnamese_issuer
from citecheck.model import Citation, Document, Extract, Text

_REACH = 300
_MARKUP = re.compile(r"<[^<>]*>?")
_EMPHASIS = re.compile(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}")
_ORGANS = (
    r"Bộ Chính trị|Ban Bí thư|Ban Chấp hành Trung ương|Thủ tướng Chính phủ|Chính phủ|Quốc hội"
    r"|(?:Ban|Ủy ban|Uỷ ban|Văn phòng) [^,.;]{3,40}? Trung ương|(?:Tỉnh|Thành|Huyện|Quận|Đảng) (?:ủy|uỷ)(?: \p{Lu}\w*)*"
)
_BODIES = "|".join(map(regex.escape, english_bodies()))
_SAID = {
    "vi": regex.compile(
        rf"(?:(?:của|do) (?P<issuer>{_ORGANS})(?: Đảng)?(?: kh(?:óa|oá) [XVI]+)?(?: ban hành)?(?: |$))?"
        r"(?P<title>về .+)?"
    ),
    "en": regex.compile(
        rf"(?:(?:of|by|from|issued by) the (?P<issuer>{_BODIES}|[^,.;]{{3,60}}?)(?: |$))?"
        r"(?P<title>(?:on|regarding|concerning) .+)?",
        regex.IGNORECASE,
    ),
}
_END = re.compile(r"[\n;,()\[\]“”\"«»]|(?<!\b[Nn]o)\.(?:\s|$)|\s[–—-]\s")
# the next document is already being named: "… và Hướng dẫn số", "… Directive No."
_NEXT = re.compile(r",?(?: và| and)? \w+(?: \w+)? (?:số|No\.?|no\.?)$")
_CARRIED = ("implements", "continues", "reviews")


@dataclass(frozen=True, slots=True)
class Said:
    """The title and the issuer of a document in the words of the texts; "" where they do not say them."""

    title: str = ""
    issuer: str = ""


def said_of(document: Document, texts: Mapping[str, Extract], contents: Mapping[str, Text], language: str) -> Said:
    """What the texts of a language say: what most of them say, the shorter first."""
    found = [_of(one, texts[one.source], contents) for one in document.citations if _spoken(one, texts, language)]
    return Said(_most(one.title for one in found), _most(one.issuer for one in found))


def _spoken(citation: Citation, texts: Mapping[str, Extract], language: str) -> bool:
    return texts[citation.source].language == language


def _most(values: Iterable[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value), default="")


def _of(citation: Citation, text: Extract, contents: Mapping[str, Text]) -> Said:
    content = contents.get(citation.source)
    if content is None:
        return Said()
    start = citation.end
    if citation.date is not None and citation.date.start >= citation.end:
        start = citation.date.end
    following = min((one.start for one in text.citations if one.start >= start), default=len(content.content))
    behind = _plain(content.content[start : min(start + _REACH, following)])
    cut = _END.search(behind)
    whole = behind[: cut.start()] if cut else behind
    match = _SAID[text.language or "en"].match(whole.strip())
    if match is None:
        return Said()
    groups = match.groupdict()
    title = (groups.get("title") or "").strip()
    if cut is None and title:
        title = _carried(title, citation) if following < start + _REACH else ""
    issuer = (groups.get("issuer") or "").strip()
    return Said(title, issuer if text.language == "vi" else vietnamese_issuer(issuer))


def _carried(title: str, citation: Citation) -> str:
    """A title that runs into the next identifier: of the document that this one carries out, it is a part."""
    relation = citation.relation
    if relation is not None and relation.kind in _CARRIED:
        return f"{title} {relation.basis}"
    return _NEXT.sub("", title) if relation is None and _NEXT.search(title) else ""


def _plain(piece: str) -> str:
    """Letters as a reader sees them, on one line where the file only wraps."""
    seen = _EMPHASIS.sub("", html.unescape(_MARKUP.sub("", piece)))
    return re.sub(r"(?<!\n)\n(?!\n)|[^\S\n]+", " ", seen.replace("\r\n", "\n")).lstrip()
