"""The measure of growth itself: it lets linear work pass and quadratic work not, and a slow moment fails nothing."""

from __future__ import annotations

import itertools

import pytest

from tests import linear


def test_growth(monkeypatch: pytest.MonkeyPatch) -> None:
    # (seconds for the size and for four times, in turn; whether it passes)
    cases: list[tuple[list[float], bool]] = [
        ([1.0, 4.0], True),
        ([1.0, 7.9], True),
        ([1.0, 16.0], False),
        ([0.01, 0.16], True),  # too short to tell
        ([1.0, 9.0, 1.0, 4.0], True),  # a slow moment of the larger
        ([1.0, 9.0, 1.0, 9.0, 1.0, 4.0], True),  # two of them
        ([2.0, 16.0, 1.0, 16.0], False),  # a slow moment of the smaller: quadratic all the same
        ([1.0, 16.0, 2.0, 16.0], False),
    ]
    for seconds, passes in cases:
        turns = itertools.cycle(seconds)
        monkeypatch.setattr(linear, "_seconds", lambda *_, turns=turns: next(turns))
        if passes:
            linear.assert_linear(lambda _: None)
        else:
            with pytest.raises(AssertionError):
                linear.assert_linear(lambda _: None)
