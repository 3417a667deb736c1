"""The rules: small texts with the findings they must give, and harmless ones that must give none."""

from __future__ import annotations

import pytest

from citecheck.check.causes import cause_of
from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Finding, Identifier, Report, Text

TODAY = "2026-11-21"


def report(*contents: str, today: str = TODAY) -> Report:
    return check([extract(Text(f"{place}.txt", content)) for place, content in enumerate(contents)], today)


def found(rule: str, *contents: str) -> list[Finding]:
    return [finding for finding in report(*contents).findings if finding.rule == rule]


def accusations(*contents: str) -> list[tuple[str, str, str]]:
    """What is said at the levels error and warning."""
    return [
        (one.rule, one.level, str(one.identifier))
        for one in report(*contents).findings
        if one.level in ("error", "warning")
    ]


# (one day, another day, cause)
CAUSES = [
    ("2021-09-30", "2001-09-30", "year-slip"),  # W1: one figure of the year
    ("2018-06-08", "2016-06-08", "year-slip"),  # W3: another year
    ("2022-01-02", "2012-01-02", "year-slip"),  # the tens of the year
    ("2024-08-10", "2024-10-08", "day-month-swap"),  # W2
    ("2020-02-01", "2020-01-02", "day-month-swap"),  # neighbours too: the swap is named first
    ("2022-02-08", "2022-02-28", "digit-slip"),  # 58-QĐ/TW in a newspaper
    ("2022-11-30", "2022-01-30", "digit-slip"),  # a figure of the month lost
    ("2022-10-13", "2022-10-31", "digit-slip"),  # two figures exchanged
    ("2025-05-16", "2025-05-17", "near"),  # W10: a day apart
    ("2025-08-08", "2025-08-11", "near"),  # three days
    ("2022-12-31", "2023-01-02", "near"),  # across the turn of the year
    ("2024-02-28", "2024-03-01", "near"),  # across a leap day
    ("2022-02-08", "2565-02-08", "calendar"),  # the Buddhist year
    ("2022-02-08", "2007-05-07", "other"),  # two documents
    ("2022-02-08", "2022-11-17", "other"),  # nothing explains it
]


@pytest.mark.parametrize(("one", "other", "cause"), CAUSES)
def test_cause(one: str, other: str, cause: str) -> None:
    """The cause is the same in both directions."""
    assert cause_of(one, other) == cause
    assert cause_of(other, one) == cause


# CC101: (first date, second date, cause) of 58-QĐ/TW, each in a text of its own
CONFLICTS = [
    ("08/02/2022", "28/02/2022", "digit-slip"),  # the real one: baodongnai against baomoi
    ("08/02/2022", "02/8/2022", "day-month-swap"),  # month first
    ("08/02/2022", "10/02/2022", "near"),  # signing and publication
    ("08/02/2022", "17/11/2022", "other"),  # one term, no slip that explains it
    ("08/02/2022", "08/02/2012", "year-slip"),  # another term: the slip outranks it
    ("30/9/2021", "30/9/2001", "year-slip"),  # W1
    ("08/02/2022", "08/02/2023", "year-slip"),  # one year off
]


@pytest.mark.parametrize(("one", "other", "cause"), CONFLICTS)
def test_conflict_across_texts(one: str, other: str, cause: str) -> None:
    quoted = "Quy định số 58-QĐ/TW ngày {} của Bộ Chính trị."
    [finding] = found("CC101", quoted.format(one), quoted.format(other))
    assert (finding.level, finding.cause, str(finding.identifier)) == ("error", cause, "58-QĐ/TW")
    assert len(finding.sides) == 2
    assert finding.proof
    assert finding.fingerprint


@pytest.mark.parametrize(("one", "other", "cause"), CONFLICTS)
def test_conflict_inside_a_text(one: str, other: str, cause: str) -> None:
    content = f"Quy định số 58-QĐ/TW ngày {one} được học tập. Quy định số 58-QĐ/TW, ngày {other}, rất chặt chẽ."
    assert [finding.cause for finding in found("CC101", content)] == [cause]


def test_the_majority_is_named_first_and_never_called_right() -> None:
    right, wrong = "Quy định 59-QĐ/TW ngày 08/02/2022.", "Quy định 59-QĐ/TW ngày 28/02/2022."
    [finding] = found("CC101", wrong, right, right)
    assert [(side.date, len(side.citations)) for side in finding.sides] == [
        ("2022-02-08", 2),
        ("2022-02-28", 1),
    ]
    assert finding.suggestion is None


def test_three_dates_are_one_finding() -> None:
    quoted = "Quy định 58-QĐ/TW ngày {}/02/2022."
    [finding] = found("CC101", *(quoted.format(day) for day in ("08", "28", "18")))
    assert [side.date for side in finding.sides] == ["2022-02-08", "2022-02-18", "2022-02-28"]


def test_spellings_of_one_identifier_are_compared() -> None:
    """58-QD/TW in English and 58-QĐ/T.Ư in Vietnamese are one document."""
    [finding] = found(
        "CC101", "Regulation No. 58-QD/TW dated February 8, 2022.", "Quy định số 58-QĐ/T.Ư ngày 28/02/2022."
    )
    assert finding.cause == "digit-slip"


