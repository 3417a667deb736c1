"""Rewrite the parts of README and of docs/ that the program makes itself: outputs, rules, measures.

    python -m tools.readme

Tests compare them with what the program says; this brings them up to date. A page whose name ends with .vi.md is in
Vietnamese, and so are its tables.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from benchmarks.accuracy.__main__ import SETS, measure
from benchmarks.accuracy.__main__ import table as accuracy_table
from benchmarks.accuracy.score import Score
from benchmarks.judging.__main__ import table as judging_table
from benchmarks.judging.cases import load
from benchmarks.judging.verdict import judge
from citecheck.check.rules import all_rules
from citecheck.messages import messages
from tools.commands import words

ROOT = Path(__file__).resolve().parents[1]
SHOWN = re.compile(r"^```\n\$ citecheck (?P<arguments>.+)\n(?P<printed>(?:.*\n)*?)```$", re.MULTILINE)
"""A block that shows a command and what it prints."""
_TABLE = r"(?:^\|.*\n)+"


def pages() -> list[Path]:
    """README and the pages of docs/, in every language."""
    return sorted([*ROOT.glob("README*.md"), *(ROOT / "docs").glob("*.md")])


def language_of(page: Path) -> str:
    """The language in which a page is written: its name says it."""
    return "vi" if page.name.endswith(".vi.md") else "en"


@cache
def output(arguments: str) -> str:
    """What the program prints for these arguments, at a hundred columns and without colour."""
    environment = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "citecheck", *shlex.split(arguments)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    return (made.stdout + made.stderr).rstrip("\n") + "\n"


@cache
def accuracy() -> str:
    """The accuracy over all annotated sets, by language."""
    merged: dict[str, list[Score]] = defaultdict(list)
    for folder in SETS.values():
        for language, scores in measure(ROOT / folder).items():
            merged[language] += scores
    return accuracy_table(merged)


@cache
def judging() -> str:
    """How the judged cases are judged, by kind and cause."""
    return judging_table(judge(load()))


def rules(language: str) -> str:
    """All rules with name, level and what they say."""
    said = messages(language)
    rows = [(rule.code, rule.name, said.name("level", rule.level), said.title(rule.code)) for rule in all_rules()]
    return "\n".join(map(_row, [("code", "name", "level", "says"), ("---",) * 4, *rows]))


def summary(table: str) -> str:
    """The head of a table and its rows for all, without the cells that are the same for all."""
    head, line, *rows = (_cells(row) for row in table.splitlines())
    kept = [row for row in rows if row[0] == "all"]
    shown = [place for place in range(len(head)) if not all(row[place] in ("all", "") for row in kept)]
    return "\n".join(_row(row[place] for place in shown) for row in (head, line, *kept))


def tables(language: str) -> Iterator[tuple[str, str]]:
    """(the head of a table in the pages of a language, the table)."""
    for made in (rules(language), accuracy(), summary(accuracy()), judging(), summary(judging())):
        told = "\n".join(_row(_in_language(cell, language) for cell in _cells(row)) for row in made.splitlines())
        yield told.splitlines()[0], told


def renewed(text: str, language: str) -> str:
    """A page with every part that the program makes brought up to date."""
    text = SHOWN.sub(lambda match: f"```\n$ citecheck {match['arguments']}\n{output(match['arguments'])}```", text)
    for head, made in tables(language):
        pattern = re.compile(rf"^{re.escape(head)}\n{_TABLE}", re.MULTILINE)
        text = pattern.sub(lambda _: made + "\n", text)  # noqa: B023
    return text


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _in_language(cell: str, language: str) -> str:
    told: str = words(language)["cells"].get(cell, cell)
    return told


if __name__ == "__main__":
    for path in pages():
        path.write_text(renewed(path.read_text(encoding="utf-8"), language_of(path)), encoding="utf-8")
