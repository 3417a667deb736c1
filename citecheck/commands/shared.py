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
from citecheck.config import COMMAND_LINE, Config, load_config
from citecheck.errors import CitecheckError
from citecheck.messages import Messages, default_language, messages
from citecheck.model import Report
from citecheck.patterns import Patterns, load_patterns
from citecheck.read.listed import files_from
from citecheck.read.options import ReadOptions
from citecheck.read.walk import WalkOptions

if TYPE_CHECKING:
    from citecheck.registry import Registry


def jobs_of(written: str) -> int | None:
    """The number of processes that --jobs gives; None for "auto"."""
    if written == "auto":
        return None
    if not (written.isascii() and written.isdigit() and int(written)):
        raise click.BadParameter(f"{written!r} is neither a number of processes nor “auto”.")
    return int(written)


patterns_option = click.option(
    "--patterns", "folders", multiple=True, metavar="DIR", help="Add a folder of your own patterns."
)
language_option = click.option(
    "--lang", type=click.Choice(["en", "vi"]), help="Language of messages; default: the locale's."
)
registry_options = (
    click.option("--registry", "registries", multiple=True, metavar="FILE",
                 help="Add a registry of your own (CSV, columns as in the shipped one)."),
    click.option("--no-default-registry", is_flag=True, help="Judge without the shipped registry."),
)  # fmt: skip
effort_options = (
    click.option("-j", "--jobs", type=jobs_of, default="auto", metavar="N", show_default=True,
                 help="The most processes at once; how many never changes the result."),
    click.option("--no-cache", is_flag=True, help="Neither use nor keep results of earlier runs."),
    click.option("--cache-dir", metavar="DIR", help="Where results are kept; default: the platform's cache folder."),
)  # fmt: skip
text_options = (
    click.option("--encoding", metavar="NAME", help="Read all texts in this encoding (windows-1258, viscii ...)."),
    click.option("--text-field", metavar="FIELD", help="In JSON and CSV, each record is a text: the field that "
                 "holds it (body, data.body)."),
    click.option("--id-field", metavar="FIELD", help="With --text-field: the field that names a record."),
)  # fmt: skip


