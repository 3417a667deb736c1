"""Findings on a terminal; where there are none, nothing is drawn, nor imported for it."""

from __future__ import annotations

from citecheck.report.result import Result


def brief(result: Result) -> str:
    """The findings, a line quoted for each side."""
    if not result.findings:
        return ""
    from citecheck.report import findings

    return findings.brief(result)


def full(result: Result) -> str:
    """The findings, every place quoted."""
    if not result.findings:
        return ""
    from citecheck.report import findings

    return findings.full(result)
