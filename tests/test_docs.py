"""The pages of docs/ tell the truth: their examples are run, and the numbers they reckon with agree."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[1] / "docs"


def test_the_examples_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(DOCS / "pipeline.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 15
    assert result.failed == 0
