"""Entries → CSL-JSON, which Zotero, Pandoc and their like take."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from citecheck.bib.entries import Entry


def csl_json(made: Iterable[Entry]) -> str:
    """One list of items."""
    return json.dumps([_item(entry) for entry in made], ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, Any]:
    # a report shows its number and its issuer in every style; Zotero's plain document has no number
    item: dict[str, Any] = {
        "id": entry.key,
        "type": "legislation" if entry.identifier.family == "state" else "report",
        "title": title_of(entry),
        "author": [{"literal": entry.issuer}],
        "genre": entry.type,
        "number": str(entry.identifier),
        "language": "vi",
    }
    if entry.date:
        item["issued"] = {"date-parts": [[int(part) for part in entry.date.split("-")]]}
    return item


def title_of(entry: Entry) -> str:
    """The title with the type before it, as it stands on the document; without one, type and number."""
    return f"{entry.type} {entry.title}" if entry.title else f"{entry.type} số {entry.identifier}"
