"""Accuracy on annotated texts is not below what was recorded, and not below what the program promises."""

from __future__ import annotations

import pytest

from benchmarks.accuracy.__main__ import ROOT, SETS, fallen, measure
from benchmarks.accuracy.score import Score, annotated, total

SCORES = {name: measure(ROOT / folder) for name, folder in SETS.items()}


def whole(name: str) -> Score:
    return total([score for scores in SCORES[name].values() for score in scores])


def test_no_figure_is_below_its_floor() -> None:
    assert fallen({name: whole(name).figures() for name in SETS}) == []


@pytest.mark.parametrize("name", list(SETS))
def test_the_promised_figures(name: str) -> None:
    figures = whole(name).figures()
    assert (figures["party recall"] or 0) >= 99
    assert (figures["party precision"] or 0) >= 99.5
    assert (figures["party dates of dated"] or 0) >= 98.5
    assert (figures["party dates of undated"] or 0) >= 98.5


@pytest.mark.parametrize("name", list(SETS))
def test_no_party_identifier_is_filed_as_state_or_the_other_way(name: str) -> None:
    assert whole(name).counts["party", "misfiled"] + whole(name).counts["state", "misfiled"] == 0


@pytest.mark.parametrize("folder", list(SETS.values()))
def test_the_annotations_point_at_their_texts(folder: str) -> None:
    for name, rows in annotated(ROOT / folder).items():
        text = (ROOT / folder / "texts" / name).read_text(encoding="utf-8")
        for row in rows:
            assert text[row["start"] : row["end"]] == row["raw"]
