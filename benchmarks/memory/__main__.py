"""The command: see the package's docstring."""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.memory.extracts import extracts
from benchmarks.speed.corpus import write
from citecheck.check.policy import NO_POLICY
from citecheck.check.shares import Shares
from citecheck.messages import messages
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from citecheck.report.data import CHECKED
from citecheck.verdicts import Asked

ROOT = Path(__file__).resolve().parents[2]
CITATIONS_OF_A_DOCUMENT = 40
# the program in a process that says at its end what it took, and apart from that what those it started took
MEASURED = """
import atexit, resource, sys
def end():
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime
    print("took", own.ru_maxrss / 1000, others.ru_maxrss / 1000, cpu, file=sys.stderr)
atexit.register(end)
sys.argv[0] = "citecheck"
from citecheck.__main__ import main
main()
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """The most megabytes that a process held, and any that it started; the CPU seconds of all."""

    own: float
    other: float
    seconds: float


def taken(command: list[str], folder: Path) -> Taken:
    """What a command takes; its result is thrown away."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=folder,
                          env=environment, check=False)  # fmt: skip
    last = done.stderr.strip().splitlines()[-1].split()
    if last[:1] != ["took"]:
        raise SystemExit(done.stderr)
    return Taken(*map(float, last[1:]))


def program(folder: Path, *arguments: str) -> Taken:
    """What `citecheck` takes to read a folder."""
    return taken([sys.executable, "-c", MEASURED, *arguments, "--format", "jsonl", "-q", "--isolated"], folder)


def row(*cells: object) -> str:
    """A line of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def streaming(folder: Path, quick: bool) -> None:
    """A gigabyte of texts: what is written while it is found stays small."""
    count = 200 if quick else 10_000
    corpus = write(folder, count, 100_000)
    size = corpus.size / 1e6
    for name, arguments in {"scan": ["scan", "."], "check": ["check", ".", "--exit-zero"]}.items():
        spent = program(corpus.folder, *arguments, "--no-cache")
        _said(f"{name}, {count:,} texts, {size:.0f} MB", spent, f"{spent.seconds / size:.3f} s/MB")


def large_file(folder: Path, quick: bool) -> None:
    """One large text against the same in small ones."""
    size = 2_000_000 if quick else 200_000_000
    whole = write(folder, 1, size)
    parts = folder / f"parts{size}"
    if not parts.exists():
        parts.mkdir()
        [path] = whole.folder.rglob("*.txt")
        for number, part in enumerate(_parts(path.read_text(encoding="utf-8"), 20_000)):
            (parts / f"{number:06}.txt").write_text(part, encoding="utf-8", newline="")
    small, large = (program(one, "check", ".", "--exit-zero", "--no-cache", "-j", "1") for one in (parts, whole.folder))
    size_of = whole.size / 1e6
    _said(f"check, {size_of:.0f} MB in small texts", small, f"{small.seconds / size_of:.3f} s/MB")
    times = large.seconds / small.seconds
    _said(f"check, {size_of:.0f} MB in one text", large, f"{large.seconds / size_of:.3f} s/MB, {times:.2f} times")


def second_run(folder: Path, quick: bool) -> None:
    """The same again, with what was found kept."""
    for count, size in ((100, 20_000), (1_000, 2_000)) if quick else ((2_000, 20_000), (100_000, 2_000)):
        corpus = write(folder, count, size)
        cache = folder / "cache"
        shutil.rmtree(cache, ignore_errors=True)
        for name in ("scan", "check"):
            arguments = [name, ".", "--cache-dir", str(cache), *(["--exit-zero"] if name == "check" else [])]
            first, second = program(corpus.folder, *arguments), program(corpus.folder, *arguments)
            title = f"{name}, {count:,} × {size / 1000:g} kB"
            _said(f"{title}, first run", first, f"{first.seconds / count * 1e6:.0f} µs/text")
            times = first.seconds / second.seconds
            _said(f"{title}, second run", second, f"{second.seconds / count * 1e6:.0f} µs/text, {times:.1f} times")


def judging(citations: int) -> None:
    """Made-up citations, judged without being read."""
    command = [sys.executable, "-m", "benchmarks.memory", "--judge", str(citations)]
    spent = taken(command, ROOT)
    _said(
        f"judge {citations:,} citations", spent, f"{spent.seconds / citations * 1e6:.0f} µs/citation, making included"
    )


def judge(citations: int) -> None:
    """In a process of its own: judge, and say what it took."""
    asked = Asked(load_patterns(), load_registry(), "2026-01-01", messages("en"), NO_POLICY)
    shares = Shares(asked)
    for text in extracts(citations, citations // CITATIONS_OF_A_DOCUMENT):
        shares.add(text)
    judged = shares.judged()
    for part in CHECKED["jsonl"].made((), judged.findings, judged.suppressed):
        sys.stdout.write(part)
    spent = resource.getrusage(resource.RUSAGE_SELF)
    print("took", spent.ru_maxrss / 1000, 0, spent.ru_utime + spent.ru_stime, file=sys.stderr)


def _said(what: str, spent: Taken, more: str) -> None:
    print(row(what, f"{spent.own:.0f}", f"{spent.other:.0f}", f"{spent.seconds:.1f}", more), flush=True)


def _parts(text: str, size: int) -> list[str]:
    """A text in pieces of about `size` letters, cut where a paragraph ends."""
    parts, first = [], 0
    while first < len(text):
        end = text.find("\n\n", first + size)
        last = end + 2 if end >= 0 else len(text)
        parts.append(text[first:last])
        first = last
    return parts


def main() -> int:
    """Run; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", choices=["streaming", "large", "second", "judging"])
    parser.add_argument("--citations", type=int)
    parser.add_argument("--judge", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "citecheck-speed")
    options = parser.parse_args()
    if options.judge:
        judge(options.judge)
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    print(f"{machine()}\n")
    print(row("what", "MB", "MB of another process", "CPU s", ""))
    print(row("---", "---:", "---:", "---:", "---"), flush=True)
    kinds: dict[str, Callable[[], None]] = {
        "streaming": lambda: streaming(options.folder, options.quick),
        "large": lambda: large_file(options.folder, options.quick),
        "second": lambda: second_run(options.folder, options.quick),
        "judging": lambda: judging(options.citations or (100_000 if options.quick else 1_000_000)),
    }
    for name, measure in kinds.items():
        if options.only in (None, name):
            measure()
    return 0


if __name__ == "__main__":
    sys.exit(main())
