"""samples/: what the program finds is what a person wrote down beside them."""

from __future__ import annotations

import json
from pathlib import Path

from citecheck.messages import messages
from citecheck.model import Report
from citecheck.patterns import load_patterns
from citecheck.pipeline import run

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"


def report() -> Report:
    return run([str(SAMPLES / "texts")], load_patterns(), messages("en"), "2026-11-21")


def test_every_citation_is_found_with_its_date() -> None:
    found = [
        {
            "source": Path(citation.source).name,
            "raw": citation.raw,
            "identifier": str(citation.identifier),
            "date": citation.date.iso if citation.date else None,
            "family": citation.identifier.family,
        }
        for citation in report().citations
    ]
    lines = (SAMPLES / "expected" / "citations.jsonl").read_text(encoding="utf-8").splitlines()
    assert found == [json.loads(line) for line in lines]


def test_every_language_has_a_sample() -> None:
    languages = {path.stem for path in (ROOT / "patterns" / "languages").glob("*.toml")}
    assert {path.name.split("-")[0] for path in (SAMPLES / "texts").iterdir()} == languages


def test_only_the_wrong_date_is_accused() -> None:
    findings = [finding for finding in report().findings if finding.level != "info"]
    assert [(f.rule, str(f.identifier), f.cause) for f in findings] == [
        ("CC101", "15-KL/TW", "year-slip"),
        ("CC103", "15-KL/TW", None),
    ]
    conflict = findings[0]
    assert conflict.suggestion == "2021-09-30"
    assert sorted(Path(c.source).name for side in conflict.sides for c in side.citations) == [
        "en-conflict.txt",
        "vi-ket-luan-15.txt",
    ]


def test_homonyms_are_documents_of_their_own() -> None:
    documents = [(str(d.identifier), d.scope, d.term, sorted(d.dates)) for d in report().documents]
    assert [row for row in documents if row[0] in ("35-CT/TW", "77-KH/TU")] == [
        ("77-KH/TU", "Nghệ An", None, ["2022-04-20"]),
        ("77-KH/TU", "Ninh Thuận", None, ["2022-09-12"]),
        ("35-CT/TW", None, "XII", ["2019-05-30"]),
        ("35-CT/TW", None, "XIII", ["2024-06-14"]),
    ]
