"""README tells the truth: its outputs are the program's, its tables list what there is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.accuracy.__main__ import SETS, measure, table
from benchmarks.accuracy.score import Score
from citecheck.check.rules import all_rules
from citecheck.cli import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```\n\$ citecheck (.+)\n((?:.*\n)*?)```", README)


@pytest.mark.parametrize(("arguments", "output"), SHOWN, ids=[arguments[:30] for arguments, _ in SHOWN])
def test_the_output_shown_is_the_output(arguments: str, output: str) -> None:
    environment = {**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "citecheck", *arguments.split()]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    assert (made.stdout + made.stderr).rstrip("\n") == output.rstrip("\n")


def test_two_outputs_are_shown() -> None:
    assert [arguments.split()[0] for arguments, _ in SHOWN] == ["check", "scan"]


def test_ci_runs_the_test_command() -> None:
    commands = re.findall(r"^    (python3 -m venv .+)$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_rule_and_command_is_listed() -> None:
    listed = re.findall(r"^\| (CC\d{3}) \| (\S+) \| (\w+) \|$", README, re.MULTILINE)
    levels = {"info": "note"}
    assert listed == [(rule.code, rule.name, levels.get(rule.level, rule.level)) for rule in all_rules()]
    for name in main.commands:
        assert f"| `citecheck {name}" in README


def test_the_accuracy_table_is_the_measured_one() -> None:
    merged: dict[str, list[Score]] = defaultdict(list)
    for folder in SETS.values():
        for language, scores in measure(ROOT / folder).items():
            merged[language] += scores
    assert table(merged) in README
