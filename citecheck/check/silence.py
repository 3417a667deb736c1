"""All that is not said, in order: what the texts mark, what the configuration accepts, what the baseline accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from citecheck.check.marks import read_mark
from citecheck.check.policy import Policy
from citecheck.check.rules import TRANSLATION, Found
from citecheck.check.rules.unused_suppression import unused
from citecheck.check.suppress import suppress
from citecheck.messages import Messages
from citecheck.model import Extract, Finding, Place
from citecheck.patterns import Patterns
from citecheck.suppression import Suppressed, Suppression

if TYPE_CHECKING:
    from citecheck.check.baseline import Baseline, Entry


def silence(findings: Iterable[Finding], found: Found, policy: Policy) -> tuple[list[Finding], list[Suppressed]]:
    """(what is said, notes on suppressions of no use among it; what is not said)."""
    wishes = Wishes(wanted(found.texts, found.patterns, policy), policy.baseline)
    kept, unsaid = wishes.heard(findings, found)
    return [*kept, *wishes.idle((text.source for text in found.texts), found.messages, bool(found.pairs))], unsaid


def wanted(texts: Iterable[Extract], patterns: Patterns, policy: Policy) -> tuple[Suppression, ...]:
    """What the texts and the configuration ask not to be told, each wish once."""
    return tuple(dict.fromkeys((*marked(texts, patterns), *policy.suppressions)))


def marked(texts: Iterable[Extract], patterns: Patterns) -> Iterator[Suppression]:
    """What the marks in texts ask not to be told."""
    return (one for text in texts for mark in text.marks for one in read_mark(mark, patterns)[0])


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is not to be said in a run; it learns which wishes, and which entries of the baseline, were of use."""

    wanted: tuple[Suppression, ...]
    baseline: Baseline | None = None
    used: set[Suppression] = field(default_factory=set)
    accepting: set[str] = field(default_factory=set)

    def heard(self, findings: Iterable[Finding], found: Found) -> tuple[list[Finding], list[Suppressed]]:
        """(what of the findings is said, what is not)."""
        done = suppress(findings, found, self.wanted)
        self.used.update(done.used)
        if self.baseline is None:
            return list(done.kept), list(done.suppressed)
        kept, accepted, accepting = self.baseline.split(done.kept)
        self.accepting.update(accepting)
        return kept, [*done.suppressed, *accepted]

    def idle(self, read: Iterable[str], said: Messages, comparing: bool = False) -> Iterator[Finding]:
        """Notes on what was of no use, once everything was heard; `read` are the sources of the texts."""
        idle = [one for one in self.wanted if one.expected and one not in self.used and _asked(one, comparing)]
        if self.baseline is not None:
            stale = self.baseline.stale(self.accepting, read)
            idle += [_as_suppression(entry, self.baseline.file) for entry in stale]
        return unused(idle, said)


def _asked(one: Suppression, comparing: bool) -> bool:
    """Whether what it names was looked for: a comparison asks of translations only, a check of all but them."""
    return one.rule.startswith(TRANSLATION) == comparing


def _as_suppression(entry: Entry, file: str) -> Suppression:
    return Suppression("baseline", Place(file), f"{entry.rule} {entry.identifier}".strip())
