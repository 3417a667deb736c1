"""`citecheck compare`: what translations cite otherwise than their originals."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import at_least, compared_status
from citecheck.commands.help import Command
from citecheck.commands.output import counting, deliver, outputs_of, quoting, reading, result_of
from citecheck.commands.shared import (
    choosing,
    effort_of,
    failing,
    patterns_of,
    read_options,
    registry_of,
    said_in,
    walk_options,
)
from citecheck.config import COMMAND_LINE, Config
from citecheck.errors import CitecheckError
from citecheck.model import Report

if TYPE_CHECKING:
    from citecheck.compare.pairs import Paired


@click.command("compare", cls=Command)
@partial(reading, metavar="ORIGINAL TRANSLATION...", listed=False, texts_needed=False)
@choosing
@failing
@click.option("--pairs", metavar="FILE")
def command(min_level: str, fail_on: str, exit_zero: bool, **options: Any) -> int:
    """What differs, and the exit status that it makes."""
    from citecheck.report.summary import compare_summary

    outputs = outputs_of(options)
    report = _report(options, quoting(outputs, "compare"), counting(outputs))
    shown = at_least(report.findings, min_level)
    result = result_of(report, options, shown, at_least(report.findings, fail_on))
    deliver("compare", outputs, result, compare_summary(report, shown, result.said), options)
    return compared_status(report, "never" if exit_zero else fail_on)


def _report(options: dict[str, Any], keep: bool, whole: bool) -> Report:
    """The report of the pairs that `options` name; `keep` and `whole` as in a check."""
    from citecheck.commands.progress import watching
    from citecheck.compare.run import run
    from citecheck.config.resolve import policy_of
    from citecheck.work import Task

    patterns, said, effort = patterns_of(options), said_in(options), effort_of(options)
    policy = policy_of(_about_translations(options["config"]), patterns)
    task = Task(patterns, options["stdin_name"], whole, effort.cache, policy.scopes, read_options(options))
    watched = watching(said, options["quiet"])
    return run(_paired(options), task, said, effort, keep, registry_of(options), policy, watched)


def _paired(options: dict[str, Any]) -> Paired:
    """What is to be compared; CitecheckError if the command line does not say it, or says it twice."""
    from citecheck.compare.pairs import paired, paired_in

    paths, listed, walking = options["paths"], options["pairs"], walk_options(options)
    if listed is not None:
        if paths:
            raise CitecheckError("compare.both")
        return paired_in(listed, walking)
    if len(paths) < 2:
        raise CitecheckError("compare.few")
    return paired(paths[0], paths[1:], walking)


def _about_translations(config: Config) -> Config:
    """The configuration as far as it is about comparing: a baseline, and rules chosen for checks, are not."""
    from citecheck.check.rules import TRANSLATION

    concerned = any(code.startswith(TRANSLATION) or TRANSLATION.startswith(code) for code in config.select)
    if config.select and not concerned:
        if config.origin("select") == COMMAND_LINE:
            raise CitecheckError("compare.select", codes=", ".join(config.select))
        config = replace(config, select=())
    return replace(config, baseline=None)
