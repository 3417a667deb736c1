"""The commands, thin: options in, one report out. The only place that decides an exit status."""

from __future__ import annotations

import sys
from enum import IntEnum
from pathlib import Path
from typing import Any

import click

from citecheck.errors import CitecheckError
from citecheck.version import __version__


class ExitStatus(IntEnum):
    """0 clean; 1 findings at or above --fail-on; 2 usage or data error, or a named file that cannot be read."""

    CLEAN = 0
    FINDINGS = 1
    BROKEN = 2


_LEVELS = ("error", "warning", "info")
_FORMATS = click.Choice(["table", "json", "jsonl", "csv"])


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit status."""
    _utf8()
    try:
        status = main.main(arguments, prog_name="citecheck", standalone_mode=False)
        return int(status) if isinstance(status, int) else ExitStatus.CLEAN
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return ExitStatus.BROKEN
    except CitecheckError as error:
        click.echo(f"citecheck: {error}", err=True)
        return ExitStatus.BROKEN
    except BrokenPipeError:
        # the reader of a pipe (head, less) has gone; what it wanted, it has
        sys.stdout = open("/dev/null", "w") if Path("/dev/null").exists() else sys.__stdout__  # noqa: SIM115
        return ExitStatus.CLEAN


def _utf8() -> None:
    """A pipe on Windows has a code page that cannot carry Vietnamese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not (getattr(stream, "encoding", "") or "").lower().startswith("utf"):
            if stream.isatty():
                reconfigure(errors="replace")
            else:
                reconfigure(encoding="utf-8")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="citecheck", message="%(prog)s %(version)s")
def main() -> None:
    """Find the documents of the Communist Party of Vietnam that texts cite (58-QĐ/TW, 01-HD/BTCTW,
    77-KH/TU), and every date that cannot be right, with the proof beside it.

    \b
      citecheck scan FOLDER          what is cited, with which dates, how often and where
      citecheck check FOLDER         what disagrees or cannot be right
      citecheck explain CC101        what a rule means
    \b
    Exit status: 0 clean, 1 findings, 2 wrong usage or a named file that cannot be read.
    Nothing leaves this machine, and no text is changed.
    """


