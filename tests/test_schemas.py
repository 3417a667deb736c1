"""What the program prints for programs is what its schemas say."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema

from citecheck.messages import messages
from citecheck.patterns import load_patterns
from citecheck.pipeline import run
from citecheck.report.data import scan_jsonl, whole_json

ROOT = Path(__file__).resolve().parents[1]


def schema(name: str) -> jsonschema.Draft202012Validator:
    text = (files("citecheck") / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(json.loads(text))
    return jsonschema.Draft202012Validator(json.loads(text))


def test_records_and_results_are_valid(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x81\xff\xfe")
    (tmp_path / "odd.txt").write_text("Quy định 58-QĐ/TW ngày 31/9/2022, 12-KH/HU ngày 8/2.\n", encoding="utf-8")
    paths = [str(ROOT / "samples" / "texts"), str(ROOT / "tests" / "data" / "gold" / "texts"), str(tmp_path)]
    report = run(paths, load_patterns(), messages("en"), "2026-11-21")
    records = [json.loads(line) for line in scan_jsonl(report).splitlines()]
    assert {record["kind"] for record in records} >= {"text", "citation", "date", "unread"}
    validator = schema("records")
    for record in records:
        validator.validate(record)
    result = json.loads(whole_json(report))
    schema("check").validate(result)
    assert result["summary"]["errors"] > 0


def test_raw_is_what_stands_at_its_place() -> None:
    report = run(
        [str(ROOT / "tests" / "data" / "gold" / "texts")],
        load_patterns(),
        messages("en"),
        "2026-11-21",
        keep=True,
    )
    for text in report.texts:
        content = report.contents[text.source].content
        for citation in text.citations:
            assert content[citation.start : citation.end] == citation.raw
            if citation.date:
                assert content[citation.date.start : citation.date.end] == citation.date.raw
