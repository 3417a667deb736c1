"""`citecheck annotate`: a copy of a text with remarks on its wrong dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import conclude, day_of, judging, report_of, said_in, task_of, walk_options
from citecheck.errors import CitecheckError
from citecheck.model import LeftOut, Unread
from citecheck.read.formats import format_of
from citecheck.read.walk import Found, walk

if TYPE_CHECKING:
    from citecheck.read.walk import Item


@click.command("annotate", cls=Command)
@judging
@click.option("-o", "--output", required=True, metavar="FILE")
def command(output: str, **options: Any) -> int:
    """A copy of the first text, with remarks on its wrong dates."""
    from citecheck.annotate.copying import copy_of
    from citecheck.annotate.remarks import remarks_on
    from citecheck.annotate.unfit import UnfitError
    from citecheck.report.remarked import left_lines, summary
    from citecheck.report.write import refuse, write
    from citecheck.rereading import read_again
    from citecheck.work import Worker

    item = _first(options)
    report, said, source = report_of(options), said_in(options), item.source
    refuse(output, {text.source for text in report.texts} | set(options["paths"]))
    found = next((text for text in report.texts if text.source == source), None)
    if found is None and any(one.source == source for one in report.unread):
        conclude(report, "", options)
        return status_of(report)
    if found is None or isinstance(item, LeftOut | Unread):
        raise CitecheckError("annotate.one", source=source)
    again = read_again(found, item.path, Worker(task_of(options)))
    if again is None:
        raise CitecheckError("annotate.changed", source=source)
    data, text = again
    if format_of(output) not in (None, text.format):
        raise CitecheckError("annotate.suffix", source=source, output=output, format=text.format)
    remarks = remarks_on(source, report, said)
    try:
        made = copy_of(data, text, remarks, day_of(options["today"]))
    except UnfitError as error:
        raise CitecheckError(f"annotate.{error.key}", source=source, **error.values) from None
    write(made.data, output)
    for line in left_lines(source, text, made.left, said):
        click.echo(f"citecheck: {line}", err=True)
    conclude(report, summary(len(remarks) - len(made.left), output, said), options)
    return status_of(report)


def _first(options: dict[str, Any]) -> Item:
    """What stands at the first path; CitecheckError for a folder."""
    path = options["paths"][0]
    items = walk([path], walk_options(options))
    if len(items) != 1 or (isinstance(items[0], Found) and not items[0].named):
        raise CitecheckError("annotate.one", source=path)
    return items[0]
