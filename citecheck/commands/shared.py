"""What the commands that read texts have in common: their options, and the run from paths to a report."""

from __future__ import annotations

import datetime
from typing import Any

import click

from citecheck.errors import CitecheckError
from citecheck.messages import Messages, default_language, messages
from citecheck.model import Report
from citecheck.patterns import Patterns, load_patterns
from citecheck.read.listed import files_from
from citecheck.read.walk import WalkOptions

FORMATS = click.Choice(["table", "json", "jsonl", "csv"])

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


walking_options = (
    click.option("--files-from", "lists", multiple=True, metavar="FILE",
                 help="Read the files listed in FILE too (“-”: standard input), one a line or ended by NUL."),
    click.option("--exclude", multiple=True, metavar="GLOB",
                 help="Leave out what matches, as in .gitignore (drafts/, *.old.txt), even files named by themselves. "
                 "So does a file .citecheckignore."),
    click.option("--no-ignore", is_flag=True, help="Read what .gitignore and .citecheckignore leave out."),
    click.option("--dedupe", is_flag=True, help="Count copies of one text (.docx, .html, .pdf) once, and list them."),
)  # fmt: skip


def reading(command: Any) -> Any:
    """The options of a command that reads texts and prints a result."""
    options = [
        click.argument("paths", nargs=-1, metavar="PATH..."),
        click.option("--format", "format_", type=FORMATS, default="table", help="What to print.", show_default=True),
        click.option("-o", "--output", metavar="FILE", help="Write the result to FILE instead of printing it."),
        patterns_option,
        *registry_options,
        click.option("--today", metavar="DATE", help="The day of the run, YYYY-MM-DD; no document is later."),
        language_option,
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
        click.option("--stdin-name", default="<stdin>", metavar="NAME", help="What to call the text read from “-”."),
        *walking_options,
        click.option("-q", "--quiet", is_flag=True, help="No summary; only the result."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def said_in(options: dict[str, Any]) -> Messages:
    """The messages in the language asked for."""
    return messages(options["lang"] or default_language())


def patterns_of(options: dict[str, Any]) -> Patterns:
    """The shipped patterns and the user's."""
    return load_patterns(*options["folders"])


def report_of(options: dict[str, Any], keep: bool = False) -> Report:
    """The report of the paths in `options`; with `keep`, it holds the contents of the texts."""
    from citecheck.pipeline import run
    from citecheck.registry import load_registry

    return run(
        paths_of(options),
        patterns_of(options),
        said_in(options),
        _day(options["today"]),
        options["stdin_name"],
        keep=keep,
        registry=load_registry(*options["registries"], default=not options["no_default_registry"]),
        walking=WalkOptions(options["exclude"], not options["no_ignore"]),
        dedupe=options["dedupe"],
    )


def paths_of(options: dict[str, Any]) -> tuple[str, ...]:
    """The paths named on the command line, and those of --files-from."""
    if not options["paths"] and not options["lists"]:
        raise click.UsageError("Missing argument 'PATH...', or --files-from FILE.")
    if [*options["paths"], *options["lists"]].count("-") > 1:
        raise click.UsageError("Standard input can be read only once.")
    return (*options["paths"], *(path for name in options["lists"] for path in files_from(name)))


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise CitecheckError(f"--today {written}: not a date like 2026-11-21") from None


def finish(report: Report, result: tuple[str, str], options: dict[str, Any]) -> None:
    """Write the result, and name what was not read."""
    from citecheck.report.summary import copy_lines, unread_lines
    from citecheck.report.write import write

    body, summary = result
    write(body, options["output"], {text.source for text in report.texts})
    for line in [*unread_lines(report.unread, said_in(options)), *copy_lines(report.left_out, said_in(options))]:
        click.echo(f"citecheck: {line}", err=True)
    if summary and not options["quiet"]:
        click.echo(summary, err=True)
