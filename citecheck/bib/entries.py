"""Report → the entries of a bibliography: one for each document cited, from the registry first, else from the texts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from citecheck.bib.names import issuer_name, type_name
from citecheck.bib.titles import Said, said_of
from citecheck.mend.proven import RULES
from citecheck.model import Document, Extract, Identifier, Report
from citecheck.patterns import Patterns
from citecheck.registry import Registry, Row


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as a bibliography has it. `title` is Vietnamese, `english` the title that English texts give.

    `date` is an ISO day, month or year; None where nothing settles it, and `dates` are then the days cited.
    """

    key: str
    identifier: Identifier
    type: str
    issuer: str
    title: str
    english: str
    date: str | None
    dates: tuple[str, ...]
    term: str | None
    scope: str | None

    @property
    def year(self) -> str:
        """The year, if the date is known."""
        return self.date[:4] if self.date else ""


def entries(report: Report, registry: Registry, patterns: Patterns, family: str = "all") -> tuple[Entry, ...]:
    """The entries in the order of a bibliography: by issuer, date and number."""
    texts = {text.source: text for text in report.texts}
    rights = {
        (one.identifier.key, one.scope, one.term): one.suggestion
        for one in report.findings
        if one.identifier and one.suggestion and one.level == "error" and one.rule in RULES
    }
    made = [
        _entry(document, _row(document, registry), rights, _Told(texts, report, patterns))
        for document in report.documents
        if family in ("all", document.identifier.family)
    ]
    return _keyed(sorted(made, key=_order))


@dataclass(frozen=True, slots=True)
class _Told:
    texts: Mapping[str, Extract]
    report: Report
    patterns: Patterns

    def by(self, document: Document, language: str) -> Said:
        return said_of(document, self.texts, self.report.contents, language)


_Rights = Mapping[tuple[str, str | None, str | None], str | None]


def _entry(document: Document, row: Row | None, rights: _Rights, told: _Told) -> Entry:
    identifier, said, english = document.identifier, told.by(document, "vi"), told.by(document, "en")
    type_ = (row.type if row else "") or type_name(document, told.patterns)
    right = rights.get((identifier.key, document.scope, document.term))
    days = tuple(sorted(document.dates))
    # another year than that in the number: nobody knows which of the two is wrong
    standing = [day for day in days if day.startswith(identifier.year)]
    date = (row.date if row else None) or right or (standing[0] if len(standing) == 1 else None) or _partly(document)
    title = _without_type(row.title if row and row.title else said.title, type_)
    issuer = "" if document.scope else said.issuer or english.issuer
    issuer = (row.issuer if row else "") or issuer or issuer_name(document, told.patterns)
    disputed = days if date is None else ()
    return Entry("", identifier, type_, issuer, title, english.title, date, disputed, document.term, document.scope)


def _row(document: Document, registry: Registry) -> Row | None:
    """The registry's row of the document: that of its day, else the only one that it can be."""
    rows = [row for row in registry.of(document.identifier, document.scope) if row.status != "disputed"]
    if document.registered is not None:
        return next((row for row in rows if row.day == document.registered), None)
    if document.dates or document.identifier.family == "state":
        return None
    rows = [row for row in rows if document.term in (None, row.term)]
    return rows[0] if len(rows) == 1 else None


def _partly(document: Document) -> str | None:
    """The month or year, where that is all that the texts give and they agree."""
    if document.dates:
        return None
    dates = (one.date for one in document.citations if one.date is not None and one.date.possible)
    given = {date.iso for date in dates if date.iso}
    return given.pop() if len(given) == 1 else None


def _without_type(title: str, type_: str) -> str:
    """The title without the name of the type before it, which the entry says itself."""
    rest = title.strip()
    if type_ and rest.lower().startswith(f"{type_.lower()} "):
        rest = rest[len(type_) :].strip()
    return rest.rstrip(".")


def _order(entry: Entry) -> tuple[object, ...]:
    return folded(entry.issuer), entry.date or "9999", entry.identifier.order, entry.scope or "", entry.term or ""


def folded(text: str) -> str:
    """Plain letters, for sorting and for keys."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def _keyed(made: Iterable[Entry]) -> tuple[Entry, ...]:
    """A key for each that depends on the document alone; those that would be one get a number."""
    seen: Counter[str] = Counter()
    keyed = []
    for entry in made:
        parts = [entry.identifier.key, folded(entry.scope or ""), entry.year or entry.term or ""]
        key = re.sub(r"[^A-Za-z0-9]+", "-", "-".join(part for part in parts if part)).strip("-")
        seen[key] += 1
        keyed.append(replace(entry, key=key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return tuple(keyed)
