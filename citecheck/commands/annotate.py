"""`citecheck annotate`: a copy of a text with remarks on its wrong dates."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import status_of
from citecheck.commands.shared import conclude, day_of, judging, report_of, said_in
from citecheck.errors import CitecheckError

if TYPE_CHECKING:
    from citecheck.messages import Messages
    from citecheck.model import Report, Text


@click.command("annotate")
@judging
@click.option("-o", "--output", required=True, metavar="OUT", help="The copy; never the text itself.")
def command(output: str, **options: Any) -> int:
    """Write a copy of the first PATH to OUT, with remarks on exactly the dates that cannot be right; the text is
    compared with those at the other PATHs.

    \b
      citecheck annotate letter.docx -o letter-checked.docx      comments in Word
      citecheck annotate page.html articles/ -o checked.html     what the articles disprove, too

    In docx comments, in html marks that show the remark, in md footnotes, in pdf highlights with notes. The text itself
    is not changed; comments bear the day of --today, and none without it.
    """
    from citecheck.annotate.copying import copy_of
    from citecheck.annotate.remarks import remarks_on
    from citecheck.annotate.unfit import UnfitError
    from citecheck.read.unreadable import UnreadableError
    from citecheck.report.remarked import left_lines, summary
    from citecheck.report.write import refuse, write

    report, said = report_of(options, keep=True), said_in(options)
    refuse(output, {text.source for text in report.texts} | set(options["paths"]), said)
    source = Path(options["paths"][0]).as_posix()
    text = _text(source, report, said, options)
    if text is None:
        return status_of(report)
    remarks = remarks_on(source, report, said)
    try:
        made = copy_of(Path(source).read_bytes(), text, remarks, day_of(options["today"]))
    except UnfitError as error:
        raise CitecheckError(said.say(f"annotate.{error.key}", source=source, **error.values)) from None
    except UnreadableError as error:
        raise CitecheckError(said.say(f"unread.{error.key}.help", **error.values)) from None
    except OSError as error:
        raise CitecheckError(f"{source}: {(error.strerror or str(error)).lower()}") from None
    write(made.data, output)
    for line in left_lines(source, text, made.left, said):
        click.echo(f"citecheck: {line}", err=True)
    conclude(report, summary(len(remarks) - len(made.left), output, said), options)
    return status_of(report)


def _text(source: str, report: Report, said: Messages, options: dict[str, Any]) -> Text | None:
    """The text to be annotated; None where it could not be read, which is said as of any text."""
    if any(one.source == source for one in report.unread):
        conclude(report, "", options)
        return None
    if not any(one.source == source for one in report.texts):
        raise CitecheckError(said.say("annotate.one", source=source))
    return report.contents[source]