def test_a_disproved_date_gives_a_suggestion() -> None:
    """W1: 15-KL/TW of 2001 cannot carry out a directive of 2015; the other date stands."""
    [finding] = found(
        "CC101",
        "Conclusion No. 15-KL/TW dated September 30, 2001 continuing to implement Directive No. 46-CT/TW dated "
        "June 22, 2015.",
        "Kết luận số 15-KL/TW ngày 30/9/2021 của Ban Bí thư.",
    )
    assert (finding.cause, finding.suggestion) == ("year-slip", "2021-09-30")
    assert len(finding.proof) >= 2


def test_a_state_number_with_a_year_is_compared() -> None:
    [finding] = found("CC101", "Nghị định 30/2020/NĐ-CP ngày 05/3/2020.", "Nghị định số 30/2020/NĐ-CP, ngày 06/3/2020.")
    assert finding.cause == "near"


# CC103: (text, the kind of relation)
OLDER = [
    ("Kế hoạch 77-KH/TU ngày 03/3/2010 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.", "implements"),
    ("Kế hoạch 77-KH/TU ngày 03/3/2010 triển khai Chỉ thị số 46-CT/TW ngày 22/6/2015.", "implements"),
    ("Plan 77-KH/TU dated March 3, 2010 implementing Directive 46-CT/TW dated June 22, 2015.", "implements"),
    ("Plan 77-KH/TU dated March 3, 2010 to implement Directive 46-CT/TW dated June 22, 2015.", "implements"),
    ("Kết luận số 45-KL/TW ngày 1/2/2009 về tiếp tục thực hiện Chỉ thị số 18-CT/TW ngày 4/9/2012.", "continues"),
    ("Quy định 58-QĐ/TW ngày 08/02/2012 sửa đổi Quy định 57-QĐ/TW ngày 03/5/2017.", "amends"),
    ("Regulation 58-QD/TW dated February 8, 2012 amending Regulation 57-QD/TW dated May 3, 2017.", "amends"),
    ("Quy định 399-QĐ/TW ngày 09/01/2016 thay thế Quy định 66-QĐ/TW ngày 06/02/2017.", "replaces"),
    ("Regulation 399-QD/TW dated January 9, 2016 replacing Regulation 66-QD/TW dated February 6, 2017.", "replaces"),
    ("Hướng dẫn 01-HD/BTCTW ngày 05/8/2012 theo Quy định 58-QĐ/TW ngày 08/02/2022.", "based on"),
    ("Instruction 01-HD/BTCTW dated August 5, 2012 pursuant to Regulation 58-QD/TW dated February 8, 2022.",
     "based on"),
    ("Báo cáo 33-BC/TU ngày 01/3/2010 tổng kết Chỉ thị 46-CT/TW ngày 22/6/2015.", "reviews"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "kind"), OLDER)
def test_older_than_its_basis_in_the_clause(content: str, kind: str) -> None:
    [finding] = found("CC103", content)
    assert finding.level == "error"
    relation = finding.sides[0].citations[0].relation
    assert relation is not None
    assert relation.kind == kind
    assert [side.date for side in finding.sides] == sorted(side.date or "" for side in finding.sides)


# a comma before the relation: another's deed may stand between
OLDER_ACROSS_A_COMMA = [
    "Kế hoạch 77-KH/TU ngày 03/3/2010 của Tỉnh ủy, thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    "Plan 77-KH/TU dated March 3, 2010 of the Provincial Party Committee, implementing Directive 46-CT/TW dated "
    "June 22, 2015.",
]


@pytest.mark.parametrize("content", OLDER_ACROSS_A_COMMA)
def test_older_than_its_basis_across_a_comma(content: str) -> None:
    assert [finding.level for finding in found("CC103", content)] == ["warning"]


# no relation, or the other way round: nothing is older than its basis
NOT_OLDER = [
    # joined by "và", "and"
    "Kế hoạch 77-KH/TU ngày 03/3/2010 và Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    "Kế hoạch 77-KH/TU ngày 03/3/2010 và thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    "Plan 77-KH/TU dated March 3, 2010 and Directive 46-CT/TW dated June 22, 2015.",
    "The committee studied Plan 77-KH/TU dated March 3, 2010 and implemented Directive 46-CT/TW dated June 22, 2015.",
    # the younger carries out the older
    "Kế hoạch 77-KH/TU ngày 03/3/2016 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    # on the same day
    "Kế hoạch 77-KH/TU ngày 22/6/2015 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    # a month cannot be older than a day of it
    "Kế hoạch 77-KH/TU tháng 6/2015 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    # another sentence
    "Đã có Kế hoạch 77-KH/TU ngày 03/3/2010. Thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015, Tỉnh ủy họp.",
    # another clause
    "Đã có Kế hoạch 77-KH/TU ngày 03/3/2010; thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    # the passive turns the relation round: the older is replaced, amended, carried out by the younger
    "Положение № 126-QD/TW от 28 февраля 2018 года заменено Положением № 58-QD/TW от 8 февраля 2022 года.",
    "Положение № 126-QD/TW от 28 февраля 2018 года заменяется Положением № 58-QD/TW от 8 февраля 2022 года.",
    "Quy định số 126-QĐ/TW ngày 28/02/2018 làm căn cứ ban hành Quy định số 58-QĐ/TW ngày 08/02/2022.",
    "Regulation No. 126-QD/TW of February 28, 2018 lost its effect under Regulation No. 58-QD/TW of February 8, 2022.",
    "Quy định số 66-QĐ/TW ngày 06/02/2017 được thay thế bằng Quy định số 399-QĐ/TW ngày 09/01/2026.",
    "Quy định số 66-QĐ/TW ngày 06/02/2017 đã được thay thế bởi Quy định số 399-QĐ/TW ngày 09/01/2026.",
    "Quy định số 66-QĐ/TW ngày 06/02/2017 bị thay thế bởi Quy định số 399-QĐ/TW ngày 09/01/2026.",
    "Quy định số 57-QĐ/TW ngày 03/5/2007 được sửa đổi, bổ sung bởi Quy định số 58-QĐ/TW ngày 08/02/2022.",
    "Quy định số 57-QĐ/TW ngày 03/5/2007 được sửa đổi, bổ sung theo Quy định số 58-QĐ/TW ngày 08/02/2022.",
    "Quy định số 57-QĐ/TW ngày 03/5/2007 hết hiệu lực theo Quy định số 58-QĐ/TW ngày 08/02/2022.",
    "Chỉ thị số 18-CT/TW ngày 4/9/2012 tiếp tục được thực hiện theo Kết luận số 45-KL/TW ngày 1/2/2019.",
    "Regulation 66-QD/TW dated February 6, 2017 was replaced by Regulation 399-QD/TW dated January 9, 2026.",
    "Regulation 66-QD/TW dated February 6, 2017, replaced by Regulation 399-QD/TW dated January 9, 2026.",
    "Regulation 57-QD/TW dated May 3, 2007 was amended by Regulation 58-QD/TW dated February 8, 2022.",
    "Regulation 57-QD/TW dated May 3, 2007 was amended under Regulation 58-QD/TW dated February 8, 2022.",
    "Directive 18-CT/TW dated September 4, 2012 continues to be implemented under Conclusion 45-KL/TW dated "
    "February 1, 2019.",
    "Directive 18-CT/TW dated September 4, 2012 was reviewed according to Plan 45-KH/TW dated February 1, 2019.",
]


