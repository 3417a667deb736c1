"""python -m benchmarks.html [--texts N] [--citations N] [--keep FILE]: size of the page, time to make and to open it.

The page is opened in headless Chromium, if there is one; opening ends when the browser has fired `load` and drawn.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.html.collection import collection
from citecheck.check.checking import check
from citecheck.messages import messages
from citecheck.model import Report
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from citecheck.report.html import Known, page


def main() -> None:
    """Measure and print a line each."""
    parser = argparse.ArgumentParser(prog="benchmarks.html")
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--citations", type=int, default=20)
    parser.add_argument("--keep", metavar="FILE", help="where the page is kept")
    options = parser.parse_args()
    patterns, registry, said, today = load_patterns(), load_registry(), messages("en"), "2026-11-21"
    texts, extracts = zip(*collection(options.texts, options.citations, registry), strict=True)
    started = time.perf_counter()
    checked = check(extracts, today, patterns, (), said, registry)
    print(f"checked           {time.perf_counter() - started:6.1f} s")
    report = Report(checked.texts, checked.documents, checked.findings, (), {text.source: text for text in texts})
    started = time.perf_counter()
    made = page(report, report.findings, said, Known(today, patterns.terms, registry))
    print(f"page made         {time.perf_counter() - started:6.1f} s")
    print(f"size              {len(made.encode()) / 1e6:6.2f} MB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(options.keep or f"{folder}/page.html").absolute()
        path.write_text(made, encoding="utf-8")
        print(f"page opened       {opened(path)}")


def opened(path: Path) -> str:
    """How long the browser takes, the best of three."""
    from tests.browser import CHROMIUM, browser

    if CHROMIUM is None:
        return "no Chromium"
    times = []
    with browser() as driver:
        for _ in range(3):
            started = time.perf_counter()
            driver.get(path.as_uri())
            driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
            times.append(time.perf_counter() - started)
    return f"{min(times):6.1f} s"


if __name__ == "__main__":
    main()
