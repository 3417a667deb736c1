"""An original and its translation → a report: do they cite the same documents, in one order, with the same dates?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from citecheck.check.checking import found_in, judged
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.check.rules import TRANSLATION, all_rules
from citecheck.messages import Messages
from citecheck.model import Extract, Pair, Report, Unread
from citecheck.patterns import Patterns
from citecheck.registry import Registry

READING = "CC9"
"""The beginning of the codes of the rules about reading: what was not read cannot be compared."""


def compare(
    original: Extract,
    translation: Extract,
    patterns: Patterns | None = None,
    said: Messages | None = None,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
) -> Report:
    """What `translation` cites otherwise than `original`: CC401 to CC404, and what was noticed in reading the two.

    `said` is the language of the findings; `registry` may tell which of two dates is right (default: what is shipped);
    `policy` what a person does not want to hear.
    """
    pair = Pair(original, translation)
    return compare_all([pair], (original, translation), (), patterns, said, registry, policy)


def compare_all(
    pairs: Iterable[Pair],
    texts: Iterable[Extract],
    unread: Iterable[Unread] = (),
    patterns: Patterns | None = None,
    said: Messages | None = None,
    registry: Registry | None = None,
    policy: Policy = NO_POLICY,
) -> Report:
    """The report of many pairs; `texts` is what they consist of, each once."""
    found = replace(found_in(texts, "", patterns, said, registry), pairs=tuple(pairs))
    rules = [rule for rule in all_rules() if rule.code.startswith((TRANSLATION, READING))]
    return judged(found, rules, unread, policy)


__all__ = ["compare", "compare_all"]
