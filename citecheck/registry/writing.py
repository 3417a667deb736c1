"""Rows → the text of a registry file: sorted, the same rows always in the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from citecheck.model import Identifier
from citecheck.patterns import Patterns
from citecheck.registry import COLUMNS, Row

WRITTEN = (*COLUMNS[:3], "scope", *COLUMNS[3:])
"""The columns of a file that the program makes."""

SEPARATOR = " | "


def order(row: Row, patterns: Patterns) -> tuple[int, str, str, str, Identifier, str]:
    """The key by which a registry is sorted: term, series, locality, number, date; no term, no date come last."""
    names = patterns.terms.names()
    term = row.term or ""
    place = names.index(term) if term in names else len(names)
    return place, term, row.identifier.series, row.scope or "", row.identifier, row.date or "9999"


def type_name(identifier: Identifier, patterns: Patterns) -> str:
    """The type that a code stands for, as in Kết luận; nothing where it stands for two (QĐ: Quyết định, Quy định)."""
    code = patterns.codes.type(identifier.type)
    return "" if code is None or "," in code.name else code.name[:1].upper() + code.name[1:]


def cells(row: Row) -> dict[str, str]:
    """Column → cell."""
    return {
        "identifier": str(row.identifier), "date": row.date or "", "term": row.term or "", "scope": row.scope or "",
        "type": row.type, "issuer": row.issuer, "title": row.title, "status": row.status,
        "sources": SEPARATOR.join(row.sources), "note": row.note,
    }  # fmt: skip


def text(rows: Iterable[Row], patterns: Patterns, columns: Sequence[str] = WRITTEN) -> str:
    """A whole file, with a byte order mark, so that Excel reads the letters rightly."""
    ordered = sorted(rows, key=lambda row: (*order(row, patterns), row.sources))
    return "\ufeff" + record(columns) + "".join(record([cells(row)[name] for name in columns]) for row in ordered)


def record(values: Sequence[str], delimiter: str = ",", end: str = "\n") -> str:
    """One line of CSV; what stands in a cell on several lines is put on one."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerow([" ".join(value.split()) for value in values])
    return out.getvalue()
