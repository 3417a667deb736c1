"""Rule codes as people write them: whole, CC101, or the beginning of several, CC1; which rules are on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

from citecheck.check.rules import all_rules

_CODE = re.compile(r"(?i)CC\d{0,3}")


@cache
def _names() -> dict[str, str]:
    """The codes and the names of all rules → the code."""
    rules = all_rules()
    return {rule.code: rule.code for rule in rules} | {rule.name: rule.code for rule in rules}


def code_written(written: str) -> str | None:
    """The code or beginning of codes that `written` is, in capitals; None if no rule has it."""
    code = written.strip().upper()
    known = _CODE.fullmatch(code) and any(one.startswith(code) for one in _names().values())
    return code if known else None


def nearest_code(written: str) -> str | None:
    """The code of the rule that was most likely meant, by its code or its name."""
    from difflib import get_close_matches  # only for a mistake

    code, codes = written.strip().upper(), sorted(set(_names().values()))
    alike = [one for one in codes if get_close_matches(code, [one], 1)]
    if alike:
        return min(alike, key=lambda one: (-_shared(one, code), one))
    close = get_close_matches(written.strip().lower(), [one for one in _names() if one not in codes], 1)
    return _names()[close[0]] if close else None


def _shared(one: str, other: str) -> int:
    """How many letters two codes begin with together."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def is_on(code: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """Whether a rule is on. Nothing selected selects all; of a code selected and ignored, the longer entry decides."""
    chosen = max((len(one) for one in select if code.startswith(one)), default=-1 if tuple(select) else 0)
    passed = max((len(one) for one in ignore if code.startswith(one)), default=-1)
    return chosen > passed
