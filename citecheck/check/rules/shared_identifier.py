"""CC201 shared-identifier: one identifier, several documents; a homonym, not an error."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Document, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A note for each identifier that stands for several documents known apart by date or locality."""
    shared: dict[str, list[Document]] = defaultdict(list)
    for document in found.documents:
        if document.identifier.family == "party" and (document.dates or document.scope):
            shared[document.identifier.key].append(document)
    for key, documents in sorted(shared.items()):
        if len(documents) > 1:
            yield _finding(key, documents, found)


def _finding(key: str, documents: list[Document], found: Found) -> Finding:
    say = found.messages.say
    why = "scope" if len({document.scope for document in documents}) > 1 else "term"
    sides = []
    for document in documents:
        day = next(iter(document.dates), None)
        label = document.scope or (say("said.term", term=document.term) if document.term else "")
        sides.append(Side(day, document.citations, label))
    identifier = documents[0].identifier
    return Finding(
        RULE.code, RULE.name, RULE.level, identifier,
        say("said.shared", identifier=identifier, count=len(documents)), tuple(sides),
        proof=(say(f"said.shared_why.{why}"),), fingerprint=fingerprint(RULE.code, key),
    )  # fmt: skip


RULE = Rule("CC201", "shared-identifier", "info", find)
