"""Finds and reads data files: the folders that travel with the program, and a user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citecheck.errors import CitecheckError, PatternError, refused_by_system

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The folder `name` (patterns, registry, samples): in the installed package, else in the checkout."""
    for folder in (_PACKAGE / "data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise CitecheckError("error.installation", name=name)


@dataclass(frozen=True, slots=True)
class DataFile:
    """One TOML file: where it is, its text (to show mistakes in) and its tables."""

    path: Path
    text: str
    tables: dict[str, Any]

    def error(self, key: str, *needles: str, **values: object) -> PatternError:
        """A PatternError of messages [pattern] at the first line holding the last needle, after the ones before it."""
        message = f"pattern.{key}"
        offset = 0
        for needle in needles:
            found = self.text.find(needle, offset)
            offset = found if found >= 0 else offset
        if not needles or self.text.find(needles[-1]) < 0:
            return PatternError(message, str(self.path), 0, 1, "", **values)
        line = self.text.count("\n", 0, offset) + 1
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        source = self.text[start : end if end >= 0 else len(self.text)]
        return PatternError(message, str(self.path), line, offset - start + 1, source, **values)

    def entries(
        self, name: str, required: Mapping[str, type], optional: Mapping[str, type]
    ) -> Iterator[dict[str, Any]]:
        """The tables [[name]] of this file, each checked: required keys, no unknown ones, right types."""
        rows = self.tables.get(name, [])
        if not isinstance(rows, list):
            raise self.error("brackets", f"[{name}", name=name)
        for row in rows:
            self._check(name, row, required, optional)
            yield row

    def _check(
        self, name: str, row: dict[str, Any], required: Mapping[str, type], optional: Mapping[str, type]
    ) -> None:
        first = next(iter(row.values()), "") if row else ""
        anchor = (f"[[{name}]]", _quoted(first))
        for key, kind in required.items():
            if key not in row:
                raise self.error("lacking", *anchor, name=name, key_name=key)
            if not isinstance(row[key], kind):
                raise self.error(f"kind.{kind.__name__}", *anchor, f"{key} =", name=key)
        for key, value in row.items():
            if key in required:
                continue
            if key not in optional:
                known = ", ".join([*required, *optional])
                raise self.error("unknown", *anchor, f"{key} =", name=key, known=known)
            if not isinstance(value, optional[key]):
                raise self.error(f"kind.{optional[key].__name__}", *anchor, f"{key} =", name=key)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) and "\\" not in value else str(value).split("\n")[0]


@dataclass(frozen=True, slots=True)
class Source:
    """One data file as read: where it is and its text."""

    path: Path
    text: str


def read_file(path: Path) -> DataFile:
    """The TOML file at `path`; PatternError with the place if it is not well-formed."""
    return parsed(_source(path))


def _source(path: Path) -> Source:
    try:
        return Source(path, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise PatternError("pattern.encoding", str(path), byte=error.start) from None
    except OSError as error:
        raise refused_by_system(error, path) from None


def parsed(source: Source) -> DataFile:
    """The tables of a data file; PatternError with the place if it is not well-formed."""
    import tomllib  # rarely needed: what was compiled once is kept

    path, text = source.path, source.text
    try:
        return DataFile(path, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        lines = text.splitlines()
        line, column = _place(str(error)) or (len(lines), 1)
        shown = lines[line - 1] if 0 < line <= len(lines) else ""
        raise PatternError("pattern.toml", str(path), line, column, shown, why=_mistake(str(error))) from error


def _place(message: str) -> tuple[int, int] | None:
    """Line and column out of tomllib's message "… (at line 3, column 5)"; None for the end of the file."""
    numbers = [int(part) for part in message.replace(",", " ").replace(")", " ").split() if part.isdigit()]
    return (numbers[-2], numbers[-1]) if "at line" in message and len(numbers) >= 2 else None


def _mistake(message: str) -> CitecheckError:
    """What tomllib says, in words of ours: it speaks English only."""
    from citecheck.messages import messages  # only for a mistake

    known = (key for key in messages("en").tables["toml"] if message.startswith(key))
    return CitecheckError(f"toml.{max(known, key=len, default='other')}")


def read_sources(folder: Path) -> list[Source]:
    """All data files of a folder of patterns, as read, in sorted order."""
    if not folder.is_dir():
        raise CitecheckError("error.no_patterns_folder", at=folder)
    paths = sorted(folder.glob("*.toml")) + sorted((folder / "languages").glob("*.toml"))
    if not paths:
        raise CitecheckError("error.no_patterns", at=folder)
    return [_source(path) for path in paths]


def read_folder(folder: Path) -> list[DataFile]:
    """All data files of a folder of patterns, parsed, in sorted order."""
    return [parsed(source) for source in read_sources(folder)]
