"""`citecheck check`: the findings."""

from __future__ import annotations

import sys
from typing import Any

import click

from citecheck.commands.exits import ExitStatus, at_least, status_of
from citecheck.commands.help import Command
from citecheck.commands.output import counting, deliver, outputs_of, quoting, reading, result_of, streams
from citecheck.commands.shared import choosing, failing, report_of, said_in, walk_options
from citecheck.errors import CitecheckError


@click.command("check", cls=Command)
@reading
@choosing
@failing
@click.option("--baseline", metavar="FILE")
@click.option("--watch", is_flag=True)
def command(watch: bool, **options: Any) -> int:
    """The findings, and the exit status that they make."""
    return _again_and_again(options) if watch else _once(**options)


def _once(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    from citecheck.report.summary import check_summary, outcome_of

    outputs = outputs_of(options)
    if streams(outputs, options):
        from citecheck.commands.streaming import check_streamed  # the table, which most ask for, is made at once

        return check_streamed(outputs, options, min_level, "never" if exit_zero else fail_on)
    report = report_of(options, quoting(outputs, "check"), counting(outputs))
    shown = at_least(report.findings, min_level)
    result = result_of(report, options, shown, at_least(report.findings, fail_on))
    deliver("check", outputs, result, check_summary(outcome_of(report, shown), result.said), options)
    return status_of(report, "never" if exit_zero else fail_on)


def _again_and_again(options: dict[str, Any]) -> int:
    """Check now, and after each change; what goes wrong later is said, and the watch goes on."""
    from citecheck.watching import changes, state_of

    if "-" in (*options["paths"], *options["lists"]):
        raise CitecheckError("watch.stdin")
    judges = [file for file in (*options["registries"], options["baseline"]) if file]
    said, status = said_in(options), int(ExitStatus.CLEAN)
    states = changes(lambda: state_of(options["paths"], walk_options(options), judges, options["outputs"]))
    for rounds, state in enumerate(states):
        if rounds and sys.stdout.isatty():
            click.clear()
        try:
            status = _once(**options)
        except CitecheckError as error:
            if not rounds:
                raise
            click.echo(f"citecheck: {error.told(said)}", err=True)
        sys.stdout.flush()
        click.echo(said.say("watch.waiting", count=len(state)), err=True)
    return status
