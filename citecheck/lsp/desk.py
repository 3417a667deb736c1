"""The documents open in an editor, and what is found in them all; only what has changed is read again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from citecheck.check.checking import check
from citecheck.check.policy import Policy
from citecheck.extract import extract
from citecheck.messages import Messages
from citecheck.model import Citation, Extract, Report, Text
from citecheck.patterns import Patterns
from citecheck.read import texts_of
from citecheck.read.options import ReadOptions
from citecheck.read.walk import Found
from citecheck.registry import Registry

_AS_OPEN = ReadOptions(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the findings of a session depend on, beside the documents."""

    patterns: Patterns
    registry: Registry
    policy: Policy
    said: Messages
    today: str | None = None
    min_level: str = "warning"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An open document: its address in the editor, its text and what the text holds."""

    uri: str
    text: Text
    found: Extract

    def at(self, offset: int) -> Citation | None:
        """The citation whose identifier stands at an offset."""
        return next((one for one in self.found.citations if one.start <= offset <= one.end), None)


class Desk:
    """The open documents. Findings are of all together, as if they were the paths of one `citecheck check`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._sheets: dict[str, Sheet] = {}
        self._report: Report | None = None

    def put(self, uri: str, source: str, content: str) -> None:
        """Open a document, or change the one of this address."""
        known = self._sheets.get(uri)
        if known is None or known.text.content != content:
            self._sheets[uri] = Sheet(uri, *self.read(source, content))
            self._report = None

    def read(self, source: str, content: str) -> tuple[Text, Extract]:
        """A document of these letters, as it would be if it were open."""
        text = text_of(source, content)
        return text, self.found_in(text)

    def found_in(self, text: Text, whole: bool = False) -> Extract:
        """What a document holds; `whole` as in extract."""
        return extract(text, self.settings.patterns, self.settings.policy.scopes.of(text.source), whole)

    def drop(self, uri: str) -> None:
        """Close a document."""
        if self._sheets.pop(uri, None) is not None:
            self._report = None

    def sheet(self, uri: str) -> Sheet | None:
        """The document of an address, if it is open."""
        return self._sheets.get(uri)

    @property
    def sheets(self) -> dict[str, Sheet]:
        """The open documents by source."""
        return {sheet.text.source: sheet for sheet in self._sheets.values()}

    def report(self) -> Report:
        """What is found in the open documents."""
        if self._report is None:
            with_ = self.settings
            day = with_.today or datetime.date.today().isoformat()
            texts = sorted((sheet.found for sheet in self._sheets.values()), key=lambda one: one.source)
            self._report = check(texts, day, with_.patterns, (), with_.said, with_.registry, with_.policy)
        return self._report


def text_of(source: str, content: str) -> Text:
    """The text of an open document, read as a file of that name would be; what the editor shows stays its content."""
    data = content.encode("utf-8", "surrogatepass")
    for text in texts_of(Found(Path(source), source, named=True, data=data), data, source, _AS_OPEN):
        if isinstance(text, Text) and text.content == content and text.source == source:
            return text
    # a record, a mail, a book: its texts have other offsets than the document that is open
    return Text(source, content)
