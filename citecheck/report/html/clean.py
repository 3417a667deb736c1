"""What a text may hold and a page may not: characters that steer the reader, or that no UTF-8 file can hold."""

from __future__ import annotations

import regex
from markupsafe import Markup

_STEERING = regex.compile(
    r"""[\x00-\x08\x0b-\x1f\x7f-\x9f]          # control characters; tab and line feed stay
      | [\u202a-\u202e\u2066-\u2069]           # marks that turn the direction of what follows
      | [\ud800-\udfff]                        # halves of a character
      | [\ufdd0-\ufdef\ufffe\uffff]            # no characters at all
    """,
    regex.VERBOSE,
)


def clean(value: object) -> object:
    """`value` as it may stand on the page; each harmful character shown as �. Ready markup is left alone."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _STEERING.sub("�", value)
    return value
