"""`citecheck registry`: what is known of documents, and the keeping of registries of one's own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.help import Group
from citecheck.commands.language import group_language_option, language_option
from citecheck.commands.shared import day_of, patterns_of, patterns_option, registry_of, registry_options, said_in

Command = Callable[..., Any]
COMMON = (*registry_options, patterns_option, language_option)
TODAY = click.option("--today", metavar="DATE")


def _with(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorated(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def _today_of(options: dict[str, Any]) -> str:
    return day_of(options["today"]) or datetime.date.today().isoformat()


@click.group("registry", cls=Group)
@group_language_option
def command() -> None:
    """Documents whose dates are known."""


@command.command("list")
@click.option("--term")
@click.option("--series")
@click.option("--status", type=click.Choice(["confirmed", "single", "disputed"]))
@click.option("--from", "first", metavar="DATE")
@click.option("--to", "last", metavar="DATE")
@click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@_with(*COMMON)
def list_(
    term: str | None, series: str | None, status: str | None, first: str | None, last: str | None, format_: str,
    **options: Any,
) -> int:  # fmt: skip
    """The documents known; as CSV a registry file."""
    from citecheck.registry.choice import chosen
    from citecheck.report.registry import rows_as
    from citecheck.report.write import write

    patterns = patterns_of(options)
    rows = chosen(registry_of(options).rows, patterns, term, series, status, first, last)
    write(rows_as(rows, format_, patterns, said_in(options)), None)
    return ExitStatus.CLEAN


@command.command("show")
@click.argument("identifier")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_with(*COMMON)
def show(identifier: str, format_: str, **options: Any) -> int:
    """Every document known by an identifier, with its neighbours."""
    from citecheck.registry.lookup import around, entries, read_identifier
    from citecheck.report.registry import entries_as
    from citecheck.report.write import write

    patterns, said, known = patterns_of(options), said_in(options), registry_of(options)
    asked = read_identifier(identifier, patterns)
    found = entries(known, asked, patterns)
    if not found:
        click.echo(f"citecheck: {said.say('registry.unknown', identifier=asked)}", err=True)
    write(entries_as(asked, found or around(known, asked), format_, said), None)
    return ExitStatus.CLEAN if found else ExitStatus.FINDINGS


@command.command("check")
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@_with(*COMMON, TODAY)
def check(files: tuple[str, ...], **options: Any) -> int:
    """What is wrong in registries."""
    from citecheck.patterns.files import shipped
    from citecheck.registry.faults import rows_and_faults
    from citecheck.registry.problems import problems
    from citecheck.report.registry import checked, problem_line

    said = said_in(options)
    given = [(Path(file), file) for file in files]
    background = registry_of(options).rows if files else ()
    if not files:
        given = [(file, file.name) for file in sorted(shipped("registry").glob("*.csv"))]
    rows, faults = rows_and_faults(given, said)
    found = (*faults, *problems(rows, patterns_of(options), _today_of(options), background))
    for problem in sorted(found, key=lambda one: (one.file, one.line)):
        click.echo(problem_line(problem, said))
    click.echo(checked(len(rows), len(given), found, said), err=True)
    worst = [problem.name for problem in found if problem.level == "error"]
    if worst:
        click.echo(said.say("registry.mark", name=worst[-1]), err=True)
    return ExitStatus.FINDINGS if worst else ExitStatus.CLEAN


@command.command("add")
@click.argument("identifier")
@click.argument("date")
@click.option("--source", "sources", multiple=True, required=True)
@click.option("--to", "target", required=True, metavar="FILE")
@click.option("--title", default="")
@click.option("--issuer", default="")
@click.option("--status", type=click.Choice(["confirmed", "single", "disputed"]), default="single", show_default=True)
@click.option("--term")
@click.option("--scope")
@click.option("--note", default="")
@_with(*COMMON, TODAY)
def add(target: str, **options: Any) -> int:
    """A row in its place, unless it would be an error of `check`."""
    from citecheck.registry.adding import add_row, new_row
    from citecheck.registry.faults import content_of
    from citecheck.report.write import write

    patterns, said = patterns_of(options), said_in(options)
    row = new_row(target, options, patterns)
    content, rows = content_of(Path(target))
    background = registry_of(options).rows
    write(add_row(content, rows, row, patterns, _today_of(options), background), target)
    click.echo(said.say("registry.added", identifier=row.identifier, date=row.date, file=target), err=True)
    return ExitStatus.CLEAN


@command.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", required=True, metavar="FILE")
@_with(*COMMON, TODAY)
def build(paths: tuple[str, ...], output: str, **options: Any) -> int:
    """A registry from texts: letterheads, and dates on which independent texts agree."""
    from citecheck.pipeline import run
    from citecheck.registry.building import build as built
    from citecheck.registry.faults import previous_rows
    from citecheck.registry.writing import text
    from citecheck.report.registry import built_lines
    from citecheck.report.summary import unread_lines
    from citecheck.report.write import refuse, write

    patterns, said, known, today = patterns_of(options), said_in(options), registry_of(options), _today_of(options)
    beside = str(Path(output).with_suffix("")) + "-disputed.csv"
    previous = previous_rows((Path(output), Path(beside)))
    report = run(paths, patterns, said, today, keep=True, registry=known)
    made = built(report, patterns, today, previous, known.rows)
    sources = {one.source for one in report.texts}
    for target in (output, beside):
        refuse(target, sources)
    write(text(made.rows, patterns), output)
    write(text(made.disputed, patterns), beside)
    for line in (*unread_lines(report.unread, said), *built_lines(made, output, beside, said)):
        click.echo(f"citecheck: {line}", err=True)
    return ExitStatus.BROKEN if any(unread.named for unread in report.unread) else ExitStatus.CLEAN