@pytest.mark.parametrize("content", NOT_OLDER)
def test_not_older_than_its_basis(content: str) -> None:
    assert found("CC103", content) == []


# CC104: (text, finding expected)
IMPOSSIBLE = [
    ("Quy định số 58-QĐ/TW ngày 31/9/2022.", True),  # September has 30 days
    ("Quy định số 58-QĐ/TW ngày 08/00/2022.", True),  # no month is written 00
    ("Quy định số 58-QĐ/TW ngày 30/02/2021.", True),  # February
    ("Quy định số 58-QĐ/TW ngày 15/20/2010.", True),  # neither order
    ("Quy định số 58-QĐ/TW ngày 08/02/20222.", True),  # five figures
    ("Quy định số 58-QĐ/TW ngày 08/02/1922.", True),  # before the Party
    ("Quy định số 58-QĐ/TW ngày 22/11/2026.", True),  # the day after the day of the run
    ("Quy định số 58-QĐ/TW năm 2027.", True),  # a year to come
    ("Quy định số 58-QĐ/TW ngày 21/11/2026.", False),  # the day of the run
    ("Quy định số 58-QĐ/TW năm 2026.", False),  # the year of the run
    ("Quy định số 58-QĐ/TW (11/2026).", False),  # the month of the run
    ("Quy định số 58-QĐ/TW ngày 29/02/2024.", False),  # a leap day
    ("Nghị quyết số 01-NQ/TW ngày 03/02/1930.", False),  # the day of the founding
    ("Quy định số 58-QĐ/TW. Hội nghị ngày 31/9/2022.", False),  # bound to nothing
    ("Quy định số 58-QĐ/TW ngày 08/02/2565.", False),  # a Buddhist year is no future
    ("Quy định số 58-QĐ/TW ngày 20/5.", False),  # no year
]


@pytest.mark.parametrize(("content", "expected"), IMPOSSIBLE)
def test_impossible_date(content: str, expected: bool) -> None:
    assert [finding.level for finding in found("CC104", content)] == (["error"] if expected else [])


def test_a_day_without_a_month_is_compared_with_nothing() -> None:
    found = report("Quy định số 58-QĐ/TW ngày 08/00/2022.", "Quy định số 58-QĐ/TW ngày 08/02/2022.")
    assert [one.rule for one in found.findings if one.level == "error"] == ["CC104"]


def test_impossible_date_follows_today() -> None:
    content = "Quy định số 58-QĐ/TW ngày 08/02/2022."
    assert [one.rule for one in report(content, today="2022-02-07").findings if one.rule == "CC104"] == ["CC104"]
    assert [one.rule for one in report(content, today="2022-02-08").findings if one.rule == "CC104"] == []


HEAD = "TỈNH ỦY NGHỆ AN\n*\nSố 77-KH/TU\n\nNghệ An, ngày 20 tháng 02 năm 2022\n\nKẾ HOẠCH\n\n"

# CC106: (body under a letterhead of 20/02/2022, finding expected)
LATER = [
    ("Thực hiện Quy định 144-QĐ/TW ngày 09/5/2024.\n", True),  # two years later
    ("Thực hiện Quy định 58-QĐ/TW ngày 21/02/2022.\n", True),  # a day later
    ("Thực hiện Quy định 58-QĐ/TW ngày 20/02/2022.\n", False),  # the same day
    ("Thực hiện Quy định 58-QĐ/TW ngày 08/02/2022.\n", False),  # earlier
    ("Thực hiện Quy định 58-QĐ/TW (02/2022).\n", False),  # the same month
    ("Thực hiện Quy định 58-QĐ/TW năm 2022.\n", False),  # the same year
    ("Hoàn thành trước ngày 31/12/2025.\n", False),  # a deadline is no citation
]


