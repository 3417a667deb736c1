"""What is done to every text, whatever its format: letters that were stored as others are read as they were meant."""

from __future__ import annotations

import re
from functools import cache

from citecheck.legacy import seen
from citecheck.legacy.trace import ALIEN, SHORT
from citecheck.model import Text
from citecheck.read.mojibake import repaired, signs

REPAIRS = (repaired, seen)
"""Each takes a text and gives it with a better view, or the text itself where it is in order."""


def mended(text: Text) -> Text:
    """The text with all repairs. One look tells most texts in order: each repair takes one of its own."""
    shown = text.view.text if text.view else text.content
    if shown.isascii() or (len(shown) >= SHORT and not _anything().search(shown)):
        return text
    for repair in REPAIRS:
        text = repair(text)
    return text


@cache
def _anything() -> re.Pattern[str]:
    """What any repair of a long text begins with: one set of letters, which is quick to look for, then which it was."""
    ends = "".join(tails[1:-1] for _, tails in signs())
    behind = "|".join(f"(?<={heads}{tails})" for heads, tails in signs())
    return re.compile(f"[{ALIEN.pattern[1:-1]}{ends}](?:(?<={ALIEN.pattern})|{behind})")
