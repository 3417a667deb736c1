"""Report → plain records (dicts), the shapes that design and schemas fix; every data format is made of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from citecheck.model import Citation, CitedDate, Document, Extract, Finding, LeftOut, Pair, Place, Report, Side, Unread
from citecheck.suppression import Suppressed, silencer
from citecheck.version import __version__

SCHEMA_VERSION = 1
Record = dict[str, Any]


def text_records(text: Extract) -> Iterator[Record]:
    """A record for a text, and for each citation, mention and date in it."""
    yield text_record(text)
    yield from map(citation_record, text.citations)
    for date, (line, column) in zip(text.dates, text.places, strict=True):
        yield date_record(date, text.source, line, column)


def text_record(text: Extract) -> Record:
    """What was read, and how much was found in it."""
    return {
        "kind": "text",
        "source": text.source,
        "format": text.format,
        "encoding": text.encoding,
        "language": text.language,
        "characters": text.characters,
        "citations": sum(citation.kind == "citation" for citation in text.citations),
        "dates": len(text.dates),
    }


def citation_record(citation: Citation) -> Record:
    """One occurrence of an identifier."""
    identifier, date = citation.identifier, citation.date
    record: Record = {
        "kind": citation.kind,
        "source": citation.source,
        "start": citation.start,
        "end": citation.end,
        "line": citation.line,
        "column": citation.column,
        "raw": citation.raw,
        "identifier": str(identifier),
        "key": identifier.key,
        "family": identifier.family,
        "number": identifier.number,
        "type": identifier.type,
        "issuer": identifier.issuer,
        "form": citation.form,
        "scope": citation.scope,
        "term": citation.term,
        "date": date.iso if date else None,
        "date_raw": date.raw if date else None,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "calendar": date.calendar if date else None,
        "binding": citation.binding if date and date.iso else None,
        "locator": citation.locator,
    }
    if citation.kind == "mention":
        record["of"] = str(identifier)
    return record


def date_record(date: CitedDate, source: str, line: int, column: int) -> Record:
    """One date of a text, bound or not."""
    return {
        "kind": "date",
        "source": source,
        "start": date.start,
        "end": date.end,
        "line": line,
        "column": column,
        "raw": date.raw,
        "date": date.iso,
        "precision": date.precision,
        "calendar": date.calendar,
    }


def unread_record(unread: Unread) -> Record:
    """A file that was not read, and why."""
    return {"kind": "unread", "source": unread.source, "reason": unread.reason, "help": unread.help}


def document_record(document: Document) -> Record:
    """A document cited, with its dates, most frequent first."""
    return {
        "identifier": str(document.identifier),
        "key": document.identifier.key,
        "family": document.identifier.family,
        "scope": document.scope,
        "term": document.term,
        "citations": len(document.citations),
        "texts": len({citation.source for citation in document.citations}),
        "undated": sum(citation.date is None for citation in document.citations),
        "dates": [{"date": day, "citations": len(places)} for day, places in document.dates.items()],
    }


def finding_record(finding: Finding) -> Record:
    """One finding with all its sides."""
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level,
        "identifier": str(finding.identifier) if finding.identifier else None,
        "scope": finding.scope,
        "term": finding.term,
        "cause": finding.cause,
        "certainty": finding.certainty,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "place": _place_record(finding.place),
        "sides": [_side_record(side) for side in finding.sides],
        "proof": list(finding.proof),
        "silence": silencer(finding),
        "fingerprint": finding.fingerprint,
    }


def suppressed_record(suppressed: Suppressed) -> Record:
    """A finding that was not said, by what wish, and where that is written."""
    return {
        "finding": finding_record(suppressed.finding),
        "by": suppressed.kind,
        "place": _place_record(suppressed.place),
        "reason": suppressed.reason or None,
    }


def _place_record(place: Citation | Place) -> Record:
    return {"source": place.source, "line": place.line, "column": place.column, "locator": place.locator}


def _side_record(side: Side) -> Record:
    return {"date": side.date, "label": side.label or None, "citations": [_cited_record(c) for c in side.citations]}


def _cited_record(citation: Citation) -> Record:
    date = citation.date
    return {
        "source": citation.source,
        "line": citation.line,
        "column": citation.column,
        "raw": citation.raw,
        "date_raw": date.raw if date else None,
        "locator": citation.locator,
    }


def left_out_record(one: LeftOut) -> Record:
    """A file that was not counted, and why."""
    return {"kind": "left_out", "source": one.source, "why": one.why, "by": one.by}


def pair_record(pair: Pair) -> Record:
    """What was compared with what."""
    return {"original": pair.original.source, "translation": pair.translation.source}


def check_record(report: Report) -> Record:
    """The whole result of `check`, or of `compare`, which has `pairs` too, as one object."""
    levels = [finding.level for finding in report.findings]
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "citecheck", "version": __version__},
        "texts": [text_record(text) for text in report.texts],
        "citations": [citation_record(citation) for text in report.texts for citation in text.citations],
        "documents": [document_record(document) for document in report.documents],
        "findings": [finding_record(finding) for finding in report.findings],
        "suppressed": [suppressed_record(one) for one in report.suppressed],
        "unread": [unread_record(unread) for unread in report.unread],
        "left_out": [left_out_record(one) for one in report.left_out],
        **({"pairs": [pair_record(pair) for pair in report.pairs]} if report.pairs else {}),
        "summary": {
            "texts": len(report.texts),
            "unread": len(report.unread),
            "citations": len(report.citations),
            "documents": len(report.documents),
            "errors": levels.count("error"),
            "warnings": levels.count("warning"),
            "infos": levels.count("info"),
            "suppressed": len(report.suppressed),
        },
    }