@pytest.mark.parametrize(("body", "expected"), LATER)
def test_later_than_text(body: str, expected: bool) -> None:
    findings = found("CC106", HEAD + body)
    assert [finding.level for finding in findings] == (["warning"] if expected else [])


def test_later_than_text_needs_a_letterhead() -> None:
    assert found("CC106", "Bài viết 20/02/2022\n\nQuy định 144-QĐ/TW ngày 09/5/2024.") == []


def test_shared_identifier_of_two_terms() -> None:
    [finding] = found("CC201", "Quyết định 58-QĐ/TW ngày 07/5/2007.", "Quy định 58-QĐ/TW ngày 08/02/2022.")
    assert (finding.level, len(finding.sides)) == ("info", 2)


def test_shared_identifier_of_two_provinces() -> None:
    [finding] = found(
        "CC201",
        "Kế hoạch số 77-KH/TU ngày 01/3/2022 của Tỉnh ủy Nghệ An.",
        "Kế hoạch số 77-KH/TU ngày 05/4/2022 của Tỉnh ủy Ninh Thuận.",
    )
    assert finding.level == "info"
    assert {citation.scope for side in finding.sides for citation in side.citations} == {
        "Nghệ An",
        "Ninh Thuận",
    }


# CC202: (text, finding expected)
UNKNOWN = [
    ("Quyết định số 12-QĐ/BTCTX ngày 01/3/2022.", True),  # an issuer that nobody knows
    ("Quyết định số 12-QX/TW ngày 01/3/2022.", True),  # a type that nobody knows
    ("Quyết định số 12-QĐ/TW ngày 01/3/2022.", False),  # both known
    ("Quyết định số 12-QD/TW ngày 01/3/2022.", False),  # known without diacritics
    ("Quy chế 05-QC/BTCTU-BDVTU", False),  # joint issuers, both known
    ("Chỉ thị 590-CT/ĐUQSTW", False),  # an old body
]


@pytest.mark.parametrize(("content", "expected"), UNKNOWN)
def test_unknown_code(content: str, expected: bool) -> None:
    assert [finding.level for finding in found("CC202", content)] == (["info"] if expected else [])


# CC301: (text, official form suggested, or None)
ODD = [
    ("Quy định số 58-QĐ/TW.", None),  # official
    ("Quy định số 58-QD/TW.", "58-QĐ/TW"),  # without diacritics
    ("Nghị quyết số 19/NQ-TW.", "19-NQ/TW"),  # exchanged separators
    ("quy định số 14 QĐ/TW.", "14-QĐ/TW"),  # lost hyphen
    ("Kết luận số 445-KL/TƯ.", "445-KL/TW"),  # another spelling of the Centre
    ("Заключение № 201-КL/TW", "201-KL/TW"),  # look-alike letters
    ("Quy định số 58 – QĐ/TW.", "58-QĐ/TW"),  # spaces and another dash
    ("Quyết định số 1131/QĐ-TTg.", None),  # official for the State
]


@pytest.mark.parametrize(("content", "official"), ODD)
def test_odd_form(content: str, official: str | None) -> None:
    findings = found("CC301", content)
    assert [(one.level, one.suggestion) for one in findings] == ([("info", official)] if official else [])


def test_odd_form_is_said_once_a_spelling() -> None:
    [finding] = found("CC301", "58-QD/TW và 58-QD/TW", "58-QD/TW, 58-QĐ/TW")
    assert sum(len(side.citations) for side in finding.sides) == 3


def test_never_dated() -> None:
    findings = found("CC302", "Quy định 58-QĐ/TW và Nghị định 30/2020/NĐ-CP.", "Hướng dẫn 01-HD/BTCTW.")
    assert [(one.level, str(one.identifier)) for one in findings] == [
        ("info", "01-HD/BTCTW"),
        ("info", "58-QĐ/TW"),
    ]


def test_never_dated_is_silent_when_any_text_dates_it() -> None:
    assert found("CC302", "Quy định 58-QĐ/TW.", "Quy định 58-QĐ/TW ngày 08/02/2022.") == []


