"""An identifier under the cursor → what the registry knows of it."""

from __future__ import annotations

from lsprotocol import types

from citecheck.lsp.desk import Settings, Sheet
from citecheck.lsp.positions import UTF16, offset, span
from citecheck.registry.lookup import around, entries
from citecheck.report.registry import entries_as


def hover(sheet: Sheet, at: types.Position, settings: Settings, encoding: str = UTF16) -> types.Hover | None:
    """The registry's rows of the identifier at a position, or the neighbours of an unknown number."""
    citation = sheet.at(offset(sheet.text, at, encoding))
    if citation is None:
        return None
    known, said = settings.registry, settings.said
    found = entries(known, citation.identifier, settings.patterns)
    lines = [] if found else [said.say("registry.unknown", identifier=citation.identifier), ""]
    lines.append(entries_as(citation.identifier, found or around(known, citation.identifier), "table", said))
    content = types.MarkupContent(types.MarkupKind.PlainText, "\n".join(lines).rstrip())
    return types.Hover(content, span(sheet.text, citation.start, citation.end, encoding))
