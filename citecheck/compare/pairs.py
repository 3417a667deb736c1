"""Paths → pairs of files to compare; a file without a partner is named, never passed over."""

from __future__ import annotations

import csv
import io
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from citecheck.compare.names import name_of, stem_of
from citecheck.errors import CitecheckError, refused_by_system
from citecheck.model import LeftOut, Unread
from citecheck.read.walk import EVERYTHING, Found, Item, WalkOptions, walk

HEADER = ("original", "translation")
"""The first row of a mapping file, if it has one."""
_Seen = tuple[Found, Found] | Unread | LeftOut


@dataclass(frozen=True, slots=True)
class Paired:
    """The files to compare, original first; what has no partner or cannot be found, and what is left out; each once."""

    pairs: tuple[tuple[Found, Found], ...] = ()
    unread: tuple[Unread, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def files(self) -> tuple[Found, ...]:
        """The files to read, each once."""
        return tuple({file.source: file for pair in self.pairs for file in pair}.values())


def paired(
    original: str, translations: Sequence[str], walking: WalkOptions = EVERYTHING
) -> Paired:  # fmt: skip
    """The original with each translation: files, or folders whose files are paired by name."""
    return _each_once(item for one in translations for item in _between(original, one, translations, walking))


def paired_in(file: str, walking: WalkOptions = EVERYTHING) -> Paired:
    """The pairs that a mapping file lists; its paths count from the folder that it stands in."""
    rows = _rows(file)
    return _each_once(item for one, other in rows for item in _between(one, other, [other], walking))


def _each_once(items: Iterable[_Seen]) -> Paired:
    pairs: dict[tuple[str, str], tuple[Found, Found]] = {}
    others: dict[Unread | LeftOut, None] = {}
    for item in items:
        if isinstance(item, tuple):
            pairs.setdefault((item[0].source, item[1].source), item)
        else:
            others[item] = None
    return Paired(
        tuple(pairs.values()),
        tuple(one for one in others if isinstance(one, Unread)),
        tuple(one for one in others if isinstance(one, LeftOut)),
    )


def _between(original: str, translation: str, translations: Sequence[str], walking: WalkOptions) -> Iterator[_Seen]:
    folders = [os.path.isdir(name) for name in (original, translation)]
    if all(folders):
        yield from _by_name(original, translation, translations, walking)
    elif any(folders):
        raise CitecheckError("compare.mixed", original=original, translation=translation)
    else:
        [one], [other] = walk([original], walking), walk([translation], walking)
        yield from (item for item in (one, other) if not isinstance(item, Found))
        if isinstance(one, Found) and isinstance(other, Found):
            yield one, other


def _by_name(original: str, translation: str, translations: Sequence[str], walking: WalkOptions) -> Iterator[_Seen]:
    """The files of two folders that bear one name. Translations may lie in a folder inside that of the originals."""
    root = Path(original).resolve()
    within = [Path(name).resolve() for name in translations if _inside(Path(name).resolve(), root)]
    found = [
        item for item in walk([original], walking) if not any(_inside(_path(item).resolve(), one) for one in within)
    ]
    others = walk([translation], walking)
    yield from (item for item in (*found, *others) if not isinstance(item, Found))
    named, partners = _names(found, original), _names(others, translation)
    for name, files in named.items():
        if name not in partners:
            yield from (_alone(file, "no_translation", translation) for file in files)
    for name, files in partners.items():
        for file in files:
            candidates = _likeliest(file, named.get(name, []))
            if len(candidates) == 1:
                yield candidates[0], file
            elif not candidates:
                yield _alone(file, "no_original", original)
            else:
                yield _alone(file, "many_originals", ", ".join(one.source for one in candidates))


def _inside(path: Path, folder: Path) -> bool:
    return path != folder and path.is_relative_to(folder)


def _path(item: Item) -> Path:
    return item.path if isinstance(item, Found) else Path(item.source)


def _names(items: Iterable[Item], folder: str) -> dict[str, list[Found]]:
    names: dict[str, list[Found]] = defaultdict(list)
    for item in items:
        if isinstance(item, Found):
            names[name_of(item.path.relative_to(folder))].append(item)
    return dict(names)


def _likeliest(file: Found, originals: list[Found]) -> list[Found]:
    """Of several originals of one name those with the same stem, or else the same suffix, if there are any."""
    if len(originals) < 2:
        return originals
    stems = [one for one in originals if stem_of(one.path) == stem_of(file.path)]
    suffixes = [one for one in stems or originals if one.path.suffix.lower() == file.path.suffix.lower()]
    return suffixes or stems or originals


def _alone(file: Found, key: str, where: str) -> Unread:
    return Unread(file.source, key, (("where", where),))


def _rows(file: str) -> Iterator[tuple[str, str]]:
    """(original, translation) of each row; a row may name several translations."""
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise refused_by_system(error, file) from None
    except UnicodeDecodeError as error:
        raise CitecheckError("error.csv_encoding", at=file, byte=error.start) from None
    # spreadsheets write semicolons where the comma stands in numbers, as in Vietnam
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    folder = Path(file).parent
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells) or (rows.line_num == 1 and tuple(cell.casefold() for cell in cells[:2]) == HEADER):
            continue
        others = [cell for cell in cells[1:] if cell]
        if not cells[0] or not others:
            raise CitecheckError("compare.row", at=f"{file}:{rows.line_num}")
        yield from ((str(folder / cells[0]), str(folder / other)) for other in others)
