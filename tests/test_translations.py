"""How translations tie dates to documents: glued words, a date behind 号; and near neighbours that tie none."""

from __future__ import annotations

import pytest

from citecheck.extract import extract
from citecheck.model import Text

Given = list[tuple[str, str | None]]


def given(content: str) -> Given:
    """(identifier, ISO date or None) of each citation."""
    cited = extract(Text("a.txt", content)).citations
    return [(str(one.identifier), one.date.iso if one.date else None) for one in cited if one.kind == "citation"]


JAPANESE = [
    # each its own date, glued behind 号
    (
        "司法に関する政治局決議第66-NQ/TW号2025年4月30日付、および民間経済発展に関する政治局決議第68-NQ/TW号2025年5月4日付の周知と実施を行った。",
        [("66-NQ/TW", "2025-04-30"), ("68-NQ/TW", "2025-05-04")],
    ),
    ("決議第66-NQ/TW号2025年4月30日付と決議第68-NQ/TW号2025年5月4日付を公布した。", [("66-NQ/TW", "2025-04-30"), ("68-NQ/TW", "2025-05-04")]),
    # the date leads on to the next
    ("決議第18-NQ/TW号2017年10月25日付決議第19-NQ/TW号", [("18-NQ/TW", None), ("19-NQ/TW", "2017-10-25")]),
    ("決議第18-NQ/TW号2017年10月25日付の政治局決議第19-NQ/TW号", [("18-NQ/TW", None), ("19-NQ/TW", "2017-10-25")]),
    # a comma or a line end opens a clause
    ("決議第18-NQ/TW号、2025年5月18日に会議を開いた。", [("18-NQ/TW", None)]),
    ("決議第18-NQ/TW号\n2025年5月18日、ハノイで会議が開かれた。", [("18-NQ/TW", None)]),
    # "and" behind 付: the date was another's
    ("2025年4月30日付、および民間経済発展に関する政治局決議第68-NQ/TW号", [("68-NQ/TW", None)]),
    ("2025年4月30日付の司法に関する政治局決議第66-NQ/TW号", [("66-NQ/TW", "2025-04-30")]),
    ("2025年4月30日付、司法に関する政治局決議第66-NQ/TW号", [("66-NQ/TW", "2025-04-30")]),
    # what it is about between the issuer and the type
    ("2025年5月16日付政府行動計画決議第138/NQ-CP号", [("138/NQ-CP", "2025-05-16")]),
    ("2025年5月16日付政府決議第138/NQ-CP号", [("138/NQ-CP", "2025-05-16")]),
    ("2025年5月16日付政府会議資料第138/NQ-CP号", [("138/NQ-CP", None)]),
]  # fmt: skip

CHINESE = [
    ("2025年5月4日越共中央政治局颁布《关于发展民营经济的第68-NQ/TW号决议》", [("68-NQ/TW", "2025-05-04")]),  # quoted
    ("自2022年7月1日起，第58-QĐ/TW号规定生效。", [("58-QĐ/TW", None)]),  # from that day on
]

GERMAN = [
    ("Die Geburt der Resolution Nr. 68-NQ/TW desPolitbüros (4. Mai 2025) war ein Schub.", [("68-NQ/TW", "2025-05-04")]),
    ("Die Resolution Nr. 68-NQ/TW desPolitbüros vom 4. Mai 2025", [("68-NQ/TW", "2025-05-04")]),
    ("Die Schlussfolgerung Nr. 121-KL/TW derPartei vom 24. Januar 2025", [("121-KL/TW", "2025-01-24")]),
    ("Die Resolution Nr. 198/2025/QH15 derNationalversammlung vom 17. Mai 2025", [("198/2025/QH15", "2025-05-17")]),
    ("Die Resolution Nr. 68-NQ/TW des Politbüros (4. Mai 2025)", [("68-NQ/TW", "2025-05-04")]),  # apart
    ("Die Resolution Nr. 68-NQ/TW desParteitags (4. Mai 2025)", [("68-NQ/TW", None)]),  # a meeting
    ("Die Resolution Nr. 68-NQ/TW desPolitbüros. Am 4. Mai 2025 tagte es.", [("68-NQ/TW", None)]),  # the next sentence
    ("Die Resolution Nr. 68-NQ/TW desPolitbüros, die am 4. Mai 2025 in Kraft trat", [("68-NQ/TW", None)]),
]


@pytest.mark.parametrize(("content", "expected"), [*JAPANESE, *CHINESE, *GERMAN])
def test_translations(content: str, expected: Given) -> None:
    assert given(content) == expected
