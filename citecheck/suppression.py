"""What a person does not want to hear, and what was not said because of it: the types of suppression.

One shape for all: a mark in a text, an entry of the configuration, a file of accepted findings. Each condition that
is given must hold; one that is not given holds always.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from citecheck.identifier import Value
from citecheck.model import Citation, Finding, Identifier, Place

if TYPE_CHECKING:
    from citecheck.globs import Glob

Kind = Literal["sic", "mark", "configuration", "baseline"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """`place` is where it was written; `rule` a code or the beginning of codes; `date` ISO, as findings show it.

    A mark holds for the text it stands in. `expected`: one that silences nothing is worth a note.
    """

    kind: Kind
    place: Place
    rule: str = ""
    identifier: Identifier | None = None
    date: str | None = None
    path: Glob | None = None
    reason: str = ""
    expected: bool = True

    def covers(self, rule: str, place: Citation | Place, identifier: Identifier | None = None) -> bool:
        """Whether it silences what `rule` says of a citation, or, at a place of a text, of an `identifier` or none."""
        if not rule.startswith(self.rule) or (self.kind == "mark" and place.source != self.place.source):
            return False
        if self.path is not None and not self.path.fits(place.source):
            return False
        if isinstance(place, Place):
            return self.date is None and self.identifier in (None, identifier)
        if self.identifier is not None and place.identifier != self.identifier:
            return False
        return self.date is None or (place.date is not None and place.date.iso == self.date)


@dataclass(frozen=True, slots=True)
class Suppressed(Value):
    """A finding, or the sides of one, that was not said: of what kind the wish was, where it stands, and its reason."""

    finding: Finding
    kind: Kind
    place: Place
    reason: str = ""


def silencer(finding: Finding) -> str:
    """The mark that, anywhere in a text, would keep this finding from being said of that text."""
    return f"citecheck: ignore {finding.rule}" + (f" {finding.identifier}" if finding.identifier else "")