walking_options = (
    click.option("--files-from", "lists", multiple=True, metavar="FILE",
                 help="Read the files listed in FILE too (“-”: standard input), one a line or ended by NUL."),
    click.option("--exclude", multiple=True, metavar="GLOB",
                 help="Leave out what matches, as in .gitignore (drafts/, *.old.txt), even files named by themselves. "
                 "So does a file .citecheckignore."),
    click.option("--no-ignore", is_flag=True, help="Read what .gitignore and .citecheckignore leave out."),
    click.option("--dedupe", is_flag=True, help="Count copies of one text (.docx, .html, .pdf) once, and list them."),
)  # fmt: skip
config_options = (
    click.option("--config", "config_file", metavar="FILE",
                 help="The configuration; default: citecheck.toml or pyproject.toml above the first path."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
)  # fmt: skip
FIELDS = {"folders": "patterns", "registries": "registry"}
"""Options that are called otherwise than the setting they state."""


def configured(command: Any) -> Any:
    """A command whose options are the effective settings: stated on the command line, else configured, else default.

    It gets the whole configuration as the option `config`.
    """

    @functools.wraps(command)
    def with_settings(**options: Any) -> Any:
        options["paths"] = paths_of(options)
        config = config_of(options)
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
            stated[name] = codes_of(stated[name], name, said)
    return load_config(options["paths"], stated.pop("config_file"), stated.pop("isolated"), said).over(stated)


def judging(command: Any) -> Any:
    """The options of a command that reads and judges texts, whatever it does with the result."""
    return with_options(
        [
            click.argument("paths", nargs=-1, metavar="PATH..."),
            patterns_option,
            *registry_options,
            *config_options,
            click.option("--scope", metavar="PLACE", help="The locality of local documents that no text places."),
            click.option("--today", metavar="DATE", help="The day of the run, YYYY-MM-DD; no document is later."),
            language_option,
            click.option(
                "--stdin-name", default="<stdin>", metavar="NAME", help="What to call the text read from “-”."
            ),
            *text_options,
            *walking_options,
            click.option("-q", "--quiet", is_flag=True, help="No summary; only the result."),
        ],
        configured(command),
    )


def with_options(options: Iterable[Any], command: Any) -> Any:
    """A command with these options, in this order in its help."""
    for option in reversed(list(options)):
        command = option(command)
    return command


def choosing(command: Any) -> Any:
    """The options that choose among the findings."""
    options = [
        click.option("--select", multiple=True, metavar="CODES", help="Only these rules: CC101,CC3."),
        click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules."),
        click.option("--min-level", type=click.Choice(LEVELS), show_default="warning",
                     help="The least level that is shown."),
    ]  # fmt: skip
    return with_options(options, command)


def codes_of(written: tuple[str, ...], name: str, said: Messages) -> tuple[str, ...]:
    """The rule codes of an option, several apart by commas; CitecheckError for one that no rule has."""
    from citecheck.check.codes import code_written, nearest_code

    codes = []
    for one in (part.strip() for value in written for part in value.split(",")):
        code, near = code_written(one), nearest_code(one)
        if code is None:
            key = "unknown_rule_near" if near else "unknown_rule"
            raise CitecheckError(said.say(f"config.{key}", name=f"--{name}", value=one, near=near))
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
    from citecheck.cachefolder import cache_folder
    from citecheck.commands.progress import watching
    from citecheck.config.resolve import policy_of
    from citecheck.pipeline import Effort, run

    patterns, said = patterns_of(options), said_in(options)
    named = Path(options["cache_dir"]) if options.get("cache_dir") else cache_folder()
    folder = None if options.get("no_cache") else named
    return run(
        options["paths"],
        patterns,
        said,
        day_of(options["today"]),
        options["stdin_name"],
        keep=keep,
        registry=registry_of(options),
        policy=policy_of(options["config"], patterns, said),
        watched=watching(said, options["quiet"]),
        whole=whole,
        effort=Effort(options.get("jobs"), folder),
        reading=read_options(options),
        walking=walk_options(options),
        dedupe=options["dedupe"],
    )


def read_options(options: dict[str, Any]) -> ReadOptions:
    """How to read, from the command line."""
    encoding, text_field, id_field = options["encoding"], options["text_field"], options["id_field"]
    if id_field and not text_field:
        raise CitecheckError("--id-field names the records of --text-field, which is missing")
    if encoding:
        from citecheck.read.charsets import charset

        if charset(encoding) is None:
            raise CitecheckError(f"--encoding {encoding}: no encoding has this name; one is windows-1258")
    return ReadOptions(encoding, text_field, id_field)


def walk_options(options: dict[str, Any]) -> WalkOptions:
    """What is kept out; the patterns of a configuration are meant from its folder."""
    config = options["config"]
    base = "" if config.origin("exclude") == COMMAND_LINE else config.folder
    return WalkOptions(options["exclude"], not options["no_ignore"], base)


def paths_of(options: dict[str, Any]) -> tuple[str, ...]:
    """The paths named on the command line, and those of --files-from."""
    if not options["paths"] and not options["lists"]:
        raise click.UsageError("Missing argument 'PATH...', or --files-from FILE.")
    if [*options["paths"], *options["lists"]].count("-") > 1:
        raise click.UsageError("Standard input can be read only once.")
    return (*options["paths"], *(path for name in options["lists"] for path in files_from(name)))


def day_of(written: str | None) -> str | None:
    """The ISO day that --today gives; CitecheckError if it is none."""
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise CitecheckError(f"--today {written}: not a date like 2026-11-21") from None


def today_of(options: dict[str, Any]) -> str:
    """The ISO day of the run."""
    return day_of(options["today"]) or datetime.date.today().isoformat()


def finish(report: Report, result: tuple[str, str], options: dict[str, Any]) -> None:
    """Write the result, and name what was not read."""
    from citecheck.report.write import refuse, write

    body, summary = result
    refuse(options["output"], {text.source for text in report.texts}, said_in(options))
    write(body, options["output"])
    conclude(report, summary, options)


def conclude(report: Report, summary: str, options: dict[str, Any]) -> None:
    """Name what was not read, then say what was, and what to do next."""
    from citecheck.report.summary import copy_lines, unread_lines
    from citecheck.report.terminal import drawn

    said = said_in(options)
    for line in [*unread_lines(report.unread, said), *copy_lines(report.left_out, said)]:
        click.echo(drawn(f"citecheck: {line}", sys.stderr), err=True)
    if summary and not options["quiet"]:
        click.echo(drawn(summary, sys.stderr), err=True)