# texts that disagree only in appearance: no error, no warning
HARMLESS = [
    # --- homonyms of other terms: the pairs of domain.md 4.4
    ("Nghị quyết 10-NQ/TW ngày 10/02/2022.", "Nghị quyết 10-NQ/TW ngày 08/6/2026."),
    ("Nghị quyết 10-NQ/TW ngày 05/4/1988.", "Nghị quyết 10-NQ/TW ngày 10/02/2022."),
    ("Nghị quyết 18-NQ/TW ngày 25/10/2017.", "Nghị quyết 18-NQ/TW ngày 16/6/2022."),
    ("Nghị quyết 19-NQ/TW ngày 25/10/2017.", "Nghị quyết 19-NQ/TW ngày 28/7/2026."),
    ("Nghị quyết 20-NQ/TW ngày 28/01/2008.", "Nghị quyết 20-NQ/TW ngày 25/10/2017."),
    ("Nghị quyết 20-NQ/TW ngày 20/9/1979.", "Nghị quyết 20-NQ/TW ngày 28/01/2008."),
    ("Nghị quyết 21-NQ/TW ngày 16/6/2022.", "Nghị quyết 21-NQ/TW ngày 28/7/2026."),
    ("Nghị quyết 26-NQ/TW ngày 19/5/2018.", "Nghị quyết 26-NQ/TW ngày 03/11/2022."),
    ("Nghị quyết 26-NQ/TW ngày 03/11/2022.", "Nghị quyết 26-NQ/TW ngày 22/8/2026."),
    ("Nghị quyết 28-NQ/TW ngày 22/9/2008.", "Nghị quyết 28-NQ/TW ngày 23/5/2018."),
    ("Nghị quyết 28-NQ/TW ngày 23/5/2018.", "Nghị quyết 28-NQ/TW ngày 17/11/2022."),
    ("Nghị quyết 36-NQ/TW ngày 22/10/2018.", "Nghị quyết 36-NQ/TW ngày 30/01/2023."),
    ("Chỉ thị 35-CT/TW ngày 30/5/2019.", "Chỉ thị 35-CT/TW ngày 14/6/2024."),
    ("Chỉ thị 46-CT/TW ngày 22/6/2015.", "Chỉ thị 46-CT/TW ngày 16/5/2025."),
    ("Quyết định 58-QĐ/TW ngày 07/5/2007.", "Quy định 58-QĐ/TW ngày 08/02/2022."),
    # both homonyms in one text
    ("Nghị quyết 18-NQ/TW ngày 25/10/2017 và Nghị quyết 18-NQ/TW ngày 16/6/2022 đều còn hiệu lực.",),
    # five terms in five texts
    tuple(f"Nghị quyết 20-NQ/TW ngày {day}." for day in ("20/9/1979", "28/01/2008", "01/11/2012", "25/10/2017")),
    # --- another series
    ("Quy định 08-QĐi/TW ngày 25/10/2018.", "Quy định 08-QĐ/TW ngày 03/3/2016."),  # QĐi counts apart from QĐ
    ("Nghị quyết 19-NQ/TW ngày 25/10/2017.", "Nghị quyết 19/NQ-CP ngày 12/02/2017."),  # Party and State
    ("Kết luận 21-KL/TW ngày 25/10/2021.", "Kết luận 21-KL/TU ngày 03/3/2022."),  # the Centre and a province
    # --- other provinces
    ("Kế hoạch 77-KH/TU ngày 01/3/2022 của Tỉnh ủy Nghệ An.",
     "Kế hoạch 77-KH/TU ngày 05/4/2022 của Tỉnh ủy Ninh Thuận."),
    ("Kế hoạch 101-KH/TU ngày 15/6/2026 của Tỉnh ủy Khánh Hòa.",
     "Kế hoạch 101-KH/TU ngày 20/5/2026 của Thành ủy Thành phố Hồ Chí Minh."),
    ("Kế hoạch 77-KH/TU ngày 01/3/2022.", "Kế hoạch 77-KH/TU ngày 05/4/2022."),  # of unknown provinces
    # both provinces in one text
    ("Kế hoạch 77-KH/TU ngày 01/3/2022 của Tỉnh ủy Nghệ An. Kế hoạch 77-KH/TU ngày 05/4/2022 của Tỉnh ủy Ninh Thuận.",),
    # two communes of one province: the issuer's locality is the commune
    ("Quyết định 04-QĐ/ĐU ngày 01/7/2025 của Đảng ủy phường Thành Vinh, tỉnh Nghệ An.",
     "Quyết định 04-QĐ/ĐU ngày 17/9/2025 của Đảng ủy xã Nghi Lộc, tỉnh Nghệ An."),
    # two districts of one province
    ("Nghị quyết 12-NQ/HU ngày 05/3/2022 của Huyện ủy Quỳ Châu, tỉnh Nghệ An.",
     "Nghị quyết 12-NQ/HU ngày 17/8/2022 của Huyện ủy Con Cuông, tỉnh Nghệ An."),
    # two terms of one province: local congresses have other days than the central one
    ("Kế hoạch 01-KH/TU ngày 26/11/2020 của Tỉnh ủy Nghệ An.",
     "Kế hoạch 01-KH/TU ngày 05/10/2025 của Tỉnh ủy Nghệ An."),
    # --- State numbers without a year start again every year, in every office
    ("Quyết định 1131/QĐ-TTg ngày 05/3/2020.", "Quyết định 1131/QĐ-TTg ngày 06/8/2021."),
    ("Kế hoạch 200/KH-UBND ngày 05/3/2020.", "Kế hoạch 200/KH-UBND ngày 17/8/2020."),
    ("Quyết định 1131/QĐ-TTg ngày 05/3/2020 và Quyết định 1131/QĐ-TTg ngày 06/8/2021.",),
    ("Nghị định 30/2020/NĐ-CP ngày 05/3/2020.", "Nghị định 30/2021/NĐ-CP ngày 26/3/2021."),
    # two offices in one text
    ("Kế hoạch 200/KH-UBND ngày 05/3/2020 của UBND tỉnh Nghệ An; Kế hoạch 200/KH-UBND ngày 17/8/2020 của UBND tỉnh "
     "Hà Tĩnh.",),
    # --- one date in many forms
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Regulation 58-QD/TW dated February 8, 2022.",
     "Постановление № 58-QD/TW от 8 февраля 2022 года."),
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Quy định 58-QĐ/TW năm 2022."),  # a year that agrees
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Quy định 58-QĐ/TW (02/2022)."),  # a month that agrees
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Quy định 58-QĐ/TW."),  # no date is no conflict
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Quy định 58-QĐ/TW ngày 08/02/2565."),  # the Buddhist calendar
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Quy định 58-QĐ/TW ngày 08/02."),  # no year
    ("Quy định 58-QĐ/TW ngày 08/02/2022.", "Hội nghị ngày 28/02/2022 học Quy định 58-QĐ/TW."),  # an event
    # 01 and 1 are one number, and agree
    ("Hướng dẫn 01-HD/BTCTW ngày 05/8/2022.", "Hướng dẫn 1-HD/BTCTW ngày 05/8/2022."),
]  # fmt: skip


