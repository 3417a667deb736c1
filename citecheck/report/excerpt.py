"""A line of a text cut to the width of a terminal, with marks under what matters.

Columns are counted by the width of the characters as shown: Thai and combining marks have none, Chinese
characters two. In a right-to-left line marks beneath would stand wrong, so brackets are put into it.
"""

from __future__ import annotations

from rich.cells import cell_len

from citecheck import expressions as regex
from citecheck.model import Citation, CitedDate, Place, Text

_RIGHT_TO_LEFT = regex.compile(r"[\p{Arabic}\p{Hebrew}]")
_CUT = "… "
_MARK = regex.compile(r"\p{M}")
_CONTROL = regex.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def excerpt(citation: Citation | Place, text: Text, width: int) -> tuple[int, str, str]:
    """(line number, the line, the marks under it): ^^^ under the date or place, --- under the identifier."""
    date: CitedDate | None = citation.date if isinstance(citation, Citation) else None
    main = (date.start, date.end) if date else (citation.start, citation.end)
    number, _ = text.place(main[0])
    line = text.line(number)
    offset = main[0] - text.place(main[0])[1] + 1
    spans = [(main[0] - offset, min(main[1] - offset, len(line)), "^")]
    if date and text.place(citation.start)[0] == number:
        spans.append((citation.start - offset, min(citation.end - offset, len(line)), "-"))
    if _RIGHT_TO_LEFT.search(line):
        return number, _bracketed(line, spans, width), ""
    shown, shift = _cut(line, spans, width)
    return number, shown, _marks(shown, [(start + shift, end + shift, mark) for start, end, mark in spans])


def clean(text: str) -> str:
    """`text` without characters that would steer a terminal."""
    return _CONTROL.sub("�", text.replace("\t", " "))


def _cut(line: str, spans: list[tuple[int, int, str]], width: int) -> tuple[str, int]:
    """The line cut at words to `width` cells around the spans; and by how much offsets moved."""
    line = clean(line)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    if cell_len(line[first:last]) > width - 4:
        first, last = spans[0][0], spans[0][1]
    start, end = first, last
    while cell_len(line[start:end]) < width - 4 and (start > 0 or end < len(line)):
        if start > 0:
            start -= 1
        if end < len(line) and cell_len(line[start:end]) < width - 4:
            end += 1
    start, end = _at_word(line, start, first), _at_word_end(line, end, last)
    # where there are no spaces (Thai, Chinese), at least no mark is torn from its letter
    while start < first and _MARK.match(line[start]):
        start += 1
    while last < end < len(line) and _MARK.match(line[end]):
        end -= 1
    head, tail = _CUT if start > 0 else "", " …" if end < len(line) else ""
    return head + line[start:end] + tail, len(head) - start


def _at_word(line: str, start: int, limit: int) -> int:
    if start == 0:
        return 0
    space = line.find(" ", start, limit)
    return space + 1 if space >= 0 else start


def _at_word_end(line: str, end: int, limit: int) -> int:
    if end >= len(line):
        return len(line)
    space = line.rfind(" ", limit, end)
    return space if space >= 0 else end


def _marks(shown: str, spans: list[tuple[int, int, str]]) -> str:
    cells = [" "] * (cell_len(shown) + 1)
    first = len(_CUT) if shown.startswith(_CUT) else 0
    for start, end, mark in sorted(spans, key=lambda span: span[2] == "^"):
        if end <= first or start >= len(shown):
            continue  # cut off
        left, right = cell_len(shown[: max(start, 0)]), cell_len(shown[:end])
        for place in range(left, max(right, left + 1)):
            if place < len(cells):
                cells[place] = mark
    return "".join(cells).rstrip()


def _bracketed(line: str, spans: list[tuple[int, int, str]], width: int) -> str:
    """The line with the first span in brackets, which stand right in either direction."""
    start, end, mark = spans[0]
    marked = f"{line[:start]}⟦{line[start:end]}⟧{line[end:]}"
    moved = [(first + 2 * (first >= end), last + 2 * (last > end), of) for first, last, of in spans[1:]]
    return _cut(marked, [(start, end + 2, mark), *moved], width)[0]
