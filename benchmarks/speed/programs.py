"""What the program is compared with, each a function that reads texts and gives the number of what it finds.

`python -m benchmarks.speed.programs NAME FOLDER` runs one of them on the texts of a folder and prints that number.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

RG = r"\b\d{1,4}[a-z]?\s{0,2}[-–]\s{0,2}\p{Lu}\p{L}{0,4}\s{0,2}/\s{0,2}\p{Lu}[\p{Lu}\d]{1,12}\b"
"""What ripgrep is given: identifiers, in Unicode, at the borders of words."""


def texts(folder: str) -> Iterator[str]:
    """The texts of a folder."""
    for path in sorted(Path(folder).rglob("*.txt")):
        yield path.read_bytes().decode()


def read(folder: str) -> int:
    """Read and decode, and nothing else."""
    for _ in texts(folder):
        pass
    return 0


def loop(folder: str) -> int:
    """The expression that one would write by hand, for identifiers and for dates in figures."""
    identifier = r"(?<!\w)\d{1,4}\s?[-–]\s?[A-ZĐ]\w{0,4}\s?/\s?[A-ZĐ]\w{1,9}"
    whole = re.compile(rf"{identifier}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}")
    return sum(1 for text in texts(folder) for _ in whole.finditer(text))


def eyecite(folder: str) -> int:
    """Citations of law of the United States."""
    from eyecite import get_citations

    return sum(len(get_citations(text)) for text in texts(folder))


def datefinder(folder: str) -> int:
    """Dates in English."""
    import datefinder as library

    return sum(1 for text in texts(folder) for _ in library.find_dates(text))


def dateparser(folder: str) -> int:
    """Dates, told that the texts are English."""
    from dateparser.search import search_dates

    return sum(len(search_dates(text, languages=["en"]) or ()) for text in texts(folder))


PROGRAMS: dict[str, Callable[[str], int]] = {
    "read": read, "re": loop, "eyecite": eyecite, "datefinder": datefinder, "dateparser": dateparser,
}  # fmt: skip
LIBRARIES = ("eyecite", "datefinder", "dateparser")
"""Those that are to be installed."""


def command(name: str, folder: Path) -> list[str]:
    """How a program is run on a folder."""
    return [sys.executable, "-m", "benchmarks.speed.programs", name, str(folder)]


def installed(library: str) -> bool:
    """Whether a library is there."""
    return importlib.util.find_spec(library) is not None


if __name__ == "__main__":
    print(PROGRAMS[sys.argv[1]](sys.argv[2]))
