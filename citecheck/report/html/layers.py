"""Where the boxes and arrows of a small graph stand: columns from old to new, long arrows led between the boxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)
Point = tuple[float, float]

BOX, HIGH = 128, 40
_COLUMN, _ROW, _LEFT, _TOP = 214, 58, 6, 14
_SWEEPS = 4


@dataclass(frozen=True)
class Placed:
    """Where each box's upper left corner stands, each arrow's path and the middle of its first stretch."""

    boxes: dict[int, Point]
    paths: dict[tuple[int, int], tuple[str, Point]]
    width: int
    height: int


def components(arrows: Iterable[tuple[Name, Name]]) -> list[list[Name]]:
    """The names that hang together, in the order in which they first occur."""
    joined: dict[Name, list[Name]] = {}
    for start, end in arrows:
        one, other = joined.setdefault(start, [start]), joined.setdefault(end, [end])
        if one is not other:
            one += other
            for name in other:
                joined[name] = one
    return list({id(members): members for members in joined.values()}.values())


def placed(days: list[str], arrows: list[tuple[int, int]]) -> Placed:
    """The places of boxes that hang together: `days` are their sort keys, `arrows` lead from box to box.

    Boxes of one year share a column, unless an arrow joins them.
    """
    layer = _layers(days, arrows)
    routes = {arrow: _route(arrow, layer) for arrow in arrows}
    rows = _rows(layer, routes)
    boxes: dict[int, Point] = {
        box: (_LEFT + layer[box] * _COLUMN, _TOP + rows[box, layer[box]] * _ROW) for box in layer
    }
    paths = {}
    for (start, end), columns in routes.items():
        points = [(_LEFT + c * _COLUMN + BOX / 2, _TOP + rows[_dot(start, end, c, layer), c] * _ROW + HIGH / 2)
                  for c in columns]  # fmt: skip
        paths[start, end] = _path(points)
    lowest = max(y for _, y in boxes.values())
    bends = max((rows[key] for key in rows), default=0) * _ROW + _TOP
    width = 2 * _LEFT + max(layer.values()) * _COLUMN + BOX
    return Placed(boxes, paths, width, int(max(lowest, bends) + HIGH + 10))


def _layers(days: list[str], arrows: list[tuple[int, int]]) -> dict[int, int]:
    """The column of each box: its year, and in the year one further than the older boxes it is joined with."""
    joined: dict[int, set[int]] = defaultdict(set)
    for start, end in arrows:
        joined[start].add(end)
        joined[end].add(start)
    depth: dict[int, tuple[str, int]] = {}
    for box in sorted(range(len(days)), key=lambda box: (days[box], box)):
        year = days[box][:4]
        older = [depth[one][1] for one in joined[box] if one in depth and depth[one][0] == year]
        depth[box] = (year, max(older, default=-1) + 1)
    columns = {key: place for place, key in enumerate(sorted(set(depth.values())))}
    return {box: columns[key] for box, key in depth.items()}


def _route(arrow: tuple[int, int], layer: dict[int, int]) -> list[int]:
    """The columns that an arrow passes, from its first to its last."""
    start, end = layer[arrow[0]], layer[arrow[1]]
    step = 1 if end > start else -1
    return list(range(start, end + step, step))


_Dot = int | tuple[int, int]


def _dot(start: int, end: int, column: int, layer: dict[int, int]) -> _Dot:
    """What an arrow passes in a column: one of its boxes, or a gap of its own."""
    return start if column == layer[start] else end if column == layer[end] else (start, end)


def _rows(layer: dict[int, int], routes: dict[tuple[int, int], list[int]]) -> dict[tuple[_Dot, int], int]:
    """The row of every box and gap in its column: sorted by what it is joined with in the next columns."""
    joined: dict[tuple[_Dot, int], list[tuple[_Dot, int]]] = {(box, column): [] for box, column in layer.items()}
    for (start, end), columns in routes.items():
        dots = [(_dot(start, end, column, layer), column) for column in columns]
        for one, other in pairwise(dots):
            joined.setdefault(one, []).append(other)
            joined.setdefault(other, []).append(one)
    members: dict[int, list[tuple[_Dot, int]]] = defaultdict(list)
    for dot in joined:
        members[dot[1]].append(dot)
    rows = {dot: place for dots in members.values() for place, dot in enumerate(dots)}
    for sweep in range(_SWEEPS):
        for column in sorted(members, reverse=sweep % 2 == 1):
            _settle(members[column], rows, joined, -1 if sweep % 2 == 0 else 1)
    highest = min(rows.values())
    return {dot: row - highest for dot, row in rows.items()}


def _settle(
    dots: list[tuple[_Dot, int]],
    rows: dict[tuple[_Dot, int], int],
    joined: dict[tuple[_Dot, int], list[tuple[_Dot, int]]],
    side: int,
) -> None:
    """Give the dots of a column new rows, each as near as may be to the mean of its neighbours on one side."""
    wanted = {}
    for dot in dots:
        near = [rows[one] for one in joined[dot] if (one[1] - dot[1]) * side > 0]
        wanted[dot] = sum(near) / len(near) if near else float(rows[dot])
    free = 0
    for dot in sorted(dots, key=lambda dot: (wanted[dot], rows[dot])):
        rows[dot] = max(free, round(wanted[dot]))
        free = rows[dot] + 1


def _path(points: list[Point]) -> tuple[str, Point]:
    """A curve from the side of the first box through the gaps to the side of the last, and where its word stands."""
    ahead = 1 if points[1][0] > points[0][0] else -1
    half = BOX / 2
    x, y = points[0][0] + ahead * half, points[0][1]
    made = [f"M{x:g} {y:g}"]
    label = (x, y)
    for place, (center, next_y) in enumerate(points[1:]):
        last = place == len(points) - 2
        next_x = center - ahead * half - (ahead * 2 if last else 0)
        middle = (x + next_x) / 2
        made.append(f"C{middle:g} {y:g} {middle:g} {next_y:g} {next_x:g} {next_y:g}")
        if place == 0:
            label = (middle, (y + next_y) / 2)
        x, y = next_x, next_y
        if not last:
            x = center + ahead * half
            made.append(f"H{x:g}")
    return "".join(made), label
