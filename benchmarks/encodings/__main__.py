"""python -m benchmarks.encodings [FOLDER of UTF-8 texts named *_LANGUAGE.txt]: prints the rates, both ways.

Every paragraph of every text is written in the encodings of its language and read again: told rightly, refused, or
taken for another whose letters differ; encodings of which no guess is made must be refused. Then the other way:
paragraphs in order must not be changed by the repair of misread UTF-8, and misread ones must come back letter by
letter.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.encodings.made import CODECS, SENTENCES, UNTRIED, misread, stored
from citecheck.model import Text
from citecheck.read.charsets import charset
from citecheck.read.decode import decode
from citecheck.read.mojibake import repaired
from citecheck.read.unreadable import UnreadableError

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("tests/data/gold/texts", "tests/data/annotated/a/texts", "tests/data/annotated/b/texts")


def texts(folders: list[Path]) -> Iterator[tuple[str, str]]:
    """(language, text) of each file, and of the sentences made for this."""
    yield from SENTENCES.items()
    for folder in folders:
        for path in sorted(folder.glob("*.txt")):
            yield path.stem.rsplit("_", 1)[-1], path.read_text(encoding="utf-8", errors="replace")


def pieces(text: str) -> Iterator[str]:
    """The text whole, and its paragraphs of some length."""
    yield text
    for line in text.splitlines():
        if len(line) >= 200:
            yield line


def outcome(text: str, codec: str) -> str:
    """right, refused or WRONG: whether a text comes back from the bytes of an encoding."""
    raw = stored(text, codec)
    try:
        found = decode(raw)
    except UnreadableError:
        return "refused"
    known = charset(codec)
    assert known is not None
    meant = unicodedata.normalize("NFC", known.decode(raw))
    return "right" if unicodedata.normalize("NFC", found.text) == meant else f"WRONG {found.encoding}"


def _row(name: str, counts: Counter[str]) -> str:
    whole = sum(counts.values())
    wrong = ", ".join(f"{what[6:]} {count}" for what, count in sorted(counts.items()) if what.startswith("WRONG"))
    return f"{name:<24}{whole:>6}{counts['right']:>8}{counts['refused']:>9}   {wrong or '-'}"


def main(folders: list[Path]) -> None:
    """Prints the two tables."""
    told: dict[str, Counter[str]] = {}
    mended: dict[str, Counter[str]] = {}
    sound = changed = 0
    for language, text in texts(folders):
        for piece in pieces(text):
            for codec in (*CODECS.get(language, []), *UNTRIED.get(language, [])):
                if not stored(piece, codec).isascii():
                    kind = " (untried)" if codec in UNTRIED.get(language, []) else ""
                    told.setdefault(f"{language} {codec}{kind}", Counter())[outcome(piece, codec)] += 1
            if piece.isascii():
                continue
            sound += 1
            changed += repaired(Text("x", piece)).view is not None
            for through in ("cp1252", "cp437"):
                view = repaired(Text("x", misread(piece, through))).view
                what = "refused" if view is None else "right" if view.text == piece else "WRONG letters"
                mended.setdefault(f"{language} utf-8 as {through}", Counter())[what] += 1
    print(f"{'encoding':<24}{'pieces':>6}{'right':>8}{'refused':>9}   wrong")
    for name, counts in (*sorted(told.items()), *sorted(mended.items())):
        print(_row(name, counts))
    print(f"pieces in order that the repair changed: {changed} of {sound}")


if __name__ == "__main__":
    main([Path(one) for one in sys.argv[1:]] or [ROOT / folder for folder in FOLDERS])
