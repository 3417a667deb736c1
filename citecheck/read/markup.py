"""Markup → tokens with their offsets: tags, text, and what is passed over. One pass, whatever is broken in it.

An own tokenizer, because every letter must be found again in the text as stored: where a tag begins and ends, and
which attributes it has, is all that is asked of markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

OPEN = re.compile(
    r"""<(?:(?P<mark>[!?])|(?P<close>/)?(?P<name>[A-Za-z][^\s/>"'<]{0,60})
    (?P<rest>[^<>=]*+(?:=(?:\s*+(?:"[^"<]*+"|'[^'<]*+')|(?!\s*+["']))[^<>=]*+)*+>)?)""",
    re.VERBOSE,
)
"""What begins markup. The rest of a tag goes over quoted values to its >; it is missing where it is cut, or has a <."""
_INSIDE = re.compile(r">|=\s*([\"'])")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW = ("script", "style")
"""What is in these elements is no markup; their text goes on to their own end tag."""


class Token(NamedTuple):
    """A piece of markup: `open` and `close` tags have a name, `text` is letters, `other` comments and the like.

    `raw` text is what stands in a script or a style sheet.
    """

    kind: Literal["open", "close", "text", "raw", "other"]
    start: int
    end: int
    name: str = ""


def tokens(content: str, place: int = 0) -> Iterator[Token]:
    """All of `content` from `place` on, cut into tokens."""
    scanner = Scanner(content)
    while place < len(content):
        found = OPEN.search(content, place)
        if found is None:
            yield Token("text", place, len(content))
            return
        if found.start() > place:
            yield Token("text", place, found.start())
        token = scanner.token(found)
        yield token
        place = token.end
        if token.name in _RAW and token.kind == "open" and not content.endswith("/>", 0, place):
            end = scanner.raw_end(token)
            if end > place:
                yield Token("raw", place, end, token.name)
            place = end


class Scanner:
    """Finds where pieces end. What is missing once is missing for good, so that no search is made twice in vain."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.missing: set[str] = set()
        self.quoted = True

    def find(self, what: str, place: int) -> int:
        """Where `what` stands from `place` on, or -1."""
        if what in self.missing:
            return -1
        found = self.content.find(what, place)
        if found < 0:
            self.missing.add(what)
        return found

    def token(self, found: re.Match[str]) -> Token:
        """The token that begins at a match of OPEN."""
        mark, close, name, rest = found.groups()
        start = found.start()
        if mark:
            return self._marked(start)
        end = found.end() if rest and self.quoted else self.tag_end(found.end("name"))
        if end < 0:
            return Token("text", start, start + 1)
        return Token("close" if close else "open", start, end, name.lower())

    def _marked(self, start: int) -> Token:
        """A comment, a declaration, an instruction; the letters of a CDATA section are text."""
        content = self.content
        if content.startswith("<!--", start):
            end = self.find("-->", start + 4)
            return Token("other", start, end + 3) if end >= 0 else Token("other", start, start + 4)
        if content.startswith("<![CDATA[", start):
            return Token("other", start, start + 9)
        end = self.find(">", start)
        return Token("other", start, end + 1) if end >= 0 else Token("text", start, start + 2)

    def tag_end(self, place: int) -> int:
        """Behind the > of a tag; a > in a quoted value ends nothing, unless a quotation mark is missing."""
        first = place
        while self.quoted:
            found = _INSIDE.search(self.content, place)
            if found is None:
                self.quoted = False
            elif found[1] is None:
                return found.end()
            else:
                close = self.content.find(found[1], found.end())
                if close < 0:
                    self.quoted = False
                place = close + 1
        end = self.find(">", first)
        return end + 1 if end >= 0 else -1

    def raw_end(self, token: Token) -> int:
        """Where the text of a script or style ends."""
        if f"</{token.name}" in self.missing:
            return token.end
        found = re.compile(rf"</{token.name}\b", re.I).search(self.content, token.end)
        if found is None:
            self.missing.add(f"</{token.name}")
            return token.end
        return found.start()


def attributes(content: str, tag: Token) -> dict[str, str]:
    """The attributes of a tag, names in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(content, tag.start + 1 + len(tag.name), tag.end - 1):
        value = next((one for one in match.groups()[1:] if one is not None), "")
        found.setdefault(match[1].lower(), html.unescape(value))
    return found
