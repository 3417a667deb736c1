"""What the commands that read texts have in common: their options, and the run from paths to a report."""

from __future__ import annotations

import datetime
import functools
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import LEVELS
from citecheck.commands.language import language_option, speak, speaking
from citecheck.config import COMMAND_LINE, Config, load_config
from citecheck.errors import CitecheckError
from citecheck.messages import Messages, default_language, messages
from citecheck.model import Report
from citecheck.patterns import Patterns, load_patterns
from citecheck.read.listed import files_from
from citecheck.read.options import ReadOptions
from citecheck.read.walk import Found, WalkOptions, walk

if TYPE_CHECKING:
    from citecheck.pipeline import Effort
    from citecheck.registry import Registry
    from citecheck.report.summary import Outcome
    from citecheck.work import Task


def jobs_of(written: str) -> int | None:
    """The number of processes that --jobs gives; None for "auto"."""
    if written == "auto":
        return None
    if not (written.isascii() and written.isdigit() and int(written)):
        raise CitecheckError("error.jobs", value=written)
    return int(written)


patterns_option = click.option("--patterns", "folders", multiple=True, metavar="DIR")
registry_options = (
    click.option("--registry", "registries", multiple=True, metavar="FILE"),
    click.option("--no-default-registry", is_flag=True),
)  # fmt: skip
effort_options = (
    click.option("-j", "--jobs", type=jobs_of, default="auto", metavar="N", show_default=True),
    click.option("--no-cache", is_flag=True),
    click.option("--cache-dir", metavar="DIR"),
)  # fmt: skip
text_options = (
    click.option("--encoding", metavar="NAME"),
    click.option("--text-field", metavar="FIELD"),
    click.option("--id-field", metavar="FIELD"),
)  # fmt: skip


listing_options = (
    click.option("--files-from", "lists", multiple=True, metavar="FILE"),
    click.option("--dedupe", is_flag=True),
)  # fmt: skip
walking_options = (
    click.option("--exclude", multiple=True, metavar="GLOB"),
    click.option("--no-ignore", is_flag=True),
)  # fmt: skip
config_options = (
    click.option("--config", "config_file", metavar="FILE"),
    click.option("--isolated", is_flag=True),
)  # fmt: skip
FIELDS = {"folders": "patterns", "registries": "registry"}
"""Options that are called otherwise than the setting they state."""


def configured(command: Any, texts_needed: bool = True) -> Any:
    """A command whose options are the effective settings: stated on the command line, else configured, else default.

    It gets the whole configuration as the option `config`. It is not called without texts where they are needed.
    """

    @functools.wraps(command)
    def with_settings(**options: Any) -> Any:
        options["paths"] = paths_of(options, texts_needed)
        config = config_of(options)
        speak(messages(config.lang or default_language()))
        settings = {name: getattr(config, FIELDS.get(name, name), value) for name, value in options.items()}
        return command(**{**settings, "config": config, "no_default_registry": not config.default_registry})

    return with_settings


def config_of(options: dict[str, Any]) -> Config:
    """The configuration for the paths in `options`, with what the options state over it."""
    stated = {FIELDS.get(name, name): value for name, value in options.items()}
    if stated.pop("no_default_registry", False):
        stated["default_registry"] = False
    for name in ("select", "ignore"):
        if name in stated:
            stated[name] = codes_of(stated[name], name)
    return load_config(options["paths"], stated.pop("config_file"), stated.pop("isolated")).over(stated)


def judging(command: Any, texts_needed: bool = True, **texts: Any) -> Any:
    """The options of a command that reads and judges texts, whatever it does with the result; `texts` as there."""
    return with_texts(configured(command, texts_needed), **texts)


def with_texts(command: Any, metavar: str = "PATH...", listed: bool = True) -> Any:
    """The texts, and the options of reading and judging them; `listed`: those of many texts at once too."""
    return with_options(
        [
            click.argument("paths", nargs=-1, metavar=metavar),
            patterns_option,
            *registry_options,
            *config_options,
            click.option("--scope", metavar="PLACE"),
            click.option("--today", metavar="DATE"),
            language_option,
            click.option("--stdin-name", default="<stdin>", metavar="NAME"),
            *text_options,
            *(listing_options if listed else ()),
            *walking_options,
            click.option("-q", "--quiet", is_flag=True),
        ],
        command,
    )


def with_options(options: Iterable[Any], command: Any) -> Any:
    """A command with these options, in this order in its help."""
    for option in reversed(list(options)):
        command = option(command)
    return command


def choosing(command: Any) -> Any:
    """The options that choose among the findings."""
    options = [
        click.option("--select", multiple=True, metavar="CODES"),
        click.option("--ignore", multiple=True, metavar="CODES"),
        click.option("--min-level", type=click.Choice(LEVELS), show_default="warning"),
    ]  # fmt: skip
    return with_options(options, command)


