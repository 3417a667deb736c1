"""The page: all its parts filled into one file that loads nothing and runs only its own script."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from citecheck.messages import Messages
from citecheck.model import Finding, Report
from citecheck.patterns.terms import Terms
from citecheck.registry import Registry
from citecheck.report.html.clean import clean
from citecheck.report.html.findings import FindingShown, finding_shown
from citecheck.report.html.graph import graph_of
from citecheck.report.html.head import head_of
from citecheck.report.html.index import FINDINGS, Index, index_of
from citecheck.report.html.matrix import matrix_of
from citecheck.report.html.sides import pairs_shown
from citecheck.report.html.staircase import staircases
from citecheck.report.html.texts import texts_shown
from citecheck.report.html.timeline import timeline_of
from citecheck.version import __version__

_HERE = Path(__file__).parent
_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows beside what was found: the day of the run, the Party terms, the registry."""

    today: str
    terms: Terms
    registry: Registry


def page(report: Report, shown: tuple[Finding, ...], said: Messages, known: Known) -> str:
    """The page of `report` in the language of `said`; findings that are not among the `shown` are folded."""
    index = index_of(report, said)
    style, script = asset("style.css"), asset("script.js")
    return _environment().get_template("page.html").render(
        language=said.language,
        say=said.say,
        version=__version__,
        today=known.today,
        policy=_POLICY.format(style=digest(style), script=digest(script)),
        style=Markup(style),
        script=Markup(script),
        report=report,
        index=index,
        head=head_of(report, said),
        findings=_findings(report, shown, index, said),
        rules=_rules(report, said),
        pairs=pairs_shown(report, index, said),
        matrix=matrix_of(report, index, known.registry),
        stairs=staircases(report, index, known.terms, known.registry, known.today),
        timeline=timeline_of(report, index, known.terms, known.today, said.say("html.own_dates")),
        graph=graph_of(report, index),
        texts=list(texts_shown(report, index)),
    ) + "\n"  # fmt: skip


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings to be read first, those that are folded, and how many are only counted."""

    first: tuple[FindingShown, ...]
    folded: tuple[FindingShown, ...]
    hidden: int


def asset(name: str) -> str:
    """The style or the script, as it stands in the page."""
    return (_HERE / "assets" / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """The SHA-256 of a style or script, as the policy names it."""
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _findings(report: Report, shown: tuple[Finding, ...], index: Index, said: Messages) -> Findings:
    kept = {id(finding) for finding in shown}
    made = [
        (id(finding) in kept, finding_shown(number, finding, report, index, said))
        for number, finding in enumerate(report.findings[:FINDINGS], 1)
    ]
    return Findings(
        tuple(one for first, one in made if first),
        tuple(one for first, one in made if not first),
        len(report.findings) - len(made),
    )


def _rules(report: Report, said: Messages) -> list[tuple[str, str, str]]:
    """(code, title, page) of the rules that found something."""
    pages = said.tables["rules"]
    codes = sorted({finding.rule for finding in report.findings} & set(pages))
    return [(code, said.title(code), said.page(code)) for code in codes]


@cache
def _environment() -> Environment:
    """Templates in which every value is cleaned and escaped."""
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
