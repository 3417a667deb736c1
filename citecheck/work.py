"""A file → the extracts of the texts in it: the piece of work that is kept between runs and shared among processes."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from citecheck.cachefolder import code_state, digest
from citecheck.check.policy import NO_SCOPES, Scopes
from citecheck.model import Extract, Text, Unread
from citecheck.patterns import Patterns
from citecheck.pickled import pickled, unpickled
from citecheck.read import load, texts_of
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.read.walk import Found

if TYPE_CHECKING:
    from citecheck.results import Results

Held = list[Extract | Unread]
"""What a file holds: an extract for each text in it, and what could not be read."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the work on every file of a run depends on; `whole` as in `extract`, `cache` the folder of results."""

    patterns: Patterns
    stdin_name: str = "<stdin>"
    whole: bool = True
    cache: Path | None = None
    scopes: Scopes = NO_SCOPES
    reading: ReadOptions = DEFAULT
    compared: bool = False

    def state(self) -> bytes:
        """A name for all that decides what is found in given bytes, other than the bytes."""
        from citecheck.legacy.tables import tables_state  # only where results are kept

        options = (self.stdin_name, self.whole, self.scopes, self.reading, self.compared)
        said = f"{code_state()} {_libraries()} {self.patterns.state} {tables_state()} {options}"
        return digest(said.encode())


class Worker:
    """Does a task, file by file, with the results of earlier runs at hand."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.results: Results | None = None
        self._state = b""
        if task.cache is not None:
            from citecheck.results import Results  # a database only where one is wanted

            self.results, self._state = Results(task.cache), task.state()

    def held(self, found: Found) -> Held:
        """What a file holds."""
        data = load(found, self.task.stdin_name)
        if isinstance(data, Unread):
            return [data]
        if self.results is None:
            return self._read(found, data)
        key = digest(data, key=self._state, person=_person(found))
        stored = self.results.get(key)
        if stored is not None:
            try:
                return list(unpickled(stored))
            except Exception:  # whatever a damaged value raises, the file can be read
                pass
        held = self._read(found, data)
        texts = [one for one in held if isinstance(one, Extract)]
        if len(texts) < len(held):
            return held  # what could not be read today may be readable tomorrow
        kept: Held = [replace(one, kept_as=key) for one in texts]
        self.results.put([(key, pickled(kept))])
        return kept

    def extract(self, text: Text) -> Extract:
        """What a text holds."""
        from citecheck.extract import extract  # many files need not be looked at again

        task = self.task
        found = extract(text, task.patterns, task.scopes.of(text.source), task.whole)
        if not task.compared:
            return found
        from citecheck.duplicates import fingerprint  # few look for copies

        return replace(found, likeness=fingerprint(text))

    def flush(self) -> None:
        """Keep what was found."""
        if self.results is not None:
            self.results.flush()

    def close(self) -> None:
        """Keep what was found, and have done with the results of earlier runs."""
        if self.results is not None:
            self.results.close()

    def _read(self, found: Found, data: bytes) -> Held:
        texts = texts_of(found, data, self.task.stdin_name, self.task.reading)
        return [self.extract(one) if isinstance(one, Text) else one for one in texts]


def _person(found: Found) -> bytes:
    """The name under which a file is read is part of what is found in it."""
    return digest(f"{found.source}\0{found.named}".encode("utf-8", "surrogateescape"))


def _libraries() -> list[tuple[str, int]]:
    """The libraries that read and recognise, and when each was installed: another version may do so otherwise."""
    specs = ((name, find_spec(name)) for name in ("regex", "pypdfium2", "python_calamine"))
    return [(name, os.stat(spec.origin).st_mtime_ns) for name, spec in specs if spec is not None and spec.origin]
