"""Text → view: letters composed (NFC), marks without width gone, surviving escapes (&#272;, <b>) as what they mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from citecheck import expressions as regex
from citecheck.model import Text
from citecheck.patterns.folds import Folds
from citecheck.view import Edit, View, edited

# a base character with the marks that follow it
_CLUSTER = regex.compile(r"[^\p{M}]?\p{M}+")


def view_of(text: Text, folds: Folds, asides: Iterable[Edit] = ()) -> View:
    """What is matched of a text: what its reader saw in it, cleaned; offsets lead back to the text as stored.

    `asides` are edits of what the reader saw, for what is said beside the text and is no part of it.
    """
    under = text.view
    if edits := tuple(asides):
        under = replace(edited(under.text if under else text.content, edits), under=under)
    if under is None:
        return clean_view(text.content, folds)
    return replace(clean_view(under.text, folds), under=under)


def clean_view(content: str, folds: Folds) -> View:
    """The view of a text as stored."""
    composed = unicodedata.is_normalized("NFC", content)
    if composed and not folds.noisy(content):
        return View(content)
    edits = [(match.start(), match.end(), folds.replacement(match)) for match in folds.noise.finditer(content)]
    if not composed:
        edits = _with_compositions(content, edits)
    return edited(content, edits) if edits else View(content)


def _with_compositions(content: str, edits: list[Edit]) -> list[Edit]:
    clusters = []
    for match in _CLUSTER.finditer(content):
        made = unicodedata.normalize("NFC", match[0])
        if made != match[0]:
            clusters.append((match.start(), match.end(), made))
    taken = sorted(edits + clusters)
    kept: list[Edit] = []
    for edit in taken:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept
