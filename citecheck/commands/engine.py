"""What does the work of a run: this machine, or a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citecheck.commands.exits import ExitStatus
from citecheck.commands.shared import (
    day_of,
    patterns_of,
    read_options,
    registry_of,
    said_in,
    with_options,
)
from citecheck.errors import CitecheckError

if TYPE_CHECKING:
    from citecheck.pipeline import Engine


def engine_options(command: Any) -> Any:
    """The options that choose a cluster."""
    options = [
        click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True),
        click.option("--scheduler", metavar="ADDRESS"),
    ]
    return with_options(options, command)


def engine_of(options: dict[str, Any]) -> Engine | None:
    """The engine asked for; None: this machine, without one."""
    if options.get("engine") != "dask":
        if options.get("scheduler"):
            raise CitecheckError("dask.alone")
        return None
    from citecheck.distributed.engine import Dask

    return Dask(options["scheduler"], options["jobs"])


def in_bulk(options: dict[str, Any]) -> ExitStatus | None:
    """The status of a run whose result is a folder (-o cited/, -o cited.parquet/); None if it is none."""
    folders = [name for name in options["outputs"] if name.endswith("/")]
    if options["engine"] != "dask" or not folders:
        return None
    if len(options["outputs"]) > 1:
        raise CitecheckError("dask.folder")
    from citecheck.config.resolve import policy_of
    from citecheck.extras import needed

    said, patterns = said_in(options), patterns_of(options)
    bulk = needed("citecheck.distributed.bulk", "dask")
    totals = bulk.scan_into(
        options["paths"], folders[0].rstrip("/"), scheduler=options["scheduler"], said=said,
        kind="parquet" if folders[0].endswith(".parquet/") else "jsonl", patterns=patterns,
        registry=registry_of(options), policy=policy_of(options["config"], patterns),
        reading=read_options(options), today=day_of(options["today"]), jobs=options["jobs"],
    )  # fmt: skip
    if not options["quiet"]:
        click.echo(said.say("dask.done", folder=folders[0], **{n: getattr(totals, n) for n in type(totals).__slots__}),
                   err=True)  # fmt: skip
    return ExitStatus.BROKEN if totals.failed else ExitStatus.CLEAN
