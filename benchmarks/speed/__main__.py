"""The command: see the package's docstring."""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.speed.corpus import DENSE, ORDINARY, Kind, text, write
from benchmarks.speed.measure import Spent, measured
from benchmarks.speed.programs import RG, command

CLICK = "python -c 'import click'"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is read: its name, how many files of how many bytes, and the same for --quick."""

    name: str
    count: int
    size: int
    quick: tuple[int, int]
    kind: Kind = ORDINARY


CORPORA = (
    Corpus("2,000 × 20 kB", 2_000, 20_000, (100, 20_000)),
    Corpus("100,000 × 2 kB", 100_000, 2_000, (1_000, 2_000)),
    Corpus("1 × 200 MB", 1, 200_000_000, (1, 2_000_000)),
    Corpus("10,000 × 100 kB", 10_000, 100_000, (20, 100_000)),
    Corpus("only citations, 100 × 20 kB", 100, 20_000, (10, 20_000), DENSE),
)


def rivals(folder: Path, cache: Path) -> dict[str, list[str]]:
    """Name → the command that reads the corpus; the first is what all are compared with."""
    citecheck = [sys.executable, "-m", "citecheck"]
    check = [*citecheck, "check", str(folder), "-q", "--format", "jsonl", "--fail-on", "never"]
    found = {
        "Python: read and decode": command("read", folder),
        "citecheck check, 1 process": [*check, "--no-cache", "--jobs", "1"],
        "citecheck check, auto": [*check, "--no-cache"],
        "citecheck check, second run": [*check, "--cache-dir", str(cache)],
        "citecheck scan": [*citecheck, "scan", str(folder), "-q", "--no-cache", "--format", "jsonl"],
        "re, one hand-written expression": command("re", folder),
    }
    if rg := shutil.which("rg"):
        found["rg -o, Unicode, word borders"] = [rg, "-o", RG, str(folder)]
    return found


def start_up(folder: Path) -> dict[str, list[str]]:
    """What a run costs before it does anything; one article of the corpus, with as many citations as they have."""
    path = folder / "one.txt"
    path.write_text(text(random.Random(1), 10_000)[0], encoding="utf-8")
    check = [sys.executable, "-m", "citecheck", "check", str(path)]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "citecheck --version": [sys.executable, "-m", "citecheck", "--version"],
        CLICK: [sys.executable, "-c", "import click"],
        "citecheck check, one article": [*check, "--no-cache"],
        "citecheck check, the same again": [*check, "--cache-dir", str(folder / "cache")],
    }


def table(title: str, times: dict[str, Spent], first: str) -> str:
    """Markdown: each also as a ratio, of processor time, to the one called `first`."""
    base = times[first].cpu
    rows = [f"| {name} | {one.wall:.3f} | {one.cpu:.3f} | {one.cpu / base:.2f} |" for name, one in times.items()]
    head = f"| {title} | seconds | of processors | × {first} |"
    return "\n".join([head, "| --- | ---: | ---: | ---: |", *rows]) + "\n"


def main() -> int:
    """Run; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", metavar="NAME")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "citecheck-speed")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    show: Callable[[str], None] = print
    show(f"{machine()}; medians of {options.rounds} rounds\n")
    if not options.only:
        show(table("start", measured(start_up(options.folder), options.rounds), CLICK))
    for corpus in CORPORA:
        if options.only and options.only not in corpus.name:
            continue
        count, size = corpus.quick if options.quick else (corpus.count, corpus.size)
        folder = write(options.folder, count, size, corpus.kind).folder
        title = f"{corpus.name} (quick: {count} × {size / 1e3:g} kB)" if options.quick else corpus.name
        commands = rivals(folder, options.folder / "cache")
        show(table(title, measured(commands, options.rounds), next(iter(commands))))
    if not shutil.which("rg"):
        show("Not installed, so not compared: rg.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
