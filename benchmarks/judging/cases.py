"""The judged cases as they stand in tests/data/judged/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citecheck.model import Identifier, Level, Text

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "data" / "judged"


@dataclass(frozen=True, slots=True)
class Case:
    """Some texts and what is true of them.

    `kind` is "homonym" (no error may be said) or "wrong": then the rest says which date of which identifier is
    wrong, which causes and rules may find it, and at which level at least; `also` what else is wrong in the texts.
    """

    name: str
    why: str
    kind: str
    texts: tuple[Text, ...]
    identifier: Identifier | None = None
    date: str = ""
    right: str | None = None
    causes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    level: Level = "error"
    provable: bool = False
    also: frozenset[tuple[Identifier, str]] = frozenset()

    @property
    def group(self) -> str:
        """What the case is counted under: its first cause."""
        return self.causes[0] if self.causes else "–"


def load(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All cases, in the order of files and of cases in them."""
    return tuple(
        _case(raw)
        for path in sorted(folder.glob("*.toml"))
        for raw in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    )


def _case(raw: dict[str, Any]) -> Case:
    texts = tuple(Text(text["name"], text["content"]) for text in raw["text"])
    if raw["kind"] != "wrong":
        return Case(raw["name"], raw["why"], raw["kind"], texts)
    causes = raw["cause"] if isinstance(raw["cause"], list) else [raw["cause"]]
    return Case(
        raw["name"],
        raw["why"],
        raw["kind"],
        texts,
        Identifier.parse(raw["identifier"]),
        raw["date"],
        raw.get("right"),
        tuple(causes),
        tuple(raw["rules"]),
        raw["level"],
        raw["provable"],
        frozenset(_dated(one) for one in raw.get("also", ())),
    )


def _dated(written: str) -> tuple[Identifier, str]:
    """A wrong date written as identifier and ISO date: "58-QĐ/TW 2021-02-08"."""
    identifier, date = written.split()
    return Identifier.parse(identifier), date
