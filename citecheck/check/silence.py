"""All that is not said, in order: what the texts mark, what the configuration accepts, what the baseline accepts."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.check.baseline import Entry
from citecheck.check.marks import read_mark
from citecheck.check.policy import Policy
from citecheck.check.rules import TRANSLATION, Found
from citecheck.check.rules.unused_suppression import unused
from citecheck.check.suppress import suppress
from citecheck.model import Finding, Place
from citecheck.suppression import Suppressed, Suppression


def silence(findings: Iterable[Finding], found: Found, policy: Policy) -> tuple[list[Finding], list[Suppressed]]:
    """(what is said, notes on suppressions of no use among it; what is not said)."""
    marks = (one for text in found.texts for mark in text.marks for one in read_mark(mark, found.patterns)[0])
    wanted = list(dict.fromkeys((*marks, *policy.suppressions)))
    done = suppress(findings, found, wanted)
    idle = [one for one in wanted if one.expected and one not in done.used and _asked(one, found)]
    kept, accepted = list(done.kept), list(done.suppressed)
    if policy.baseline is not None:
        kept, known, stale = policy.baseline.split(kept, (text.source for text in found.texts))
        accepted += known
        idle += [_as_suppression(entry, policy.baseline.file) for entry in stale]
    return [*kept, *unused(idle, found.messages)], accepted


def _asked(one: Suppression, found: Found) -> bool:
    """Whether what it names was looked for: a comparison asks of translations only, a check of all but them."""
    return one.rule.startswith(TRANSLATION) == bool(found.pairs)


def _as_suppression(entry: Entry, file: str) -> Suppression:
    return Suppression("baseline", Place(file), f"{entry.rule} {entry.identifier}".strip())