def _shared(command: Any) -> Any:
    """The options that scan and check have in common."""
    options = [
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
        click.option("--format", "format_", type=_FORMATS, default="table", help="What to print.", show_default=True),
        click.option("-o", "--output", metavar="FILE", help="Write the result to FILE instead of printing it."),
        click.option("--patterns", "folders", multiple=True, metavar="DIR", help="Add a folder of your own patterns."),
        click.option("--today", metavar="DATE", help="The day of the run, YYYY-MM-DD; no document is later."),
        click.option("--lang", type=click.Choice(["en", "vi"]), help="Language of messages; default: the locale's."),
        click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True),
        click.option("--stdin-name", default="<stdin>", metavar="NAME", help="What to call the text read from “-”."),
        click.option("-q", "--quiet", is_flag=True, help="No summary; only the result."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@_shared
@click.option("--by", type=click.Choice(["document", "text", "citation"]), default="document", show_default=True)
@click.option("--family", type=click.Choice(["party", "state", "all"]), default="party", show_default=True,
              help="Whose documents the table shows.")  # fmt: skip
@click.option("--dates", "free", is_flag=True, help="List the dates that belong to no identifier.")
@click.option("--why", is_flag=True, help="With --by citation: which dates were refused, and why.")
def scan(by: str, family: str, free: bool, why: bool, **options: Any) -> int:
    """Print the citation table: which documents the texts at PATH... cite, with which dates, how
    often and where. A folder is read with all folders in it; “-” is standard input."""
    from citecheck.report.scan import render

    report, said = _report(options)
    result = render(report, said, options["format_"], by, family, free, why, options["color"], options["output"])
    return _finish(report, said, result, options, ExitStatus.CLEAN)


@main.command()
@_shared
@click.option("--min-level", type=click.Choice(_LEVELS), default="warning", show_default=True,
              help="The least level that is shown.")  # fmt: skip
@click.option("--fail-on", type=click.Choice([*_LEVELS, "never"]), default="error", show_default=True,
              help="The least level that makes the exit status 1.")  # fmt: skip
def check(min_level: str, fail_on: str, **options: Any) -> int:
    """Print every date that disagrees or cannot be right in the texts at PATH..., with the proof.

    \b
      citecheck check articles/              findings, like a compiler's
      citecheck check a.txt --format json    everything, for a program
    """
    from citecheck.report.check import render

    report, said = _report(options, keep=options["format_"] == "table")
    shown = tuple(f for f in report.findings if _LEVELS.index(f.level) <= _LEVELS.index(min_level))
    result = render(report, shown, said, options["format_"], options["color"], options["output"])
    failing = fail_on != "never" and any(_LEVELS.index(f.level) <= _LEVELS.index(fail_on) for f in report.findings)
    return _finish(report, said, result, options, ExitStatus.FINDINGS if failing else ExitStatus.CLEAN)


@main.command()
@click.argument("code")
@click.option("--lang", type=click.Choice(["en", "vi"]))
def explain(code: str, lang: str | None) -> int:
    """Explain a rule: what it says, with an example. `citecheck explain all` lists the rules."""
    from citecheck.check.rules import all_rules
    from citecheck.messages import default_language, messages

    said = messages(lang or default_language())
    rules = {rule.code: rule for rule in all_rules()}
    if code.lower() == "all":
        for rule in rules.values():
            click.echo(f"{rule.code}  {rule.name:<22} {said.say(f'level.{rule.level}'):<8} {said.title(rule.code)}")
        return ExitStatus.CLEAN
    found = rules.get(code.upper())
    if found is None:
        raise CitecheckError(f"no rule {code!r}; the rules are {', '.join(rules)}")
    click.echo(f"{found.code} {found.name} ({said.say(f'level.{found.level}')}): {said.title(found.code)}\n")
    click.echo(said.page(found.code))
    return ExitStatus.CLEAN


@main.command()
@click.option("--check", "folder", metavar="DIR", help="Test a folder of your own patterns.")
@click.option("--patterns", "folders", multiple=True, metavar="DIR", help="List with your own patterns added.")
def patterns(folder: str | None, folders: tuple[str, ...]) -> int:
    """List the patterns, or test a folder of your own: every example must match, no reject may."""
    from citecheck.patterns.listing import listing
    from citecheck.selfcheck import check_folder

    if folder is None:
        click.echo(listing(_patterns(folders)), nl=False)
        return ExitStatus.CLEAN
    problems = check_folder(Path(folder))
    for problem in problems:
        click.echo(problem)
    click.echo(f"{folder}: {'ok' if not problems else f'{len(problems)} problems'}", err=True)
    return ExitStatus.FINDINGS if problems else ExitStatus.CLEAN


def _patterns(folders: tuple[str, ...]) -> Any:
    from citecheck.patterns import load_patterns

    return load_patterns(*folders)


def _report(options: dict[str, Any], keep: bool = False) -> Any:
    """The report of the paths in `options`, and the messages to say it in."""
    from citecheck.messages import default_language, messages
    from citecheck.pipeline import run as run_pipeline

    said = messages(options["lang"] or default_language())
    today = _day(options["today"])
    report = run_pipeline(
        options["paths"], _patterns(options["folders"]), said, today, options["stdin_name"], keep=keep
    )
    return report, said


def _day(written: str | None) -> str | None:
    import datetime

    if written is None:
        return None
    try:
        return datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        raise CitecheckError(f"--today {written}: not a date like 2026-11-21") from None


def _finish(report: Any, said: Any, result: tuple[str, str], options: dict[str, Any], status: ExitStatus) -> int:
    """Write the result, name what was not read, and compute the exit status."""
    from citecheck.report.summary import unread_lines
    from citecheck.report.write import write

    body, summary = result
    write(body, options["output"], {text.source for text in report.texts})
    for line in unread_lines(report.unread, said):
        click.echo(f"citecheck: {line}", err=True)
    if summary and not options["quiet"]:
        click.echo(summary, err=True)
    return ExitStatus.BROKEN if any(unread.named for unread in report.unread) else status
