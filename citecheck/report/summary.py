"""The last lines of a run: what was read, what was not, what was found, and what to do next."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from citecheck.messages import Messages
from citecheck.model import Extract, Finding, LeftOut, Level, Report, Unread

MOST_UNREAD = 20
"""Unread files that are named one by one on the terminal; `--format json` holds all."""


def counted(said: Messages, what: str, count: int) -> str:
    """`3 texts`, `1 error`."""
    return said.say(f"summary.{what}.{'one' if count == 1 else 'many'}", count=count)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last lines of a run tell of: how many of what, and what was not read or not counted.

    `counts`: text, party and state (citations), document (of the Party), free (dates of no identifier), suppressed,
    and a level (findings). `first` is the rule of the first finding shown.
    """

    counts: Counter[str]
    unread: tuple[Unread, ...]
    left_out: tuple[LeftOut, ...]
    shown: int = 0
    first: str = ""


def counts_of(text: Extract) -> Counter[str]:
    """What there is in a text."""
    families = Counter[str](one.identifier.family for one in text.citations if one.kind == "citation")
    free = len(text.dates) - len({one.date.start for one in text.citations if one.date})
    families.update(text=1, free=free)
    return families


def outcome_of(report: Report, findings: tuple[Finding, ...] = ()) -> Outcome:
    """What is to be told of a report, of which these findings are shown."""
    counts = Counter[str](one.level for one in report.findings)
    for text in report.texts:
        counts.update(counts_of(text))
    counts["document"] = sum(one.identifier.family == "party" for one in report.documents)
    counts["suppressed"] = len(report.suppressed)
    first = findings[0].rule if findings else ""
    return Outcome(counts, report.unread, report.left_out, len(findings), first)


def scan_summary(outcome: Outcome, said: Messages) -> str:
    """What a scan read and found, and what to do next."""
    if not outcome.counts["text"]:
        return _nothing(outcome, said)
    parts = [_read(outcome, said), *_cited(outcome, said)]
    parts.append(f"{counted(said, 'date', outcome.counts['free'])} ({said.say('summary.dates')})")
    lines = [" · ".join(parts), *_incomplete(outcome, said)]
    wrong = _wrong(outcome, said)
    if wrong:
        lines.append(said.say("summary.next_check", wrong=", ".join(wrong)))
    return "\n".join(lines)


def _nothing(outcome: Outcome, said: Messages) -> str:
    return "\n".join([said.say("summary.nothing"), *_incomplete(outcome, said)])


def _incomplete(outcome: Outcome, said: Messages) -> list[str]:
    return [said.say("summary.not_clean")] if outcome.unread else []


def _wrong(outcome: Outcome, said: Messages) -> list[str]:
    levels: tuple[Level, ...] = ("error", "warning")
    return [counted(said, level, outcome.counts[level]) for level in levels if outcome.counts[level]]


def _cited(outcome: Outcome, said: Messages) -> list[str]:
    """How much is cited: Party documents, and apart from them State ones."""
    counts = outcome.counts
    parts = [counted(said, "citation", counts["party"]), counted(said, "document", counts["document"])]
    return [*parts, counted(said, "state", counts["state"])] if counts["state"] else parts


def check_summary(outcome: Outcome, said: Messages) -> str:
    """What a check read and found; "nothing to report" only when everything could be read."""
    counts = outcome.counts
    if not counts["text"]:
        return _nothing(outcome, said)
    parts = [_read(outcome, said), *_cited(outcome, said)]
    wrong = _wrong(outcome, said)
    parts += wrong
    if not wrong and not outcome.unread:
        parts.append(said.say("summary.clean"))
    if counts["suppressed"]:
        parts.append(said.say("summary.suppressed", count=counts["suppressed"]))
    lines = [" · ".join(parts), *_incomplete(outcome, said)]
    hidden = counts["error"] + counts["warning"] + counts["info"] - outcome.shown
    if hidden:
        lines.append(said.say("summary.hidden", notes=counted(said, "finding", hidden)))
    if outcome.first:
        lines.append(said.say("summary.next", code=outcome.first))
    return "\n".join(lines)


def compare_summary(report: Report, findings: tuple[Finding, ...], said: Messages) -> str:
    """How many pairs were compared, and what a check would say of the texts."""
    outcome = outcome_of(report, findings)
    if not report.pairs:
        return "\n".join([said.say("summary.no_pair"), *_incomplete(outcome, said)])
    return f"{counted(said, 'pair', len(report.pairs))} · {check_summary(outcome, said)}"


def unread_lines(unread: tuple[Unread, ...], said: Messages) -> list[str]:
    """A line for each file that was not read, those that a person named first; of very many, the rest counted."""
    ordered = sorted(unread, key=lambda one: (not one.named, one.source))
    lines = [_unread_line(one, said) for one in ordered[:MOST_UNREAD]]
    rest = ordered[MOST_UNREAD:]
    if rest:
        kinds = Counter(one.reason for one in rest).most_common(3)
        told = "; ".join(f"{count} × {reason}" for reason, count in kinds)
        lines.append(said.say("summary.unread_more", count=len(rest), kinds=told))
    return lines


def _unread_line(unread: Unread, said: Messages) -> str:
    key = "summary.unread_help" if unread.help else "summary.unread"
    return said.say(key, source=unread.source, reason=unread.reason, help=unread.help)


def copy_lines(left_out: tuple[LeftOut, ...], said: Messages) -> list[str]:
    """A line for each text that another one stands for, with its name."""
    copies = [one for one in left_out if one.why != "excluded"]
    return [said.say(f"summary.{one.why}", source=one.source, other=one.by) for one in copies]


def _read(outcome: Outcome, said: Messages) -> str:
    texts = counted(said, "text", outcome.counts["text"])
    read = said.say("summary.read", texts=texts, unread=len(outcome.unread))
    reasons = Counter("excluded" if one.why == "excluded" else "copies" for one in outcome.left_out)
    return ", ".join([read, *(counted(said, why, count) for why, count in sorted(reasons.items()))])
