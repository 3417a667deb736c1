"""`citecheck scan`: the citation table."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import at_least, status_of
from citecheck.commands.output import deliver, outputs_of, quoting, reading, result_of
from citecheck.commands.shared import report_of


@click.command("scan")
@reading
@click.option("--by", type=click.Choice(["document", "text", "citation"]), default="document", show_default=True)
@click.option("--family", type=click.Choice(["party", "state", "all"]), show_default="party",
              help="Whose documents the table shows.")  # fmt: skip
@click.option("--dates", "free", is_flag=True, help="List the dates that belong to no identifier.")
@click.option("--why", is_flag=True, help="With --by citation: which dates were refused, and why.")
def command(by: str, family: str, free: bool, why: bool, **options: Any) -> int:
    """Print the citation table: which documents the texts at PATH... cite, with which dates, how
    often and where. A folder is read with all folders in it; “-” is standard input."""
    from citecheck.report.result import Choice
    from citecheck.report.summary import scan_summary

    outputs = outputs_of(options)
    report = report_of(options, keep=quoting(outputs, "scan"))
    choice = Choice(by, family, free, why)
    result = result_of(report, options, at_least(report.findings, "warning"), choice=choice)
    deliver("scan", outputs, result, scan_summary(report, result.said), options)
    return status_of(report)
