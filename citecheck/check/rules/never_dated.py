"""CC302 never-dated: no text gives this document's date."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Document, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A note for each Party identifier that nothing dates, in its locality."""
    dated = {(document.identifier.key, document.scope) for document in found.documents if _dated(document)}
    for document in found.documents:
        if document.identifier.family == "state" or (document.identifier.key, document.scope) in dated:
            continue
        say = found.messages.say
        yield Finding(
            RULE.code, RULE.name, RULE.level, document.identifier,
            say("said.never", identifier=document.identifier), (Side(None, document.citations),),
            scope=document.scope, term=document.term,
            proof=(say("said.never_why", count=len(document.citations)),),
            fingerprint=fingerprint(RULE.code, document.identifier.key, document.scope, document.term),
        )  # fmt: skip


def _dated(document: Document) -> bool:
    return any(citation.date is not None for citation in (*document.citations, *document.mentions))


RULE = Rule("CC302", "never-dated", "info", find)
