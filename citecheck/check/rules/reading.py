"""CC901 to CC904: what was noticed in reading a text, and may have cost a citation or a letter of one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from citecheck.check.rules import Found, Rule, fingerprint
from citecheck.messages import Messages
from citecheck.model import Finding, Note


def find(code: str, found: Found) -> Iterator[Finding]:
    """A finding for each note of a rule, shown at the place that the note names."""
    name = next(rule.name for rule in RULES if rule.code == code)
    for text in found.texts:
        for note in text.notes:
            if note.rule != code:
                continue
            said = _values(note, found.messages)
            yield Finding(
                code, name, "warning", None, found.messages.say(f"said.reading.{code}", **said),
                proof=(found.messages.say(f"said.reading_why.{code}"),),
                fingerprint=fingerprint(code, note.place.source, *sorted(note.values)), at=note.place,
            )  # fmt: skip


def _values(note: Note, said: Messages) -> dict[str, str]:
    """What fills the message: the place tells what the reader did not."""
    where = said.place(note.place.locator or "") or note.place.raw or note.place.source
    given = dict(note.values)
    return {"pages": where, "encoding": "?", "part": where, "date": given.get("deleted", note.place.raw)} | given


RULES = (
    Rule("CC901", "no-text-layer", "warning", partial(find, "CC901"), text=True),
    Rule("CC902", "legacy-encoding", "warning", partial(find, "CC902"), text=True),
    Rule("CC903", "unreadable-part", "warning", partial(find, "CC903"), text=True),
    Rule("CC904", "deleted-date", "warning", partial(find, "CC904"), text=True),
)
