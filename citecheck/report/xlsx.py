"""Results as a workbook: documents, citations, findings, what was not read; a sheet each, with links between."""

from __future__ import annotations

import datetime
import io
import os.path
from collections.abc import Iterable, Iterator
from typing import Any

from citecheck.errors import CitecheckError
from citecheck.model import Citation, Document, Finding, Place
from citecheck.report.findings import placed, titled
from citecheck.report.places import named, spot
from citecheck.report.result import Result
from citecheck.report.sheet import Cell, Link, Sheet, day_cell, fill
from citecheck.report.tables import groups, state, states_of
from citecheck.suppression import silencer

_DOCUMENTS = ("identifier", "scope", "term", "family", "date", "registry", "cited", "texts", "first", "state")
_CITATIONS = ("text", "where", "identifier", "raw", "scope", "term", "date", "date_raw", "binding", "state")
_FINDINGS = (
    "level", "rule", "name_of_rule", "identifier", "scope", "term", "message", "dates", "first", "proof", "certainty",
    "suggestion", "silence",
)  # fmt: skip
_UNREAD = ("text", "reason", "help")
# the same input gives the same bytes, whenever it is run
_CREATED = datetime.datetime(2000, 1, 1)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_URL_LONGEST = 2000


def scan(result: Result) -> bytes:
    """The workbook, opened at the documents."""
    return _workbook(result, 0)


def check(result: Result) -> bytes:
    """The workbook, opened at the findings."""
    return _workbook(result, 2)


def _workbook(result: Result, opened: int) -> bytes:
    out = io.BytesIO()
    book = _book(out)
    book.set_properties({"created": _CREATED, "author": "citecheck"})
    book.set_size(2400, 1200)
    fill(book, Rows(result).sheets(), opened, str(result.said.tables["date"]["excel"]))
    book.close()
    return out.getvalue()


def _book(out: io.BytesIO) -> Any:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise CitecheckError("output.no_writer") from None
    return Workbook(out, _OPTIONS)


class Rows:
    """The rows of the sheets, and where each citation and document stands in them."""

    def __init__(self, result: Result) -> None:
        self._result, self._said, self._states = result, result.said, states_of(result.report)
        report = result.report
        self._citations = [one for text in report.texts for one in text.citations if one.kind == "citation"]
        self._row_of = {_key(one): row for row, one in enumerate(self._citations)}
        self._document_row: dict[tuple[str, int], int] = {}
        row = 0
        for document in report.documents:
            for citation in document.citations:
                self._document_row[_key(citation)] = row
            row += sum(not group.registered for group in groups(document))

    def sheets(self) -> tuple[Sheet, ...]:
        """Documents, Citations, Findings, Unread."""
        rows: dict[str, tuple[tuple[str, ...], Iterable[list[Cell]]]] = {
            "documents": (_DOCUMENTS, (row for one in self._result.report.documents for row in self._document(one))),
            "citations": (_CITATIONS, map(self._citation, self._citations)),
            "findings": (_FINDINGS, map(self._finding, self._result.findings)),
            "unread": (_UNREAD, ([one.source, one.reason, one.help] for one in self._result.report.unread)),
        }
        return tuple(
            Sheet(self._name(name), [self._said.say(f"sheet.{head}") for head in heads], list(made))
            for name, (heads, made) in rows.items()
        )

    def _name(self, sheet: str) -> str:
        return self._said.say(f"sheet.name.{sheet}")

    def _link(self, text: str, sheet: str, row: int | None) -> Cell:
        return text if row is None else Link(text, Sheet(self._name(sheet), (), ()).at(row))

    def _first(self, place: Citation | Place) -> Cell:
        return self._link(named(place, self._said), "citations", self._row_of.get((place.source, place.start)))

    def _document(self, document: Document) -> Iterator[list[Cell]]:
        identifier = document.identifier
        for group in groups(document):
            if group.registered:
                continue
            yield [
                str(identifier), document.scope, document.term, self._said.say(f"sheet.family_{identifier.family}"),
                day_cell(group.date or None), day_cell(document.registered), len(group.citations),
                len({one.source for one in group.citations}), self._first(group.citations[0]),
                state(group, self._states, self._said).plain,
            ]  # fmt: skip

    def _citation(self, one: Citation) -> list[Cell]:
        found = self._states.get(_key(one), [])
        return [
            self._file(one.source), spot(one, self._said),
            self._link(str(one.identifier), "documents", self._document_row.get(_key(one))), one.raw, one.scope,
            one.term, day_cell(one.date.iso if one.date else None), one.date.raw if one.date else None, one.binding,
            " ".join(dict.fromkeys(finding.rule for finding in found)),
        ]  # fmt: skip

    def _finding(self, one: Finding) -> list[Cell]:
        said = self._said
        sides = [placed(side, one, said) for side in one.sides]
        return [
            said.say(f"level.{one.level}"), one.rule, said.title(one.rule), str(one.identifier or ""), one.scope,
            one.term, titled(one, said), "\n".join(sides), self._first(one.place), "\n".join(one.proof),
            said.say(f"html.certainty.{one.certainty}"), day_cell(one.suggestion), silencer(one),
        ]  # fmt: skip

    def _file(self, source: str) -> Cell:
        """A link to the file, from where the workbook will stand; what no link can name is named only."""
        target = self._result.target
        if target is None or source.startswith("<") or "#" in source:
            return source
        try:
            way = os.path.relpath(source, os.path.dirname(target) or ".").replace("\\", "/")
        except ValueError:
            return source
        return Link(source, f"external:{way}") if len(way) < _URL_LONGEST else source


def _key(citation: Citation) -> tuple[str, int]:
    return citation.source, citation.start
