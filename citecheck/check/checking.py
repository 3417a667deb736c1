"""Citations → documents → findings: grouping and the rules, run in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.check.brackets import Brackets
from citecheck.check.codes import is_on
from citecheck.check.documents import agreed, group
from citecheck.check.judging import Known
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.check.rules import Found, Rule, all_rules
from citecheck.check.silence import silence
from citecheck.messages import Messages, messages
from citecheck.model import Extract, Finding, Identifier, Report, Unread
from citecheck.patterns import Patterns, load_patterns
from citecheck.registry import Registry, load_registry

_NOTHING = Identifier("0", "", "")
_LEVELS = {"error": 0, "warning": 1, "info": 2}


def check(
    texts: Iterable[Extract],
    today: str,
    patterns: Patterns | None = None,
    unread: Iterable[Unread] = (),
    said: Messages | None = None,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
) -> Report:
    """The documents that `texts` cite and what is wrong with them.

    `today` (ISO) is the day after which no document can be dated; `said` the language of the findings;
    `registry` what is known of documents (default: what is shipped); `policy` what a person does not want to hear.
    """
    return judged(found_in(texts, today, patterns, said, registry), all_rules(), unread, policy)


def found_in(
    texts: Iterable[Extract],
    today: str = "",
    patterns: Patterns | None = None,
    said: Messages | None = None,
    registry: Registry | None = None,
) -> Found:
    """What the rules look at: the documents that `texts` cite, and what is known of them."""
    known = patterns or load_patterns()
    read = tuple(texts)
    rows = registry or load_registry()
    basis = Known(known, rows, Brackets(rows))
    documents = group((citation for text in read for citation in text.citations), basis)
    basis = replace(basis, brackets=Brackets(rows, agreed(documents, known)))
    return Found(read, documents, basis, today, said or messages("en"))


def judged(found: Found, rules: Iterable[Rule], unread: Iterable[Unread], policy: Policy) -> Report:
    """What the rules say of what was found, without what is not to be said, sorted."""
    findings, suppressed = silence((finding for rule in rules for finding in rule.find(found)), found, policy)
    # rules are chosen last: whether a suppression is of use does not depend on the choice
    chosen = [one for one in findings if is_on(one.rule, policy.select, policy.ignore)]
    unsaid = [one for one in suppressed if is_on(one.finding.rule, policy.select, policy.ignore)]
    return Report(
        found.texts, found.documents, tuple(sorted(chosen, key=order_of)), tuple(unread),
        suppressed=tuple(sorted(unsaid, key=lambda one: order_of(one.finding))), pairs=found.pairs,
    )  # fmt: skip


def order_of(finding: Finding) -> tuple[object, ...]:
    """What findings are sorted by: the gravest first."""
    place = finding.place
    return (
        _LEVELS[finding.level],
        finding.rule,
        finding.identifier or _NOTHING,
        place.source,
        place.start,
        finding.fingerprint,
    )
