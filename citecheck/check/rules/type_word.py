"""CC203 type-word-mismatch: the word before the number and the code in it name different types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Citation, Finding, Side

_SAME = {"QĐi": "QĐ", "QĐNS": "QĐ"}


def find(found: Found) -> Iterator[Finding]:
    """A note for each Party identifier and word that disagree, with all places."""
    places: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for text in found.texts:
        for citation in text.citations:
            if citation.type_word and citation.identifier.family == "party" and _disagree(citation, found):
                places[str(citation.identifier), citation.type_word].append(citation)
    for (identifier, word), citations in sorted(places.items()):
        say = found.messages.say
        yield Finding(
            RULE.code, RULE.name, RULE.level, citations[0].identifier,
            say("said.word", identifier=identifier, word=word), (Side(None, tuple(citations)),), certainty="low",
            proof=(say("said.word_why", code=citations[0].identifier.type, name=_name(citations[0], found)),),
            fingerprint=fingerprint(RULE.code, identifier, word),
        )  # fmt: skip


def _disagree(citation: Citation, found: Found) -> bool:
    named, written = found.patterns.words.type_codes(citation.type_word), citation.identifier.type
    if not named or not citation.known or written in named:
        return False
    return _SAME.get(written, written) not in {_SAME.get(code, code) for code in named}


def _name(citation: Citation, found: Found) -> str:
    known = found.patterns.codes.type(citation.identifier.type)
    return known.name if known else citation.identifier.type


RULE = Rule("CC203", "type-word-mismatch", "info", find)
