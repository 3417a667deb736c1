"""CC103 older-than-its-basis: a document is dated before the one that it carries out, amends or rests on."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.chronology import Older
from citecheck.check.judging import registry_evidence
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Finding, Level, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each citation with such a date; an error only where the clause says the relation."""
    for older in found.older:
        yield _finding(older, found)


def _finding(older: Older, found: Found) -> Finding:
    say = found.messages.say
    citation, basis = older.citation, older.basis
    relation, date = citation.relation, citation.date
    assert relation is not None
    assert date is not None
    kind = relation.kind.replace(" ", "_")
    proof = [
        say("said.older_why", identifier=citation.identifier, date=date.iso, verb=say(f"said.verb.{kind}"),
            basis=basis.identifier, basis_date=older.date)
    ]  # fmt: skip
    if older.row is not None:
        proof += found.told(registry_evidence(older.row))
    if older.doubtful:
        proof.append(say("said.older_doubt", basis=basis.identifier))
    sure = relation.same_clause and not older.doubtful
    level: Level = "error" if sure else "warning"
    return Finding(
        RULE.code, RULE.name, level, citation.identifier,
        say("said.older", identifier=citation.identifier, basis=basis.identifier,
            relation=say(f"said.relation.{kind}")),
        (Side(date.iso, (citation,)), Side(older.date, (basis,), "basis")),
        certainty="medium" if not sure or older.row is not None else "high",
        scope=citation.scope, term=citation.term, proof=tuple(proof),
        fingerprint=fingerprint(
            RULE.code, citation.identifier.key, date.iso, basis.identifier.key, older.date, citation.source
        ),
    )  # fmt: skip


RULE = Rule("CC103", "older-than-its-basis", "error", find, text=True)
