"""What the elements of HTML mean for reading: which begin a block, which break a line, which nobody sees."""

from __future__ import annotations

import re

_BLOCKS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav noframes noscript
    ol optgroup option p pre
    search section select summary table tbody tfoot thead textarea title ul w:p w:tbl"""
BLOCKS = frozenset(_BLOCKS.split())
"""Elements that stand apart from what is before and behind them."""

ROWS = frozenset(["tr", "w:tr"])
CELLS = frozenset(["td", "th", "w:tc"])
BREAKS = frozenset(["br", "w:br"])
STANDING = BLOCKS | ROWS | CELLS | BREAKS
"""Elements that part the text; all others run on in it."""
_VOID = """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr w:br
    w:tab"""
VOID = frozenset(_VOID.split())
"""Elements that have no end tag."""

UNSEEN = frozenset(["template", "rt", "rp", "object", "audio", "video", "canvas", "w:instrtext", "w:bindata"])
"""Elements whose text nobody sees."""

_WITHIN = "a|abbr|b|big|code|em|font|i|ins|mark|small|span|strong|sub|sup|tt|u"
STRUCK = {
    name: re.compile(rf"(?P<said>(?:[^<]|</?(?:{_WITHIN})\b[^<>]{{0,300}}>){{0,1000}}?)</{name}\s*>", re.IGNORECASE)
    for name in ("del", "s", "strike")
}
"""Elements that strike out their text, and what they are behind their tag: one that is closed inside a sentence.

Any other hides nothing: an end tag that is missing must not cost the rest of a page.
"""

NOTE_MARK = re.compile(r"[\s\[(]{0,3}[\d*†‡]")
"""What raised letters begin with that are the mark of a note: it is no figure of the date before it."""

ENDED_BY = {
    "p": BLOCKS | ROWS | CELLS,
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "option": frozenset(["option", "optgroup"]),
    "tr": ROWS,
    "td": CELLS | ROWS,
    "th": CELLS | ROWS,
}
"""Elements whose end tag may be left out, and the tags that end them then."""
