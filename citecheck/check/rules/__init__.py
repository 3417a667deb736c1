"""The rules: a file each. A rule is a function from what was found to findings, with a code and a name.

What a rule says to a person, its page for `citecheck explain` too, stands in messages/, in both languages.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from citecheck.messages import Messages
from citecheck.model import Citation, Document, Extract, Finding, Level
from citecheck.patterns import Patterns
from citecheck.registry import Registry


@dataclass(frozen=True)
class Found:
    """What a rule may look at: everything that was read, and the day of the run."""

    texts: tuple[Extract, ...]
    documents: tuple[Document, ...]
    patterns: Patterns
    today: str
    messages: Messages
    registry: Registry

    @cached_property
    def disproofs(self) -> dict[tuple[str, int], Citation]:
        """(source, start) of a citation whose date cannot be right → the citation of its basis."""
        return {
            (citation.source, citation.start): basis for text in self.texts for citation, basis in older_pairs(text)
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its code, name, level, and what finds."""

    code: str
    name: str
    level: Level
    find: Callable[[Found], Iterator[Finding]]


def older_pairs(text: Extract) -> Iterator[tuple[Citation, Citation]]:
    """The citations of a text dated before the document they are said to rest on, with the citation of that."""
    by_start = {citation.start: citation for citation in text.citations}
    for citation in text.citations:
        relation = citation.relation
        if relation is None or citation.date is None:
            continue
        basis = by_start.get(relation.basis_start)
        if basis is None or (basis.local and not citation.local):
            continue  # a central document rests on no local one: the words are misread
        own, other = citation.date, _date_in_text(basis, text)
        if other is None or own.iso is None or other.date is None or other.date.iso is None:
            continue
        if own.possible and other.date.possible and earlier(own.iso, other.date.iso):
            yield citation, other


def _date_in_text(citation: Citation, text: Extract) -> Citation | None:
    """The citation itself if dated, else one of the same identifier in the text, if all agree."""
    if citation.date is not None:
        return citation
    same = [one for one in text.citations if one.identifier == citation.identifier and one.full_date]
    return same[0] if len({one.full_date for one in same}) == 1 and same[0].scope == citation.scope else None


def earlier(one: str, other: str) -> bool:
    """Whether an ISO date, full or partial, lies wholly before another."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def fingerprint(rule: str, *parts: object) -> str:
    """A name for a finding that stays when lines move: 16 hexadecimal figures."""
    return hashlib.sha256("\0".join(str(part) for part in (rule, *parts)).encode()).hexdigest()[:16]


def all_rules() -> tuple[Rule, ...]:
    """All rules, by code."""
    from citecheck.check.rules import (
        date_conflict,
        impossible_date,
        later_than_text,
        never_dated,
        odd_form,
        older_than_basis,
        reading,
        shared_identifier,
        type_word,
        unknown_code,
    )

    modules = (
        date_conflict, older_than_basis, impossible_date, later_than_text,
        shared_identifier, unknown_code, type_word, odd_form, never_dated,
    )  # fmt: skip
    return (*(module.RULE for module in modules), *reading.RULES)