@pytest.mark.parametrize("contents", HARMLESS)
def test_harmless(contents: tuple[str, ...]) -> None:
    """An accusation that is wrong costs more than a miss."""
    assert accusations(*contents) == []


def test_findings_are_sorted_and_stay_when_lines_move() -> None:
    contents = (
        "Quy định 58-QĐ/TW ngày 08/02/2022.",
        "Quy định 58-QĐ/TW ngày 28/02/2022. 24-QĐ/TW ngày 31/9/2021.",
    )
    before = report(*contents).findings
    after = report(*("Một dòng.\n\n" + content for content in contents)).findings
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert len({one.fingerprint for one in before}) == len(before)
    levels = [("error", "warning", "info").index(one.level) for one in before]
    assert levels == sorted(levels)


def test_order_of_texts_does_not_matter() -> None:
    texts = [
        extract(Text(name, f"Quy định 58-QĐ/TW ngày {day}/02/2022."))
        for name, day in zip("abc", (8, 28, 18), strict=True)
    ]
    one, other = check(texts, TODAY), check(texts[::-1], TODAY)
    assert [f.fingerprint for f in one.findings] == [f.fingerprint for f in other.findings]
    assert [[s.date for s in f.sides] for f in one.findings] == [[s.date for s in f.sides] for f in other.findings]


def test_the_type_word_and_the_code_disagree() -> None:
    [finding] = found("CC203", "Chỉ thị số 15-KL/TW ngày 30/9/2021.")
    assert (finding.level, str(finding.identifier)) == ("info", "15-KL/TW")
    assert "chỉ thị" in finding.message


@pytest.mark.parametrize(
    "content",
    [
        "Quyết định 58-QĐ/TW.",  # QĐ is both words
        "Quy định 08-QĐi/TW.",
        "Постановление № 58-QD/TW.",  # a translation's word that is known
        "số 15-KL/TW.",  # no type word at all
    ],
)
def test_the_type_word_and_the_code_agree(content: str) -> None:
    assert found("CC203", content) == []


def test_the_same_day_twenty_years_apart_between_close_neighbours_is_two_documents() -> None:
    """54-CT/TW of 30/11/2025 lies between 52 (3/10/2025) and 55 (22/12/2025), that of 30/11/2005 is registered."""
    first = "Chỉ thị số 54-CT/TW ngày 30/11/2005 của Ban Bí thư về HIV/AIDS."
    second = "Chỉ thị số 54-CT/TW, ngày 30/11/2025 của Bộ Chính trị về giám định tư pháp."
    assert accusations(first, second) == []
    assert accusations(second) == []


def test_a_slip_of_a_registered_day_is_named_beside_its_homonym() -> None:
    """30/1/2005 is a slip of 30/11/2005, whatever else bears the number."""
    texts = [f"Chỉ thị số 54-CT/TW ngày {day}." for day in ("30/11/2025", "30/1/2005")]
    [finding] = found("CC102", *texts)
    assert (finding.cause, finding.suggestion, finding.term) == ("digit-slip", "2005-11-30", "IX")


def test_the_number_may_be_the_wrong_part() -> None:
    """19/12/2017 is the day of 105-QĐ/TW: said as a proof where something else accuses, as a note where nothing does."""
    [finding] = found("CC102", "Quyết định số 89-QĐ/TW ngày 19/12/2017 của Bộ Chính trị.")
    assert any("105-QĐ/TW" in line for line in finding.proof)
    [hint] = found("CC204", "Kế hoạch nêu Chỉ thị số 36-CT/TU ngày 16/8/2019.")
    assert (hint.level, hint.suggestion) == ("info", "36-CT/TW")


def test_an_organ_named_for_organising_hides_no_relation() -> None:
    """Ban Tổ chức holds the word for holding an event."""
    said = accusations(
        "Hướng dẫn số 01-HD/BTCTW ngày 05/8/2021 của Ban Tổ chức Trung ương hướng dẫn thực hiện "
        "Quy định số 58-QĐ/TW ngày 08/02/2022."
    )
    assert said == [("CC103", "error", "01-HD/BTCTW")]


def test_a_passive_amendment_in_russian() -> None:
    said = accusations(
        "В Положение № 69-QD/TW от 6 июля 2022 года внесены изменения Положением № 264-QD/TW от 14 февраля 2025 года."
    )
    assert said == []


# (text, text): numbers of bodies whose terms are not the Party's, or that exist in every province
OTHER_TERMS = [
    (
        "Quyết định số 120-QĐ/TWĐTN ngày 10/3/2017 của Trung ương Đoàn.",
        "Quyết định số 120-QĐ/TWĐTN ngày 20/5/2019 của Trung ương Đoàn.",
    ),
    (
        "Nghị quyết số 13-NQ/QUTW ngày 05/6/2016 của Quân ủy Trung ương.",
        "Nghị quyết số 13-NQ/QUTW ngày 12/12/2020 của Quân ủy Trung ương.",
    ),
    (
        "Nghị quyết số 04-NQ/ĐUCA ngày 05/01/2021 của Đảng ủy Công an Trung ương.",
        "Nghị quyết số 04-NQ/ĐUCA ngày 05/01/2020 của Đảng ủy Công an tỉnh Nghệ An.",
    ),
    (
        "Nghị quyết số 12-NQ/BCSĐ ngày 05/3/2022 của Ban cán sự đảng Ủy ban nhân dân tỉnh Nghệ An.",
        "Nghị quyết số 12-NQ/BCSĐ ngày 15/3/2022 của Ban cán sự đảng Bộ Y tế.",
    ),
]


