"""CC103 older-than-its-basis: a document is dated before the one that it carries out, amends or rests on."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.rules import Found, Rule, fingerprint, older_pairs
from citecheck.model import Citation, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each citation with such a date; an error only where the clause says the relation."""
    for text in found.texts:
        for citation, basis in older_pairs(text):
            yield _finding(citation, basis, found)


def _finding(citation: Citation, basis: Citation, found: Found) -> Finding:
    say = found.messages.say
    relation = citation.relation
    assert relation is not None
    assert citation.date is not None
    assert basis.date is not None
    kind = relation.kind.replace(" ", "_")
    why = say(
        "said.older_why", identifier=citation.identifier, date=citation.date.iso, verb=say(f"said.verb.{kind}"),
        basis=basis.identifier, basis_date=basis.date.iso,
    )  # fmt: skip
    related = say(f"said.relation.{kind}")
    return Finding(
        RULE.code, RULE.name, RULE.level if relation.same_clause else "warning", citation.identifier,
        say("said.older", identifier=citation.identifier, basis=basis.identifier, relation=related),
        (Side(citation.date.iso, (citation,)), Side(basis.date.iso, (basis,), "basis")),
        certainty="high" if relation.same_clause else "medium",
        scope=citation.scope, term=citation.term, proof=(why,),
        fingerprint=fingerprint(
            RULE.code, citation.identifier.key, citation.date.iso, basis.identifier.key, basis.date.iso, citation.source
        ),
    )  # fmt: skip


RULE = Rule("CC103", "older-than-its-basis", "error", find)
