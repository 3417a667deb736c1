"""`citecheck explain`: what a rule means, or all that is known of an identifier."""

from __future__ import annotations

import json
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import ExitStatus, status_of
from citecheck.commands.help import Command
from citecheck.commands.shared import (
    configured,
    effort_options,
    finish,
    patterns_of,
    registry_of,
    report_of,
    said_in,
    with_options,
    with_texts,
)
from citecheck.errors import CitecheckError
from citecheck.messages import Messages
from citecheck.patterns import Patterns

if TYPE_CHECKING:
    from citecheck.check.explanation import Explanation


@click.command("explain", cls=Command)
@click.argument("what")
@partial(with_texts, metavar="[PATH]...")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-o", "--output", metavar="FILE")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
@partial(with_options, effort_options)
def command(what: str, **options: Any) -> int:
    """A rule, all rules, or an identifier."""
    from citecheck.check.codes import code_written

    code = code_written("CC" if what.lower() == "all" else what)
    if code is None:
        return int(_identifier(what=what, **options))
    from citecheck.report.write import write

    # a rule is explained whatever the configuration holds: its mistakes send people here
    write(_rules(code, options["format_"], said_in(options)), options["output"])
    return ExitStatus.CLEAN


def _rules(code: str, format_: str, said: Messages) -> str:
    """The page of a rule, or a list of those whose codes begin so."""
    from citecheck.check.rules import all_rules

    rules = [rule for rule in all_rules() if rule.code.startswith(code)]
    if format_ == "json":
        records = [
            {
                "code": one.code,
                "name": one.name,
                "level": one.level,
                "title": said.title(one.code),
                "page": said.page(one.code),
            }
            for one in rules
        ]
        return json.dumps(records if len(rules) > 1 else records[0], ensure_ascii=False, indent=2) + "\n"
    if len(rules) > 1:
        return "".join(
            f"{one.code}  {one.name:<22} {said.say(f'level.{one.level}'):<8} {said.title(one.code)}\n" for one in rules
        )
    [rule] = rules
    head = f"{rule.code} {rule.name} ({said.say(f'level.{rule.level}')}): {said.title(rule.code)}"
    return f"{head}\n\n{said.page(rule.code)}\n"


@partial(configured, texts_needed=False)
def _identifier(what: str, format_: str, **options: Any) -> int:
    """The identifier, with what the texts say of it."""
    from citecheck.check.checking import found_in
    from citecheck.check.explanation import explanation
    from citecheck.registry.lookup import reading
    from citecheck.report.explanation_record import explanation_json

    patterns, said, known = patterns_of(options), said_in(options), registry_of(options)
    asked = reading(what, patterns)
    if asked is None:
        raise _neither(what, patterns, sorted({str(row.identifier) for row in known.rows}))
    report = report_of(options)
    found = found_in(report.texts, options["today"] or "", patterns, said, known)
    told = explanation(asked, found, report)
    result = explanation_json(told) if format_ == "json" else _shown(told, options, said)
    finish(report, (result, ""), options)
    return status_of(report)


def _shown(told: Explanation, options: dict[str, Any], said: Messages) -> str:
    from citecheck.report.explanation import lines
    from citecheck.report.terminal import console, shown

    made = console(options["color"], to_file=options["output"] is not None)
    for line in lines(told, said, made.width):
        made.print(line, soft_wrap=True)
    return shown(made)


def _neither(what: str, patterns: Patterns, known: list[str]) -> CitecheckError:
    """Neither a rule nor an identifier: what may have been meant."""
    from citecheck.check.codes import nearest_code
    from citecheck.registry.lookup import reading

    code, completed = nearest_code(what), reading(f"{what}/TW", patterns)
    near = [code] if code else [str(completed.identifier)] if completed else get_close_matches(what.upper(), known, 2)
    if near:
        return CitecheckError("explain.neither_near", value=what, near=", ".join(near))
    if Path(what).exists():
        return CitecheckError("explain.neither_path", value=what)
    return CitecheckError("explain.neither", value=what)
