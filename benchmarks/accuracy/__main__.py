"""The command: see the package's docstring."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.accuracy.changes import changes
from benchmarks.accuracy.score import Score, annotated, score_text, total
from citecheck.extract import extract
from citecheck.model import Text
from citecheck.patterns import load_patterns
from citecheck.read.decode import decode

ROOT = Path(__file__).resolve().parents[2]
FLOOR = Path(__file__).with_name("floor.json")
SETS = {"gold": "tests/data/gold", "own a": "tests/data/annotated/a", "own b": "tests/data/annotated/b"}


def measure(folder: Path) -> dict[str, list[Score]]:
    """Language → the scores of its texts."""
    patterns = load_patterns()
    rows = annotated(folder)
    scores: dict[str, list[Score]] = defaultdict(list)
    for path in sorted((folder / "texts").iterdir()):
        content = decode(path.read_bytes()).text
        found = [c for c in extract(Text(path.name, content), patterns).citations if c.kind == "citation"]
        scores[path.stem.rsplit("_", 1)[-1]].append(score_text(path.name, rows[path.name], found))
    return scores


def table(by_language: dict[str, list[Score]]) -> str:
    """Markdown: a row per language and family."""
    heads = ["language", "family", "identifiers", "recall", "precision", "date of dated", "date of undated"]
    lines = ["| " + " | ".join(heads) + " |", "| --- | --- |" + " ---: |" * 5]
    whole = total([score for scores in by_language.values() for score in scores])
    for language, score in [
        *((name, total(by_language[name])) for name in sorted(by_language)),
        ("all", whole),
    ]:
        for family in ("party", "state"):
            if not score.counts[family, "gold"]:
                continue
            figures = [
                score.figure(family, *parts)
                for parts in (
                    ("hit", "gold"),
                    ("hit", "reported"),
                    ("dated right", "dated"),
                    ("undated right", "undated"),
                )
            ]
            cells = ["–" if figure is None else f"{figure:.1f}" for figure in figures]
            lines.append(f"| {language} | {family} | {score.counts[family, 'gold']} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def fallen(figures: dict[str, dict[str, float | None]]) -> list[str]:
    """The figures that are below the recorded floor."""
    floor = json.loads(FLOOR.read_text(encoding="utf-8"))
    return [
        f"{name}: {what} fell from {old} to {figures[name][what]}"
        for name, whole in floor.items()
        for what, old in whole.items()
        if old is not None and (figures[name][what] is None or figures[name][what] < old)
    ]


def main() -> int:
    """Run; the exit status is 1 if --check finds a figure below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--against", metavar="REV")
    options = parser.parse_args()
    if options.against:
        print(changes(ROOT, options.against), end="")
        return 0
    measured = {name: measure(ROOT / folder) for name, folder in SETS.items()}
    merged: dict[str, list[Score]] = defaultdict(list)
    for by_language in measured.values():
        for language, scores in by_language.items():
            merged[language] += scores
    print(table(merged))
    figures = {name: total([s for scores in one.values() for s in scores]).figures() for name, one in measured.items()}
    for name, whole in figures.items():
        print(name, json.dumps(whole))
    if options.errors:
        for mistake in total([s for scores in merged.values() for s in scores]).mistakes[: options.errors]:
            print(mistake)
    if options.record:
        FLOOR.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    below = fallen(figures) if options.check else []
    print("\n".join(below))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
