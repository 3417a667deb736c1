"""CC202 unknown-code: a type or issuer code that the patterns do not know."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Document, Finding, Side
from citecheck.patterns.codes import plain


def find(found: Found) -> Iterator[Finding]:
    """A note for each document with such a code, with the nearest known one."""
    for document in found.documents:
        if not document.citations[0].known and document.identifier.family == "party":
            yield _finding(document, found)


def _finding(document: Document, found: Found) -> Finding:
    say = found.messages.say
    codes = found.patterns.codes
    identifier = document.identifier
    part = "issuer" if codes.type(identifier.type) else "type"
    code = identifier.issuer if part == "issuer" else identifier.type
    known = {name: one.code for name, one in codes.issuers.items()}
    if part == "type":
        known = {name: one.code for name, one in codes.types.items()}
    import difflib  # few codes are unknown

    close = difflib.get_close_matches(plain(code), sorted(known), 1, 0.6)
    nearest = say("said.unknown_nearest", code=known[close[0]]) if close else ""
    why = say("said.unknown_why", part=say(f"said.unknown_part.{part}"), code=code, nearest=nearest)
    return Finding(
        RULE.code, RULE.name, RULE.level, identifier, say("said.unknown", identifier=identifier),
        (Side(next(iter(document.dates), None), document.citations),), scope=document.scope, term=document.term,
        certainty="low", suggestion=known[close[0]] if close else None, proof=(why,),
        fingerprint=fingerprint(RULE.code, identifier.key, document.scope),
    )  # fmt: skip


RULE = Rule("CC202", "unknown-code", "info", find)
