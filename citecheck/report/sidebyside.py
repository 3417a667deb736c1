"""What was compared → for each pair its documents side by side: what every table of `compare` shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citecheck.check.translation import Citations, Row, rows_of
from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Pair, Report
from citecheck.report.excerpt import clean
from citecheck.report.tables import NONE

_Findings = dict[tuple[str, str], list[Finding]]


@dataclass(frozen=True, slots=True)
class Line:
    """A document of a pair, and the findings about it there, the gravest first."""

    row: Row
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A pair with its documents, in the order of the original."""

    pair: Pair
    lines: tuple[Line, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not any(line.findings for line in self.lines)


def side_by_side(report: Report) -> Iterator[SideBySide]:
    """Every pair that was compared."""
    found = _by_document(report.findings)
    for pair in report.pairs:
        yield SideBySide(pair, tuple(Line(row, _about(row, pair, found)) for row in rows_of(pair)))


def days(citations: Citations, said: Messages) -> list[str]:
    """Every date that is given, once; a dash where none is, nothing where the document is not cited."""
    given = (said.date(one.date.iso) if one.date.iso else _written(one) for one in citations if one.date)
    return list(dict.fromkeys(given)) or ([NONE] if citations else [])


def _by_document(every: Iterable[Finding]) -> _Findings:
    """(the text it is shown in, the document) → the findings that compare, the gravest first."""
    found: _Findings = defaultdict(list)
    for finding in every:
        if finding.rule.startswith("CC4") and finding.identifier is not None:
            found[finding.place.source, finding.identifier.key].append(finding)
    return found


def _about(row: Row, pair: Pair, found: _Findings) -> tuple[Finding, ...]:
    """The findings about a document of a pair: another original may have been compared with the same translation."""
    sources = {pair.translation.source, *(one.source for one in row.translation)}
    here = {(one.source, one.start) for one in (*row.original, *row.translation)}
    return tuple(
        finding
        for source in sorted(sources)
        for finding in found.get((source, row.identifier.key), ())
        if all((one.source, one.start) in here for side in finding.sides for one in side.citations)
    )


def _written(citation: Citation) -> str:
    return clean(" ".join(citation.date.raw.split())) if citation.date else ""
