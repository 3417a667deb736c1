"""The server itself: the editor's notifications in, diagnostics out, over standard input and output."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from citecheck.errors import CitecheckError
from citecheck.lsp.desk import Desk, Settings
from citecheck.lsp.diagnostics import Shown, diagnostics, extent, shown
from citecheck.lsp.fixes import fix
from citecheck.lsp.hover import hover
from citecheck.lsp.positions import UTF16, offset
from citecheck.version import __version__

_PAUSE = 0.15
"""Seconds without a key before a changed document is read: what is half typed is nobody's mistake."""

Load = Callable[[bool], Settings]
"""Reads the settings, from the folder that the editor works in; True: without a configuration file."""


class CitecheckServer(LanguageServer):
    """A server with its desk of open documents."""

    def __init__(self, load: Load) -> None:
        # whole documents: the protocol's line ends are not Python's, so that edits of ranges could go astray
        super().__init__("citecheck", __version__, types.TextDocumentSyncKind.Full)
        self._load = load
        self._desk: Desk | None = None
        self._open: dict[str, tuple[int, str]] = {}
        self._stale: set[str] = set()
        self._published: dict[str, list[types.Diagnostic]] = {}

    @property
    def desk(self) -> Desk:
        """The open documents, as the editor has them now."""
        if self._desk is None:
            self._desk = Desk(self._settings())
        for uri in self._stale:
            self._desk.put(uri, source_of(uri), self._open[uri][1])
        self._stale.clear()
        return self._desk

    def take(self, uri: str, version: int, content: str) -> None:
        """A document as it stands in the editor now, under the very address that the editor uses for it."""
        self._open[uri] = version, content
        self._stale.add(uri)

    def drop(self, uri: str) -> None:
        """A document that is closed."""
        self._open.pop(uri, None)
        self._stale.discard(uri)
        self.desk.drop(uri)

    def version_of(self, uri: str) -> int | None:
        """The version of a document, if it is open."""
        return self._open[uri][0] if uri in self._open else None

    @property
    def units(self) -> str:
        """The units of positions that were agreed on."""
        return str(getattr(agreed := self.workspace.position_encoding, "value", agreed) or UTF16)

    def _settings(self) -> Settings:
        """As `citecheck check` in the editor's folder would have them; a mistake in them is shown, not fatal."""
        with suppress(OSError, TypeError):
            os.chdir(self.workspace.root_path or ".")
        try:
            return self._load(False)
        except CitecheckError as error:
            plain = self._load(True)
            told = f"citecheck: {error.told(plain.said)}"
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, told))
            return plain

    def publish(self) -> None:
        """Tell the editor what has changed in the findings of the open documents."""
        desk = self.desk
        found: dict[str, list[types.Diagnostic]] = {sheet.uri: [] for sheet in desk.sheets.values()}
        for one in self.shown():
            sheet = desk.sheets[one.place.source]
            found[sheet.uri].append(diagnostics(one, desk.sheets, self.units))
        for uri in {**self._published, **found}:
            if found.get(uri, []) != self._published.get(uri):
                self.text_document_publish_diagnostics(
                    types.PublishDiagnosticsParams(uri, found.get(uri, []), self.version_of(uri))
                )
        self._published = found

    def shown(self) -> list[Shown]:
        """The findings that are grave enough, at each place in an open document."""
        from citecheck.commands.exits import at_least

        desk = self.desk
        chosen = at_least(desk.report().findings, desk.settings.min_level)
        return [one for finding in chosen for one in shown(finding) if one.place.source in desk.sheets]


def source_of(uri: str) -> str:
    """The name of a document in findings: its path from the working folder, as on a command line."""
    path = to_fs_path(uri) if uri.startswith("file:") else None
    if path is None:
        return uri
    with suppress(ValueError):
        return Path(path).relative_to(os.getcwd()).as_posix()
    return Path(path).as_posix()


def made(load: Load) -> CitecheckServer:
    """A server that is ready to start."""
    server = CitecheckServer(load)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: CitecheckServer, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        ls.take(document.uri, document.version, document.text)
        ls.publish()

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(ls: CitecheckServer, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        ls.take(document.uri, document.version, params.content_changes[-1].text)
        await asyncio.sleep(_PAUSE)
        if ls.version_of(document.uri) == document.version:
            ls.publish()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: CitecheckServer, params: types.DidCloseTextDocumentParams) -> None:
        ls.drop(params.text_document.uri)
        ls.publish()

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(ls: CitecheckServer, params: types.HoverParams) -> types.Hover | None:
        sheet = ls.desk.sheet(params.text_document.uri)
        return hover(sheet, params.position, ls.desk.settings, ls.units) if sheet else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    def asked(ls: CitecheckServer, params: types.CodeActionParams) -> list[types.CodeAction]:
        return actions(ls, params)

    return server


def actions(server: CitecheckServer, params: types.CodeActionParams) -> list[types.CodeAction]:
    """The quick fixes of the findings that the range touches."""
    desk, encoding = server.desk, server.units
    sheet = desk.sheet(params.text_document.uri)
    only = params.context.only
    if sheet is None or (only is not None and not any(kind in ("", types.CodeActionKind.QuickFix) for kind in only)):
        return []
    first, last = (offset(sheet.text, at, encoding) for at in (params.range.start, params.range.end))
    found = []
    for one in server.shown():
        start, end = extent(one.place, one.side)
        if one.place.source == sheet.text.source and start <= last and first <= end:
            action = fix(one, desk, encoding)
            found += [action] if action is not None else []
    return found


def serve(load: Load) -> None:
    """Serve the editor until it says goodbye."""
    made(load).start_io()
