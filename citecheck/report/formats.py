"""The formats of results: one table of them, and the choice among them by name or by the name of a file."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from citecheck.errors import CitecheckError

if TYPE_CHECKING:
    from citecheck.report.result import Result


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the suffixes of its files, and what makes it of a Result, for `scan` and for `check`.

    What makes it is `module.function` in this package, imported when it is used; for `compare` it is the one for
    `check`, unless another is named. `contents` names the commands for which it quotes the texts; `dates` says that it
    counts the dates of no identifier, `binary` that it is no text, `parted` that a result of any size can be written
    part by part while it is found.
    """

    name: str
    suffixes: tuple[str, ...]
    scan: str
    check: str
    contents: tuple[str, ...] = ()
    dates: bool = False
    binary: bool = False
    parted: bool = False
    compare: str = ""


JUDGING = ("check", "compare")
ALL = ("scan", *JUDGING)
FORMATS = (
    Format("table", (".txt",), "tables.scan", "checked.brief", JUDGING, compare="sides.brief"),
    Format("full", (".txt",), "concordance.scan", "checked.full", ALL, compare="sides.full"),
    Format("concise", (".txt",), "concise.scan", "concise.check"),
    Format("json", (".json",), "data.json_of", "data.json_of", dates=True),
    Format("jsonl", (".jsonl", ".ndjson"), "data.scan_lines", "data.check_lines", parted=True),
    Format("csv", (".csv",), "data.scan_table", "data.check_table", parted=True),
    Format("xlsx", (".xlsx",), "xlsx.scan", "xlsx.check", binary=True),
    Format("markdown", (".md", ".markdown"), "markdown.scan", "markdown.check"),
    Format("html", (".html", ".htm"), "html.render", "html.render", ALL, dates=True),
    Format("sarif", (".sarif", ".sarif.json"), "sarif.render", "sarif.render"),
    Format("github", (), "github.render", "github.render"),
    Format("junit", (".xml",), "junit.render", "junit.render"),
)
"""Of formats that share a suffix, the first one is meant if none is named."""
NAMES = tuple(one.name for one in FORMATS)


def format_named(name: str) -> Format:
    """The format of a name."""
    return next(one for one in FORMATS if one.name == name)


def format_of_file(file: str, stated: str | None) -> Format:
    """The format for a file: the `stated` one if the name fits it or fits none, else what the name says."""
    lower = file.lower()
    length = max((len(end) for one in FORMATS for end in one.suffixes if lower.endswith(end)), default=0)
    fitting = [one for one in FORMATS if any(len(end) == length and lower.endswith(end) for end in one.suffixes)]
    if stated is not None and (not fitting or stated in [one.name for one in fitting]):
        return format_named(stated)
    if not fitting:
        known = ", ".join(dict.fromkeys(end for one in FORMATS for end in one.suffixes))
        raise CitecheckError("output.no_format", at=file, known=known)
    return fitting[0]


def render(format_: Format, command: str, result: Result) -> str | bytes:
    """The result of `scan`, `check` or `compare` in a format."""
    makers = {"scan": format_.scan, "check": format_.check, "compare": format_.compare or format_.check}
    module, _, function = makers[command].partition(".")
    made: str | bytes = getattr(import_module(f"citecheck.report.{module}"), function)(result)
    return made
