"""README tells the truth about setting up and about the commands; what it shows is run in tests/test_docs.py."""

from __future__ import annotations

import re

import pytest

from citecheck.cli import COMMANDS
from tools.readme import ROOT, SHOWN

README = (ROOT / "README.md").read_text(encoding="utf-8")
READMES = ["README.md", "README.vi.md"]


@pytest.mark.parametrize("name", READMES)
def test_two_outputs_are_shown(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert [match["arguments"].split()[0] for match in SHOWN.finditer(text)] == ["check", "scan"]


def test_ci_runs_the_test_command() -> None:
    commands = re.findall(r"^    (python3 -m venv .+)$", README, re.MULTILINE)
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_setting_up_comes_first() -> None:
    """Somebody who opens the page runs it before reading on."""
    assert README.index("    python3 -m venv") < README.index("\n## ")


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_listed(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"| `citecheck {command}" in text, command
