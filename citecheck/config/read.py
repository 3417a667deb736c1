"""A configuration file → Config: every key is known, every value of its kind, or the mistake is shown."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from citecheck.check.codes import code_written, nearest_code
from citecheck.config import SETTINGS, Accepted, Config, PerPath
from citecheck.config.find import ConfigFile
from citecheck.errors import PatternError
from citecheck.messages import LANGUAGES
from citecheck.model import Level

_DATE = re.compile(r"\d{4,5}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a value stands."""

    file: ConfigFile
    key: str
    table: str = ""
    number: int = 0

    def error(self, message: str, **values: object) -> PatternError:
        return self.file.error(f"config.{message}", self.key, self.table, self.number, name=self.key, **values)


_Check = Callable[[Any, _Place], Any]


def read_config(file: ConfigFile) -> Config:
    """The settings of a file; PatternError for the first mistake."""
    table = file.table
    values: dict[str, Any] = {}
    for key, value in table.items():
        values[key.replace("-", "_")] = _checked(value, _KEYS, _Place(file, key))
    origins = {name: _origin(file, name.replace("_", "-")) for name in values}
    return Config(**values, file=file.shown, folder=str(file.folder), origins=origins)


def _origin(file: ConfigFile, key: str) -> str:
    line = file.line(key)
    return f"{file.shown}:{line}" if line else file.shown


def _checked(value: Any, keys: Mapping[str, _Check], place: _Place) -> Any:
    """The value of a key that is one of `keys`."""
    if place.key not in keys:
        close = get_close_matches(place.key.lower().replace("_", "-"), keys, 1, 0.5)
        if close:
            raise place.error("unknown_key_near", near=close[0])
        raise place.error("unknown_key", known=", ".join(keys))
    return keys[place.key](value, place)


def _string(value: Any, place: _Place) -> str:
    if not isinstance(value, str) or not value.strip():
        raise place.error("string")
    return value.strip()


def _strings(value: Any, place: _Place) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
        raise place.error("strings")
    return tuple(one.strip() for one in value)


def _flag(value: Any, place: _Place) -> bool:
    if not isinstance(value, bool):
        raise place.error("flag")
    return value


def _one_of(*choices: str) -> _Check:
    def check(value: Any, place: _Place) -> str:
        if value not in choices:
            raise place.error("choice", value=value, choices=", ".join(choices))
        return str(value)

    return check


def _path(value: Any, place: _Place) -> str:
    """A path is written from the folder of the file, and used from the working folder."""
    return (place.file.data.path.parent / _string(value, place)).as_posix()


def _paths(value: Any, place: _Place) -> tuple[str, ...]:
    return tuple(_path(one, place) for one in _strings(value, place))


def _code(value: Any, place: _Place) -> str:
    written = _string(value, place)
    code = code_written(written)
    if code is None:
        near = nearest_code(written)
        raise place.error("unknown_rule_near" if near else "unknown_rule", value=written, near=near)
    return code


def _codes(value: Any, place: _Place) -> tuple[str, ...]:
    return tuple(_code(one, place) for one in _strings(value, place))


def _day(value: Any, place: _Place) -> str:
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise place.error("day", value=value) from None


def _date(value: Any, place: _Place) -> str:
    """A date as findings show it; one that no calendar has may be accepted too."""
    written = str(value)
    if not _DATE.fullmatch(written):
        raise place.error("date", value=written)
    return written


def _tables(make: Callable[..., Any], keys: dict[str, _Check], required: str = "") -> _Check:
    """A list of tables, each made of known keys; `required` must be there, or any key that is a condition."""

    def check(value: Any, place: _Place) -> tuple[Any, ...]:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            raise place.error("tables")
        made = []
        for number, row in enumerate(value):
            cells = {key: _checked(cell, keys, _Place(place.file, key, place.key, number)) for key, cell in row.items()}
            if not (cells.keys() & ({required} if required else keys.keys() - {"reason"})):
                whole = _Place(place.file, "", place.key, number)
                message = "empty_table" if required else "empty_table_any"
                raise whole.error(message, table=place.key, keys=required or ", ".join(keys))
            made.append(make(**cells, line=place.file.line("", place.key, number)))
        return tuple(made)

    return check


_KEYS: dict[str, _Check] = {
    "select": _codes,
    "ignore": _codes,
    "min-level": _one_of(*get_args(Level)),
    "fail-on": _one_of(*get_args(Level), "never"),
    "exit-zero": _flag,
    "lang": _one_of(*LANGUAGES),
    "family": _one_of("party", "state", "all"),
    "patterns": _paths,
    "registry": _paths,
    "default-registry": _flag,
    "exclude": _strings,
    "baseline": _path,
    "today": _day,
    "scope": _string,
    "per-path": _tables(PerPath, {"path": _string, "scope": _string, "ignore": _codes}, required="path"),
    "accepted": _tables(
        Accepted, {"identifier": _string, "date": _date, "path": _string, "rule": _code, "reason": _string}
    ),
}
assert tuple(key.replace("-", "_") for key in _KEYS) == SETTINGS
