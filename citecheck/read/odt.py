"""OpenDocument texts (odt, ott, fodt), by stdlib: body, tables, frames, notes, comments, headers and footers."""

from __future__ import annotations

from citecheck.model import Text
from citecheck.read.odf import SPACES, Story, check_password, composed
from citecheck.read.package import Package
from citecheck.read.xmlstream import events


def read(data: bytes, source: str) -> Text:
    """The text of an OpenDocument text; tracked insertions are part of it, deletions are not."""
    story = Story()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        story.read(events(data, SPACES, "odt"))
        return composed(story.builder.finish(), source, "odt", pictures=False)
    package = Package(data, "odt")
    check_password(package)
    if package.has("styles.xml"):
        story.read(package.events("styles.xml", SPACES))
    story.read(package.events("content.xml", SPACES))
    pictures = any(name.startswith("pictures/") for name in package.names())
    return composed(story.builder.finish(), source, "odt", pictures)
