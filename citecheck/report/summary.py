"""The last lines of a run: what was read, what was not, what was found, and what to do next."""

from __future__ import annotations

from collections import Counter

from citecheck.messages import Messages
from citecheck.model import Finding, LeftOut, Level, Report, Unread

MOST_UNREAD = 20
"""Unread files that are named one by one on the terminal; `--format json` holds all."""


def counted(said: Messages, what: str, count: int) -> str:
    """`3 texts`, `1 error`."""
    return said.say(f"summary.{what}.{'one' if count == 1 else 'many'}", count=count)


def scan_summary(report: Report, said: Messages) -> str:
    """What a scan read and found, and what to do next."""
    if not report.texts:
        return _nothing(report, said)
    parts = [_read(report, said), *_cited(report, said)]
    parts.append(f"{counted(said, 'date', unbound(report))} ({said.say('summary.dates')})")
    lines = [" · ".join(parts), *_incomplete(report, said)]
    wrong = _wrong(report, said)
    if wrong:
        lines.append(said.say("summary.next_check", wrong=", ".join(wrong)))
    return "\n".join(lines)


def _nothing(report: Report, said: Messages) -> str:
    return "\n".join([said.say("summary.nothing"), *_incomplete(report, said)])


def _incomplete(report: Report, said: Messages) -> list[str]:
    return [said.say("summary.not_clean")] if report.unread else []


def _wrong(report: Report, said: Messages) -> list[str]:
    counts = Counter(finding.level for finding in report.findings)
    levels: tuple[Level, ...] = ("error", "warning")
    return [counted(said, level, counts[level]) for level in levels if counts[level]]


def _cited(report: Report, said: Messages) -> list[str]:
    """How much is cited: Party documents, and apart from them State ones."""
    party = [citation for citation in report.citations if citation.identifier.family == "party"]
    documents = [document for document in report.documents if document.identifier.family == "party"]
    parts = [counted(said, "citation", len(party)), counted(said, "document", len(documents))]
    state = len(report.citations) - len(party)
    return [*parts, said.say("summary.state", count=state)] if state else parts


def check_summary(report: Report, findings: tuple[Finding, ...], said: Messages) -> str:
    """What a check read and found; "nothing to report" only when everything could be read."""
    if not report.texts:
        return _nothing(report, said)
    parts = [_read(report, said), *_cited(report, said)]
    wrong = _wrong(report, said)
    parts += wrong
    if not wrong and not report.unread:
        parts.append(said.say("summary.clean"))
    if report.suppressed:
        parts.append(said.say("summary.suppressed", count=len(report.suppressed)))
    lines = [" · ".join(parts), *_incomplete(report, said)]
    hidden = len(report.findings) - len(findings)
    if hidden:
        lines.append(said.say("summary.hidden", notes=counted(said, "finding", hidden)))
    if findings:
        lines.append(said.say("summary.next", code=findings[0].rule))
    return "\n".join(lines)


def compare_summary(report: Report, findings: tuple[Finding, ...], said: Messages) -> str:
    """How many pairs were compared, and what a check would say of the texts."""
    told = check_summary(report, findings, said)
    return f"{counted(said, 'pair', len(report.pairs))} · {told}" if report.pairs else told


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


def unbound(report: Report) -> int:
    """How many dates of the texts belong to no identifier."""
    return sum(len(text.dates) - len({c.date.start for c in text.citations if c.date}) for text in report.texts)


def _read(report: Report, said: Messages) -> str:
    read = said.say("summary.read", texts=counted(said, "text", len(report.texts)), unread=len(report.unread))
    reasons = Counter("excluded" if one.why == "excluded" else "copies" for one in report.left_out)
    return ", ".join([read, *(said.say(f"summary.{why}", count=count) for why, count in sorted(reasons.items()))])
