"""`citecheck config`: the configuration that holds, and where each value of it came from."""

from __future__ import annotations

import os
from typing import Any

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.shared import config_of, config_options, language_option


@click.group("config", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Show the configuration that holds: citecheck.toml, or [tool.citecheck] in pyproject.toml."""


@command.command("show")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options[0]
@config_options[1]
@language_option
def show(**options: Any) -> int:
    """Print the configuration for the texts at PATH... (default: this folder), and where each value came from.

    The file is looked for from the first PATH upwards, to a folder with .git or to the root. What is printed could
    itself be a configuration file.
    """
    from citecheck.config.resolve import policy_of
    from citecheck.config.show import shown
    from citecheck.messages import default_language, messages
    from citecheck.patterns import load_patterns

    config = config_of({**options, "lang": None})
    said = messages(options["lang"] or config.lang or default_language())
    policy_of(config, load_patterns(*config.patterns))  # names every mistake now, not at the first check
    click.echo(shown(config, os.getcwd(), said), nl=False)
    return ExitStatus.CLEAN
