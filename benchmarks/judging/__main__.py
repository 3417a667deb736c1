"""The command: see the package's docstring."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator

from benchmarks.judging.cases import load
from benchmarks.judging.verdict import Verdict, judge
from citecheck.model import Finding


def table(verdicts: Iterable[Verdict]) -> str:
    """Markdown: a row for each kind and cause, and one for all."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.case.kind, verdict.case.group].append(verdict)
    whole = [verdict for group in groups.values() for verdict in group]
    heads = ["kind", "cause", "cases", "wrongly accused", "rate", "provable", "missed", "rate"]
    lines = ["| " + " | ".join(heads) + " |", "| --- | --- |" + " ---: |" * 6]
    lines += [_row(kind, cause, group) for (kind, cause), group in sorted(groups.items())]
    lines.append(_row("all", "", whole))
    return "\n".join(lines) + "\n"


def _row(kind: str, cause: str, group: list[Verdict]) -> str:
    accused, provable, missed = counts(group)
    cells = [kind, cause, len(group), accused, _rate(accused, len(group)), provable, missed, _rate(missed, provable)]
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def counts(verdicts: Iterable[Verdict]) -> tuple[int, int, int]:
    """Cases with a wrong accusation, provable cases, provable cases missed."""
    known = list(verdicts)
    return (
        sum(bool(verdict.accusations) for verdict in known),
        sum(verdict.case.provable for verdict in known),
        sum(verdict.missed for verdict in known),
    )


def _rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def failures(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """A line for each failing case and one for each thing said of it."""
    for verdict in verdicts:
        if not verdict.failed:
            continue
        case = verdict.case
        yield f"{case.name}: {' and '.join(_failings(verdict))}"
        yield f"  why: {case.why}"
        if verdict.missed:
            asked = f"{'/'.join(case.rules)} {case.level} {'/'.join(case.causes)}"
            yield f"  wanted: {asked} of {case.identifier} {case.date}"
        said = [line(finding) for finding in verdict.report.findings if finding.level != "info"]
        yield from (f"  said: {one}" for one in said or ["nothing"])


def _failings(verdict: Verdict) -> list[str]:
    return ["accused wrongly"] * bool(verdict.accusations) + ["missed"] * verdict.missed


def line(finding: Finding) -> str:
    """A finding in one line."""
    days = ", ".join(str(side.date) for side in finding.sides)
    return f"{finding.rule} {finding.level} {finding.cause or '–'} {finding.identifier}: {days}"


def details(verdict: Verdict) -> Iterator[str]:
    """Everything of one case: its texts, the dates bound in them, and each finding in full."""
    for text in verdict.case.texts:
        yield f"{text.source}: {text.content}"
    for citation in verdict.report.citations:
        said = f", term said {citation.term_said}" if citation.term_said else ""
        place = f", {citation.scope}" if citation.scope else ""
        yield f"  {citation.source} {citation.identifier}: {citation.date and citation.date.iso}{said}{place}"
    for finding in verdict.report.findings:
        yield line(finding)
        yield f"  {finding.message} (certainty {finding.certainty}, suggestion {finding.suggestion})"
        yield from (f"  {proof}" for proof in finding.proof)


def main() -> int:
    """Run; the exit status is 1 if any case fails, 2 if there is no case of that name."""
    parser = argparse.ArgumentParser(prog="benchmarks.judging", description=__doc__)
    parser.add_argument("--case", metavar="NAME", help="print one case with all that is said of it")
    options = parser.parse_args()
    cases = [case for case in load() if options.case in (None, case.name)]
    if not cases:
        print(f"no case is named {options.case!r}", file=sys.stderr)
        return 2
    verdicts = judge(cases)
    if options.case:
        print("\n".join(details(verdicts[0])))
        print()
    print(table(verdicts))
    print("\n".join(failures(verdicts)))
    return 1 if any(verdict.failed for verdict in verdicts) else 0


if __name__ == "__main__":
    sys.exit(main())
