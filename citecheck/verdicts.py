"""What was said of texts in an earlier run: the same texts, asked about in the same way, are judged once.

The report is kept beside what the files were found to hold, under a name for the run; with it the state of all that it
depends on: the texts, what is known, what is wanted, the day. If any of these is another, the texts are judged again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.cachefolder import code_state, digest
from citecheck.messages import Messages
from citecheck.model import Citation, Extract, Report
from citecheck.patterns import Patterns
from citecheck.pickled import pickled, unpickled

if TYPE_CHECKING:
    from citecheck.check.policy import Policy
    from citecheck.registry import Registry

_MOST = 100_000
"""Citations above which no report is kept: it would take more room than its texts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What texts are judged by; `today`, `said` and `policy` as in `check`; `cache` the folder of earlier results."""

    patterns: Patterns
    registry: Registry
    today: str
    said: Messages
    policy: Policy
    cache: Path | None = None

    def name(self, texts: Sequence[Extract]) -> bytes:
        """A name for the run: of which files, with which wishes. A later run of the same takes its place."""
        sources = "\0".join(text.source for text in texts)
        return digest(f"{sources}\n{self.policy}\n{self.said.language}".encode("utf-8", "surrogatepass"))

    def state(self, texts: Sequence[Extract]) -> bytes:
        """A name for all that the report depends on."""
        known = f"{code_state()} {self.patterns.state} {self.registry.state} {self.today}"
        return digest(known.encode() + b"".join(text.kept_as for text in texts))


def judged(texts: Sequence[Extract], asked: Asked) -> Report:
    """The report of `check` on texts in the order of their sources, if need be that of an earlier run."""
    citations = [citation for text in texts for citation in text.citations]
    named = asked.registry.state is not None and all(text.kept_as for text in texts)
    if asked.cache is None or not named or len(citations) > _MOST:
        return _judged(texts, asked)
    from citecheck.results import Results  # a database only where one is wanted

    results, name, state = Results(asked.cache), asked.name(texts), asked.state(texts)
    try:
        report = _report(results.get(name), state, texts, citations)
        if report is None:
            report = _judged(texts, asked)
            results.put([(name, state + _packed(report, citations))])
        return report
    finally:
        results.close()


def _judged(texts: Sequence[Extract], asked: Asked) -> Report:
    from citecheck.check.checking import check  # the rules are loaded where something is to be judged

    return check(texts, asked.today, asked.patterns, (), asked.said, asked.registry, asked.policy)


def _packed(report: Report, citations: list[Citation]) -> bytes:
    """What a report says, naming the citations by their places: the texts are kept already."""
    return pickled((report.documents, report.findings, report.suppressed), citations)


def _report(stored: bytes | None, state: bytes, texts: Sequence[Extract], citations: list[Citation]) -> Report | None:
    """The report that was kept, if it is of this state."""
    if stored is None or not stored.startswith(state):
        return None
    try:
        documents, findings, suppressed = unpickled(stored[len(state) :], citations)
    except Exception:  # whatever a damaged value raises, the texts can be judged
        return None
    return Report(tuple(texts), documents, findings, suppressed=suppressed)
