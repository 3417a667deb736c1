"""Ignore files: what .gitignore, .citecheckignore and --exclude keep out of a folder that is walked.

The syntax is git's, and so is what files in several folders mean together: the deepest file that says something of a
path decides, in it the last line. --exclude comes first, then .citecheckignore, then .gitignore, which holds only in
a git tree and never for what a person names. Names are compared composed (NFC): macOS decomposes them.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.errors import CitecheckError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN, GIT = ".citecheckignore", ".gitignore"


@dataclass(frozen=True, slots=True)
class Rules:
    """The patterns of one file, which hold below the folder `base`."""

    base: str
    name: str
    lines: tuple[str, ...]
    spec: GitIgnoreSpec

    def say(self, path: str, folder: bool) -> tuple[bool, str] | None:
        """(excluded or not, by which pattern) of an absolute path; None if no pattern speaks of it."""
        base = self.base.rstrip("/") + "/"
        if not path.startswith(base):
            return None
        found = self.spec.check_file(path[len(base) :] + "/" * folder)
        if found.include is None or found.index is None:
            return None
        return found.include, f"{self.name}: {self.lines[found.index]}"


@dataclass(frozen=True, slots=True)
class Ignores:
    """All patterns that hold in a folder, those of outer folders first."""

    command: tuple[Rules, ...] = ()
    own: tuple[Rules, ...] = ()
    git: tuple[Rules, ...] = ()
    in_git: bool = False
    reads: bool = True

    def excluded_by(self, path: Path, folder: bool, named: bool = False) -> str | None:
        """The pattern that keeps a path out, with its file; None if it is to be read."""
        layers = (self.command, self.own) if named else (self.command, self.own, self.git)
        if not any(layers):
            return None
        absolute = _plain(path)
        for layer in layers:
            for rules in reversed(layer):
                said = rules.say(absolute, folder)
                if said is not None:
                    return said[1] if said[0] else None
        return None

    def within(self, folder: Path) -> Ignores:
        """The patterns that hold in a folder, with those of the ignore files in it."""
        if not self.reads:
            return self
        own = self.own + _rules_of(folder / OWN, folder)
        git, in_git = self.git, self.in_git
        if (folder / ".git").exists():
            # a tree of its own: what holds around it does not hold in it
            git, in_git = _rules_of(_git_folder(folder) / "info" / "exclude", folder), True
        if in_git:
            git += _rules_of(folder / GIT, folder)
        return replace(self, own=own, git=git, in_git=in_git)


def ignores_around(path: Path, exclude: tuple[str, ...], base: str, reads: bool) -> Ignores:
    """The patterns that hold for a path that a person names: those of --exclude and of the folders around it."""
    command = _rules(_plain(Path(base)), "--exclude", [glob.replace(os.sep, "/") for glob in exclude], strict=True)
    found = Ignores(command, reads=reads)
    if not reads:
        return found
    absolute = Path(os.path.abspath(path))
    tree = next((folder for folder in absolute.parents if (folder / ".git").exists()), None)
    for folder in reversed(_around(absolute, tree)):
        found = found.within(folder)
    # who names an ignored folder wants what is in it
    return replace(found, git=()) if found.excluded_by(absolute, absolute.is_dir()) else found


def _around(path: Path, tree: Path | None) -> list[Path]:
    """The folders around a path, the nearest first: as far as the git tree, else the current folder, reaches."""
    top = tree or Path.cwd()
    parents = list(path.parents)
    return parents[: parents.index(top) + 1] if top in parents else parents[:1]


def _git_folder(tree: Path) -> Path:
    """Where git keeps what belongs to a tree: .git, or the folder that a file .git names."""
    folder = tree / ".git"
    try:
        if folder.is_file():
            folder = tree / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
            folder = folder / (folder / "commondir").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        pass
    return folder


def _rules_of(file: Path, base: Path) -> tuple[Rules, ...]:
    try:
        content = file.read_bytes().decode("utf-8-sig", "surrogateescape")
    except OSError:
        return ()
    return _rules(_plain(base), file.name if file.name != "exclude" else ".git/info/exclude", content.splitlines())


def _rules(base: str, name: str, lines: Iterable[str], strict: bool = False) -> tuple[Rules, ...]:
    composed = tuple(unicodedata.normalize("NFC", line) for line in lines)
    if not composed:
        return ()
    good, spec = _compiled(composed, strict)
    return (Rules(base, name, good, spec),) if good else ()


@lru_cache(maxsize=256)
def _compiled(lines: tuple[str, ...], strict: bool) -> tuple[tuple[str, ...], GitIgnoreSpec]:
    """The lines that are patterns; kept, because the same file holds for each of many named paths."""
    from pathspec import GitIgnoreSpec  # here, so that who ignores nothing does not pay for it

    good = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except (ValueError, re.error) as error:
            if strict:
                raise CitecheckError("error.exclude", at=f"--exclude {line}") from error
            continue  # git passes over what is no pattern, too
        good.append(line)
    return tuple(good), GitIgnoreSpec.from_lines(good)


def _plain(path: Path) -> str:
    """A path as patterns see it: absolute, composed, with slashes."""
    return unicodedata.normalize("NFC", os.path.abspath(path)).replace(os.sep, "/")
