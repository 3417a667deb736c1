"""Entries in the style asked for."""

from __future__ import annotations

from citecheck.bib.bibtex import bibtex
from citecheck.bib.csl import csl_json
from citecheck.bib.entries import Entry
from citecheck.bib.styles import english, vietnamese


def printed(made: tuple[Entry, ...], style: str) -> str:
    """The whole bibliography."""
    if style == "csl-json":
        return csl_json(made)
    if style == "bibtex":
        return bibtex(made)
    line = vietnamese if style == "vi" else english
    return "".join(f"{line(entry)}\n" for entry in made)
