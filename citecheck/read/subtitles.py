"""Subtitles (SRT, WebVTT): what is shown, a cue after the other; a place is named by the time of its cue."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from citecheck.model import Text
from citecheck.read.decode import decode
from citecheck.read.noted import announced
from citecheck.read.options import DEFAULT, ReadOptions
from citecheck.view import Edit, edited

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TIMING = re.compile(r"\s*((?:\d{1,3}:)?\d\d:\d\d)[,.]\d{1,3}\s*-->")
_MARK = re.compile(r"</?[a-zA-Z0-9][^<>\r\n]{0,200}>|\{\\[^{}\r\n]{0,100}\}|&[a-z]{2,8};|\\[Nnh]")
_ASIDE = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?=\s|\Z)")


def read(data: bytes, source: str, options: ReadOptions = DEFAULT) -> Text:
    """The file as stored, seen as its viewer sees it."""
    decoded = decode(data, options.declared, options.encoding)
    content = decoded.text
    web = content.startswith("WEBVTT")
    edits: list[Edit] = []
    places: list[tuple[int, str]] = []
    for start, end, time in _machinery(content, web):
        # the end of the line before goes with it
        edits.append((_trimmed(content, start), end, "\n"))
        if time:
            places.append((end, time))
    view = edited(content, _with_marks(content, _joined(content, edits)))
    made = Text(source, content, "vtt" if web else "srt", decoded.encoding, view, tuple(places))
    return announced(made, decoded)


def _machinery(content: str, web: bool) -> Iterator[tuple[int, int, str]]:
    """(start, end, time of the cue that follows) of what is not shown: numbers, times, comments, empty lines."""
    first: int | None = None  # where what is not shown began
    held = 0  # where the line before began, which may be the number of a cue
    aside = False
    for match in _LINE.finditer(content):
        line = match[0].strip()
        timing = _TIMING.match(line)
        if timing:
            start = first if first is not None else match.start()
            yield start, match.end(), timing[1]
            first, aside = None, False
        elif not line:
            first, aside = match.start() if first is None else first, False
        elif aside or (web and first in (None, 0, held) and _ASIDE.match(line) and _alone(content, match.start())):
            first, aside = match.start() if first is None else first, True
        elif _before_timing(content, match.end(), line, web and _alone(content, match.start())):
            first = match.start() if first is None else first
        else:
            if first is not None:
                yield first, match.start(), ""
            first = None
        held = match.end()


def _alone(content: str, start: int) -> bool:
    """Whether a line stands behind an empty one."""
    return start == 0 or content[max(0, start - 4) : start].replace("\r\n", "\n").endswith("\n\n")


def _before_timing(content: str, end: int, line: str, named: bool) -> bool:
    """Whether a line numbers or names the cue whose time stands on the next."""
    return (line.isdecimal() or named) and _TIMING.match(content, end) is not None


def _joined(content: str, edits: list[Edit]) -> list[Edit]:
    """The edits, with a line end inside an identifier (58-QĐ/⏎TW) gone, in one cue or between two."""
    made: list[Edit] = []
    place = 0
    for start, end, meant in [*edits, (len(content), len(content), "")]:
        for match in re.finditer(r"[ \t]*(?:\r\n|\r|\n)[ \t]*", content[place:start]):
            if _splits(content, place + match.start(), place + match.end()):
                made.append((place + match.start(), place + match.end(), ""))
        if start and start < end and _splits(content, start, end):
            meant = ""
        if start < end:
            made.append((start, end, meant))
        place = end
    return made


def _trimmed(content: str, end: int) -> int:
    while end and content[end - 1] in "\r\n \t":
        end -= 1
    return end


def _splits(content: str, start: int, end: int) -> bool:
    """Whether what stands at both sides is one identifier: 58-⏎QĐ/TW, 58-QĐ⏎/TW."""
    before, after = content[max(0, start - 2) : start], content[end : end + 2]
    if len(before) < 2 or len(after) < 2:
        return False
    behind = before[1] in "-–/" and before[0].isalnum() and after[0].isalnum()
    ahead = after[0] in "-–/" and after[1].isalnum() and before[1].isalnum()
    return behind or ahead


def _with_marks(content: str, edits: list[Edit]) -> list[Edit]:
    """The edits, and between them the tags and escapes of subtitles as what they mean."""
    made: list[Edit] = []
    place = 0
    for edit in [*edits, (len(content), len(content), "")]:
        for match in _MARK.finditer(content, place, edit[0]):
            meant = html.unescape(match[0]) if match[0][0] == "&" else "\n" if match[0] in ("\\N", "\\n") else ""
            made.append((match.start(), match.end(), meant))
        if edit[0] < edit[1]:
            made.append(edit)
        place = edit[1]
    return made
