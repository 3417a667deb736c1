"""Compares what the program finds with what a person annotated, by the rules of tests/data/gold/README.md."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from citecheck.model import Citation, Identifier

Row = dict[str, Any]
_DAMAGED = re.compile(r"variant|OCR|lower case|Cyrillic|slip")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing found otherwise than annotated."""

    sort: str
    text: str
    raw: str
    want: str
    got: str


@dataclass(frozen=True)
class Score:
    """Counts of one group of texts: (family, what) → number; and the mistakes."""

    counts: Counter[tuple[str, str]]
    mistakes: list[Mistake]

    def figure(self, family: str, part: str, whole: str) -> float | None:
        """A percentage; None if there is nothing to count."""
        total = self.counts[family, whole]
        return round(100 * self.counts[family, part] / total, 2) if total else None

    def figures(self) -> dict[str, float | None]:
        """The figures by name, as they are recorded."""
        found: dict[str, float | None] = {}
        for family in ("party", "state"):
            found |= {
                f"{family} recall": self.figure(family, "hit", "gold"),
                f"{family} recall clean": self.figure(family, "clean hit", "clean"),
                f"{family} recall damaged": self.figure(family, "damaged hit", "damaged"),
                f"{family} precision": self.figure(family, "hit", "reported"),
                f"{family} dates of dated": self.figure(family, "dated right", "dated"),
                f"{family} dates of undated": self.figure(family, "undated right", "undated"),
            }
        return found


def annotated(folder: Path) -> dict[str, list[Row]]:
    """File name → its annotated occurrences, in reading order."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[Path(row["file"]).name].append(row)
    return rows


def key(identifier: str) -> str:
    """The comparison form of an annotated identifier."""
    return re.sub(r"^0+(?=\d)", "", Identifier.parse(identifier).key)


def score_text(name: str, gold: list[Row], found: list[Citation]) -> Score:
    """One text's counts and mistakes."""
    counts: Counter[tuple[str, str]] = Counter()
    mistakes: list[Mistake] = []
    used: set[int] = set()
    for row in gold:
        hit = _match(row, found, used)
        if hit is not None:
            used.add(hit)
        if (row.get("note") or "").startswith("OPTIONAL"):
            continue
        for what, mistake in _judge(name, row, found[hit] if hit is not None else None):
            counts[row["family"], what] += 1
            if mistake:
                mistakes.append(mistake)
    for place, citation in enumerate(found):
        if place not in used:
            family = citation.identifier.family
            counts[family, "reported"] += 1
            mistakes.append(Mistake(f"{family} extra", name, citation.raw, "", str(citation.identifier)))
    return Score(counts, mistakes)


def _match(row: Row, found: list[Citation], used: set[int]) -> int | None:
    """The citation that overlaps an annotation, the one with the same identifier first."""
    over = [
        place
        for place, citation in enumerate(found)
        if place not in used and citation.start < row["end"] and row["start"] < citation.end
    ]
    same = [place for place in over if key(str(found[place].identifier)) == key(row["canonical"])]
    return next(iter(same or over), None)


def _judge(name: str, row: Row, citation: Citation | None) -> Iterator[tuple[str, Mistake | None]]:
    family = row["family"]
    clean = "damaged" if _DAMAGED.match(row.get("note") or "") else "clean"
    yield "gold", None
    yield clean, None
    got = str(citation.identifier) if citation else "nothing"
    if citation is None or key(got) != key(row["canonical"]):
        yield "missed", Mistake(f"{family} missed", name, row["raw"], row["canonical"], got)
        return
    if citation.identifier.family != family:
        yield "misfiled", Mistake(f"{family} misfiled", name, row["raw"], family, citation.identifier.family)
    yield "hit", None
    yield "reported", None
    yield f"{clean} hit", None
    dated = "dated" if row["date"] else "undated"
    yield dated, None
    day = citation.date.iso if citation.date else None
    if day == row["date"]:
        yield f"{dated} right", None
    else:
        yield "date wrong", Mistake(f"{family} date", name, row["raw"], str(row["date"]), str(day))


def total(scores: list[Score]) -> Score:
    """Several scores as one."""
    counts: Counter[tuple[str, str]] = Counter()
    for score in scores:
        counts.update(score.counts)
    return Score(counts, [mistake for score in scores for mistake in score.mistakes])
