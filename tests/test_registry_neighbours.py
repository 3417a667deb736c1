"""The order of a series: the neighbours of a number, and the fewest rows to blame where dates do not rise."""

from __future__ import annotations

import pytest

from citecheck.model import Identifier
from citecheck.registry import Row, Status
from citecheck.registry.neighbours import bracket, in_order, orderly, out_of_order


def row(number: int, day: str, status: Status = "single") -> Row:
    identifier = Identifier.parse(f"{number:02d}-KL/TW")
    return Row(identifier, day, "XIII", None, "", "", "", status, ("a",), "", "own.csv", number)


def rows(*pairs: tuple[int, str]) -> list[Row]:
    return [row(number, day) for number, day in pairs]


def told(row: Row | None) -> tuple[int, str | None] | None:
    return None if row is None else (int(row.identifier.number), row.date)


SERIES = rows((1, "2021-05-18"), (6, "2021-06-10"), (21, "2021-10-25"))


@pytest.mark.parametrize(
    ("number", "before", "after"),
    [
        (15, (6, "2021-06-10"), (21, "2021-10-25")),  # between two
        (6, (1, "2021-05-18"), (21, "2021-10-25")),  # a known number is not its own neighbour
        (1, None, (6, "2021-06-10")),  # the first
        (30, (21, "2021-10-25"), None),  # beyond the last
        (100, (21, "2021-10-25"), None),  # numbers count, letters do not
    ],
)
def test_the_neighbours_of_a_number(number: int, before: tuple[int, str] | None, after: tuple[int, str] | None) -> None:
    found = bracket(SERIES, Identifier.parse(f"{number}-KL/TW"))
    assert (told(found[0]), told(found[1])) == (before, after)


def test_nothing_has_no_neighbours() -> None:
    assert bracket([], Identifier.parse("1-KL/TW")) == (None, None)


def test_of_a_neighbour_with_two_rows_the_one_that_leaves_more_room() -> None:
    twice = rows((12, "2021-08-12"), (12, "2022-04-06"), (14, "2021-09-22"), (20, "2021-10-01"), (20, "2021-11-01"))
    before, _ = bracket(twice, Identifier.parse("13-KL/TW"))
    _, after = bracket(twice, Identifier.parse("15-KL/TW"))
    assert (told(before), told(after)) == ((12, "2021-08-12"), (20, "2021-11-01"))


@pytest.mark.parametrize(
    ("given", "blamed"),
    [
        (rows((1, "2021-05-18"), (6, "2021-06-10"), (21, "2021-10-25")), []),  # in order
        (rows((1, "2021-05-18"), (2, "2021-05-18")), []),  # two of one day
        (rows((1, "2021-05-18"), (6, "2001-06-10"), (21, "2021-10-25")), [6]),  # a slip of the year
        (rows((1, "2025-05-18"), (6, "2021-06-10"), (21, "2021-10-25")), [1]),  # the first, not the two after it
        (rows((1, "2021-05-18"), (6, "2021-06-10"), (21, "2020-10-25")), [21]),  # the last
        (rows((12, "2021-08-12"), (12, "2022-04-06"), (14, "2021-09-22")), [12]),  # one number of two documents
        (rows((1, "2024-01-01"), (2, "2021-01-01"), (3, "2021-02-01"), (4, "2020-02-01"), (5, "2021-03-01")), [1, 4]),
        ([], []),
    ],
)
def test_the_fewest_rows_are_blamed(given: list[Row], blamed: list[int]) -> None:
    assert [int(row.identifier.number) for row in out_of_order(given)] == blamed
    assert sorted([*in_order(given), *out_of_order(given)], key=given.index) == given


@pytest.mark.parametrize("sure", [0, 1])
def test_of_two_the_confirmed_one_is_not_blamed(sure: int) -> None:
    pair = [row(1, "2022-01-01", "confirmed" if sure == 0 else "single"),
            row(2, "2021-01-01", "confirmed" if sure == 1 else "single")]  # fmt: skip
    assert out_of_order(pair) == (pair[1 - sure],)


@pytest.mark.parametrize(
    ("given", "pairs", "rising"),
    [
        (SERIES, 2, 2),
        (rows((1, "2021-05-18"), (6, "2001-06-10"), (21, "2021-10-25")), 2, 1),
        (rows((12, "2021-08-12"), (12, "2022-04-06")), 0, 0),  # one number is no pair
        ([], 0, 0),
    ],
)
def test_how_orderly_a_series_is(given: list[Row], pairs: int, rising: int) -> None:
    order = orderly(given)
    assert (order.pairs, order.rising) == (pairs, rising)
    assert order.share == (rising / pairs if pairs else 0.0)
