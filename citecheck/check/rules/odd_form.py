"""CC301 odd-form: a damaged or non-standard spelling of an identifier, and its official form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A note for each odd spelling, with all its places."""
    spellings: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for text in found.texts:
        for citation in text.citations:
            if citation.kind == "citation" and citation.form != "official":
                spellings[str(citation.identifier), " ".join(citation.raw.split())].append(citation)
    for (official, raw), citations in sorted(spellings.items()):
        first = citations[0]
        yield Finding(
            RULE.code, RULE.name, RULE.level, first.identifier,
            found.messages.say("said.odd", raw=raw, identifier=official),
            (Side(None, tuple(citations)),), suggestion=official,
            proof=(found.messages.say("said.odd_why", form=form_in_words(first.form, found.messages)),),
            fingerprint=fingerprint(RULE.code, official, raw),
        )  # fmt: skip


def form_in_words(form: str, said: Messages) -> str:
    """What is odd about a spelling; a person's own patterns may name forms that no message knows."""
    return ", ".join(said.name("form", part) for part in form.split(", "))


RULE = Rule("CC301", "odd-form", "info", find)
