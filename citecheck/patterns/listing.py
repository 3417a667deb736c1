"""What the patterns know, as lines for a person: `citecheck patterns`."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.messages import Messages
from citecheck.patterns import Patterns


def listing(patterns: Patterns, said: Messages) -> str:
    """Types, issuers, forms, languages, terms and localities, each with its source file."""
    return "".join(f"{line}\n" for line in _lines(patterns, said))


def _lines(patterns: Patterns, said: Messages) -> Iterator[str]:
    for kind in ("type", "issuer", "body", "open", "form", "term", "locality"):
        rows = [row for file in patterns.files for row in file.tables.get(kind, [])]
        yield f"{said.say(f'patterns.{kind}')} ({len(rows)})"
        for row in rows:
            code = row.get("code") or row.get("shape") or row["name"]
            name = row.get("name", "") if row.get("name") != code else ""
            more = ", ".join(str(row[key]) for key in ("family", "scope", "first") if key in row)
            examples = ", ".join(map(str, row.get("examples", [])[:3]))
            yield "  " + "  ".join(part for part in (f"{code:<10}", str(name), more, examples) if part)
        yield ""
    languages = [file for file in patterns.files if "language" in file.tables]
    yield f"{said.say('patterns.language')} ({len(languages)})"
    for file in languages:
        dates = len(file.tables.get("date", []))
        types = sum(len(names) for names in file.tables.get("types", {}).values())
        counts = said.say("patterns.counts", dates=dates, types=types)
        yield f"  {file.tables['language']:<4}{file.tables['name']}  {counts}"
