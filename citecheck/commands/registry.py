"""`citecheck registry`: what is known of documents, and the keeping of registries of one's own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.shared import day_of, language_option, patterns_of, patterns_option, registry_options, said_in
from citecheck.registry import Registry, load_registry

Command = Callable[..., Any]
COMMON = (*registry_options, patterns_option, language_option)
TODAY = click.option("--today", metavar="DATE", help="The day of the run, YYYY-MM-DD; no document is later.")


def _with(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorated(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorated


def _registry_of(options: dict[str, Any]) -> Registry:
    return load_registry(*options["registries"], default=not options["no_default_registry"])


def _today_of(options: dict[str, Any]) -> str:
    return day_of(options["today"]) or datetime.date.today().isoformat()


@click.group("registry")
def command() -> None:
    """Documents whose dates are known, each with its sources: look them up, check and build registries.

    \b
      citecheck registry show 58-QĐ/TW                 what is known of an identifier
      citecheck registry list --series KL/TW           a series, as table, CSV or JSON
      citecheck registry add 58-QĐ/TW 08/02/2022 --source URL --to own.csv
      citecheck registry check own.csv                 what is wrong in a registry
      citecheck registry build letters/ -o own.csv     a registry from your own texts
      citecheck check articles/ --registry own.csv     judge texts by it
    """


@command.command("list")
@click.option("--term", help="Only this term, like XIII.")
@click.option("--series", help="Only this series, like KL/TW.")
@click.option("--status", type=click.Choice(["confirmed", "single", "disputed"]), help="Only this status.")
@click.option("--from", "first", metavar="DATE", help="No earlier date: 2022, 2022-02 or 2022-02-08.")
@click.option("--to", "last", metavar="DATE", help="No later date.")
@click.option("--format", "format_", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@_with(*COMMON)
def list_(
    term: str | None, series: str | None, status: str | None, first: str | None, last: str | None, format_: str,
    **options: Any,
) -> int:  # fmt: skip
    """List the documents known; `--format csv` prints a registry file."""
    from citecheck.registry.choice import chosen
    from citecheck.report.registry import rows_as
    from citecheck.report.write import write

    patterns = patterns_of(options)
    rows = chosen(_registry_of(options).rows, patterns, term, series, status, first, last)
    write(rows_as(rows, format_, patterns, said_in(options)), None)
    return ExitStatus.CLEAN


@command.command("show")
@click.argument("identifier")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@_with(*COMMON)
def show(identifier: str, format_: str, **options: Any) -> int:
    """Show every document known by IDENTIFIER (58-QĐ/TW, 58-QD/TW, …), with its neighbours in the series. The exit
    status is 1 if there is none."""
    from citecheck.registry.lookup import around, entries, read_identifier
    from citecheck.report.registry import entries_as
    from citecheck.report.write import write

    patterns, said, known = patterns_of(options), said_in(options), _registry_of(options)
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
    """Check the registries FILE... (default: the shipped one): order of numbers, terms, dates, doubles, sources.
    FILEs are held against the shipped registry and those of --registry too."""
    from citecheck.patterns.files import shipped
    from citecheck.registry.faults import rows_and_faults
    from citecheck.registry.problems import problems
    from citecheck.report.registry import checked, problem_line

    said = said_in(options)
    given = [(Path(file), file) for file in files]
    background = _registry_of(options).rows if files else ()
    if not files:
        given = [(file, file.name) for file in sorted(shipped("registry").glob("*.csv"))]
    rows, faults = rows_and_faults(given)
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
@click.option("--source", "sources", multiple=True, required=True, help="Where the date can be checked; repeatable.")
@click.option("--to", "target", required=True, metavar="FILE", help="Your registry; made if it is not there.")
@click.option("--title", default="", help="The title (trích yếu).")
@click.option("--issuer", default="", help="The body that issued it.")
@click.option("--status", type=click.Choice(["confirmed", "single", "disputed"]), default="single", show_default=True)
@click.option("--term", help="The term; default: what the date says.")
@click.option("--scope", help="The locality of a local document: Nghệ An.")
@click.option("--note", default="", help="Anything else; “known: NAME” answers a problem of `registry check`.")
@_with(*COMMON, TODAY)
def add(target: str, **options: Any) -> int:
    """Add the document IDENTIFIER of DATE (2022-02-08 or 08/02/2022) to your registry, in its place. What would be
    an error of `registry check` is refused."""
    from citecheck.registry.adding import add_row, new_row
    from citecheck.registry.faults import content_of
    from citecheck.report.write import write

    patterns, said = patterns_of(options), said_in(options)
    row = new_row(target, options, patterns)
    content, rows = content_of(Path(target))
    background = _registry_of(options).rows
    write(add_row(content, rows, row, patterns, _today_of(options), background, said), target)
    click.echo(said.say("registry.added", identifier=row.identifier, date=row.date, file=target), err=True)
    return ExitStatus.CLEAN


@command.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", required=True, metavar="FILE", help="The registry; FILE-disputed.csv stands beside it.")
@_with(*COMMON, TODAY)
def build(paths: tuple[str, ...], output: str, **options: Any) -> int:
    """Build a registry from the texts at PATH...: letterheads, and dates on which independent texts agree. Rows that
    you edited are kept when it is built again."""
    from citecheck.pipeline import run
    from citecheck.registry.building import build as built
    from citecheck.registry.faults import previous_rows
    from citecheck.registry.writing import text
    from citecheck.report.registry import built_lines
    from citecheck.report.summary import unread_lines
    from citecheck.report.write import refuse, write

    patterns, said, known, today = patterns_of(options), said_in(options), _registry_of(options), _today_of(options)
    beside = str(Path(output).with_suffix("")) + "-disputed.csv"
    previous = previous_rows((Path(output), Path(beside)))
    report = run(paths, patterns, said, today, keep=True, registry=known)
    made = built(report, patterns, today, previous, known.rows)
    sources = {one.source for one in report.texts}
    for target in (output, beside):
        refuse(target, sources, said)
    write(text(made.rows, patterns), output)
    write(text(made.disputed, patterns), beside)
    for line in (*unread_lines(report.unread, said), *built_lines(made, output, beside, said)):
        click.echo(f"citecheck: {line}", err=True)
    return ExitStatus.BROKEN if any(unread.named for unread in report.unread) else ExitStatus.CLEAN