def failing(command: Any) -> Any:
    """The options that say what makes the exit status 1."""
    options = [
        click.option("--fail-on", type=click.Choice([*LEVELS, "never"]), show_default="error"),
        click.option("--exit-zero", is_flag=True, default=None),
    ]
    return with_options(options, command)


def codes_of(written: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The rule codes of an option, several apart by commas; CitecheckError for one that no rule has."""
    if not written:
        return ()
    from citecheck.check.codes import code_written, nearest_code  # which load the rules

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


def registry_of(options: dict[str, Any]) -> Registry:
    """The shipped registry, unless it is not wanted, and the user's."""
    from citecheck.registry import load_registry

    return load_registry(*options["registries"], default=not options["no_default_registry"])


def patterns_of(options: dict[str, Any]) -> Patterns:
    """The shipped patterns and the user's."""
    return load_patterns(*options["folders"])


def report_of(options: dict[str, Any], keep: bool = False, whole: bool = True) -> Report:
    """The report of the paths in `options`; with `keep`, it gives the contents of the texts; `whole` as in extract."""
    from citecheck.commands.progress import watching
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
        watched=watching(said, options["quiet"]),
        whole=whole,
        effort=effort_of(options),
        reading=read_options(options),
        walking=walk_options(options),
        dedupe=options["dedupe"],
    )


def effort_of(options: dict[str, Any]) -> Effort:
    """How the work is done: in how many processes, and with which results of earlier runs."""
    from citecheck.cachefolder import cache_folder
    from citecheck.pipeline import Effort

    named = Path(options["cache_dir"]) if options.get("cache_dir") else cache_folder()
    return Effort(options.get("jobs"), None if options.get("no_cache") else named, options.get("working"))


def task_of(options: dict[str, Any]) -> Task:
    """How the files of the options are read, for who reads one again."""
    from citecheck.config.resolve import policy_of
    from citecheck.work import Task

    patterns = patterns_of(options)
    scopes = policy_of(options["config"], patterns).scopes
    return Task(patterns, options["stdin_name"], scopes=scopes, reading=read_options(options))


def files_of(options: dict[str, Any]) -> dict[str, Path]:
    """The files of the options by source; a source is a name to be shown, and not always the path itself."""
    items = walk(options["paths"], walk_options(options))
    return {one.source: one.path for one in items if isinstance(one, Found) and one.source != "-"}


def read_options(options: dict[str, Any]) -> ReadOptions:
    """How to read, from the command line."""
    encoding, text_field, id_field = options["encoding"], options["text_field"], options["id_field"]
    if id_field and not text_field:
        raise CitecheckError("error.id_field")
    if encoding:
        from citecheck.read.charsets import charset

        if charset(encoding) is None:
            raise CitecheckError("error.encoding", value=encoding)
    return ReadOptions(encoding, text_field, id_field)


def walk_options(options: dict[str, Any]) -> WalkOptions:
    """What is kept out; the patterns of a configuration are meant from its folder."""
    config = options["config"]
    base = "" if config.origin("exclude") == COMMAND_LINE else config.folder
    return WalkOptions(options["exclude"], not options["no_ignore"], base, tuple(options.get("outputs", ())))


def paths_of(options: dict[str, Any], needed: bool) -> tuple[str, ...]:
    """The paths named on the command line, and those of --files-from."""
    lists = options.get("lists", ())
    if needed and not options["paths"] and not lists:
        raise _misused("usage.no_texts")
    if [*options["paths"], *lists].count("-") > 1:
        raise _misused("usage.stdin_twice")
    if "" in options["paths"]:
        # it would stand for the current folder, and mostly comes of a variable that is not set
        raise _misused("usage.empty_path")
    return (*options["paths"], *(path for name in lists for path in files_from(name)))


def _misused(key: str) -> click.UsageError:
    context = click.get_current_context()
    return click.UsageError(speaking(context).say(key), context)


def day_of(written: str | None) -> str | None:
    """The ISO day that --today gives; CitecheckError if it is none."""
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise CitecheckError("config.day", name="--today", value=written) from None


def today_of(options: dict[str, Any]) -> str:
    """The ISO day of the run."""
    return day_of(options["today"]) or datetime.date.today().isoformat()


def finish(report: Report, result: tuple[str, str], options: dict[str, Any]) -> None:
    """Write the result, and name what was not read."""
    from citecheck.report.write import refuse, write

    body, summary = result
    refuse(options["output"], {text.source for text in report.texts})
    write(body, options["output"])
    conclude(report, summary, options)


def conclude(report: Report | Outcome, summary: str, options: dict[str, Any]) -> None:
    """Name what was not read, then say what was, and what to do next."""
    from citecheck.report.summary import copy_lines, unread_lines
    from citecheck.report.terminal import drawn

    said = said_in(options)
    for line in [*unread_lines(report.unread, said), *copy_lines(report.left_out, said)]:
        click.echo(drawn(f"citecheck: {line}", sys.stderr), err=True)
    if summary and not options["quiet"]:
        click.echo(drawn(summary, sys.stderr), err=True)
