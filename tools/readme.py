"""Rewrite the parts of the README that the program makes itself: outputs, rules, measures.

    python -m tools.readme

A test compares them with what the program says; this brings them up to date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy.__main__ import SETS, measure, table
from benchmarks.accuracy.score import Score
from benchmarks.judging.__main__ import table as judging_table
from benchmarks.judging.cases import load
from benchmarks.judging.verdict import judge
from citecheck.check.rules import all_rules

ROOT = Path(__file__).resolve().parents[1]
_SHOWN = re.compile(r"```\n\$ citecheck (?P<arguments>.+)\n(?:.*\n)*?```")
_TABLE = r"(?:^\|.*\n)+"


def output(arguments: str) -> str:
    """What the program prints for these arguments, at a hundred columns and without colour."""
    environment = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "citecheck", *arguments.split()]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    return (made.stdout + made.stderr).rstrip("\n") + "\n"


def accuracy() -> str:
    """The accuracy over all annotated sets, by language."""
    merged: dict[str, list[Score]] = defaultdict(list)
    for folder in SETS.values():
        for language, scores in measure(ROOT / folder).items():
            merged[language] += scores
    return table(merged)


def rules() -> str:
    """All rules with name and level."""
    levels = {"info": "note"}
    rows = (f"| {rule.code} | {rule.name} | {levels.get(rule.level, rule.level)} |" for rule in all_rules())
    return "\n".join(["| code | name | level |", "| --- | --- | --- |", *rows])


def tables() -> Iterator[tuple[str, str]]:
    """(the head of a table in the README, the table)."""
    for made in (rules(), accuracy(), judging_table(judge(load()))):
        yield made.splitlines()[0], made


def renewed(readme: str) -> str:
    """The README with every part that the program makes brought up to date."""
    readme = _SHOWN.sub(lambda match: f"```\n$ citecheck {match['arguments']}\n{output(match['arguments'])}```", readme)
    for head, made in tables():
        pattern = re.compile(rf"^{re.escape(head)}\n{_TABLE}", re.MULTILINE)
        readme = pattern.sub(lambda _: made.rstrip("\n") + "\n", readme)  # noqa: B023
    return readme


if __name__ == "__main__":
    for name in ("README.md",):
        path = ROOT / name
        path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
