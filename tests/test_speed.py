"""The texts of the benchmarks are what the tables say of them, and a rival that is not there is said to be missing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from benchmarks.formats.__main__ import FONT
from benchmarks.formats.made import docx, page, paragraphs, pdf
from benchmarks.speed import programs, rivals
from benchmarks.speed.corpus import AMERICAN, DENSE, ENGLISH, ORDINARY, Kind, text, write
from benchmarks.speed.measure import Spent
from citecheck import Text, extract
from citecheck.read.opened import texts_of


@pytest.mark.parametrize("kind", [ORDINARY, DENSE, ENGLISH], ids=["ordinary", "dense", "English"])
def test_the_citations_are_counted(kind: Kind) -> None:
    made = [text(random.Random(seed), 6000, kind) for seed in range(5)]
    assert sum(cited for _, cited in made) == sum(len(extract(Text("a", one)).citations) for one, _ in made) > 0


def test_courts_stand_in_the_places_of_documents() -> None:
    content, cited = text(random.Random(3), 20_000, AMERICAN)
    assert content.count("Smith v. Jones") == cited > 0
    assert extract(Text("a", content)).citations == ()


def test_a_corpus_is_made_once(tmp_path: Path) -> None:
    first = write(tmp_path, 2, 3000, AMERICAN)
    files = {path: path.read_bytes() for path in first.folder.rglob("*.txt")}
    assert (len(files), sum(map(len, files.values()))) == (2, first.size)
    next(iter(files)).unlink()
    assert write(tmp_path, 2, 3000, AMERICAN) == first  # as it was noted


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals, "there", lambda rival: rival.call == "re")
    monkeypatch.setattr(rivals, "found_by", lambda *_: 3)
    texts = {one.sample: write(tmp_path, 1, 1000, one.sample.kind) for one in rivals.RIVALS}
    by_hand = next(one for one in rivals.RIVALS if one.call == "re")
    times = {by_hand.key: Spent(2.0, 2.0), f"{by_hand.key} start": Spent(1.0, 1.0)}
    lines = list(rivals.rows(texts, times))
    assert ["not installed" in line for line in lines] == [one is not by_hand for one in rivals.RIVALS]
    assert {line.count("|") for line in lines} == {8}


def test_every_rival_can_be_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("58-QĐ/TW, 08/02/2022", encoding="utf-8")
    assert {one.call for one in rivals.RIVALS if isinstance(one.call, str)} <= set(programs.PROGRAMS)
    assert (programs.read(str(tmp_path)), programs.loop(str(tmp_path))) == (0, 2)


def test_a_text_says_the_same_in_every_format() -> None:
    content = paragraphs(3)
    made = {"docx": docx(content), "html": page(content)} | ({"pdf": pdf(content, FONT)} if FONT.exists() else {})
    read = {name: next(iter(texts_of(data, f"a.{name}"))) for name, data in made.items()}
    cited = {
        name: [(str(one.identifier), one.date and one.date.iso) for one in extract(text).citations]
        for name, text in read.items()
        if isinstance(text, Text)
    }
    assert set(cited) == set(made)
    assert len(cited["docx"]) > 3
    assert all(found == cited["docx"] for found in cited.values())
