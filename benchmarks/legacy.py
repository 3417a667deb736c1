"""How well lines in TCVN3 and VNI are told from all others: `python -m benchmarks.legacy` prints a Markdown table.

The legacy lines are those of the Vietnamese gold texts, written in TCVN3 by iconv (in VNI by the program's own table
turned round: no converter that is not ours knows it), and lines as they stand in real documents. The others are
lines of more than twenty languages with identifiers in them, and the gold texts themselves.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from citecheck.legacy import legacy_view
from citecheck.legacy.tables import table

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests/data/legacy"
GOLD = ROOT / "tests/data/gold/texts"
_TYPOGRAPHIC = str.maketrans("“”‘’–—…•\u00a0Ð", "\"\"''--.- Đ")
_TONED = re.compile("[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-ỹ]")


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of some lines were read as legacy ones: each alone, and all as one document."""

    what: str
    lines: int
    alone: int
    together: int


def written(name: str) -> list[tuple[str, str]]:
    """(stored, meant) of the lines written by hand in an encoding."""
    rows = [line.split("\t") for line in (DATA / "legacy.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    return [(stored, meant) for encoding, stored, meant in rows if encoding == name]


def others() -> list[str]:
    """Lines that are in no legacy encoding."""
    lines = (DATA / "other.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def gold(language: str = "") -> list[str]:
    """The lines of the gold texts, of one language or all."""
    paths = sorted(GOLD.glob(f"*_{language}*.txt"))
    content = "\n".join(path.read_text("utf-8-sig", errors="replace") for path in paths)
    return [line for line in unicodedata.normalize("NFC", content).split("\n") if line.strip()]


def encoded(lines: list[str], name: str) -> list[str]:
    """The lines with three or more marked words, as a document in a legacy font stores them."""
    stored = []
    for line in lines:
        text = line.translate(_TYPOGRAPHIC)
        made = _tcvn3(text) if name == "tcvn3" else _vni(text)
        if made and sum(not word.isascii() for word in made.split()) >= 3:
            stored.append(made)
    return stored


def _tcvn3(line: str) -> str:
    """By iconv; the fonts have no capitals with tone marks, so they are written with the small letters."""
    bare = "ĂÂÊÔƠƯĐ"
    small = "".join(c.lower() if _TONED.match(c) and c not in bare else c for c in line)
    done = subprocess.run(["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"], input=small.encode(), capture_output=True)
    return done.stdout.decode("latin-1") if done.returncode == 0 else ""


def _vni(line: str) -> str:
    known = table("vni").letters
    # the marks of capitals are capitals: the table's first writing of a letter
    codes = {letter: stored for stored, letter in reversed(known.items())}
    made = "".join(codes.get(character, character) for character in line)
    return made if all(ord(character) < 256 for character in made) else ""


def rate(what: str, lines: list[str]) -> Rate:
    """The rates of some lines."""
    alone = sum(legacy_view(line) is not None for line in lines)
    reading = legacy_view("\n".join(lines))
    return Rate(what, len(lines), alone, len(reading.spans) if reading else 0)


def rates() -> list[Rate]:
    """All rates: legacy lines, then the others."""
    names = ["tcvn3", "vni"] if shutil.which("iconv") else ["vni"]
    found = [rate(f"{name.upper()}, gold texts", encoded(gold("vi"), name)) for name in names]
    found += [rate(f"{name.upper()}, by hand", [stored for stored, _ in written(name)]) for name in ("tcvn3", "vni")]
    return [*found, rate("other languages", others()), rate("gold texts, Unicode", gold())]


def main() -> None:
    """Print the table."""
    print("| lines | number | read as legacy, alone | in one document |\n| --- | ---: | ---: | ---: |")
    for one in rates():
        print(f"| {one.what} | {one.lines} | {one.alone / one.lines:.1%} | {one.together / one.lines:.1%} |")


if __name__ == "__main__":
    main()
