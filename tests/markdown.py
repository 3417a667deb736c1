"""What tests of pages share: the parts of a Markdown page that can be counted and compared."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"^```(?P<kind>.*)\n(?P<body>(?:.*\n)*?)```$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")


def prose(text: str) -> str:
    """A page without its blocks of code."""
    return _BLOCK.sub("", text)


def blocks(text: str) -> list[tuple[str, str]]:
    """(kind, body) of the blocks of code in a page."""
    return [(match["kind"], match["body"]) for match in _BLOCK.finditer(text)]


def headings(text: str) -> list[tuple[int, str]]:
    """(level, words) of the headings of a page."""
    return [(len(signs), told) for signs, told in re.findall(r"^(#+) (.+)$", prose(text), re.MULTILINE)]


def anchors(text: str) -> set[str]:
    """The names by which the headings of a page are linked to: small letters, hyphens for spaces, no other signs."""
    return {re.sub(r"[^\w\- ]", "", told.lower()).replace(" ", "-") for _, told in headings(text)}


def links(text: str) -> list[str]:
    """Where the links of a page lead, in order; what stands in code is no link."""
    return [match["target"] for match in _LINK.finditer(re.sub(r"`[^`\n]*`", "", prose(text)))]


def tables(text: str) -> list[tuple[int, int]]:
    """(columns, rows) of the tables of a page."""
    found = re.findall(r"(?:^\|.*\n)+", prose(text) + "\n", re.MULTILINE)
    rows = [[line.replace(r"\|", "") for line in table.splitlines()] for table in found]
    return [(lines[0].count("|") - 1, len(lines)) for lines in rows]


def typed(text: str) -> list[str]:
    """The lines that a reader is to type: in indented blocks, and behind the sign $."""
    indented = re.findall(r"^    (\S.*)$", prose(text), re.MULTILINE)
    return indented + re.findall(r"^\$ (.+)$", text, re.MULTILINE)
