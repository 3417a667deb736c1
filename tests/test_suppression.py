"""What is not said: marks, [sic], accepted entries, baselines; what stays, and what is counted all the same."""

from __future__ import annotations

import pytest

from citecheck.check.baseline import Baseline, from_text, to_text
from citecheck.check.checking import check
from citecheck.check.codes import code_written, is_on, nearest_code
from citecheck.check.policy import Policy
from citecheck.errors import CitecheckError
from citecheck.extract import extract
from citecheck.extract.named import identifier_named
from citecheck.globs import Glob
from citecheck.messages import messages
from citecheck.model import Finding, Identifier, Place, Report, Text
from citecheck.patterns import load_patterns
from citecheck.suppression import Suppression, silencer

TODAY = "2026-11-21"
RIGHT = "Quy định 58-QĐ/TW ngày 08/02/2022."
WRONG = "Quy định 58-QĐ/TW ngày 28/02/2022."
OTHER = "Quy định 58-QĐ/TW ngày 18/02/2022."


def report(*contents: str, policy: Policy | None = None) -> Report:
    texts = [extract(Text(f"{place}.txt", content)) for place, content in enumerate(contents)]
    return check(texts, TODAY, policy=policy or Policy())


def rules(made: Report) -> list[str]:
    """The rules that say something, but for the notes about forms and missing dates."""
    return sorted(one.rule for one in made.findings if one.rule not in ("CC301", "CC302"))


def suppressed(made: Report) -> list[tuple[str, str]]:
    return [(one.finding.rule, one.kind) for one in made.suppressed]


