"""What was remarked on a copy, and what could not be, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citecheck.annotate.remarks import Remark
from citecheck.messages import Messages
from citecheck.model import Text


def left_lines(source: str, text: Text, left: Iterable[Remark], said: Messages) -> Iterator[str]:
    """Each remark that has no place in the copy, with its text."""
    for remark in left:
        line, column = text.place(remark.start)
        yield said.say("annotate.left", source=source, line=line, column=column, remark=" · ".join(remark.lines))


def summary(count: int, output: str, said: Messages) -> str:
    """How many dates bear a remark."""
    key = {0: "nothing", 1: "made.one"}.get(count, "made.many")
    return said.say(f"annotate.{key}", count=count, output=output)
