"""`python -m benchmarks.scale`: the figures of docs/scale.md, measured on this machine, a line each.

Single process, CPU time of the process itself, so that the neighbours' load matters little.
"""

from __future__ import annotations

import io
import random
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from benchmarks.speed.corpus import DENSE, ORDINARY, PROSE, text
from citecheck import Text, check, extract, load_patterns
from citecheck.model import Extract
from citecheck.patterns import Patterns
from citecheck.pickled import pickled, unpickled

T = TypeVar("T")
SIZE = 20_000_000
PAGE = 6_000
ISSUERS = [("Nghệ An", "TU"), ("Hà Tĩnh", "TU"), ("Lào Cai", "TU")]


def main() -> None:
    """Measure everything."""
    patterns = load_patterns()
    list(map(_extractor(patterns), pages("articles", PAGE * 20)))  # compiled, and warm
    for kind in ("prose", "articles", "dense"):
        found = list(pages(kind, SIZE if kind != "dense" else SIZE // 10))
        size = sum(len(one.content.encode()) for one in found)
        seconds, extracts = timed(lambda found=found: list(map(_extractor(patterns), found)))  # type: ignore[misc]
        cited = sum(len(one.citations) for one in extracts)
        said(
            f"extract {kind}",
            f"{size / 1e6 / seconds:.1f} MB/s",
            f"{cited / size * 1e6:.0f} citations/MB",
            *kept(extracts),
        )
    reading()
    for texts in (10_000, 40_000, 160_000):
        judging(patterns, texts, documents=texts // 40)
    for days in (2, 20, 200, 330):
        judging(patterns, 20_000, documents=1, days=days)


def _extractor(patterns: Patterns) -> Callable[[Text], Extract]:
    return lambda one: extract(one, patterns, whole=False)


def pages(kind: str, size: int) -> Iterator[Text]:
    """Pages of about 6 kB: prose that cites nothing, articles with a citation every 3.5 kB, or citations alone."""
    chance = random.Random(1)
    flat = [sentence for language in PROSE.values() for sentence in language]
    made = 0
    while made < size:
        if kind == "prose":
            content = " ".join(chance.choice(flat) for _ in range(PAGE // 130))
        else:
            content, _ = text(chance, PAGE, DENSE if kind == "dense" else ORDINARY)
        made += len(content.encode())
        yield Text(f"crawl-00017.warc.wet.gz#https://example.vn/{made}", content)


def kept(extracts: list[Extract]) -> list[str]:
    """What the citing ones of some texts take: on the way to the end of the tree, and there."""
    citing = [replace(one, dates=(), places=()) for one in extracts if one.citations]
    cited = sum(len(one.citations) for one in citing)
    if not cited:
        return []
    packed = [zlib.compress(pickled(citing[first : first + 50]), 1) for first in range(0, len(citing), 50)]
    tracemalloc.start()
    opened = [one for part in packed for one in unpickled(zlib.decompress(part))]
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    each = sum(map(len, packed)) / cited
    return [
        f"{len(opened) / len(extracts):.0%} cite",
        f"packed {each:.0f} B/citation",
        f"opened {memory / cited:.0f} B/citation",
    ]


def reading() -> None:
    """What it costs to get the texts out of a WET file."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.warcwriter import WARCWriter

    out, size = io.BytesIO(), 0
    writer = WARCWriter(out, gzip=True)
    for page in pages("articles", SIZE):
        body = page.content.encode()
        size += len(body)
        writer.write_record(writer.create_warc_record(page.source, "conversion", io.BytesIO(body)))

    def read() -> int:
        return sum(
            len(record.content_stream().read().decode()) for record in ArchiveIterator(io.BytesIO(out.getvalue()))
        )

    seconds, _ = timed(read)
    said("read WET", f"{size / 1e6 / seconds:.0f} MB/s", f"packed to {len(out.getvalue()) / size:.0%}")


def judging(patterns: Patterns, texts: int, documents: int, days: int = 2) -> None:
    """The end of the tree: all citing texts in one process; `days`: the different dates that a document is given."""
    pool = _pool(patterns, documents, days)
    packed = [zlib.compress(pickled([_citing(n, pool) for n in range(first, first + 100)]), 1)
              for first in range(0, texts, 100)]  # fmt: skip
    seconds, opened = timed(lambda: [one for part in packed for one in unpickled(zlib.decompress(part))])
    spent, report = timed(lambda: check(opened, "2026-01-01", patterns))
    cited = sum(len(one.citations) for one in opened)
    said(
        f"judge {texts} texts, {cited} citations, {len(report.documents)} documents, {len(report.findings)} findings",
        f"largest group {max(len(one.citations) for one in report.documents)}",
        f"dates of a document {days}",
        f"opened {seconds * 1e6 / cited:.0f} µs/citation, judged {spent * 1e6 / cited:.0f}",
    )  # fmt: skip


def _pool(patterns: Patterns, documents: int, days: int) -> list[list[Extract]]:
    """Each document as it is cited rightly, and with other dates."""
    pool = []
    for which in range(documents):
        place, issuer = ISSUERS[which % 3]
        variants = []
        for slip in range(days):
            day, month = (which + slip) % 28 + 1, (which + slip // 28) % 12 + 1
            name = f"Kế hoạch số {which + 1}-KH/{issuer} ngày {day:02}/{month:02}/2021 của Tỉnh ủy {place}."
            variants.append(extract(Text("a.txt", name), patterns, whole=False))
        pool.append(variants)
    return pool


def _citing(number: int, pool: list[list[Extract]]) -> Extract:
    """A text with five citations, of whose dates one in fifty is wrong, without the cost of recognising them."""
    source = f"crawl-{number:05}.warc.wet.gz#https://example.vn/{number}"
    chance = random.Random(number)
    cited = []
    for place in range(5):
        variants = chance.choice(pool)
        wrong = chance.randrange(1, len(variants)) if len(variants) > 1 and chance.random() < 0.02 else 0
        [one] = variants[wrong].citations
        cited.append(replace(one, source=source, start=place * 500, end=place * 500 + 10))
    return replace(variants[0], source=source, citations=tuple(cited), dates=(), places=())


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """(CPU seconds, the result)."""
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def said(*parts: str) -> None:
    """A line of the result."""
    print(" | ".join(parts), flush=True)


if __name__ == "__main__":
    main()