@pytest.mark.parametrize(("one", "other"), OTHER_TERMS)
def test_bodies_that_count_for_themselves(one: str, other: str) -> None:
    assert [said for said in accusations(one, other) if said[1] == "error"] == []


# sentences with a term that is not the Central Committee's
FOREIGN_TERMS = [
    "Thực hiện Chỉ thị số 13-CT/TW ngày 12/01/2017 của Ban Bí thư, Ban Chấp hành Đảng bộ tỉnh Đắk Nông khóa XI đã họp.",
    "Theo Chỉ thị số 42-CT/TW ngày 24/3/2015 của Ban Bí thư, Ban Chấp hành Trung ương Đoàn khóa X ra nghị quyết.",
    "Kết luận số 05-KL/TWĐTN-BTG ngày 12/01/2018 của Ban Chấp hành Trung ương Đoàn khóa XI.",
]


@pytest.mark.parametrize("text", FOREIGN_TERMS)
def test_a_term_of_another_body_accuses_nobody(text: str) -> None:
    assert accusations(text) == []


def test_the_partys_term_before_a_provincial_committee_is_still_read() -> None:
    [finding] = found("CC108", "Chỉ thị số 13-CT/TW ngày 12/01/2017 của Ban Bí thư khóa XI, Đảng bộ tỉnh đã học.")
    assert (finding.level, finding.term) == ("error", "XI")


# (a citation, the level of what is said of it, whether the order of its figures is doubted)
ORDERS = [
    ("Regulation No. 58-QD/TW dated 2/8/2022.", "warning", True),  # August 2 to some, February 8 to others
    ("Regulation No. 58-QD/TW dated August 2, 2022.", "error", False),  # in words
    ("Quy định số 58-QĐ/TW ngày 2/8/2022.", "error", False),  # Vietnamese writes the day first
    ("Regulation No. 58-QD/TW dated 8/28/2022.", "error", False),  # another day in either order
]


@pytest.mark.parametrize(("content", "level", "doubted"), ORDERS)
def test_in_english_the_month_may_stand_first(content: str, level: str, doubted: bool) -> None:
    """All dates of the registry, written month first in English, gave 117 errors."""
    [finding] = found("CC102", content)
    assert finding.level == level
    assert any("month first" in line for line in finding.proof) == doubted


def test_a_text_that_writes_the_month_first_is_no_swap() -> None:
    table = "| Document | Date |\n|---|---|\n| 10-NQ/TW | 02/10/2022 |\n"
    [alone] = found("CC102", table)
    [finding] = found("CC102", table + "| 101-QD/TW | 02/28/2023 |\n")
    assert (alone.level, finding.level, finding.cause) == ("error", "warning", "day-month-swap")


def test_a_confirmed_day_that_the_texts_give_too_is_not_weaker_than_none() -> None:
    texts = "Nghị quyết số 36-NQ/TW ngày 13/01/2023.", "Nghị quyết số 36-NQ/TW ngày 30/01/2023."
    [finding] = found("CC101", *texts)
    assert (finding.level, finding.suggestion) == ("error", "2023-01-30")


def test_a_day_that_opens_the_next_entry_of_a_timeline_is_not_the_last_ones() -> None:
    assert accusations("06/6/2025: Kết luận số 163-KL/TW; 13/6/2025: Kết luận số 167-KL/TW.") == []


@pytest.mark.parametrize("day", ["February 8, 20222", "ngày 8 tháng 2 năm 20222", "8 февраля 20222 года"])
def test_a_year_of_five_figures_in_words(day: str) -> None:
    [finding] = found("CC104", f"58-QĐ/TW {day}.")
    assert finding.identifier == Identifier.parse("58-QĐ/TW")


def test_very_many_days_of_one_document_are_compared_with_the_best_attested() -> None:
    """Each with each would take minutes."""
    days = [f"{day:02d}/{month:02d}/2022" for month in range(1, 13) for day in range(1, 28)]
    text = " ".join(f"Kết luận số 107-KL/TW ngày {day}." for day in [*days, days[7]])
    [finding] = found("CC101", text)
    assert (finding.level, len(finding.sides)) == ("error", len(days))
    assert finding.sides[0].date == "2022-01-08"


def test_an_identifier_that_another_text_dates_is_not_never_dated() -> None:
    """Which of the two documents is meant, nobody says; that no text gives a date would be untrue."""
    texts = "58-QĐ/TW ngày 07/5/2007.", "58-QĐ/TW ngày 08/02/2022.", "Quy định số 58-QĐ/TW được học."
    assert found("CC302", *texts) == []
    assert len(found("CC302", texts[2])) == 1


def test_of_two_documents_with_one_number_the_nearer_is_meant() -> None:
    """12-KL/TW of term XIII is two documents, of 12/8/2021 and of 06/4/2022."""
    texts = "Kết luận số 12-KL/TW ngày 06/8/2021.", "Kết luận số 12-KL/TW ngày 12/4/2022."
    assert sorted(one.suggestion or "" for one in found("CC102", *texts)) == ["2021-08-12", "2022-04-06"]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_proof_denies_what_another_allows(language: str) -> None:
    """A doubtful slip is not said to be no other document."""
    texts = [extract(Text(f"{day}.txt", f"Quyết định số 85-QĐ/TW ngày 07/10/{day}.")) for day in (2003, 2022)]
    [finding] = [one for one in check(texts, TODAY, said=messages(language)).findings if one.rule == "CC101"]
    assert finding.level == "warning"
    assert not [proof for proof in finding.proof if ", not another" in proof or "không phải một văn bản" in proof]


