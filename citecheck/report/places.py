"""Places as a person finds them: the file as it was named, and the line or the place of a container."""

from __future__ import annotations

import os.path
from collections.abc import Iterable
from itertools import groupby

from citecheck.messages import Messages
from citecheck.model import Citation, Place
from citecheck.report.excerpt import clean


def spot(place: Citation | Place, said: Messages) -> str:
    """`5:36` in a plain text, `page 2` in a container."""
    return clean(said.place(place.locator)) if place.locator else f"{place.line}:{place.column}"


def named(place: Citation | Place, said: Messages) -> str:
    """`a.txt:5:36`, `a.docx:paragraph 4`."""
    return f"{clean(place.source)}:{spot(place, said)}"


def short_names(sources: Iterable[str]) -> dict[str, str]:
    """The sources without the folder that all of them share, so that different ones stay different."""
    every = list(sources)
    # by characters, then back to a slash: a source may be no path
    shared = os.path.commonprefix([source.replace("\\", "/") for source in every])  # noqa: RUF071
    cut = shared.rfind("/") + 1
    return {source: clean(source[cut:]) for source in every}


def by_file(places: Iterable[Citation], names: dict[str, str], said: Messages, dated: bool) -> list[str]:
    """Places as file:line, those of one file together; among `dated` ones those that give no date in brackets."""
    files = []
    for source, members in groupby(places, key=lambda citation: citation.source):
        spots: dict[str, bool] = {}
        for one in members:
            spot = clean(said.place(one.locator)) if one.locator else str(one.line)
            spots[spot] = spots.get(spot, False) or not dated or one.date is not None
        name = names.get(source, clean(source))
        if any(spots.values()):
            files.append(f"{name}:{','.join(spot if gives else f'({spot})' for spot, gives in spots.items())}")
        else:
            files.append(f"({name}:{','.join(spots)})")
    return files


def listed(places: Iterable[Citation], names: dict[str, str], said: Messages, dated: bool, most: int) -> str:
    """Places as above; of more than `most` files, the rest counted."""
    files = by_file(places, names, said, dated)
    more = [said.say("table.more", count=len(files) - most)] if len(files) > most else []
    return " ".join([*files[:most], *more])
