"""The timeline: a lane for each series with its documents by date, above them the texts' own dates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from citecheck.model import Document, Report
from citecheck.patterns.terms import Terms
from citecheck.report.html.axis import Axis, Band, Tick, axis_of
from citecheck.report.html.index import Flag, Index

WIDTH = 1080
_LEFT, _RIGHT, _TOP, _LANE = 120, 1066, 34, 30
LANES = 14
DOTS = 1500
_ROWS = 200
_FIGURE = 8.0
"""Width of a figure of a label, about."""


@dataclass(frozen=True, slots=True)
class Event:
    """A document, or a text, at a date; `label` is written beside it where there is room."""

    x: float
    date: str
    name: str
    label: str
    anchor: str
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Lane:
    """The events of one series, at one height."""

    name: str
    y: float
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture; `hidden` series have no lane of their own."""

    height: int
    bands: tuple[Band, ...]
    years: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    rows: tuple[Event, ...]
    hidden: int


def timeline_of(report: Report, index: Index, terms: Terms, today: str, own: str) -> Timeline | None:
    """The documents with a full date, in lanes by series, the most cited first; `own` names the texts' lane."""
    groups: dict[str, list[tuple[int, Document]]] = defaultdict(list)
    for number, document in enumerate(report.documents, 1):
        if document.dates:
            groups[document.identifier.series].append((number, document))
    texts = [(text.published, text.source) for text in report.texts if text.published]
    days = [day for members in groups.values() for _, document in members for day in document.dates]
    axis = axis_of([*days, *(day for day, _ in texts)], today, _LEFT, _RIGHT)
    if axis is None or len(days) < 2:
        return None
    chosen = sorted(groups, key=lambda name: (-len(groups[name]), name))[:LANES]
    lanes = [_lane(own, 0, _texts(texts, axis, index))] if texts else []
    room = DOTS
    for name in chosen:
        events = _events(groups[name], axis, index)[:room]
        lanes.append(_lane(name, len(lanes), events))
        room -= len(events)
    rows = sorted((event for lane in lanes for event in lane.events), key=lambda event: (event.date, event.name))
    return Timeline(
        _TOP + len(lanes) * _LANE + 24,
        axis.bands(terms),
        axis.years(14),
        tuple(lanes),
        tuple(rows[:_ROWS]),
        len(groups) - len(chosen),
    )


def _texts(texts: list[tuple[str, str]], axis: Axis, index: Index) -> list[Event]:
    made = [Event(axis.x(day), day, index.name(source), "", f"t{index.texts[source]}") for day, source in texts if day]
    return sorted(made, key=lambda event: (event.date, event.name))


def _events(members: list[tuple[int, Document]], axis: Axis, index: Index) -> list[Event]:
    made = []
    for number, document in members:
        for day, cited in document.dates.items():
            flags = index.flags_of(cited)
            anchor = flags[0].anchor if flags else f"d{number}"
            made.append(
                Event(axis.x(day), day, str(document.identifier), document.identifier.number, anchor, flags)
            )  # fmt: skip
    return sorted(made, key=lambda event: (event.x, event.name))


def _lane(name: str, place: int, events: list[Event]) -> Lane:
    """The lane, with the labels that have room before the next event."""
    made = []
    for event, following in zip(events, [*events[1:], None], strict=True):
        right = following.x if following is not None else float(WIDTH)
        room = right - event.x > 14 + _FIGURE * len(event.label)
        label = event.label if room else ""
        made.append(Event(event.x, event.date, event.name, label, event.anchor, event.flags))
    return Lane(name, _TOP + place * _LANE + _LANE / 2, tuple(made))
