"""README and the pages of docs/ tell the truth: what they show is run, what they link to is there."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.markdown import anchors, links, prose
from tools.readme import ROOT, SHOWN, language_of, output, pages, tables

DOCS = ROOT / "docs"
RENEW = "out of date; python -m tools.readme brings it up to date"
OURS = sorted(
    page
    for page in ROOT.rglob("*.md")
    if not any(part.startswith(".") or part == "node_modules" for part in page.relative_to(ROOT).parts)
)
"""Every page of the project, wherever it stands; nothing of an environment or a cache."""


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def shown() -> Iterator[tuple[Path, str, str]]:
    """(page, command, what the page says it prints)."""
    for page in pages():
        for match in SHOWN.finditer(page.read_text(encoding="utf-8")):
            yield page, match["arguments"], match["printed"]


@pytest.mark.parametrize(
    ("page", "arguments", "printed"), list(shown()), ids=[f"{named(page)}: {told[:40]}" for page, told, _ in shown()]
)
def test_the_output_shown_is_the_output(page: Path, arguments: str, printed: str) -> None:
    assert output(arguments) == printed, RENEW
    assert not printed.startswith(("Usage:", "Cách dùng:")), "what a page shows can be done"
    assert ("--lang vi" in arguments) == (language_of(page) == "vi"), "a page shows what its reader would see"


@pytest.mark.parametrize("page", pages(), ids=named)
def test_no_block_escapes_the_test(page: Path) -> None:
    """A command with its sign is shown in a block of its own, so that it is run."""
    text = page.read_text(encoding="utf-8")
    assert text.count("\n$ citecheck ") == len(SHOWN.findall(text))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_tables_are_the_measured_ones(language: str) -> None:
    """Each table that the program makes stands in some page of the language, and wherever it stands it is right."""
    texts = [page.read_text(encoding="utf-8") for page in pages() if language_of(page) == language]
    for head, table in tables(language):
        holding = [text for text in texts if f"\n{head}\n" in text]
        assert holding, head
        for text in holding:
            assert f"\n{table}\n\n" in f"{text}\n", RENEW


@pytest.mark.parametrize("page", OURS, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{target} is not there"
        assert ROOT in there.parents, f"{target} leads out of the project"
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), f"{target}: no such heading"


@pytest.mark.parametrize("page", pages(), ids=named)
def test_no_line_of_prose_is_without_end(page: Path) -> None:
    """A text that is read in a terminal or in a comparison of versions is wrapped."""
    if page.name.startswith("reference."):
        return  # made of messages
    for line in prose(page.read_text(encoding="utf-8")).splitlines():
        assert len(line) <= 140 or line.startswith(("|", "    ")) or "](" in line, line


@pytest.mark.parametrize(("page", "least"), [("pipeline.md", 15), ("scale.md", 12)])
def test_the_examples_are_true(page: str, least: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = doctest.testfile(str(DOCS / page), module_relative=False, encoding="utf-8")
    assert result.attempted >= least
    assert result.failed == 0


@pytest.mark.parametrize("page", [page for page in pages() if page.name.startswith("engineer.")], ids=named)
def test_the_program_shown_runs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [program] = re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(program, page.name, "exec"), {})
    assert capsys.readouterr().out == "CC102 58-QĐ/TW 2022-02-08\n"
