"""`citecheck baseline`: accepts the findings there are, so that only new ones are said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from citecheck.commands.exits import at_least, status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import choosing, finish, judging, report_of, said_in

DEFAULT = "citecheck-baseline.json"


@click.command("baseline", cls=Command)
@judging
@choosing
@click.option("-o", "--output", metavar="FILE")
def command(min_level: str, output: str | None, **options: Any) -> int:
    """A baseline of the findings that there are."""
    from citecheck.check.baseline import to_text
    from citecheck.config.resolve import empty_baseline, read_baseline
    from citecheck.report.baseline import summary

    said, config = said_in(options), options["config"]
    file = output or config.baseline or DEFAULT
    old = read_baseline(file) if Path(file).exists() else empty_baseline(file)
    report = report_of({**options, "config": replace(config, baseline=None)})
    new = old.updated(
        at_least(report.findings, min_level),
        (text.source for text in report.texts),
        lambda text: (Path(file).parent / text).exists(),
    )
    finish(report, (to_text(new), summary(old, new, said)), {**options, "output": file})
    return status_of(report)
