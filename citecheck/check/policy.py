"""What a person decided about judging: where unplaced documents belong, which rules are on, what is not to be said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecheck.check.baseline import Baseline
    from citecheck.globs import Glob
    from citecheck.suppression import Suppression


@dataclass(frozen=True, slots=True)
class Scopes:
    """The locality of local identifiers that no text places: by the path of the text, else one for all."""

    default: str | None = None
    by_path: tuple[tuple[Glob, str], ...] = ()

    def of(self, source: str) -> str | None:
        """The locality for a text; of several paths that fit, the last one given decides."""
        return next((scope for glob, scope in reversed(self.by_path) if glob.fits(source)), self.default)


NO_SCOPES = Scopes()
"""No locality is known beforehand."""


@dataclass(frozen=True, slots=True)
class Policy:
    """The decisions of one run; the default decides nothing. `select` and `ignore` are codes or their beginnings."""

    scopes: Scopes = NO_SCOPES
    suppressions: tuple[Suppression, ...] = ()
    baseline: Baseline | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


NO_POLICY = Policy()
"""Nothing decided: every rule is on, every finding is said."""
