"""What the program says, in English and Vietnamese: messages as data, filled in when they are said."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "vi")
_AS_WRITTEN = ("registry.", "config.")
"""Messages about files that a person edits: they name dates as those files have them."""
_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?")


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    language: str
    tables: dict[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The message `key` (dotted: table.name) with its {holes} filled; a date is said as the language says dates."""
        table: Any = self.tables
        for part in key.split("."):
            table = table[part]
        if not key.startswith(_AS_WRITTEN):
            values = {name: self.date(value) if isinstance(value, str) else value for name, value in values.items()}
        return str(table).strip().format(**values)

    def date(self, iso: str) -> str:
        """An ISO day or month as the language writes it; anything else as it is."""
        parts = _DATE.fullmatch(iso)
        if parts is None:
            return iso
        return str(self.tables["date"]["day" if parts["day"] else "month"]).format(**parts.groupdict())

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
