"""Character folds: what stands for another character inside an identifier, and marks to pass over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import regex

from citecheck.patterns.files import DataFile


@dataclass(frozen=True, slots=True)
class Folds:
    """`table` folds one-to-one (for str.translate); `noise` finds marks and escapes to be replaced.

    `trigger`: only a text with one of these characters can hold noise at all; `joints` are all dashes and slashes.
    """

    table: dict[int, str]
    noise: regex.Pattern[str]
    trigger: str
    means: dict[str, str]
    joints: str

    def fold(self, text: str) -> str:
        """`text` with every look-alike replaced; of the same length."""
        return text.translate(self.table)

    def noisy(self, text: str) -> bool:
        """Whether `text` may hold noise."""
        return any(character in text for character in self.trigger)

    def replacement(self, match: regex.Match[str]) -> str:
        """What a piece of noise stands for: "" for a mark without width, the character for an escape."""
        if match.lastgroup is None:
            return ""
        means = self.means[match.lastgroup]
        if means == "html":
            import html  # few texts have such an escape

            return html.unescape(match[0])
        if means == "unicode":
            return chr(int(match[0][2:], 16))
        return means


def compile_folds(files: list[DataFile]) -> Folds:
    """The folds of all folds.toml files."""
    table: dict[int, str] = {}
    invisible = ""
    parts: list[str] = []
    means: dict[str, str] = {}
    for file in files:
        for meant, seen in file.tables.get("characters", {}).items():
            if len(meant) != 1:
                raise file.error("fold", f'"{meant}"')
            table.update({ord(character): meant for character in seen})
        invisible += file.tables.get("invisible", {}).get("characters", "")
        for row in _escapes(file):
            name = f"e{len(means)}"
            means[name] = row["means"]
            try:
                regex.compile(row["pattern"])
            except regex.error as error:
                raise file.error("expression", row["pattern"], why=error) from error
            parts.append(f"(?P<{name}>{row['pattern']})")
    marks = f"[{regex.escape(invisible)}]" if invisible else "(?!)"
    noise = regex.compile("|".join([*parts, marks]))
    trigger = "".join(dict.fromkeys("&<\\" + invisible))
    joints = "-/" + "".join(chr(seen) for seen, meant in table.items() if meant in "-/")
    return Folds(table, noise, trigger, means, joints)


def _escapes(file: DataFile) -> list[dict[str, Any]]:
    required = {"pattern": str, "means": str, "source": str, "examples": dict}
    return list(file.entries("escape", required, {"rejects": list}))
