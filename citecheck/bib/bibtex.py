"""Entries → BibTeX, for LaTeX; the letters stay as they are (UTF-8), the signs that TeX reads are escaped."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.bib.csl import title_of
from citecheck.bib.entries import Entry

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def bibtex(made: Iterable[Entry]) -> str:
    """An entry a document, apart by empty lines."""
    return "\n".join(_entry(entry) for entry in made)


def _entry(entry: Entry) -> str:
    # double braces keep an institution from being split into names, and a title from losing its capitals
    fields = {
        "author": f"{{{{{escaped(entry.issuer)}}}}}",
        "title": f"{{{{{escaped(title_of(entry))}}}}}",
        "institution": f"{{{escaped(entry.issuer)}}}",
        "type": f"{{{escaped(entry.type)}}}",
        "number": f"{{{escaped(str(entry.identifier))}}}",
    }
    if entry.date:
        parts = entry.date.split("-")
        fields["date"] = f"{{{entry.date}}}"
        fields["year"] = f"{{{parts[0]}}}"
        if len(parts) > 1:
            fields["month"] = _MONTHS[int(parts[1]) - 1]
    fields["langid"] = "{vietnamese}"
    inside = "".join(f"  {name} = {value},\n" for name, value in fields.items())
    return f"@techreport{{{entry.key},\n{inside}}}\n"


def escaped(text: str) -> str:
    """Text in which TeX reads nothing but letters."""
    return text.translate(_ESCAPES)
