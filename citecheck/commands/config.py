"""`citecheck config`: the configuration that holds, and where each value of it came from."""

from __future__ import annotations

import os
from typing import Any

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Group
from citecheck.commands.language import group_language_option, language_option, speak
from citecheck.commands.shared import config_of, config_options
from citecheck.errors import CitecheckError


@click.group("config", cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@group_language_option
def command() -> None:
    """The configuration that holds."""


@command.command("show")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@config_options[0]
@config_options[1]
@language_option
def show(**options: Any) -> int:
    """The values, and where each came from."""
    from citecheck.config.resolve import policy_of
    from citecheck.config.show import shown
    from citecheck.messages import default_language, messages
    from citecheck.patterns import load_patterns

    for path in options["paths"]:
        if path != "-" and not os.path.lexists(path):
            raise CitecheckError("unread.missing.reason", at=path)
    config = config_of({**options, "lang": None})
    said = messages(options["lang"] or config.lang or default_language())
    speak(said)
    policy_of(config, load_patterns(*config.patterns))  # names every mistake now, not at the first check
    click.echo(shown(config, os.getcwd(), said), nl=False)
    return ExitStatus.CLEAN
