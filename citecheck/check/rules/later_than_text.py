"""CC106 later-than-text: a text that bears its own date cites a document with a later one."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.chronology import earlier
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Citation, Extract, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each such citation of a text with a letterhead."""
    for text in found.texts:
        heads = [citation for citation in text.citations if citation.binding == "header"]
        # a file with several letterheads holds several documents, each with a date of its own
        if len(heads) == 1 and heads[0].full_date is not None:
            yield from _of_text(text, heads[0].full_date, heads[0], found)
        elif not heads and text.published is not None:
            yield from _of_text(text, text.published, None, found)


def _of_text(text: Extract, own: str, head: Citation | None, found: Found) -> Iterator[Finding]:
    why = found.messages.say("said.later_why" if head else "said.published_why", own=own)
    for citation in text.citations:
        date = citation.own_date
        if citation is head or date is None or date.iso is None or not date.possible or not earlier(own, date.iso):
            continue
        sides = (Side(date.iso, (citation,)), *([Side(own, (head,), "own")] if head else []))
        yield Finding(
            RULE.code, RULE.name, RULE.level, citation.identifier,
            found.messages.say("said.later", identifier=citation.identifier), sides,
            certainty="medium", scope=citation.scope, term=citation.term, proof=(why,),
            fingerprint=fingerprint(RULE.code, citation.identifier.key, date.iso, text.source),
        )  # fmt: skip


RULE = Rule("CC106", "later-than-text", "warning", find, text=True)
