"""Tests pattern data by its own examples: every example must match, no reject may.

The same checks run in the test suite over the shipped data, and over a user's folder with
`citecheck patterns --check DIR`. The problems come back as lines that name the file and the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from citecheck.errors import CitecheckError, PatternError
from citecheck.extract import extract
from citecheck.extract.clean import clean_view
from citecheck.messages import Messages
from citecheck.model import Citation, CitedDate, Text
from citecheck.patterns import Patterns, load_patterns
from citecheck.patterns.dates import single
from citecheck.patterns.files import DataFile, read_folder


def check_folder(folder: Path, said: Messages) -> list[str]:
    """The problems of a user's folder of patterns, which is added to the shipped ones, in words; [] if none."""
    try:
        files = read_folder(folder)
        patterns = load_patterns(folder)
        for file in files:
            for row in file.tables.get("date", []):
                single(file, row)
        patterns.compile_all()
        return [problem.told(said) for file in files for problem in check_file(file, patterns)]
    except CitecheckError as error:
        return [error.told(said)]


def check_file(file: DataFile, patterns: Patterns) -> Iterator[PatternError]:
    """The problems of one data file, by the examples and rejects in it."""
    for kind, checker in _CHECKERS.items():
        rows = file.tables.get(kind, [])
        for row in rows if isinstance(rows, list) else []:
            yield from checker(file, row, patterns)
    if "terms" in file.tables:
        yield from _terms(file, file.tables["terms"], patterns)


def _codes(file: DataFile, row: dict[str, Any], patterns: Patterns) -> Iterator[PatternError]:
    """An example of a type, issuer or form is an identifier that holds it; a reject holds it not."""
    kind = "form" if "shape" in row else "type" if "families" in row else "issuer"
    for example in row["examples"]:
        if not any(_holds(one, row, kind) for one in _identifiers(example, patterns)):
            yield file.error("example_code", f'"{example}"', example=example, name=_named(row))
    for reject in row["rejects"]:
        if any(_holds(one, row, kind) for one in _identifiers(reject, patterns)):
            yield file.error("reject_code", f'"{reject}"', example=reject, name=_named(row))


def _named(row: dict[str, Any]) -> str:
    return str(row.get("code") or row.get("shape"))


def _identifiers(text: str, patterns: Patterns) -> list[Citation]:
    return list(extract(Text("example", text), patterns).citations)


def _holds(citation: Citation, row: dict[str, Any], kind: str) -> bool:
    if kind == "form":
        return "official" in row or row["name"] in citation.form
    if kind == "type":
        return bool(row["code"] == citation.identifier.type)
    return bool(citation.identifier.issuer.startswith(row["code"]))


def _dates(file: DataFile, row: dict[str, Any], patterns: Patterns) -> Iterator[PatternError]:
    for example, meant in row["examples"].items():
        found = [(date.raw, _iso(date)) for date in extract(Text("example", example), patterns).dates]
        if [iso for _, iso in found] != [meant]:
            yield file.error(
                "example_date", f'"{example}"'.replace("\n", "\\n"), example=example, found=found, meant=meant
            )
    alone = single(file, row)
    for reject in row["rejects"]:
        match = alone.search(reject)
        if match and any(
            match.start() <= date.start < match.end() for date in extract(Text("example", reject), patterns).dates
        ):
            yield file.error("reject_date", f'"{reject}"', example=reject)


def _iso(date: CitedDate) -> str:
    """An ISO date; --MM-DD where the year is missing."""
    return date.iso or f"--{date.month:02d}-{date.day:02d}"


def _sentence(file: DataFile, row: dict[str, Any], patterns: Patterns) -> Iterator[PatternError]:
    """A whole sentence: each identifier with the date it is cited with."""
    found: dict[str, str] = {}
    for citation in _identifiers(row["text"], patterns):
        found.setdefault(str(citation.identifier), (citation.date.iso or citation.date.raw) if citation.date else "")
    if found != row["cites"]:
        yield file.error("example_date", row["text"][:40], example=row["text"], found=found, meant=row["cites"])


def _escape(file: DataFile, row: dict[str, Any], patterns: Patterns) -> Iterator[PatternError]:
    for stored, meant in row["examples"].items():
        seen = clean_view(stored, patterns.folds).text
        if seen != meant:
            yield file.error("escape", stored, example=stored, found=seen, meant=meant)


def _locality(file: DataFile, row: dict[str, Any], patterns: Patterns) -> Iterator[PatternError]:
    for example in row["examples"]:
        found = set(patterns.localities.find(example))
        if found != {row["name"]}:
            yield file.error("example_place", f'"{example}"', example=example, found=sorted(found), name=row["name"])
    for reject in row["rejects"]:
        if row["name"] in patterns.localities.find(reject):
            yield file.error("reject_place", f'"{reject}"', example=reject, name=row["name"])


def _terms(file: DataFile, table: dict[str, Any], patterns: Patterns) -> Iterator[PatternError]:
    for example, meant in table.get("examples", {}).items():
        found = patterns.term_words.find(example)
        if found is None or found.term != meant:
            yield file.error("example_term", f'"{example}"', example=example, found=found and found.term, meant=meant)
    for reject in table.get("rejects", []):
        if found := patterns.term_words.find(reject):
            yield file.error("reject_term", f'"{reject}"', example=reject, found=found.term)


_CHECKERS = {
    "type": _codes,
    "issuer": _codes,
    "body": _codes,
    "open": _codes,
    "form": _codes,
    "date": _dates,
    "example": _sentence,
    "escape": _escape,
    "locality": _locality,
}
