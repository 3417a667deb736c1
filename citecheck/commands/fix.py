"""`citecheck fix`: the wrong dates whose right one is proven, put right."""

from __future__ import annotations

from typing import Any

import click

from citecheck.commands.exits import fixed_status
from citecheck.commands.shared import finish, judging, patterns_of, read_options, report_of, said_in


@click.command("fix")
@judging
@click.option("--diff", "diff", is_flag=True, help="Print what would be changed; so it does without --write.")
@click.option("--write", "write", is_flag=True, help="Change the files; each is kept as it was, as FILE.orig.")
def command(diff: bool, write: bool, **options: Any) -> int:
    """Print, as a unified difference, how the dates of the texts at PATH... that are proven wrong would be put right;
    nothing is written without --write.

    \b
      citecheck fix articles/ --diff      what would be changed
      citecheck fix articles/ --write     change it, and keep each file as it was as .orig

    Only dates of which exactly one right date is proven, in files whose letters stand as they are read (txt, md, html,
    csv, json, subtitles). A date keeps its format and its language, and the rest of the file every byte.

    Exit status: 0 nothing to put right, or all of it put right; 1 there is something to put right, or something was
    left to you; 2 an error.
    """
    from citecheck.mend.run import mended_files, written
    from citecheck.report.difference import difference
    from citecheck.report.mended import left_lines, summary

    report, said = report_of(options), said_in(options)
    files = mended_files(report, patterns_of(options), read_options(options))
    shown = "".join(difference(one.source, one.old, one.new) for one in files) if diff or not write else ""
    failures = written(files) if write else ()
    finish(report, (shown, ""), {**options, "output": None})
    for line in left_lines(files, failures, said):
        click.echo(f"citecheck: {line}", err=True)
    if not options["quiet"]:
        click.echo(summary(files, failures, write, said), err=True)
    return fixed_status(report, any(one.left or (one.changed and not write) for one in files), bool(failures))
