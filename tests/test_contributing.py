"""CONTRIBUTING.md tells the truth: its paths are there, its entries are those of the data, its code runs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from citecheck.check.checking import check, found_in
from citecheck.check.rules import Rule, all_rules
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Text
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from citecheck.report import formats
from citecheck.report.result import Result

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PATHS = sorted(set(re.findall(r"`((?:\w[\w.-]*/)+[\w.-]*|\w+\.(?:py|toml|md))`", PAGE)))
TYPES = {"type": "types.toml", "issuer": "issuers.toml", "date": "languages/vi.toml"}
CONTENTS = ("Quy định 58-QĐ/TW ngày 08/02/2022 và Quy định 126-QĐ/TW.", "Quy định 58-QĐ/TW.")
TEXTS = [extract(Text(f"{place}.txt", content)) for place, content in enumerate(CONTENTS)]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.S)


def run(code: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(compile(code, "CONTRIBUTING.md", "exec", dont_inherit=True), names)
    return names


@pytest.mark.parametrize("path", PATHS)
def test_paths(path: str) -> None:
    assert (ROOT / path).exists() or (ROOT / "citecheck" / path).exists()


def test_the_picture_names_every_folder_of_the_flow() -> None:
    picture = PAGE.split("```")[1]
    for name in re.findall(r"[\w/]+(?:\.py|/)", picture.replace("../", "")):
        assert (ROOT / "citecheck" / name).exists() or (ROOT / name).exists(), name


@pytest.mark.parametrize("entry", blocks("toml"), ids=lambda entry: entry.split("]")[0].strip("["))
def test_entries_are_as_in_the_data(entry: str) -> None:
    """An entry has the keys of the entries that there are, and is one of them: what is copied from here works."""
    [(kind, [shown])] = tomllib.loads(entry).items()
    rows = tomllib.loads((ROOT / "patterns" / TYPES[kind]).read_text(encoding="utf-8"))[kind]
    name = "pattern" if kind == "date" else "code"
    [real] = [row for row in rows if row[name] == shown[name]]
    assert set(shown) <= {key for row in rows for key in row}
    assert type(shown["examples"]) is type(real["examples"])


def test_the_rule_finds() -> None:
    [code] = [block for block in blocks("python") if "RULE = " in block]
    rule: Rule = run(code)["RULE"]
    assert rule.code not in {one.code for one in all_rules()}
    seen = rule.find(found_in(TEXTS, "2026-11-21"))
    assert [(one.rule, str(one.identifier)) for one in seen] == [("CC399", "126-QĐ/TW")]


def test_the_format_renders() -> None:
    code, line = [block for block in blocks("python") if "Result" in block or block.startswith("Format(")]
    made = check(TEXTS, "2026-11-21")
    result = Result(made, made.findings, messages("en"), "2026-11-21", load_patterns().terms, load_registry())
    assert run(code)["check"](result).splitlines() == [str(one.identifier) for one in made.findings]
    named = eval(line, {"Format": formats.Format})
    assert {"scan", "check"} == {one.split(".")[1] for one in (named.scan, named.check)}


def test_the_reader_reads() -> None:
    [code] = [block for block in blocks("python") if "def read" in block]
    text = run(code)["read"]("Kính gửi:\n\nTheo 58-QĐ/TW ngày 08/02/2022".encode(), "a.letter")
    assert [one.full_date for one in extract(text).citations] == ["2022-02-08"]
