"""CC911 unused-suppression: a mark or an entry that silences nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.messages import Messages
from citecheck.model import Finding
from citecheck.suppression import Suppression


def find(found: Found) -> Iterator[Finding]:  # noqa: ARG001
    """Nothing: what was of no use is known only after all rules have spoken."""
    return iter(())


def unused(suppressions: Iterable[Suppression], said: Messages) -> Iterator[Finding]:
    """A note for each of these suppressions."""
    for one in suppressions:
        words = (one.rule, one.identifier, one.date, one.path.pattern if one.path else None)
        what = " ".join(str(word) for word in words if word)
        yield Finding(
            RULE.code, RULE.name, RULE.level, None, said.say(f"said.unused.{one.kind}", what=what),
            proof=(said.say("said.unused_why"),), at=one.place,
            fingerprint=fingerprint(RULE.code, one.place.source, what),
        )  # fmt: skip


RULE = Rule("CC911", "unused-suppression", "info", find)
