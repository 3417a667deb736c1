"""`citecheck lsp`: the findings in an editor, while a person writes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import LEVELS, ExitStatus
from citecheck.commands.help import Command
from citecheck.commands.language import language_option
from citecheck.commands.shared import (
    config_of,
    config_options,
    day_of,
    patterns_option,
    registry_options,
)

if TYPE_CHECKING:
    from citecheck.lsp.desk import Settings

PLAIN = {"config_file": None, "isolated": True}
"""The options that leave out a configuration with a mistake in it."""


@click.command("lsp", cls=Command)
@patterns_option
@registry_options[0]
@registry_options[1]
@config_options[0]
@config_options[1]
@click.option("--scope", metavar="PLACE")
@click.option("--min-level", type=click.Choice(LEVELS), show_default="warning")
@click.option("--today", metavar="DATE")
@language_option
def command(**options: Any) -> int:
    """The findings in an editor."""
    from citecheck.extras import needed

    needed("pygls.lsp.server", "lsp")
    from citecheck.lsp.server import serve

    # the server moves to the editor's folder; what the command line names counts from here
    for name in ("folders", "registries"):
        options[name] = tuple(map(os.path.abspath, options[name]))
    if options["config_file"]:
        options["config_file"] = os.path.abspath(options["config_file"])
    serve(lambda isolated: settings_of({**options, **(PLAIN if isolated else {})}))
    return ExitStatus.CLEAN


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings for the working folder, with what the command line states over them."""
    from citecheck.config.resolve import policy_of
    from citecheck.lsp.desk import Settings
    from citecheck.messages import default_language, messages
    from citecheck.patterns import load_patterns
    from citecheck.registry import load_registry

    config = config_of({**options, "paths": ["."]})
    said = messages(config.lang or default_language())
    patterns = load_patterns(*config.patterns)
    registry = load_registry(*config.registry, default=config.default_registry)
    policy = policy_of(config, patterns)
    return Settings(patterns, registry, policy, said, day_of(config.today), config.min_level)
