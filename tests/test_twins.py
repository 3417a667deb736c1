"""Every page for readers stands in English and in Vietnamese, with the same parts and the same commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.markdown import blocks, headings, links, tables, typed
from tools.readme import ROOT, language_of, pages

ENGLISH_ONLY = {"pipeline.md", "scale.md"}
"""Pages for those who write programs."""
FOR_READERS = [page for page in pages() if language_of(page) == "en" and page.name not in ENGLISH_ONLY]


def twin_of(page: Path) -> Path:
    return page.with_name(page.name.removesuffix(".md") + ".vi.md")


def read(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def in_english(line: str) -> str:
    """A command of a Vietnamese page as its English twin has it."""
    return line.replace(" --lang vi", "").replace("--lang vi ", "")


def test_no_page_is_without_its_twin() -> None:
    there = {page for page in pages() if language_of(page) == "vi"}
    assert {twin_of(page) for page in FOR_READERS} == there
    assert ROOT / "README.vi.md" in there


@pytest.mark.parametrize("page", FOR_READERS, ids=lambda page: page.name)
def test_twins_have_the_same_parts(page: Path) -> None:
    english, vietnamese = read(page), read(twin_of(page))
    assert [level for level, _ in headings(english)] == [level for level, _ in headings(vietnamese)]
    assert tables(english) == tables(vietnamese)
    assert [kind for kind, _ in blocks(english)] == [kind for kind, _ in blocks(vietnamese)]


@pytest.mark.parametrize("page", FOR_READERS, ids=lambda page: page.name)
def test_twins_have_the_same_commands(page: Path) -> None:
    if not page.name.startswith("reference."):  # there the words for what is to be filled in are of the language
        assert typed(read(page)) == [in_english(line) for line in typed(read(twin_of(page)))]


@pytest.mark.parametrize("page", FOR_READERS, ids=lambda page: page.name)
def test_twins_link_to_twins(page: Path) -> None:
    """In the same order to the same pages; in the Vietnamese one to the Vietnamese, where there is one."""
    expected = []
    for target in links(read(page)):
        path = target.partition("#")[0]
        there = (page.parent / path).resolve()
        has_twin = path.endswith(".md") and not path.endswith(".vi.md") and twin_of(there).exists()
        expected.append(path.removesuffix(".md") + ".vi.md" if has_twin else path)
    found = [target.partition("#")[0] for target in links(read(twin_of(page)))]
    # the pages of a pair name each other at their top
    pair = {page.name, twin_of(page).name}
    assert [one for one in found if one not in pair] == [one for one in expected if one not in pair]
