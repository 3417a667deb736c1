"""Finds the configuration file: from the folder that holds all the paths upwards, to a folder with .git or the root.

In a folder citecheck.toml outranks pyproject.toml, which counts only if it has a table [tool.citecheck]. The first
file found is the only one read: nothing is merged, so what holds stands in one place. It is looked for above all the
paths, as the texts are judged together: no order of the paths changes what holds. The search ends at the folder of a
repository, so that what lies around it cannot change what is said of it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from citecheck.errors import CitecheckError, PatternError
from citecheck.patterns.files import DataFile, read_file

NAME = "citecheck.toml"
PROJECT = "pyproject.toml"
SECTION = "tool.citecheck"

_HEAD = r"\s*(?P<list>\[)?\[\s*(?P<name>[^\]]+?)\s*\]"
_KEY = r"\s*[\"']?(?P<key>[\w-]+)[\"']?\s*="


@dataclass(frozen=True)
class ConfigFile:
    """A configuration file: its data, and the name of the table in it, "" for the whole file."""

    data: DataFile
    section: str

    @property
    def shown(self) -> str:
        """Its name from the working folder."""
        return self.data.path.as_posix()

    @property
    def folder(self) -> Path:
        """The folder that its paths count from."""
        return Path(os.path.abspath(self.data.path)).parent

    @property
    def table(self) -> dict[str, Any]:
        """Its keys."""
        found: Any = self.data.tables
        for part in filter(None, self.section.split(".")):
            found = found.get(part, {}) if isinstance(found, dict) else {}
        return found if isinstance(found, dict) else {}

    @cached_property
    def _lines(self) -> dict[tuple[str, int, str], int]:
        """(list of tables or "", place in it from 0, key or "") → line. A guide for messages, no second parser."""
        found: dict[tuple[str, int, str], int] = {}
        counts: dict[str, int] = {}
        inside, name = not self.section, ""
        for number, line in enumerate(self.data.text.splitlines(), 1):
            if head := re.match(_HEAD, line):
                whole = head["name"].replace(" ", "")
                inside = whole == self.section or whole.startswith(f"{self.section}." if self.section else "")
                name = "" if whole == self.section else whole.removeprefix(f"{self.section}.")
                counts[name] = counts.get(name, -1) + 1 if name else 0
                found.setdefault((name, counts[name], ""), number)
            elif inside and (key := re.match(_KEY, line)):
                found.setdefault((name, counts.get(name, 0), key["key"]), number)
        return found

    def line(self, key: str = "", table: str = "", place: int = 0) -> int:
        """The line of a key, or of the table that should hold it; 0 if it is written in an unusual way."""
        tried = ((table, place, key), (table, place, ""), ("", 0, table or key), (key, 0, ""))
        return next((self._lines[one] for one in tried if one in self._lines), 0)

    def error(self, message: str, key: str, table: str, place: int, /, **values: object) -> PatternError:
        """A mistake at a key, said by a message and shown with its line."""
        number = self.line(key, table, place)
        source = self.data.text.splitlines()[number - 1] if number else ""
        column = len(source) - len(source.lstrip()) + 1
        return PatternError(message, self.shown, number, column, source, **values)


def find_config(paths: Sequence[str], named: str | None, isolated: bool) -> ConfigFile | None:
    """The configuration file for these paths, or the one named; None if there is none or none is wanted."""
    if named is not None and isolated:
        raise CitecheckError("config.isolated")
    if isolated:
        return None
    if named is not None:
        if not os.path.isfile(named):
            raise CitecheckError("config.missing", file=named)
        found = _open(Path(named))
        if found.section and not _has_section(found):
            raise CitecheckError("config.no_section", file=named, section=SECTION)
        return found
    start = _around(paths)
    return None if start is None else _above(start)


def _around(paths: Sequence[str]) -> Path | None:
    """The path that holds all the paths, itself if there is one; standard input stands in the working folder."""
    try:
        return Path(os.path.commonpath([os.path.abspath("" if path == "-" else path) for path in paths or ("-",)]))
    except ValueError:  # two drives hold nothing together
        return None


def _above(here: Path) -> ConfigFile | None:
    for folder in (here, *here.parents) if os.path.isdir(here) else here.parents:
        for name in (NAME, PROJECT):
            path = folder / name
            if os.path.isfile(path) and (name == NAME or _mentions_section(path)):
                found = _open(path)
                if not found.section or _has_section(found):
                    return found
        if os.path.exists(folder / ".git"):
            return None
    return None


def _open(path: Path) -> ConfigFile:
    return ConfigFile(read_file(_shown(path)), SECTION if path.name == PROJECT else "")


def _has_section(file: ConfigFile) -> bool:
    tool = file.data.tables.get("tool")
    return isinstance(tool, dict) and "citecheck" in tool


def _mentions_section(path: Path) -> bool:
    """A look before it is read: another tool's mistake in the file is none of our business."""
    try:
        return re.search(r"\btool\s*\.\s*citecheck\b", path.read_text(encoding="utf-8", errors="replace")) is not None
    except OSError:
        return False


def _shown(path: Path) -> Path:
    """The path from the working folder: no output holds an absolute path where a relative one will do."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:
        return path
