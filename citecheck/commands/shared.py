"""What the commands that read texts have in common: their options, and the run from paths to a report."""

from __future__ import annotations

import datetime
import functools
from typing import Any

import click

from citecheck.commands.exits import LEVELS
from citecheck.commands.language import language_option, speak
from citecheck.config import Config, load_config
from citecheck.errors import CitecheckError
from citecheck.messages import Messages, default_language, messages
from citecheck.model import Report
from citecheck.patterns import Patterns, load_patterns
from citecheck.registry import Registry, load_registry

FORMATS = click.Choice(["table", "json", "jsonl", "csv"])

patterns_option = click.option("--patterns", "folders", multiple=True, metavar="DIR")
registry_options = (
    click.option("--registry", "registries", multiple=True, metavar="FILE"),
    click.option("--no-default-registry", is_flag=True),
)  # fmt: skip


config_options = (
    click.option("--config", "config_file", metavar="FILE"),
    click.option("--isolated", is_flag=True),
)  # fmt: skip
FIELDS = {"folders": "patterns", "registries": "registry"}
"""Options that are called otherwise than the setting they state."""


def configured(command: Any) -> Any:
    """A command whose options are the effective settings: stated on the command line, else configured, else default.

    It gets the whole configuration as the option `config`.
    """

    @functools.wraps(command)
    def with_settings(**options: Any) -> Any:
        config = config_of(options)
        speak(messages(config.lang or default_language()))
        settings = {name: getattr(config, FIELDS.get(name, name), value) for name, value in options.items()}
        return command(**{**settings, "config": config, "no_default_registry": not config.default_registry})

    return with_settings


def config_of(options: dict[str, Any]) -> Config:
    """The configuration for the paths in `options`, with what the options state over it."""
    said = messages(options.get("lang") or default_language())
    stated = {FIELDS.get(name, name): value for name, value in options.items()}
    if stated.pop("no_default_registry", False):
        stated["default_registry"] = False
    for name in ("select", "ignore"):
        if name in stated:
            stated[name] = codes_of(stated[name], name)
    return load_config(options["paths"], stated.pop("config_file"), stated.pop("isolated"), said).over(stated)


def reading(command: Any) -> Any:
    """The options of a command that reads texts and prints a result; they and its own may stand in a configuration."""
    form = click.option("--format", "format_", type=FORMATS, default="table", show_default=True)
    return form(output_options(judging(command)))


def output_options(command: Any) -> Any:
    """Where the result goes, and its colours."""
    options = [
        click.option("-o", "--output", metavar="FILE"),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
    ]
    return _with(options, command)


def judging(command: Any) -> Any:
    """The options of a command that reads and judges texts, whatever it does with the result."""
    return with_texts(configured(command))


def with_texts(command: Any, required: bool = True) -> Any:
    """The texts, and the options of reading and judging them."""
    return _with(
        [
            click.argument("paths", nargs=-1, required=required, metavar="PATH..." if required else "[PATH]..."),
            patterns_option,
            *registry_options,
            *config_options,
            click.option("--scope", metavar="PLACE"),
            click.option("--today", metavar="DATE"),
            language_option,
            click.option("--stdin-name", default="<stdin>", metavar="NAME"),
            click.option("-q", "--quiet", is_flag=True),
        ],
        command,
    )


def _with(options: list[Any], command: Any) -> Any:
    for option in reversed(options):
        command = option(command)
    return command


def choosing(command: Any) -> Any:
    """The options that choose among the findings."""
    options = [
        click.option("--select", multiple=True, metavar="CODES"),
        click.option("--ignore", multiple=True, metavar="CODES"),
        click.option("--min-level", type=click.Choice(LEVELS), show_default="warning"),
    ]  # fmt: skip
    return _with(options, command)


def codes_of(written: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The rule codes of an option, several apart by commas; CitecheckError for one that no rule has."""
    from citecheck.check.codes import code_written, nearest_code

    codes = []
    for one in (part.strip() for value in written for part in value.split(",")):
        code, near = code_written(one), nearest_code(one)
        if code is None:
            key = "unknown_rule_near" if near else "unknown_rule"
            raise CitecheckError(f"config.{key}", name=f"--{name}", value=one, near=near)
        codes.append(code)
    return tuple(codes)


def said_in(options: dict[str, Any]) -> Messages:
    """The messages in the language asked for."""
    return messages(options["lang"] or default_language())


def patterns_of(options: dict[str, Any]) -> Patterns:
    """The shipped patterns and the user's."""
    return load_patterns(*options["folders"])


def registry_of(options: dict[str, Any]) -> Registry:
    """The shipped registry, unless it is not wanted, and the user's."""
    return load_registry(*options["registries"], default=not options["no_default_registry"])


def report_of(options: dict[str, Any], keep: bool = False) -> Report:
    """The report of the paths in `options`; with `keep`, it holds the contents of the texts."""
    from citecheck.config.resolve import policy_of
    from citecheck.pipeline import run

    patterns, said = patterns_of(options), said_in(options)
    return run(
        options["paths"],
        patterns,
        said,
        day_of(options["today"]),
        options["stdin_name"],
        keep=keep,
        registry=registry_of(options),
        policy=policy_of(options["config"], patterns),
    )


def day_of(written: str | None) -> str | None:
    """The ISO day that --today gives; CitecheckError if it is none."""
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise CitecheckError("config.day", name="--today", value=written) from None


def finish(report: Report, result: tuple[str, str], options: dict[str, Any]) -> None:
    """Write the result, and name what was not read."""
    from citecheck.report.summary import unread_lines
    from citecheck.report.write import write

    body, summary = result
    write(body, options["output"], {text.source for text in report.texts})
    for line in unread_lines(report.unread, said_in(options)):
        click.echo(f"citecheck: {line}", err=True)
    if summary and not options["quiet"]:
        click.echo(summary, err=True)
