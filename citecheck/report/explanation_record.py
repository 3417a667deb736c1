"""An explanation of an identifier as a plain record: keys and dates as programs want them."""

from __future__ import annotations

import json
from typing import Any

from citecheck.check.explanation import Explanation, Pair, Standing
from citecheck.check.judging import Evidence, Verdict
from citecheck.model import Citation
from citecheck.registry import Row
from citecheck.registry.lookup import Entry
from citecheck.report.records import SCHEMA_VERSION, Record, citation_record, finding_record, suppressed_record
from citecheck.report.registry import record as row_record


def explanation_json(told: Explanation) -> str:
    """Everything as one object."""
    asked, identifier = told.asked, told.asked.identifier
    whole = {
        "schema_version": SCHEMA_VERSION,
        "identifier": str(identifier),
        "key": identifier.key,
        "family": identifier.family,
        "number": identifier.number,
        "type": identifier.type,
        "type_name": told.type,
        "issuer": identifier.issuer,
        "issuer_name": told.issuer,
        "form": asked.form,
        "local": asked.local,
        "documents": [_standing(one) for one in told.standings],
        "around": [_entry(one) for one in told.around],
        "places": [_place(one) for one in told.places],
        "judged": [_pair(one) for one in told.pairs],
        "apart": list(told.apart),
        "findings": [finding_record(one) for one in told.findings],
        "suppressed": [suppressed_record(one) for one in told.suppressed],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _standing(one: Standing) -> Record:
    document = one.document
    return {
        "scope": one.scope,
        "term": one.term,
        "registry": _row(one.row),
        "series": [
            {"date": slot.date, "before": _row(slot.before), "after": _row(slot.after), "proves": slot.proves}
            for slot in one.slots
        ],
        "citations": len(document.citations) if document else 0,
        "dates": [{"date": day, "citations": len(at)} for day, at in document.dates.items()] if document else [],
    }


def _entry(one: Entry) -> Record:
    return {"scope": one.scope, "term": one.term, "before": _row(one.before), "after": _row(one.after)}


def _row(row: Row | None) -> Record | None:
    return dict(row_record(row)) if row else None


def _place(citation: Citation) -> Record:
    relation = citation.relation
    return citation_record(citation) | {
        "term_said": citation.term_said,
        "term_close": citation.term_close,
        "scope_said": citation.scope_said or None,
        "relation": {"kind": relation.kind, "basis": str(relation.basis)} if relation else None,
        "refused": [
            {"date": one.date.iso, "date_raw": one.date.raw, "reason": one.reason, "words": one.words or None}
            for one in citation.refusals
        ],
    }


def _pair(pair: Pair) -> Record:
    judged = pair.judgement
    verdict: dict[str, Any] = {"one_document": False, "cause": None, "level": None, "certainty": None}
    if isinstance(judged, Verdict):
        verdict = {"one_document": True, "cause": judged.cause, "level": judged.level, "certainty": judged.certainty}
    weighed = judged.evidence if isinstance(judged, Verdict) else (judged.reason, *judged.evidence)
    evidence = [_evidence(one) for one in weighed]
    return {"dates": [pair.date, pair.other], "together": pair.together, **verdict, "evidence": evidence}


def _evidence(one: Evidence) -> Record:
    return {"key": one.key, **dict(one.values)}
