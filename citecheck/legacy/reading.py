"""A text with traces of a legacy encoding → how it reads in Unicode."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from citecheck.legacy.convert import converted
from citecheck.legacy.decide import decide
from citecheck.legacy.tables import table
from citecheck.view import View


@dataclass(frozen=True, slots=True)
class LegacyReading:
    """`view`: the text with its legacy stretches in Unicode; `spans`: where they stand in the text as stored.

    `encoding` is the one that most of them are in, TCVN3 or VNI.
    """

    view: View
    spans: tuple[tuple[int, int], ...]
    encoding: str


def reading_of(content: str) -> LegacyReading | None:
    """How a text reads whose legacy lines are Unicode; None where it has none."""
    runs = decide(content)
    if not runs:
        return None
    most = Counter(run.encoding for run in runs).most_common(1)[0][0]
    return LegacyReading(converted(content, runs), tuple((run.start, run.end) for run in runs), table(most).name)
