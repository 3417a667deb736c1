"""A date that is proven wrong → the edit that puts the proven one in its place."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types

from citecheck.lsp.desk import Sheet
from citecheck.lsp.diagnostics import Shown, diagnostics, proven
from citecheck.lsp.positions import UTF16, span
from citecheck.messages import Messages
from citecheck.model import Citation
from citecheck.rewriting import rewritten


def fix(one: Shown, sheets: Mapping[str, Sheet], said: Messages, encoding: str = UTF16) -> types.CodeAction | None:
    """The quick fix of a finding at a place, if the right day is proven and can be written there safely."""
    right, sheet = proven(one.finding), sheets[one.place.source]
    citation = one.place
    if right is None or not isinstance(citation, Citation) or citation.date is None or _shared(citation, sheet):
        return None
    date, content = citation.date, sheet.text.content
    new = rewritten(date, right)
    if new is None or content[date.start : date.end] != date.raw:
        return None
    edit = types.TextEdit(span(sheet.text, date.start, date.end, encoding), new)
    return types.CodeAction(
        said.say("lsp.fix", old=date.raw, new=new),
        types.CodeActionKind.QuickFix,
        [diagnostics(one, sheets, encoding)],
        is_preferred=True,
        edit=types.WorkspaceEdit({sheet.uri: [edit]}),
    )


def _shared(citation: Citation, sheet: Sheet) -> bool:
    """Whether another document is dated by the same words: mending the one date would spoil the other."""
    start = citation.date.start if citation.date else None
    return any(
        other.date is not None and other.date.start == start and other.identifier != citation.identifier
        for other in sheet.found.citations
    )
