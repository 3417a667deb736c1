"""What the program says, in English and Vietnamese: messages as data, filled in when they are said."""

from __future__ import annotations

import datetime
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from citecheck.kept import kept

LANGUAGES = ("en", "vi")
_ISO = re.compile(r"(?P<year>\d{4,5})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_PLACE = re.compile(r"(?P<word>[a-z ]*[a-z])(?P<number>(?: \d+)?)")
"""A part of a locator that readers make of words: page 2, text box 1, header."""
_VERBATIM = ("raw", "value")
"""Holes for what a person wrote, shown as it was written."""
_AS_WRITTEN = ("registry.problem.", "config.", "pattern.")
"""Messages about files that a person edits: they name dates as those files have them."""


@dataclass(frozen=True)
class Messages:
    """The messages of one language."""

    language: str
    tables: dict[str, Any]

    def say(self, key: str, **values: object) -> str:
        """The message `key` (dotted: table.name) with its {holes} filled; ISO dates as the language writes them."""
        text = self.find(key)
        if text is None:
            raise KeyError(key)
        if not key.startswith(_AS_WRITTEN):
            values = {name: one if name in _VERBATIM else self._written(one) for name, one in values.items()}
        return text.format(**values)

    def find(self, key: str) -> str | None:
        """The message `key` as it is written, if there is one."""
        table: Any = self.tables
        for part in key.split("."):
            table = table.get(part) if isinstance(table, dict) else None
        return table.strip() if isinstance(table, str) else None

    def name(self, table: str, key: str) -> str:
        """The word for `key` in a table; the key itself if it has none, as what a person's own patterns bring."""
        return str(self.tables[table].get(key, key))

    def date(self, iso: str) -> str:
        """An ISO date in prose: 2022-02-08 in English, 08/02/2022 in Vietnamese (months 3 to 9 without a zero)."""
        found = _ISO.fullmatch(iso)
        if self.language != "vi" or found is None or not _in_calendar(found):
            return iso
        month = found["month"] if found["month"] in ("01", "02") else found["month"].lstrip("0")
        return "/".join(part for part in (found["day"], month, found["year"]) if part)

    def place(self, locator: str) -> str:
        """The place of a container in words of the language: `paragraph 4`, `đoạn 4`; a name not ours as it is."""
        return ", ".join(map(self._part, locator.split(", ")))

    def _part(self, part: str) -> str:
        found = _PLACE.fullmatch(part)
        return self.name("locator", found["word"]) + found["number"] if found else part

    def _written(self, value: object) -> object:
        return self.date(value) if isinstance(value, str) else value

    def page(self, code: str) -> str:
        """The page of a rule, with how to silence it."""
        page = str(self.tables["rules"][code]["page"]).strip()
        return f"{page}\n\n{self.say('explain.silence', code=code)}"

    def title(self, code: str) -> str:
        """What a rule says, in a line."""
        return str(self.tables["rules"][code]["title"]).strip()


def _in_calendar(found: re.Match[str]) -> bool:
    """Whether there is such a day; one of a year of five figures is a slip of a year, and its day is judged."""
    year = int(found["year"]) if len(found["year"]) == 4 else 2000
    try:
        datetime.date(year, int(found["month"]), int(found["day"] or 1))
    except ValueError:
        return False
    return True


@cache
def messages(language: str) -> Messages:
    """The messages of a language, "en" or "vi"."""
    return Messages(language, kept(f"messages {language}", lambda: _read(language)))


def _read(language: str) -> dict[str, Any]:
    import tomllib  # what was read once is kept

    return tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))


def default_language() -> str:
    """Vietnamese where the locale is, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "vi" if value.lower().startswith("vi") else "en"
    return "en"
