"""docs/reference: every command and option there is, with what it does, in both languages."""

from __future__ import annotations

import re

import click
import pytest

from citecheck.commands.help import help_of
from citecheck.messages import LANGUAGES, messages
from tests.test_help import COMMANDS
from tools.reference import PAGES, page


def plain(text: str) -> str:
    """What a reader sees of a cell of a table, or of a help message."""
    return " ".join(text.replace(r"\|", "|").replace("&lt;", "<").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_made_of_the_commands(language: str) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == page(language), "run python -m tools.reference"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_and_option_is_told(name: str, language: str) -> None:
    """In the section of the command each option is named; what it does is said there, or with the shared ones."""
    title, command = name if name == "citecheck" else f"citecheck {name}", COMMANDS[name]
    whole = page(language)
    section = re.split(r"^## ", whole.partition(f"\n## {title}\n")[2], maxsplit=1, flags=re.MULTILINE)[0]
    assert section, f"no section {title}"
    for option in command.params:
        if isinstance(option, click.Option):
            assert f"{max(option.opts, key=len)}" in section
            told = plain(help_of(option, name, messages(language)))
            assert told, f"{name} {option.opts} has no help"
            assert told in plain(whole)
