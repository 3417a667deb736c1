"""One table: what a user would pick instead, on the same texts: `python -m benchmarks.speed.rivals` (`--rounds N`).

Each is a whole process, its processor time counted; what it takes for no text at all is taken off, so that small
samples count as large ones do. Each is compared with `citecheck check` on the same texts; eyecite with the same prose
in which each citation is one of a court of the United States.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.speed.corpus import AMERICAN, ENGLISH, ORDINARY, Kind, Written, write
from benchmarks.speed.measure import ROOT, Spent, measured
from benchmarks.speed.programs import LIBRARIES, RG, command, installed

_ALONE = ["-q", "--no-cache", "--jobs=1", "--format=jsonl"]
CHECK = [sys.executable, "-m", "citecheck", "check", *_ALONE, "--fail-on=never"]
SCAN = [sys.executable, "-m", "citecheck", "scan", *_ALONE]


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts: what they are called in the table, and how many of how many bytes."""

    name: str
    count: int
    size: int
    kind: Kind = ORDINARY


PARTY = Sample("vi, en, ru", 100, 20_000)
COURTS = Sample("the same prose, courts of the U.S.", 100, 20_000, AMERICAN)
ENGLISH_ONLY = Sample("English", 100, 20_000, ENGLISH)
LITTLE = Sample("English", 8, 5_000, ENGLISH)


@dataclass(frozen=True, slots=True)
class Rival:
    """A program: its name, what it looks for, on what texts; as a command but for the folder, or by its name."""

    name: str
    finds: str
    sample: Sample
    call: list[str] | str

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.name} {self.sample.kind.name}"

    def command(self, folder: Path) -> list[str]:
        """How it is run on the texts of a folder."""
        return command(self.call, folder) if isinstance(self.call, str) else [*self.call, str(folder)]


def _citecheck(sample: Sample) -> Rival:
    """What the others on these texts are compared with."""
    return Rival("**citecheck check**", "identifiers, dates, which belongs to which, what is wrong", sample, CHECK)


RIVALS = (
    _citecheck(PARTY),
    Rival("citecheck scan", "identifiers, dates, which belongs to which", PARTY, SCAN),
    Rival("Python `re`, one expression by hand", "identifiers, dates in figures; binds nothing", PARTY, "re"),
    Rival("ripgrep", "identifiers; no dates", PARTY, ["rg", "--threads=1", "-o", RG]),
    Rival("eyecite", "citations of law with their year", COURTS, "eyecite"),
    _citecheck(ENGLISH_ONLY),
    Rival("datefinder", "dates; no identifiers", ENGLISH_ONLY, "datefinder"),
    Rival("dateparser, `search_dates`", "dates; no identifiers", LITTLE, "dateparser"),
)


def there(rival: Rival) -> bool:
    """Whether it can be run here."""
    if isinstance(rival.call, str):
        return rival.call not in LIBRARIES or installed(rival.call)
    return shutil.which(rival.call[0]) is not None


def found_by(rival: Rival, folder: Path) -> int:
    """How much it finds: what it counts itself, else its lines; of citecheck the citations."""
    call = SCAN if rival.call is CHECK else rival.call
    done = Rival(rival.name, rival.finds, rival.sample, call).command(folder)
    lines = subprocess.run(done, stdout=subprocess.PIPE, cwd=ROOT, check=True).stdout.decode().splitlines()
    if isinstance(call, str):
        return int(lines[-1])
    return sum('"kind": "citation"' in line for line in lines) if call is SCAN else len(lines)


def rows(texts: Mapping[Sample, Written], times: Mapping[str, Spent]) -> Iterator[str]:
    """The rows of the table."""
    base: dict[Kind, float] = {}
    for rival in RIVALS:
        written = texts[rival.sample]
        if not there(rival):
            yield f"| {rival.name} | not measured: not installed | | | | | |"
            continue
        start = times[f"{rival.key} start"].cpu
        each = (times[rival.key].cpu - start) / written.size * 1e6
        kind = ORDINARY if rival.sample is COURTS else rival.sample.kind
        ratio = each / base.setdefault(kind, each)
        yield (
            f"| {rival.name} | {rival.finds} | {rival.sample.name}, {written.size / 1e6:.2g} MB "
            f"| {found_by(rival, written.folder):,} ({written.citations:,}) | {start * 1e3:.0f} | {each:.2g} "
            f"| {ratio:.2g} |"
        )


def conditions(rounds: int) -> str:
    """Under what conditions the table was made."""
    versions = [f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES if installed(name)]
    if rg := shutil.which("rg"):
        versions.append(subprocess.run([rg, "--version"], capture_output=True, text=True).stdout.split("\n")[0])
    return f"{machine()}; {', '.join(versions)}; a process each, processor time, medians of {rounds} rounds."


def main() -> int:
    """Run; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "citecheck-speed")
    options = parser.parse_args()
    empty = options.folder / "empty"
    empty.mkdir(parents=True, exist_ok=True)
    (empty / "empty.txt").touch()
    samples = {rival.sample for rival in RIVALS}
    texts = {one: write(options.folder, one.count, one.size, one.kind) for one in samples}
    commands: dict[str, list[str]] = {}
    for rival in filter(there, RIVALS):
        commands[rival.key] = rival.command(texts[rival.sample].folder)
        commands[f"{rival.key} start"] = rival.command(empty)
    times = measured(commands, options.rounds)
    print("| program | looks for | in | finds (citations there) | start, ms | s a MB | × citecheck |")
    print("| --- | --- | --- | ---: | ---: | ---: | ---: |")
    for row in rows(texts, times):
        print(row)
    print(f"\n{conditions(options.rounds)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
