"""The configuration: what a person sets once for a folder, instead of on every command line."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

DEFAULT, COMMAND_LINE = "default", "command line"
"""Where a value came from, if not from a file."""


@dataclass(frozen=True, slots=True)
class PerPath:
    """What holds for the texts that a glob fits. `line` is that of its table."""

    path: str
    scope: str | None = None
    ignore: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Accepted:
    """What is accepted as it is: all conditions that are given must hold. `line` is that of its table."""

    identifier: str | None = None
    date: str | None = None
    path: str | None = None
    rule: str | None = None
    reason: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a run. A field is a key of the file with `_` for `-`; an empty `select` selects all rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_level: str = "warning"
    fail_on: str = "error"
    exit_zero: bool = False
    lang: str | None = None
    family: str = "party"
    patterns: tuple[str, ...] = ()
    registry: tuple[str, ...] = ()
    default_registry: bool = True
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    today: str | None = None
    scope: str | None = None
    per_path: tuple[PerPath, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    file: str | None = field(default=None, metadata={"setting": False})
    folder: str = field(default="", metadata={"setting": False})
    origins: Mapping[str, str] = field(default_factory=dict, metadata={"setting": False})

    def origin(self, name: str) -> str:
        """Where the value of a field came from: file and line, "command line" or "default"."""
        return self.origins.get(name, DEFAULT)

    def over(self, stated: Mapping[str, Any]) -> Config:
        """The configuration with what the command line states; its folders and registries are added to the file's."""
        given = {name: value for name, value in stated.items() if name in SETTINGS and value not in (None, (), [])}
        for name in ADDED:
            if name in given:
                given[name] = (*getattr(self, name), *given[name])
        return replace(self, **given, origins={**self.origins, **dict.fromkeys(given, COMMAND_LINE)})


SETTINGS = tuple(one.name for one in fields(Config) if one.metadata.get("setting", True))
"""The fields that a file or a command line sets, in the order in which they are shown."""
ADDED = ("patterns", "registry")
"""The settings to which a command line adds, instead of replacing them."""


def load_config(paths: Sequence[str], named: str | None, isolated: bool) -> Config:
    """The configuration for these paths, by `named` file, or none; CitecheckError, with file and line, for mistakes."""
    from citecheck.config.find import find_config

    found = find_config(paths, named, isolated)
    if found is None:
        return Config(folder=os.getcwd())
    from citecheck.config.read import read_config

    return read_config(found)