# (texts, rules that still speak, (rule, kind) of what was not said)
MARKS = [
    # nothing marked
    ((RIGHT, WRONG), ["CC101"], []),
    # the rule; the identifier; both: the mark takes its text out of the disagreement
    ((RIGHT, f"{WRONG} citecheck: ignore CC101"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG} citecheck: ignore 58-QĐ/TW"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG} citecheck: ignore CC101 58-QĐ/TW"), [], [("CC101", "mark")]),
    # the beginning of codes
    ((RIGHT, f"{WRONG} citecheck: ignore CC1"), [], [("CC101", "mark")]),
    # it may stand before what it silences, and anywhere
    ((RIGHT, f"citecheck: ignore CC101\n\n{WRONG}"), [], [("CC101", "mark")]),
    # any spelling that is read as the identifier
    ((RIGHT, f"{WRONG} citecheck: ignore cc101 058-qd/tw"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG} Citecheck:Ignore 58 – QĐ/TW"), [], [("CC101", "mark")]),
    # comments of HTML, Markdown, shell, C, templates
    ((RIGHT, f"{WRONG}\n<!-- citecheck: ignore CC101 -->\n"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG}\n[//]: # (citecheck: ignore CC101)\n"), [], [("CC101", "mark")]),
    ((RIGHT, f'{WRONG}\n[//]: # "citecheck: ignore CC101"\n'), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG}\n# citecheck: ignore CC101\n"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG}\n// citecheck: ignore CC101\n"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG}\n/* citecheck: ignore CC101 */\n"), [], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG}\n{{# citecheck: ignore CC101 #}}\n"), [], [("CC101", "mark")]),
    # several, and a reason
    ((RIGHT, f"{WRONG} 12-QĐ/TW ngày 31/9/2022. citecheck: ignore CC101, CC104 12-QĐ/TW -- xem lại"), [],
     [("CC101", "mark"), ("CC104", "mark")]),
    # two marks on one line
    ((RIGHT, f"{WRONG} 12-QĐ/TW ngày 31/9/2022. <!-- citecheck: ignore CC101 --> <!-- citecheck: ignore CC104 -->"), [],
     [("CC101", "mark"), ("CC104", "mark")]),
    # the other texts are still judged, and the message counts them only
    ((RIGHT, f"{WRONG} citecheck: ignore CC101", OTHER), ["CC101"], [("CC101", "mark")]),
    # another rule, another identifier: nothing is silenced, and that is said
    ((RIGHT, f"{WRONG} citecheck: ignore CC104"), ["CC101", "CC911"], []),
    ((RIGHT, f"{WRONG} citecheck: ignore 59-QĐ/TW"), ["CC101", "CC911"], []),
    ((RIGHT, f"{WRONG} citecheck: ignore CC104 58-QĐ/TW"), ["CC101", "CC911"], []),
    # a mark of a text that takes no part
    ((RIGHT, WRONG, "citecheck: ignore CC101"), ["CC101", "CC911"], []),
    # what cannot be read is said, and the rest holds
    ((RIGHT, f"{WRONG} citecheck: ignore CC101, 58-Q"), ["CC912"], [("CC101", "mark")]),
    ((RIGHT, f"{WRONG} citecheck: ignore CC999"), ["CC101", "CC912"], []),
    ((RIGHT, f"{WRONG} citecheck: ignore CC101 CC104"), ["CC101", "CC912"], []),
    ((RIGHT, f"{WRONG} citecheck: ignore"), ["CC101", "CC912"], []),
    ((RIGHT, f"{WRONG} citecheck: disable CC101"), ["CC101", "CC912"], []),
    # prose about the program is no mark
    ((RIGHT, f"{WRONG} We use citecheck: it ignores nothing."), ["CC101"], []),
    # the date of a basis still proves when its document is marked; the accused one is silenced
    (("Kết luận 15-KL/TW ngày 30/9/2001 về tiếp tục thực hiện Chỉ thị 46-CT/TW ngày 22/6/2015. "
      "citecheck: ignore 46-CT/TW",), ["CC103", "CC911"], []),
    (("Kết luận 15-KL/TW ngày 30/9/2001 về tiếp tục thực hiện Chỉ thị 46-CT/TW ngày 22/6/2015. "
      "citecheck: ignore 15-KL/TW",), [], [("CC103", "mark")]),
]  # fmt: skip


@pytest.mark.parametrize(("contents", "said", "unsaid"), MARKS)
def test_marks(contents: tuple[str, ...], said: list[str], unsaid: list[tuple[str, str]]) -> None:
    made = report(*contents)
    assert rules(made) == said
    assert suppressed(made) == unsaid


def test_what_remains_of_a_disagreement_is_said_anew() -> None:
    made = report(RIGHT, f"{WRONG} citecheck: ignore CC101", OTHER)
    [finding] = [one for one in made.findings if one.rule == "CC101"]
    assert "2 different dates" in finding.message
    assert [side.date for side in finding.sides] == ["2022-02-08", "2022-02-18"]
    assert [side.date for side in made.suppressed[0].finding.sides] == ["2022-02-28"]


# (text, (raw, date) of what is cited): a mark is no part of the text
UNCITED = [
    ("58-QĐ/TW <!-- citecheck: ignore CC301 --> ngày 08/02/2022", [("58-QĐ/TW", "2022-02-08")]),  # stands between
    ("58-QĐ/TW [sic] ngày 08/02/2022", [("58-QĐ/TW", "2022-02-08")]),  # so does this
    ("ngày 08/02/2022. citecheck: ignore 12-QĐ/TW", []),  # nothing in a mark is cited
    ("citecheck: ignore CC104\n58-QĐ/TW ngày 08/02/2022", [("58-QĐ/TW", "2022-02-08")]),  # a mark ends with its line
    ("<p>citecheck: ignore CC104</p>58-QĐ/TW", [("58-QĐ/TW", None)]),  # or with a tag
]


@pytest.mark.parametrize(("content", "cited"), UNCITED)
def test_a_mark_is_no_part_of_the_text(content: str, cited: list[tuple[str, str | None]]) -> None:
    found = extract(Text("a.txt", content))
    assert [(one.raw, one.full_date) for one in found.citations] == cited
    assert all(content[one.start : one.end] == one.raw for one in found.citations)


def test_a_mark_knows_its_place() -> None:
    content = "Một dòng.\n<!-- citecheck: ignore CC101 58-QĐ/TW -- lý do -->\n"
    [mark] = extract(Text("a.md", content)).marks
    assert (mark.place.line, mark.place.column) == (2, 6)
    assert content[mark.place.start : mark.place.end] == mark.place.raw == "citecheck: ignore CC101 58-QĐ/TW -- lý do"
    assert report(RIGHT, f"{WRONG} {content}").suppressed[0].reason == "lý do"


# (wrong text, silenced): straight after the date or the identifier
SIC = [
    ("Quy định 58-QĐ/TW ngày 28/02/2022 [sic] của Bộ Chính trị.", True),  # after the date
    ("Quy định 58-QĐ/TW [sic] ngày 28/02/2022.", True),  # after the identifier
    ("Regulation 58-QD/TW dated 28 February 2022 (sic).", True),  # round brackets
    ("Regulation 58-QD/TW dated 28 February 2022 (sic!).", True),
    ("Quy định 58-QĐ/TW ngày 28/02/2022 [nguyên văn].", True),
    ("Постановление № 58-QD/TW от 28 февраля 2022 года [так в тексте].", True),  # the word for year between
    ("58-QĐ/TW号规定（2022年2月28日［原文如此］）", True),  # full width
    ("Quy định 58-QĐ/TW (ngày 28/02/2022) [sic].", True),  # a bracket between
    ("Quy định 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị [sic].", False),  # after something else
    ("Quy định 58-QĐ/TW ngày 28/02/2022 [1].", False),  # a footnote
    ("Quy định 58-QĐ/TW ngày 28/02/2022, sic.", False),  # no brackets
    ("Quy định 58-QĐ/TW ngày 28/02/2022", False),  # none, and the text ends with the date
]


@pytest.mark.parametrize(("content", "silenced"), SIC)
def test_sic(content: str, silenced: bool) -> None:
    made = report(RIGHT, content)
    assert ("CC101" not in rules(made)) == silenced
    assert suppressed(made) == ([("CC101", "sic")] if silenced else [])


def test_sic_answers_for_one_citation_only() -> None:
    made = report(RIGHT, "Quy định 58-QĐ/TW ngày 28/02/2022 [sic].", WRONG)
    [finding] = [one for one in made.findings if one.rule == "CC101"]
    assert [(side.date, len(side.citations)) for side in finding.sides] == [("2022-02-08", 1), ("2022-02-28", 1)]


def test_sic_silences_every_accusation_of_the_date() -> None:
    made = report("Quy định 58-QĐ/TW ngày 31/9/2022 [sic].")
    assert (rules(made), suppressed(made)) == ([], [("CC104", "sic")])


def test_a_date_marked_sic_proves_nothing() -> None:
    made = report("Kết luận 15-KL/TW ngày 30/9/2001 về tiếp tục thực hiện Chỉ thị 46-CT/TW ngày 22/6/2015 [sic].")
    assert (rules(made), suppressed(made)) == ([], [("CC103", "sic")])


def accepted(
    rule: str = "", identifier: str | None = None, date: str | None = None, path: str | None = None
) -> Suppression:
    known = Identifier.parse(identifier) if identifier else None
    return Suppression(
        "configuration", Place("citecheck.toml", line=3), rule, known, date, Glob(path) if path else None
    )


# (what is accepted, rules that still speak of RIGHT in 0.txt and WRONG in 1.txt)
ACCEPTED = [
    (accepted(identifier="58-QĐ/TW"), []),
    (accepted(identifier="058-QD/TW"), []),  # one key
    (accepted(date="2022-02-28"), []),  # a date of whatever document
    (accepted(identifier="58-QĐ/TW", date="2022-02-28", path="1.*", rule="CC101"), []),
    (accepted(path="1.txt"), []),
    (accepted(rule="CC1"), []),
    (accepted(identifier="58-QĐ/TW", date="2022-02-18"), ["CC101", "CC911"]),  # another date
    (accepted(identifier="58-QĐ/TW", path="old/**"), ["CC101", "CC911"]),  # another path
    (accepted(identifier="59-QĐ/TW"), ["CC101", "CC911"]),  # another document
    (accepted(rule="CC104"), ["CC101", "CC911"]),  # another rule
]


@pytest.mark.parametrize(("suppression", "said"), ACCEPTED)
def test_accepted(suppression: Suppression, said: list[str]) -> None:
    made = report(RIGHT, WRONG, policy=Policy(suppressions=(suppression,)))
    assert rules(made) == said


def test_a_useless_entry_is_shown_at_its_place() -> None:
    made = report(RIGHT, policy=Policy(suppressions=(accepted(identifier="59-QĐ/TW", date="2022"),)))
    [finding] = [one for one in made.findings if one.rule == "CC911"]
    assert (finding.level, finding.place.source, finding.place.line) == ("info", "citecheck.toml", 3)
    assert "59-QĐ/TW 2022" in finding.message


# (pattern, path, fits)
GLOBS = [
    ("old/*.txt", "old/a.txt", True),
    ("old/*.txt", "old/deep/a.txt", False),  # a star stays in its folder
    ("old/*.txt", "new/old/a.txt", False),  # with a slash it counts from the folder of the file
    ("old/**", "old/deep/a.txt", True),
    ("**/a.txt", "a.txt", True),
    ("**/a.txt", "x/y/a.txt", True),
    ("a.txt", "x/y/a.txt", True),  # without a slash it is a name at any depth
    ("/a.txt", "x/a.txt", False),
    ("old", "x/old/y/a.txt", True),  # a folder is all that is in it
    ("old/", "old/a.txt", True),
    ("?.txt", "b.txt", True),
    ("[ab].txt", "b.txt", True),
    ("[!ab].txt", "b.txt", False),
    ("[ab.txt", "[ab.txt", True),  # a bracket without its end is a letter
    ("a+(b).txt", "a+(b).txt", True),  # nothing else has a meaning
    ("Nghị quyết/*", "Nghị quyết/a.txt", True),  # letters and marks stored apart
    ("./a.txt", "a.txt", True),
]


@pytest.mark.parametrize(("pattern", "path", "fits"), GLOBS)
def test_globs(pattern: str, path: str, fits: bool) -> None:
    assert Glob(pattern).fits(path) == fits


def test_globs_count_from_their_folder() -> None:
    assert Glob("old/*.txt", "/w", "/w/old").fits("a.txt")
    assert Glob("*.txt", "/w/sub", "/w").fits("sub/a.txt")


# (written, official form)
NAMED = [
    ("58-QĐ/TW", "58-QĐ/TW"),
    ("58-QD/TW", "58-QĐ/TW"),
    ("058-qđ/tw", "58-QĐ/TW"),
    (" 58 – QĐ/TW. ", "58-QĐ/TW"),
    ("445-KL/T.Ư", "445-KL/TW"),
    ("30/2020/nđ-cp", "30/2020/NĐ-CP"),
    ("45/2019/QH14", "45/2019/QH14"),
    ("12-QX/BTCTX", "12-QX/BTCTX"),  # codes that nobody knows
    ("58", None),
    ("58-QĐ/TW và 59-QĐ/TW", None),
    ("", None),
]


@pytest.mark.parametrize(("written", "official"), NAMED)
def test_identifiers_are_named_as_in_texts(written: str, official: str | None) -> None:
    found = identifier_named(written, load_patterns())
    assert (found.key if found else None) == (Identifier.parse(official).key if official else None)


# a text with a finding of each rule that looks at one text
FINDINGS = [
    f"{RIGHT} {WRONG}",  # CC101
    "Kết luận 15-KL/TW ngày 30/9/2001 về tiếp tục thực hiện Chỉ thị 46-CT/TW ngày 22/6/2015.",  # CC103
    "Quy định 58-QĐ/TW ngày 31/9/2022.",  # CC104
    "Chỉ thị 35-CT/TW ngày 30/5/2019. Chỉ thị 35-CT/TW ngày 14/6/2024.",  # CC201
    "Quyết định số 12-QĐ/BTCTX ngày 01/3/2022.",  # CC202
    "Chỉ thị số 15-KL/TW ngày 30/9/2021.",  # CC203
    "Nghị quyết số 19/NQ-TW, Kế hoạch số 200/KH-UBND (Quyết định 1131/QD-TTg).",  # CC301, CC302
    "citecheck: ignore CC999",  # CC912
]


@pytest.mark.parametrize("content", FINDINGS)
def test_every_finding_names_the_mark_that_silences_it(content: str) -> None:
    findings = report(content).findings
    assert findings
    for finding in findings:
        made = report(f"{content}\n<!-- {silencer(finding)} -->\n")
        told = [(one.rule, one.identifier, one.message) for one in made.findings]
        assert (finding.rule, finding.identifier, finding.message) not in told
        assert "CC911" not in [one.rule for one in made.findings]


def test_the_silencer_is_short() -> None:
    [finding] = [one for one in report(RIGHT, WRONG).findings if one.rule == "CC101"]
    assert silencer(finding) == "citecheck: ignore CC101 58-QĐ/TW"


# --- choosing rules

# (code, select, ignore, on)
CHOICES = [
    ("CC101", (), (), True),  # nothing chosen is everything
    ("CC101", ("CC1",), (), True),
    ("CC301", ("CC1",), (), False),
    ("CC302", ("CC3",), ("CC302",), False),  # the longer entry decides
    ("CC302", ("CC302",), ("CC3",), True),
    ("CC301", ("CC302",), ("CC3",), False),
    ("CC302", ("CC302",), ("CC302",), False),  # of equal ones, silence
    ("CC302", (), ("CC",), False),
]


@pytest.mark.parametrize(("code", "select", "ignore", "on"), CHOICES)
def test_choice_of_rules(code: str, select: tuple[str, ...], ignore: tuple[str, ...], on: bool) -> None:
    assert is_on(code, select, ignore) == on


@pytest.mark.parametrize(
    ("written", "code", "near"),
    [
        ("cc101", "CC101", "CC101"),
        ("CC1", "CC1", "CC101"),
        ("CC199", None, "CC101"),  # the same beginning
        ("date-conflict", None, "CC101"),  # its name
        ("never_dated", None, "CC302"),
        ("E501", None, None),  # another program's
        ("CC1014", None, "CC101"),
    ],
)
def test_codes_as_written(written: str, code: str | None, near: str | None) -> None:
    assert code_written(written) == code
    if code is None:
        assert nearest_code(written) == near


def test_a_rule_that_is_off_makes_no_suppression_useless() -> None:
    made = report(RIGHT, f"{WRONG} citecheck: ignore CC101", policy=Policy(select=("CC104", "CC911")))
    assert (rules(made), made.suppressed) == ([], ())


# --- baseline


def accusations(*contents: str) -> list[Finding]:
    return [one for one in report(*contents).findings if one.level != "info"]


def baseline(*contents: str) -> Baseline:
    made = Baseline("baseline.json").updated(accusations(*contents), [], lambda _: True)
    return from_text(to_text(made), Baseline("baseline.json"))


# (texts when it was written, texts now, what wakes)
WOKEN = [
    ((RIGHT, WRONG), (RIGHT, WRONG), []),
    ((RIGHT, WRONG), (f"Thêm.\n\n{RIGHT}", f"Một đoạn.\n\n{WRONG}"), []),  # moved
    ((RIGHT, WRONG), (RIGHT, f"{WRONG} {WRONG}"), []),  # once more in the same text
    ((RIGHT, f"{WRONG} {OTHER}"), (RIGHT, WRONG), []),  # mended in part
    ((RIGHT, WRONG), (RIGHT, WRONG, WRONG), ["CC101"]),  # the same date in another text
    ((RIGHT, WRONG), (RIGHT, WRONG, OTHER), ["CC101"]),  # another date
    ((RIGHT, WRONG), (RIGHT, f"{WRONG} {OTHER}"), ["CC101"]),
    ((RIGHT, WRONG), (RIGHT, WRONG, RIGHT), ["CC101"]),  # of one against one nobody knows which is right
    ((RIGHT,) * 3 + (WRONG,), (RIGHT,) * 3 + (WRONG, RIGHT), []),  # the date of by far most texts
    ((RIGHT,) * 3 + (WRONG,), (RIGHT,) * 3 + (WRONG, WRONG), ["CC101"]),
    (("12-QĐ/TW ngày 31/9/2022.",), ("12-QĐ/TW ngày 31/9/2022.",) * 2, ["CC104"]),  # another text
    (("12-QĐ/TW ngày 31/9/2022.",), ("12-QĐ/TW ngày 31/6/2022.",), ["CC104"]),  # another date
    (("12-QĐ/TW ngày 31/9/2022.",), ("12-QĐ/TW ngày 31/9/2022, 12-QD/TW ngày 31/9/2022.",), []),  # another spelling
]


@pytest.mark.parametrize(("before", "now", "woken"), WOKEN)
def test_baseline(before: tuple[str, ...], now: tuple[str, ...], woken: list[str]) -> None:
    made = report(*now, policy=Policy(baseline=baseline(*before)))
    assert [one.rule for one in made.findings if one.level != "info"] == woken
    assert woken or made.suppressed


def test_a_stale_entry_is_said_if_its_texts_were_read() -> None:
    known = baseline(RIGHT, WRONG)
    [stale] = [one for one in report(RIGHT, RIGHT, policy=Policy(baseline=known)).findings if one.rule == "CC911"]
    assert (stale.place.source, "CC101 58-QĐ/TW" in stale.message) == ("baseline.json", True)
    assert "CC911" not in rules(report(RIGHT, policy=Policy(baseline=known)))


def test_an_update_drops_what_no_longer_occurs_and_keeps_what_was_not_read() -> None:
    known = baseline(RIGHT, WRONG, "12-QĐ/TW ngày 31/9/2022.")
    assert [one.rule for one in known.entries] == ["CC101", "CC104"]
    assert known.updated([], ["0.txt", "1.txt", "2.txt"], lambda _: True).entries == ()
    assert [one.rule for one in known.updated([], ["0.txt", "1.txt"], lambda _: True).entries] == ["CC104"]
    assert known.updated([], ["0.txt", "1.txt"], lambda _: False).entries == ()


def test_a_baseline_is_the_same_bytes_in_any_order() -> None:
    findings = accusations(RIGHT, f"{WRONG} 12-QĐ/TW ngày 31/9/2022, 24-QĐ/TW ngày 31/6/2022.")
    one, other = (Baseline("b.json").updated(order, [], lambda _: True) for order in (findings, findings[::-1]))
    assert to_text(one) == to_text(other)
    assert from_text(to_text(one), Baseline("b.json")) == one


@pytest.mark.parametrize(
    "text",
    [
        "",  # empty
        "{",  # cut off
        "[]",  # something else
        '{"version": 2, "findings": []}',  # of a later program
        '{"version": 1, "findings": [{}]}',
        '{"version": 1, "findings": [{"fingerprint": "a", "rule": "CC101", "dates": []}]}',
    ],
)
def test_a_baseline_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(CitecheckError, match=r"b\.json"):
        from_text(text, Baseline("b.json"))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_kinds_have_words(language: str) -> None:
    for kind in ("mark", "configuration", "baseline"):
        assert messages(language).say(f"said.unused.{kind}", what="CC101")
