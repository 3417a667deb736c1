"""CC108 term-mismatch: the Party term said beside a citation and its date do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.judging import registry_evidence
from citecheck.check.periods import is_central
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Citation, Finding, Side


def find(found: Found) -> Iterator[Finding]:
    """A finding for each such citation; an error where only the date and the issuing body stand between."""
    for text in found.texts:
        for citation in text.citations:
            if _mismatch(citation, found):
                yield _finding(citation, found)


def _mismatch(citation: Citation, found: Found) -> bool:
    date, said = citation.own_date, citation.term_said
    if said is None or date is None or date.iso is None or not date.possible or not is_central(citation):
        return False
    return said in found.patterns.terms.names() and said not in found.patterns.terms.of(date.iso)


def _finding(citation: Citation, found: Found) -> Finding:
    say, date, said = found.messages.say, citation.date, citation.term_said
    assert date is not None
    rows = [row for row in found.known.rows(citation) if row.term == said]
    term = next(term for term in found.patterns.terms.central if term.name == said)
    proof = [say("said.term_why", term=said, first=term.opens, last=term.last or found.today)]
    proof += found.told(item for row in rows for item in registry_evidence(row))
    sure = [row.day for row in rows if row.status == "confirmed"]
    return Finding(
        RULE.code, RULE.name, "error" if citation.term_close else "warning", citation.identifier,
        say("said.term_mismatch", identifier=citation.identifier, date=date.iso, term=said),
        (Side(date.iso, (citation,)),), certainty="high" if citation.term_close else "medium",
        scope=citation.scope, term=said, suggestion=sure[0] if len(sure) == 1 else None, proof=tuple(proof),
        fingerprint=fingerprint(RULE.code, citation.identifier.key, date.iso, said, citation.source),
    )  # fmt: skip


RULE = Rule("CC108", "term-mismatch", "error", find)
