"""Report → one page of HTML that needs nothing but a browser: findings, matrix, pictures, texts."""

from citecheck.report.html.page import Known, page

__all__ = ["Known", "page"]
