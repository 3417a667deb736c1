"""A date that is proven wrong → the edit that puts the proven one in its place."""

from __future__ import annotations

from lsprotocol import types

from citecheck.lsp.desk import Desk
from citecheck.lsp.diagnostics import Shown, diagnostics
from citecheck.lsp.positions import UTF16, span
from citecheck.mend.planning import planned
from citecheck.mend.proven import accused, wrong_dates
from citecheck.model import Citation


def fix(one: Shown, desk: Desk, encoding: str = UTF16) -> types.CodeAction | None:
    """The quick fix of a finding at a place, if the right day is proven and can be written there safely."""
    citation, sheet = one.place, desk.sheets[one.place.source]
    if not isinstance(citation, Citation) or citation not in accused(one.finding):
        return None
    wrongs = [wrong for wrong in wrong_dates(sheet.found, desk.report().findings) if citation in wrong.citations]
    found = desk.found_in(sheet.text, whole=True)  # how a text writes its dates, all of them tell
    source, patterns = sheet.text.source, desk.settings.patterns
    plan = planned(sheet.text, found, wrongs, lambda content: desk.read(source, content), patterns)
    if not plan.changes:
        return None
    change = plan.changes[0]
    date = change.wrong.date
    edit = types.TextEdit(span(sheet.text, date.start, date.end, encoding), change.written)
    return types.CodeAction(
        desk.settings.said.say("lsp.fix", old=date.raw, new=change.written),
        types.CodeActionKind.QuickFix,
        [diagnostics(one, desk.sheets, encoding)],
        is_preferred=True,
        edit=types.WorkspaceEdit({sheet.uri: [edit]}),
    )
