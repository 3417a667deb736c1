"""Results as Markdown: for a job's summary, a merge request, a wiki. No letter of a text becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from citecheck.messages import Messages
from citecheck.model import Citation, Finding, Place
from citecheck.report.excerpt import clean
from citecheck.report.findings import label, notes, titled
from citecheck.report.places import by_file, named, short_names
from citecheck.report.result import Result
from citecheck.report.summary import check_summary, outcome_of, scan_summary
from citecheck.report.tables import NONE, groups, homonyms_of, name_of, state, states_of
from citecheck.suppression import silencer

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")
_TICKS = re.compile("`+")


def scan(result: Result) -> str:
    """The citation table, and what was not read."""
    said = result.said
    heads = ("identifier", "date", "cited", "texts", "where", "state")
    states, names = states_of(result.report), short_names(text.source for text in result.report.texts)
    homonyms = homonyms_of(result.documents)
    rows, legend = [], False
    for document in result.documents:
        for group in groups(document):
            legend = legend or group.bracketed
            texts = len({one.source for one in group.citations})
            status = said.say("table.registry") if group.registered else state(group, states, said).plain
            where = map(code, by_file(group.citations, names, said, bool(group.date)))
            cells = [name_of(document, homonyms), said.date(group.date) or NONE, str(len(group.citations)), str(texts)]
            rows.append([*map(escaped, cells), " ".join(where), escaped(status)])
    body = _table([said.say(f"table.{head}") for head in heads], rows) if rows else escaped(said.say("table.nothing"))
    told = escaped(said.say("table.undated")) if legend else ""
    return _page(body, told, _unread(result), scan_summary(outcome_of(result.report), said))


def check(result: Result) -> str:
    """The findings as a table of all and a chapter each, and what was not read."""
    said = result.said
    heads = ("report.level", "report.rule", "table.identifier", "table.where", "report.message")
    rows = [
        [
            said.say(f"level.{one.level}"), one.rule, escaped(str(one.identifier or NONE)), _place(one.place, said),
            escaped(titled(one, said)),
        ]
        for one in result.findings
    ]  # fmt: skip
    chapters = [_chapter(finding, result) for finding in result.findings]
    listed_ = _table([said.say(head) for head in heads], rows) if rows else ""
    return _page(listed_, *chapters, _unread(result), check_summary(outcome_of(result.report, result.findings), said))


def _chapter(finding: Finding, result: Result) -> str:
    said = result.said
    lines = [f"### {said.say(f'level.{finding.level}')} {finding.rule}: {escaped(titled(finding, said))}", ""]
    for side in finding.sides:
        told = label(side, finding, said)
        written = dict.fromkeys(one.date.raw if one.date else one.raw for one in side.citations)
        places = f"{' '.join(_place(one, said) for one in side.citations)} ({', '.join(map(code, written))})"
        lines.append(f"- {escaped(told)}: {places}" if told else f"- {places}")
    if finding.at is not None:
        lines.append(f"- {_place(finding.at, said)}")
    for word, text in notes(finding, said):
        lines.append(f"- {escaped(word)}: {code(text) if text == silencer(finding) else escaped(text)}")
    return "\n".join(lines)


def _unread(result: Result) -> str:
    said = result.said
    heads = [said.say(f"html.{key}") for key in ("file", "reason", "what_helps")]
    rows = [[code(one.source), escaped(one.reason), escaped(one.help)] for one in result.report.unread]
    return f"### {escaped(said.say('html.unread'))}\n\n{_table(heads, rows)}" if rows else ""


def _page(*parts: str) -> str:
    *others, summary = parts
    told = "\n".join(escaped(line) + "  " for line in summary.splitlines()).rstrip()
    return "\n\n".join(part for part in (*others, told) if part) + "\n"


def _table(heads: list[str], rows: Iterable[list[str]]) -> str:
    ruled = [[escaped(head) for head in heads], ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def _place(place: Citation | Place, said: Messages) -> str:
    return code(named(place, said))


def escaped(text: str) -> str:
    """`text` on one line, its signs without meaning."""
    return _MARKUP.sub(r"\\\1", " ".join(clean(text).split()))


def code(text: str) -> str:
    """`text` as it stands, in a table too: longer ticks around it than in it, and no bar that would part cells."""
    plain = " ".join(clean(text).split()).replace("|", "\\|")
    ticks = "`" * (1 + max(map(len, _TICKS.findall(plain)), default=0))
    edge = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{ticks}{edge}{plain}{edge}{ticks}"
