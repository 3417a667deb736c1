"""CC912 unreadable-suppression: a mark that names neither a rule nor an identifier."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.check.marks import read_mark
from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.model import Finding


def find(found: Found) -> Iterator[Finding]:
    """A finding for each thing in a mark that cannot be read."""
    say = found.messages.say
    for text in found.texts:
        for mark in text.marks:
            for written in read_mark(mark, found.patterns)[1]:
                raw = " ".join(mark.place.raw.split())
                message = say("said.unreadable", what=written) if written else say("said.unreadable_all", mark=raw)
                yield Finding(
                    RULE.code, RULE.name, RULE.level, None, message, proof=(say("said.unreadable_why"),),
                    at=mark.place, fingerprint=fingerprint(RULE.code, text.source, written or raw),
                )  # fmt: skip


RULE = Rule("CC912", "unreadable-suppression", "warning", find, text=True)
