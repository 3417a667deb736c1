"""What the patterns know, as lines for a person: `citecheck patterns`."""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.patterns import Patterns


def listing(patterns: Patterns) -> str:
    """Types, issuers, forms, languages, terms and localities, each with its source file."""
    return "".join(f"{line}\n" for line in _lines(patterns))


def _lines(patterns: Patterns) -> Iterator[str]:
    heads = {
        "type": "Types", "issuer": "Issuers", "body": "Bodies before a committee's code",
        "open": "Issuers that take further letters", "form": "Forms", "term": "Terms", "locality": "Localities",
    }  # fmt: skip
    for kind, head in heads.items():
        rows = [row for file in patterns.files for row in file.tables.get(kind, [])]
        yield f"{head} ({len(rows)})"
        for row in rows:
            code = row.get("code") or row.get("shape") or row["name"]
            name = row.get("name", "") if row.get("name") != code else ""
            more = ", ".join(str(row[key]) for key in ("family", "scope", "first") if key in row)
            examples = ", ".join(map(str, row.get("examples", [])[:3]))
            yield "  " + "  ".join(part for part in (f"{code:<10}", str(name), more, examples) if part)
        yield ""
    languages = [file for file in patterns.files if "language" in file.tables]
    yield f"Languages ({len(languages)})"
    for file in languages:
        dates = len(file.tables.get("date", []))
        types = sum(len(names) for names in file.tables.get("types", {}).values())
        yield f"  {file.tables['language']:<4}{file.tables['name']}  {dates} date patterns, {types} type names"
