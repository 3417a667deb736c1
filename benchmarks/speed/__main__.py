"""The command: see the package's docstring."""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.speed.corpus import write

ROOT = Path(__file__).resolve().parents[2]
READ = "import pathlib,sys\nfor p in pathlib.Path(sys.argv[1]).rglob('*.txt'): p.read_bytes().decode()"
LOOP = (
    "import pathlib,re,sys\n"
    "r=re.compile(r'(?<!\\w)\\d{1,4}\\s?[-–]\\s?[A-ZĐ]\\w{0,4}\\s?/\\s?[A-ZĐ]\\w{1,9}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}')\n"
    "for p in pathlib.Path(sys.argv[1]).rglob('*.txt'): sum(1 for _ in r.finditer(p.read_bytes().decode()))"
)
EYECITE = (
    "import pathlib,sys\nfrom eyecite import get_citations\n"
    "for p in pathlib.Path(sys.argv[1]).rglob('*.txt'): get_citations(p.read_bytes().decode())"
)
DATEFINDER = (
    "import pathlib,sys,datefinder\n"
    "for p in pathlib.Path(sys.argv[1]).rglob('*.txt'): list(datefinder.find_dates(p.read_bytes().decode()))"
)
DATEPARSER = (
    "import pathlib,sys\nfrom dateparser.search import search_dates\n"
    "for p in pathlib.Path(sys.argv[1]).rglob('*.txt'):\n"
    " search_dates(p.read_bytes().decode(), languages=['vi','en','ru'])"
)
RG = r"\b\d{1,4}[a-z]?\s{0,2}[-–]\s{0,2}\p{Lu}\p{L}{0,4}\s{0,2}/\s{0,2}\p{Lu}[\p{Lu}\d]{1,12}\b"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is read: its name, how many files of how many bytes, and the same for --quick."""

    name: str
    count: int
    size: int
    quick: tuple[int, int]
    dense: bool = False


CORPORA = (
    Corpus("2,000 × 20 kB", 2_000, 20_000, (100, 20_000)),
    Corpus("100,000 × 2 kB", 100_000, 2_000, (1_000, 2_000)),
    Corpus("1 × 200 MB", 1, 200_000_000, (1, 2_000_000)),
    Corpus("10,000 × 100 kB", 10_000, 100_000, (20, 100_000)),
    Corpus("only citations, 100 × 20 kB", 100, 20_000, (10, 20_000), True),
)


def rivals(folder: Path, cache: Path) -> dict[str, list[str]]:
    """Name → the command that reads the corpus; the first is what all are compared with."""
    citecheck = [sys.executable, "-m", "citecheck"]
    check = [*citecheck, "check", str(folder), "-q", "--format", "jsonl", "--fail-on", "never"]
    found = {
        "Python: read and decode": [sys.executable, "-c", READ, str(folder)],
        "citecheck check, 1 process": [*check, "--no-cache", "--jobs", "1"],
        "citecheck check, auto": [*check, "--no-cache"],
        "citecheck check, second run": [*check, "--cache-dir", str(cache)],
        "citecheck scan": [*citecheck, "scan", str(folder), "-q", "--no-cache", "--format", "jsonl"],
        "re, one hand-written expression": [sys.executable, "-c", LOOP, str(folder)],
    }
    if rg := shutil.which("rg"):
        found["rg -o, Unicode, word borders"] = [rg, "-o", RG, str(folder)]
    for module, code in (("eyecite", EYECITE), ("datefinder", DATEFINDER), ("dateparser", DATEPARSER)):
        if importlib.util.find_spec(module):
            found[module] = [sys.executable, "-c", code, str(folder)]
    return found


def seconds(command: list[str]) -> float:
    """How long a whole process takes."""
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=False)
    return time.perf_counter() - begun


def measured(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """Name → the median of the rounds, in which the commands take turns."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        seconds(command)  # files and compiled expressions are at hand
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return {name: statistics.median(found) for name, found in times.items()}


def start_up(folder: Path) -> dict[str, list[str]]:
    """What a run costs before it does anything."""
    text = folder / "one.txt"
    text.write_text("Quyết định số 58-QĐ/TW ngày 08/02/2022. Bà con góp công làm đường. " * 120, encoding="utf-8")
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "citecheck --version": [sys.executable, "-m", "citecheck", "--version"],
        "python -c 'import click'": [sys.executable, "-c", "import click"],
        "citecheck check, one article": [sys.executable, "-m", "citecheck", "check", str(text), "--no-cache"],
    }


def table(title: str, times: dict[str, float]) -> str:
    """Markdown: each as a ratio to the first."""
    first = next(iter(times.values()))
    rows = [f"| {name} | {spent:.3f} | {spent / first:.2f} |" for name, spent in times.items()]
    return "\n".join([f"| {title} | seconds | × the first |", "| --- | ---: | ---: |", *rows]) + "\n"


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
    if not options.only:
        show(table("start", measured(start_up(options.folder), options.rounds)))
    for corpus in CORPORA:
        if options.only and options.only not in corpus.name:
            continue
        count, size = corpus.quick if options.quick else (corpus.count, corpus.size)
        folder = write(options.folder / f"{count}x{size}{'d' if corpus.dense else ''}", count, size, corpus.dense)
        title = f"{corpus.name} (quick: {count} × {size / 1e3:g} kB)" if options.quick else corpus.name
        show(table(title, measured(rivals(folder, options.folder / "cache"), options.rounds)))
    absent = [name for name in ("eyecite", "datefinder", "dateparser") if not importlib.util.find_spec(name)]
    absent += [] if shutil.which("rg") else ["rg"]
    if absent:
        show(f"Not installed, so not compared: {', '.join(absent)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
