"""`citecheck fix`: the wrong dates whose right one is proven, put right."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import fixed_status
from citecheck.commands.help import Command
from citecheck.commands.shared import files_of, finish, judging, report_of, said_in, task_of


@click.command("fix", cls=Command)
@judging
@click.option("--diff", is_flag=True)
@click.option("--write", is_flag=True)
def command(diff: bool, write: bool, **options: Any) -> int:
    """The wrong dates whose right one is proven, put right, or how they would be."""
    from citecheck.mend.run import mended_files, written
    from citecheck.report.difference import difference
    from citecheck.report.mended import left_lines, summary

    report, said = report_of(options), said_in(options)
    files = mended_files(report, files_of(options), task_of(options))
    shown = "".join(difference(one.source, one.old, one.new) for one in files) if diff or not write else ""
    failures = written(files) if write else ()
    finish(report, (shown, ""), {**options, "output": None})
    for line in left_lines(files, failures, said):
        click.echo(f"citecheck: {line}", err=True)
    if not options["quiet"]:
        click.echo(summary(files, failures, write, said), err=True)
    return fixed_status(report, any(one.left or (one.changed and not write) for one in files), bool(failures))
