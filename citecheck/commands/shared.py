"""What the commands that read texts have in common: their options, and the run from paths to a report."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import click

from citecheck.errors import CitecheckError
from citecheck.messages import Messages, default_language, messages
from citecheck.model import Report
from citecheck.patterns import Patterns, load_patterns

if TYPE_CHECKING:
    from citecheck.registry import Registry
    from citecheck.report.html import Known

FORMATS = click.Choice(["table", "json", "jsonl", "csv", "html"])

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


def reading(command: Any) -> Any:
    """The options of a command that reads texts and prints a result."""
    options = [
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option(
            "--format", "format_", type=FORMATS, show_default="table; html if -o says so", help="What to print."
        ),
        click.option("-o", "--output", metavar="FILE", help="Write the result to FILE instead of printing it."),
        patterns_option,
        *registry_options,
        click.option("--today", metavar="DATE", help="The day of the run, YYYY-MM-DD; no document is later."),
        language_option,
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
        click.option("--stdin-name", default="<stdin>", metavar="NAME", help="What to call the text read from “-”."),
        click.option("-q", "--quiet", is_flag=True, help="No summary; only the result."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def said_in(options: dict[str, Any]) -> Messages:
    """The messages in the language asked for."""
    return messages(options["lang"] or default_language())


def format_of(options: dict[str, Any]) -> str:
    """The format asked for; without one, a page where the file for the result is named so, else a table."""
    page = str(options["output"] or "").lower().endswith((".html", ".htm"))
    return str(options["format_"] or ("html" if page else "table"))


def known_of(options: dict[str, Any]) -> Known | None:
    """What a page shows beside the report; None for the other formats."""
    if format_of(options) != "html":
        return None
    from citecheck.report.html import Known

    today = _day(options["today"]) or datetime.date.today().isoformat()
    return Known(today, patterns_of(options).terms, registry_of(options))


def registry_of(options: dict[str, Any]) -> Registry:
    """The shipped registry, unless it is not wanted, and the user's."""
    from citecheck.registry import load_registry

    return load_registry(*options["registries"], default=not options["no_default_registry"])


def patterns_of(options: dict[str, Any]) -> Patterns:
    """The shipped patterns and the user's."""
    return load_patterns(*options["folders"])


def report_of(options: dict[str, Any], keep: bool = False) -> Report:
    """The report of the paths in `options`; with `keep`, it holds the contents of the texts."""
    from citecheck.pipeline import run

    return run(
        options["paths"],
        patterns_of(options),
        said_in(options),
        _day(options["today"]),
        options["stdin_name"],
        keep=keep,
        registry=registry_of(options),
    )


def _day(written: str | None) -> str | None:
    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise CitecheckError(f"--today {written}: not a date like 2026-11-21") from None


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