def test_no_date_is_suggested_where_two_documents_are_possible() -> None:
    """85-QĐ/TW: 07/10/2022 is known, 07/10/2003 may be another document: the warning does not say which is right."""
    [finding] = found("CC102", "Quy định số 85-QĐ/TW ngày 07/10/2003.")
    assert (finding.level, finding.certainty, finding.suggestion) == ("warning", "low", None)


# a sentence announces the basis, then says who issued what
ANNOUNCED = [
    "Thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024 của Bộ Chính trị, Tỉnh ủy ban hành Kế hoạch số 140-KH/TU ngày 30/7/2023.",
    "Căn cứ Quy định số 66-QĐ/TW ngày 06/02/2017, Văn phòng ban hành Hướng dẫn số 136-HD/VPTW ngày 03/4/2016.",
    "To implement Directive No. 35-CT/TW dated June 14, 2024, the committee issued Plan No. 140-KH/TU dated July 30, 2023.",
]


@pytest.mark.parametrize("content", ANNOUNCED)
def test_older_than_its_basis_in_the_sentence_is_a_warning(content: str) -> None:
    """The comma leaves open whose deed it is."""
    assert [(finding.level, len(finding.sides)) for finding in found("CC103", content)] == [("warning", 2)]


# an older document that does something else in the sentence of a newer one
NOT_ANNOUNCED = [
    "Thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024, Tỉnh ủy đã tổng kết Kế hoạch số 140-KH/TU ngày 30/7/2023.",
    "Thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024, tỉnh tổ chức hội nghị về Kế hoạch số 140-KH/TU ngày 30/7/2023.",
    "Thực hiện Chỉ thị số 35-CT/TW ngày 14/6/2024. Tỉnh ủy ban hành Kế hoạch số 140-KH/TU ngày 30/7/2023.",
]


@pytest.mark.parametrize("content", NOT_ANNOUNCED)
def test_not_every_document_behind_a_basis_rests_on_it(content: str) -> None:
    assert found("CC103", content) == []


# languages that name the basis before the deed: (text, the older document is the second one)
BASIS_FIRST = [
    "政治局指令第46-CT/TW(2015年6月22日付)の実施に関する結論第15-KL/TW(2001年9月30日付)。",
    "2015年6月22日付の政治局指令第46-CT/TW号の実施を継続する2001年9月30日付の書記局結論第15-KL/TW号。",
    "2015년 6월 22일자 정치국 지침 제46-CT/TW호 이행에 관한 2001년 9월 30일자 결론 제15-KL/TW호.",
    "निर्देश संख्या 46-CT/TW दिनांक 22 जून 2015 को लागू करने के लिए निष्कर्ष संख्या 15-KL/TW दिनांक 30 सितंबर 2001.",
    "২২ জুন ২০১৫ তারিখের নির্দেশিকা নং 46-CT/TW বাস্তবায়নের জন্য ৩০ সেপ্টেম্বর ২০০১ তারিখের উপসংহার নং 15-KL/TW।",
]


@pytest.mark.parametrize("content", BASIS_FIRST)
def test_older_than_a_basis_that_is_named_first(content: str) -> None:
    [finding] = found("CC103", content)
    assert (str(finding.identifier), finding.level) == ("15-KL/TW", "error")


def test_two_documents_side_by_side_rest_on_nothing() -> None:
    """Studied together: no relation, in any order of words."""
    assert found("CC103", "2015年6月22日付指令第46-CT/TWと2001年9月30日付結論第15-KL/TWを学習した。") == []


# an erratum names the wrong reading beside the right one
ERRATA = [
    "Bảng đính chính:\n\n| Trang | Đã in | Sửa là |\n|---|---|---|\n"
    "| 3 | Quy định số 189-QĐ/TW ngày 10/8/2024 | Quy định số 189-QĐ/TW ngày 08/10/2024 |\n",
    "Ngày 08/02/2022, Bộ Chính trị ban hành Quy định số 58-QĐ/TW. Quy định số 58-QĐ/TW ngày 28/02/2022 mà báo X đăng là "
    "sai, đúng là ngày 08/02/2022.",
    "Erratum. For Regulation No. 58-QD/TW dated February 28, 2022 read Regulation No. 58-QD/TW dated February 8, 2022.",
]


@pytest.mark.parametrize("content", ERRATA)
def test_an_erratum_is_no_error(content: str) -> None:
    [finding] = found("CC101", content)
    assert (finding.level, finding.suggestion) == ("warning", None)


def test_a_word_of_correction_far_away_excuses_nothing() -> None:
    """A newspaper that prints a correction of something else still makes its own mistakes."""
    filler = "Hội nghị bàn về công tác cán bộ. " * 30
    wrong = "Quy định số 189-QĐ/TW ngày 10/8/2024. Quy định số 189-QĐ/TW ngày 08/10/2024."
    [finding] = found("CC101", f"Đính chính tên tác giả. {filler}{wrong}")
    assert finding.level == "error"
    # nor does an erratum in one text excuse the same wrong date in another
    assert [one.level for one in found("CC101", ERRATA[0], "Quy định số 189-QĐ/TW ngày 10/8/2024.")] == ["error"]
