"""Findings as a test report in JUnit's XML: a test case a text, which fails by the findings shown in it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from citecheck.model import Finding
from citecheck.report.excerpt import clean
from citecheck.report.findings import notes, placed, titled
from citecheck.report.places import named
from citecheck.report.result import Result

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(result: Result) -> str:
    """One suite. What fails is what makes the exit status 1; a text that was not read is an error."""
    by_text: dict[str, list[Finding]] = {text.source: [] for text in result.report.texts}
    for finding in result.failing:
        by_text.setdefault(finding.place.source, []).append(finding)
    others = [finding for finding in result.findings if finding not in result.failing]
    suites = ElementTree.Element("testsuites")
    # the time of a run is not its result: every run of one day gives the same bytes
    suite = ElementTree.SubElement(
        suites, "testsuite", name="citecheck", package="citecheck", id="0", hostname="localhost",
        timestamp=f"{result.today}T00:00:00", time="0", tests=str(len(by_text) + len(result.report.unread)),
        failures=str(sum(map(bool, by_text.values()))), errors=str(len(result.report.unread)),
    )  # fmt: skip
    ElementTree.SubElement(suite, "properties")
    for source, findings in sorted(by_text.items()):
        _case(suite, source, findings, result)
    for unread in result.report.unread:
        error = ElementTree.SubElement(
            _empty(suite, unread.source), "error", type="unread", message=_xml(unread.reason)
        )
        error.text = _xml(unread.help)
    ElementTree.SubElement(suite, "system-out").text = "".join(_told(finding, result) for finding in others)
    ElementTree.SubElement(suite, "system-err")
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _case(suite: ElementTree.Element, source: str, findings: list[Finding], result: Result) -> None:
    case = _empty(suite, source)
    if findings:
        message = "; ".join(_xml(f"{one.rule} {titled(one, result.said)}") for one in findings)
        codes = " ".join(dict.fromkeys(one.rule for one in findings))
        failure = ElementTree.SubElement(case, "failure", type=codes, message=message)
        failure.text = "\n".join(_told(finding, result) for finding in findings)


def _empty(suite: ElementTree.Element, source: str) -> ElementTree.Element:
    return ElementTree.SubElement(suite, "testcase", classname="citecheck", name=_xml(source), time="0")


def _told(finding: Finding, result: Result) -> str:
    said = result.said
    lines = [f"{named(finding.place, said)}: {finding.level} {finding.rule} {titled(finding, said)}"]
    lines += [f"  {placed(side, finding, said)}" for side in finding.sides]
    lines += [f"  {word}: {text}" for word, text in notes(finding, said)]
    return "".join(_xml(line) + "\n" for line in lines)


def _xml(text: str) -> str:
    """`text` without what XML cannot hold, not even escaped."""
    return _NOT_XML.sub("�", clean(text))
