"""`python -m benchmarks.scale`: the figures of docs/scale.md, measured on this machine, a line each.

Single process, CPU time of the process itself, so that the neighbours' load matters little.
"""

from __future__ import annotations

import io
import os
import random
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from benchmarks.speed.corpus import PROSE, text
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
        said(f"extract {kind}", f"{size / 1e6 / seconds:.1f} MB/s", f"{cited / size * 1e6:.0f} citations/MB")
    reading()
    for texts in (10_000, 40_000, 160_000):
        judging(patterns, texts, documents=texts // 10)
    judging(patterns, 40_000, documents=1)


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
            content = text(chance, PAGE, dense=kind == "dense")
        made += len(content.encode())
        yield Text(f"crawl-00017.warc.wet.gz#https://example.vn/{made}", content)


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


def judging(patterns: Patterns, texts: int, documents: int) -> None:
    """The end of the tree: all citing texts in one process."""
    extracts = [_citing(number, documents, patterns) for number in range(200)]
    extracts += [_copy(extracts[number % 200], number, documents) for number in range(200, texts)]
    packed = [zlib.compress(pickled(extracts[place : place + 100]), 1) for place in range(0, texts, 100)]
    cited = sum(len(one.citations) for one in extracts)
    del extracts
    before = _memory()
    seconds, opened = timed(lambda: [one for part in packed for one in unpickled(zlib.decompress(part))])
    memory = _memory() - before
    spent, report = timed(lambda: check(opened, "2026-01-01", patterns))
    whole = _memory() - before
    largest = max(len(one.citations) for one in report.documents)
    said(
        f"judge {texts} texts, {cited} citations, {len(report.documents)} documents",
        f"largest group {largest}", f"packed {sum(map(len, packed)) / cited:.0f} B/citation",
        f"memory {memory / cited / 1000:.1f} kB/citation, with judging {whole / cited / 1000:.1f}",
        f"opened {seconds * 1e6 / cited:.0f} µs/citation, judged {spent * 1e6 / cited:.0f}",
    )  # fmt: skip


def _citing(number: int, documents: int, patterns: Patterns) -> Extract:
    """A text with five citations, one of whose dates is wrong now and then."""
    chance = random.Random(number)
    parts = []
    for _ in range(5):
        which = chance.randrange(documents)
        place, issuer = ISSUERS[which % 3]
        day = 1 + (which + (chance.random() < 0.02)) % 28
        parts.append(f"Kế hoạch số {which + 1}-KH/{issuer} ngày {day:02}/{which % 12 + 1:02}/2021 của Tỉnh ủy {place}.")
    return extract(
        Text(f"crawl-00017.warc.wet.gz#https://example.vn/{number}", "\n".join(parts)), patterns, whole=False
    )


def _copy(one: Extract, number: int, documents: int) -> Extract:
    """A further text of the same shape that cites other documents, without the cost of recognising them."""
    source = f"crawl-{number:05}.warc.wet.gz#https://example.vn/{number}"
    chance = random.Random(number)

    def moved(which: int) -> str:
        return str(which + 1)

    citations = tuple(
        replace(c, source=source, identifier=replace(c.identifier, number=moved(chance.randrange(documents))))
        for c in one.citations
    )
    return replace(one, source=source, citations=citations, dates=(), places=())


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """(CPU seconds, the result)."""
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


def _memory() -> int:
    """The bytes of memory that this process has now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def said(*parts: str) -> None:
    """A line of the result."""
    print(" | ".join(parts), flush=True)


if __name__ == "__main__":
    main()
