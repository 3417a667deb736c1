"""How fast the worst texts are read: `python -m benchmarks.hostile`.

Each text is one piece over and over: nothing but citations, dates, or what looks like their beginnings. Processor time
of this process; the second figure is for twice the size, so that what does not grow in proportion is seen. `--size N`
sets the characters of the smaller text.
"""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.machine import machine
from citecheck.extract import extract
from citecheck.model import Text

PIECES = {
    "identifiers": "58-QĐ/TW ",
    "identifiers with dates": "58-QĐ/TW ngày 08/02/2022, ",
    "spaced out": "1 - Q / T ",
    "a list": "58-QĐ/TW, 59-QĐ/TW và ",
    "a table": "| 58-QĐ/TW | 08/02/2022 |\n",
    "decomposed letters": "58-QD\u031b/TW nga\u0300y 8/2/2022 ",
    "months": "August 2020 ",
    "dates in figures": "08/02/2022 ",
    "dates in words": "ngày 8 tháng 2 năm 2022 ",
    "slashes": "/",
    "dashes": "1-A-",
    "addresses": "https://a.vn/58-QD/TW/2020/8.html ",
    "figures": "12,34,56\n",
    "brackets": "[( sic ",
    "marks": "citecheck: ignore ",
    "base64": "QUJDREVGRw/+",
    "prose": "Bà con trong xã góp đất, góp công làm đường. ",
}


def speed(piece: str, size: int) -> float:
    """Megabytes a second of a text of so many characters."""
    content = (piece * (size // len(piece) + 1))[:size]
    begun = time.process_time()
    extract(Text("a.txt", content))
    return len(content.encode()) / 1e6 / (time.process_time() - begun)


def main() -> int:
    """Run; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=200_000)
    options = parser.parse_args()
    print(f"{machine()}\n")
    print(f"| over and over | MB/s, {options.size:,} characters | twice as many |")
    print("| --- | ---: | ---: |", flush=True)
    for piece in PIECES.values():
        speed(piece, 2_000)  # expressions are compiled
    for name, piece in PIECES.items():
        print(f"| {name} | {speed(piece, options.size):.2f} | {speed(piece, 2 * options.size):.2f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
