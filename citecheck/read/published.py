"""The day on which a page says that it was published."""

from __future__ import annotations

import datetime
import re

# how much each is trusted: what is said of the article, (1) its data, of its publication, of any day
_META = {
    "article:published_time": 0, "og:article:published_time": 0, "datepublished": 0, "pubdate": 2, "publishdate": 2,
    "publish-date": 2, "publish_date": 2, "publication_date": 2, "dc.date.issued": 2, "dcterms.issued": 2,
    "citation_publication_date": 2, "parsely-pub-date": 2, "cxenseparse:recs:publishtime": 2, "sailthru.date": 2,
    "dc.date": 3, "dc.date.created": 3, "dcterms.created": 3, "dcterms.date": 3, "og:published_time": 2, "date": 3,
}  # fmt: skip
TAGS = frozenset(["meta", "time"])
"""The tags that may say it."""
_JSON = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")


class Published:
    """Gathers what a page says of its day; where equals disagree, it says nothing."""

    def __init__(self) -> None:
        self.said: dict[int, set[str]] = {}

    def _add(self, trust: int, written: str) -> None:
        found = _DAY.match(written)
        if found is None:
            return
        try:
            day = datetime.date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            return
        self.said.setdefault(trust, set()).add(day.isoformat())

    def tag(self, name: str, known: dict[str, str]) -> None:
        """What a tag says: <meta property="article:published_time">, <time pubdate>, itemprop="datePublished"."""
        if name == "meta":
            told = (known.get("property") or known.get("name") or known.get("itemprop") or "").strip().lower()
            if told in _META:
                self._add(_META[told], known.get("content", ""))
        elif name == "time" and ("pubdate" in known or known.get("itemprop", "").lower() == "datepublished"):
            self._add(2, known.get("datetime", ""))

    def script(self, content: str, start: int, end: int) -> None:
        """What the data of a page (JSON-LD) say."""
        for match in _JSON.finditer(content, start, end):
            self._add(1, match[1])

    def day(self) -> str | None:
        """The ISO day of the most trusted that agree."""
        for trust in sorted(self.said):
            if len(self.said[trust]) == 1:
                return next(iter(self.said[trust]))
        return None
