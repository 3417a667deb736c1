"""Which files of two folders bear one name: the same place, the same stem, whatever language tag stands behind it."""

from __future__ import annotations

import re
from pathlib import PurePath
from unicodedata import normalize

_TAG = re.compile(
    r"""[\s._-]\(?
        (?: # ISO 639-1, the languages into which Vietnamese news is translated and some more
            ar|bg|bn|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hu|id|it|ja|kk|km|ko|lo|lt|lv|mn|ms|my|ne|nl|no|pl|pt|ro|ru|sk
          | sl|sr|sv|th|tl|tr|uk|ur|uz|vi|zh
            # ISO 639-2
          | ara|ben|ces|chi|cze|deu|dut|eng|fas|fra|fre|ger|hin|ind|ita|jpn|khm|kor|lao|may|nld|nor|per|pol|por|ron|rum
          | rus|spa|swe|tha|ukr|vie|zho
            # the countries by which people call their languages
          | cn|gb|jp|kh|kr|kz|la|ua|us|vn
        )
        (?:[-_](?:[a-z]{2}|[a-z]{4}))?\)?\Z   # -BR, -Hans
    """,
    re.VERBOSE | re.IGNORECASE,
)


def name_of(path: PurePath) -> str:
    """The name by which a file is paired: its place in the folder and its stem, without a language tag."""
    return _plain(f"{path.parent.as_posix()}/{_TAG.sub('', stem_of(path))}")


def stem_of(path: PurePath) -> str:
    """The name of a file without its suffix."""
    return _plain(path.stem)


def _plain(name: str) -> str:
    # a Mac stores the letters of a name apart from their marks
    return normalize("NFC", name).casefold()
