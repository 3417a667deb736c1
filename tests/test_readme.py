"""README tells the truth: its outputs are the program's, its tables list what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citecheck.cli import COMMANDS
from tools.readme import output, tables

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"```\n\$ citecheck (.+)\n((?:.*\n)*?)```", README)
RENEW = "out of date; python -m tools.readme brings it up to date"


@pytest.mark.parametrize(("arguments", "shown"), SHOWN, ids=[arguments[:30] for arguments, _ in SHOWN])
def test_the_output_shown_is_the_output(arguments: str, shown: str) -> None:
    assert output(arguments) == shown, RENEW


def test_two_outputs_are_shown() -> None:
    assert [arguments.split()[0] for arguments, _ in SHOWN] == ["check", "scan"]


@pytest.mark.parametrize(("head", "table"), list(tables()), ids=["rules", "accuracy", "judging"])
def test_the_table_is_the_measured_one(head: str, table: str) -> None:
    assert head in README
    assert table.strip() in README, RENEW


def test_ci_runs_the_test_command() -> None:
    commands = re.findall(r"^    (python3 -m venv .+)$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_is_listed() -> None:
    for name in COMMANDS:
        assert f"| `citecheck {name}" in README, name
