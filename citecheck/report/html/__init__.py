"""Report → one page of HTML that needs nothing but a browser: findings, matrix, pictures, texts."""

from citecheck.report.html.page import Known, page
from citecheck.report.result import Result


def render(result: Result) -> str:
    """The page of a result."""
    return page(result.report, result.findings, result.said, Known(result.today, result.terms, result.registry))


__all__ = ["Known", "page", "render"]
