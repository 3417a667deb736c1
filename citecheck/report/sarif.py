"""Findings as SARIF 2.1.0: for code scanning, editors and viewers."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from citecheck.check.rules import Rule, all_rules
from citecheck.messages import LANGUAGES, Messages, messages
from citecheck.model import Citation, Finding, Place, Unread
from citecheck.report.excerpt import clean
from citecheck.report.findings import label, notes, titled
from citecheck.report.result import Result
from citecheck.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PRECISIONS = {"high": 90.0, "medium": 60.0, "low": 30.0}
Record = dict[str, Any]


def render(result: Result) -> str:
    """A log of one run. What was suppressed is counted, not listed: not every reader knows suppressions."""
    rules = all_rules()
    places = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "citecheck",
        "version": __version__,
        "language": result.said.language,
        "rules": [_rule(rule, result.said) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "results": [_finding(finding, places[finding.rule], result.said) for finding in result.findings],
        "properties": {"suppressed": len(result.report.suppressed), "texts": len(result.report.texts)},
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, said: Messages) -> Record:
    """A rule, explained in the language of the run and then in the others."""
    every = [said, *(messages(one) for one in LANGUAGES if one != said.language)]
    marked = [f"**{one.title(rule.code)}**\n\n```text\n{one.page(rule.code)}\n```" for one in every]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": said.title(rule.code)},
        "help": {
            "text": "\n\n".join(f"{one.title(rule.code)}\n\n{one.page(rule.code)}" for one in every),
            "markdown": "\n\n".join(marked),
        },
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _finding(finding: Finding, rule: int, said: Messages) -> Record:
    others = [
        _related(citation, clean(label(side, finding, said)))
        for side in finding.sides
        for citation in side.citations
        if citation is not finding.place
    ]
    told = [titled(finding, said), *(f"{word}: {text}" for word, text in notes(finding, said))]
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.level],
        "rank": _PRECISIONS[finding.certainty],
        "message": {"text": "\n".join(map(clean, told))},
        "locations": [_location(finding.place)],
        **({"relatedLocations": [{"id": number, **one} for number, one in enumerate(others, 1)]} if others else {}),
        "partialFingerprints": {"citecheck/v1": finding.fingerprint},
        "properties": {
            "identifier": str(finding.identifier) if finding.identifier else None,
            "certainty": finding.certainty,
            "cause": finding.cause,
            "suggestion": finding.suggestion,
        },
    }


def _related(citation: Citation, told: str) -> Record:
    return {**_location(citation), "message": {"text": told or clean(str(citation.identifier))}}


def _location(place: Citation | Place) -> Record:
    """The place; in a container, by the name of the place instead of lines that nobody sees."""
    physical: Record = {"artifactLocation": {"uri": _uri(place.source)}}
    if place.locator:
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": clean(place.locator)}]}
    rows = place.raw.split("\n")
    last = place.column + len(rows[0]) if len(rows) == 1 else 1 + len(rows[-1])
    end = {"endLine": place.line + len(rows) - 1, "endColumn": last}
    return {"physicalLocation": {**physical, "region": {"startLine": place.line, "startColumn": place.column, **end}}}


def _uri(source: str) -> str:
    """A path as a relative reference: `:` in its first part would make a scheme of it."""
    return quote(source.replace("\\", "/"), safe="/~", errors="surrogatepass")


def _invocation(result: Result) -> Record:
    return {
        "executionSuccessful": not any(one.named for one in result.report.unread),
        "toolExecutionNotifications": [_unread(one) for one in result.report.unread],
    }


def _unread(one: Unread) -> Record:
    return {
        "level": "warning",
        "message": {"text": clean("; ".join(part for part in (one.reason, one.help) if part)) or one.key},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.source)}}}],
    }
