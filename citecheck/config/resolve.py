"""Config + Patterns → Policy: what is written becomes identifiers, localities and globs, or the mistake is shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.check.policy import Policy, Scopes
from citecheck.config import COMMAND_LINE, Accepted, Config
from citecheck.errors import CitecheckError, refused_by_system
from citecheck.model import Place
from citecheck.patterns import Patterns
from citecheck.suppression import Suppression

if TYPE_CHECKING:
    from citecheck.check.baseline import Baseline
    from citecheck.globs import Glob


def policy_of(config: Config, patterns: Patterns) -> Policy:
    """The decisions of a configuration; CitecheckError for an identifier or locality that is not known."""
    return Policy(
        _scopes(config, patterns),
        (*_per_path(config), *(_accepted(one, config, patterns) for one in config.accepted)),
        read_baseline(config.baseline) if config.baseline else None,
        config.select,
        config.ignore,
    )


def read_baseline(file: str) -> Baseline:
    """The baseline in a file; CitecheckError if it is not there or is none."""
    from citecheck.check.baseline import from_text  # few runs have one

    empty = empty_baseline(file)
    try:
        text = Path(file).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CitecheckError("baseline.missing", file=file) from None
    except UnicodeDecodeError as error:
        raise CitecheckError("baseline.encoding", at=file, byte=error.start) from None
    except OSError as error:
        raise refused_by_system(error, file) from None
    return from_text(text, empty)


def empty_baseline(file: str) -> Baseline:
    """A baseline without entries that will stand in `file`: texts are named from the folder it stands in."""
    from citecheck.check.baseline import Baseline  # few runs have one

    return Baseline(Path(file).as_posix(), (), str(Path(os.path.abspath(file)).parent), os.getcwd())


def _glob(pattern: str, config: Config) -> Glob:
    from citecheck.globs import Glob  # few configurations name paths

    return Glob(pattern, config.folder, os.getcwd())


def _scopes(config: Config, patterns: Patterns) -> Scopes:
    default = None
    if config.scope:
        at = config.origin("scope") if config.origin("scope") != COMMAND_LINE else "--scope"
        default = _locality(config.scope, at, patterns)
    by_path = [
        (_glob(one.path, config), _locality(one.scope, f"{config.file}:{one.line}", patterns))
        for one in config.per_path
        if one.scope
    ]
    return Scopes(default, tuple(by_path))


def _locality(written: str, at: str, patterns: Patterns) -> str:
    """The official name of a locality written in any of its spellings."""
    localities = patterns.localities
    known = {name.lower(): name for name in localities.names.values()} | localities.names
    asked = " ".join(written.lower().split())
    if asked in known:
        return known[asked]
    from difflib import get_close_matches  # only for a mistake

    close = get_close_matches(asked, known, 1)
    if close:
        raise CitecheckError("config.locality_near", at=at, value=written, near=known[close[0]])
    raise CitecheckError("config.locality", at=at, value=written)


def _per_path(config: Config) -> list[Suppression]:
    """Rules that are off for some texts: a rule of the house, no exception that should prove useful."""
    return [
        Suppression("configuration", _place(config, one.line), rule, path=_glob(one.path, config), expected=False)
        for one in config.per_path
        for rule in one.ignore
    ]


def _accepted(one: Accepted, config: Config, patterns: Patterns) -> Suppression:
    from citecheck.extract.named import identifier_named  # few configurations name identifiers

    identifier = identifier_named(one.identifier, patterns) if one.identifier else None
    if one.identifier and identifier is None:
        raise CitecheckError("config.identifier", at=f"{config.file}:{one.line}", value=one.identifier)
    glob = _glob(one.path, config) if one.path else None
    place = _place(config, one.line)
    return Suppression("configuration", place, one.rule or "", identifier, one.date, glob, one.reason)


def _place(config: Config, line: int) -> Place:
    return Place(config.file or "", line=line or 1)
