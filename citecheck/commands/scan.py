"""`citecheck scan`: the citation table."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.engine import engine_of, engine_options, in_bulk
from citecheck.commands.exits import at_least, status_of
from citecheck.commands.help import Command
from citecheck.commands.output import deliver, outputs_of, quoting, reading, result_of, streams
from citecheck.commands.shared import report_of


@click.command("scan", cls=Command)
@reading
@engine_options
@click.option("--by", type=click.Choice(["document", "text", "citation"]), default="document", show_default=True)
@click.option("--family", type=click.Choice(["party", "state", "all"]), show_default="party")  # fmt: skip
@click.option("--dates", "free", is_flag=True)
@click.option("--why", is_flag=True)
def command(by: str, family: str, free: bool, why: bool, **options: Any) -> int:
    """The citation table."""
    from citecheck.report.result import Choice
    from citecheck.report.summary import outcome_of, scan_summary

    done = in_bulk(options)
    if done is not None:
        return done
    outputs = outputs_of(options)
    options["working"] = engine_of(options)
    if streams(outputs, options):
        from citecheck.commands.streaming import scan_streamed  # the table, which most ask for, is made at once

        return scan_streamed(outputs, options)
    report = report_of(options, keep=quoting(outputs, "scan"))
    choice = Choice(by, family, free, why)
    result = result_of(report, options, at_least(report.findings, "warning"), choice=choice)
    deliver("scan", outputs, result, scan_summary(outcome_of(report), result.said), options)
    return status_of(report)
