"""Where the results of `scan` and `check` go: several files and standard output, each in its format."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import click

from citecheck.commands.shared import (
    conclude,
    effort_options,
    judging,
    patterns_of,
    registry_of,
    said_in,
    today_of,
    with_options,
)
from citecheck.errors import CitecheckError
from citecheck.model import Finding, Report
from citecheck.report.formats import NAMES, Format, format_named, format_of_file, render
from citecheck.report.result import Choice, Result

output_options = (
    click.option("--format", "format_", type=click.Choice(NAMES), metavar="FORMAT", show_default="table"),
    click.option("-o", "--output", "outputs", multiple=True, metavar="FILE"),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
)  # fmt: skip


def reading(command: Any, **texts: Any) -> Any:
    """The options of a command that reads texts and prints a result; they and its own may stand in a configuration.

    `texts` is what of `judging` is not as usual.
    """
    return with_options((*output_options, *effort_options), judging(command, **texts))


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file to be made in it; None is standard output."""

    format: Format
    target: str | None


def outputs_of(options: dict[str, Any]) -> list[Output]:
    """What is to be made; known before anything is read, so that a mistake costs no run.

    What --format states is printed, unless a file takes it; without both, the table is printed.
    """
    stated, files = options["format_"], options["outputs"]
    for file in files:
        if files.count(file) > 1:
            raise CitecheckError("output.twice", file=file)
    made = [Output(format_of_file(file, stated), file) for file in files if file != "-"]
    taken = stated is None or stated in [one.format.name for one in made]
    if not made or "-" in files or not taken:
        made.append(Output(format_named(stated or "table"), None))
    if any(one.format.binary and one.target is None for one in made) and sys.stdout.isatty():
        raise CitecheckError("output.binary", suffix=stated)
    return made


def quoting(outputs: Iterable[Output], command: str) -> bool:
    """Whether a format quotes the texts."""
    return any(command in one.format.contents for one in outputs)


def counting(outputs: Iterable[Output]) -> bool:
    """Whether a format counts the dates that belong to no identifier."""
    return any(one.format.dates for one in outputs)


def streams(outputs: Iterable[Output], options: dict[str, Any]) -> bool:
    """Whether all that is asked for can be made part by part, by what stands in `streaming`."""
    return all(one.format.parted for one in outputs) and not options["dedupe"]


def result_of(
    report: Report,
    options: dict[str, Any],
    findings: tuple[Finding, ...],
    failing: tuple[Finding, ...] = (),
    choice: Choice = Choice(),  # noqa: B008
) -> Result:
    """What the formats show."""
    return Result(
        report, findings, said_in(options), today_of(options), patterns_of(options).terms,
        registry_of(options), failing, choice, options["color"],
    )  # fmt: skip


def deliver(command: str, outputs: list[Output], result: Result, summary: str, options: dict[str, Any]) -> None:
    """Make everything, then write everything: a mistake in one format leaves no other half done."""
    from citecheck.report.write import refuse, write

    inputs = {text.source for text in result.report.texts}
    for one in outputs:
        refuse(one.target, inputs)
    bodies = [render(one.format, command, replace(result, target=one.target)) for one in outputs]
    for one, body in zip(outputs, bodies, strict=True):
        write(body, one.target)
    if any(one.format.name == "github" for one in outputs):
        _summarise(command, result)
    conclude(result.report, summary, options)


def _summarise(command: str, result: Result) -> None:
    """The page of the job: GitHub shows only some annotations of a step."""
    from citecheck.report.write import append

    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if page:
        append(str(render(format_named("markdown"), command, result)), page, result.said.say("output.cut"))
