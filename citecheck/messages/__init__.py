"""What the program says, in English and Vietnamese: messages as data, filled in when they are said."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "vi")


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    language: str
    tables: dict[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The message `key` (dotted: table.name) with its {holes} filled."""
        table: Any = self.tables
        for part in key.split("."):
            table = table[part]
        return str(table).strip().format(**values)

    def page(self, code: str) -> str:
        """The page of a rule."""
        return str(self.tables["rules"][code]["page"]).strip()

    def title(self, code: str) -> str:
        """What a rule says, in a line."""
        return str(self.tables["rules"][code]["title"]).strip()


@cache
def messages(language: str) -> Messages:
    """The messages of a language, "en" or "vi"."""
    path = Path(__file__).parent / f"{language}.toml"
    return Messages(language, tomllib.loads(path.read_text(encoding="utf-8")))


def default_language() -> str:
    """Vietnamese where the locale is, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"
