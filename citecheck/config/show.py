"""Config → TOML that could be a configuration file, each value with where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citecheck.config import COMMAND_LINE, DEFAULT, SETTINGS, Accepted, Config, PerPath
from citecheck.globs import below
from citecheck.messages import Messages

_PATHS = ("patterns", "registry", "baseline")


def shown(config: Config, working: str, said: Messages) -> str:
    """The effective configuration; its paths are written from the folder of its file."""
    return "".join(f"{line}\n" for line in _lines(config, working, said))


def _lines(config: Config, working: str, said: Messages) -> Iterator[str]:
    yield f"# {config.file}" if config.file else f"# {said.say('config.none')}"
    rows = []
    for name in SETTINGS:
        value = getattr(config, name)
        if name in ("per_path", "accepted"):
            continue
        if name in _PATHS and value:
            value = _from_folder(value, config, working)
        key = name.replace("_", "-")
        left = f"{key} = {_toml(value)}" if value is not None else f"# {said.say('config.unset', name=key)}"
        rows.append((left, _origin(config, name, said)))
    width = min(max(len(left) for left, _ in rows), 60)
    yield from (f"{left:<{width}}  # {origin}" for left, origin in rows)
    for table, entries in (("per-path", config.per_path), ("accepted", config.accepted)):
        for entry in entries:
            yield from _table(table, entry, f"{config.file}:{entry.line}")


def _origin(config: Config, name: str, said: Messages) -> str:
    origin = config.origin(name)
    words = {DEFAULT: "config.origin.default", COMMAND_LINE: "config.origin.command_line"}
    return said.say(words[origin]) if origin in words else origin


def _from_folder(value: str | tuple[str, ...], config: Config, working: str) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(below(one, config.folder, working) for one in value)
    return below(value, config.folder, working)


def _table(name: str, entry: PerPath | Accepted, origin: str) -> Iterator[str]:
    yield ""
    yield f"[[{name}]]  # {origin}"
    for key in entry.__dataclass_fields__:
        value = getattr(entry, key)
        if key != "line" and value:
            yield f"{key} = {_toml(value)}"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return '"' + "".join(_escaped(character) for character in str(value)) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\u{ord(character):04X}"
