"""Whose paper is it? What only looks like a Party number, and what only looks like a State one."""

from __future__ import annotations

import pytest

from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.model import Text

Read = list[tuple[str, str]]


def read(content: str) -> Read:
    """(identifier, family) of each citation."""
    cited = extract(Text("a.txt", content)).citations
    return [(str(one.identifier), one.identifier.family) for one in cited if one.kind == "citation"]


FAMILIES = [
    # --- types that the Party does not issue
    ("Sắc lệnh số 162–SL/ĐUHC ngày 24/9/1966", [("162/SL-ĐUHC", "state")]),  # ĐU begins another body's code
    ("Sắc lệnh số 115-SL/NV", [("115/SL-NV", "state")]),  # a ministry of the South
    ("Nghị định số 585-NĐ/NV", [("585/NĐ-NV", "state")]),
    ("Luật số 21-LCT/HĐNN7", [("21/LCT-HĐNN7", "state")]),  # an old law, as before
    ("Nghị quyết số 162-NQ/ĐUHC", [("162-NQ/ĐUHC", "party")]),  # a resolution: a Party committee's
    ("Quyết định số 12-QĐ/NV", [("12-QĐ/NV", "party")]),  # an unknown body in Party order
    ("Nghị định số 30-NĐ/TW", [("30-NĐ/TW", "party")]),  # the issuer is the Centre: a slip in the type
    # --- a State body of the old time
    ("Quyết định số 504-NQ/TVQH", [("504/NQ-TVQH", "state")]),
    ("Nghị quyết số 504 NQ/TVQHK6", []),  # a damaged shape is read for the Party only
    # --- the body first, the type that is said behind the slash
    ("Quyết định số 999-TC/QĐ-CĐKT ngày 02/11/1996", [("999/TC-QĐ-CĐKT", "state")]),
    ("Công văn số 29-CV/TC-NV", [("29-CV/TC-NV", "party")]),  # CV is the type that is said
    ("Thông cáo số 29-TC/QĐ-NV", [("29-TC/QĐ-NV", "party")]),  # TC is
    # --- a State body in the place of the type
    ("VĂN BẢN 100/BTNMT-ĐĐ", [("100/BTNMT-ĐĐ", "state")]),  # land, no Party group
    ("Công văn 11184/BTC-CB", [("11184/BTC-CB", "state")]),
    ("Nghị quyết số 12/NQ-ĐĐ", [("12-NQ/ĐĐ", "party")]),  # a Party group's resolution
    ("Công văn số 279/VP-QU", [("279-VP/QU", "party")]),  # no State body
    # --- letters of bodies that no word announces
    ("VĂN BẢN 3992/LS-TC-CT NGÀY 16/4/2008", [("3992/LS-TC-CT", "state")]),
    ("(5609/LS-XNC)", [("5609/LS-XNC", "state")]),
    ("| 43-HD/BTCTW; 4588/ĐHKT-TCNS |", [("43-HD/BTCTW", "party"), ("4588/ĐHKT-TCNS", "state")]),
    ("| 4588/ABCD-TCNS |", []),  # a body that is not known
    ("Công văn 4588/ABCD-TCNS", [("4588/ABCD-TCNS", "state")]),  # but announced
    ("Biên bản 18-BB/ĐH", [("18-BB/ĐH", "party")]),  # a congress
    # --- what a cell does not issue
    ("Quyết định số 512/TCCB", []),  # a department, no lost hyphen
    ("Công văn 2254/CT-CB", [("2254/CT-CB", "state")]),  # the army's political department
    ("(47, '21036/CT-CBc', 'Công văn')", [("21036/CT-CBc", "state")]),
    ("Nghị quyết 05/NQ-CB", [("05-NQ/CB", "party")]),  # what it does
    ("Giấy mời 01/GM-CB", [("01-GM/CB", "party")]),
    ("Quyết định số 12-QĐCB", [("12-QĐ/CB", "party")]),
    ("Chỉ thị số 05-CT/CB", [("05-CT/CB", "party")]),  # in Party order nothing else can be meant
    ("Chỉ thị số 15/CT-TW", [("15-CT/TW", "party")]),
    ("Chỉ thị số 15/CT-TU", [("15-CT/TU", "party")]),
    # --- boards of Party committees by their old letters, in State order
    ("Ban Dân vận Tỉnh ủy có Công văn số 700/CV-DVTU đề nghị", [("700-CV/DVTU", "party")]),
    ("Công văn số 700/CV-DVTW", [("700-CV/DVTW", "party")]),
    ("Hướng dẫn 12/HD-TGTU", [("12-HD/TGTU", "party")]),
    ("Hướng dẫn 12/HD-TCHU", [("12-HD/TCHU", "party")]),
    ("Hướng dẫn 05-HD/TCTW", [("05-HD/TC-TW", "party")]),  # had a code of its own before
    ("Công văn số 700/CV-DVUB", [("700/CV-DVUB", "state")]),  # a service of a people's committee
    ("Quyết định 12/QĐ-TCHQ", [("12/QĐ-TCHQ", "state")]),  # the customs
    ("Quyết định 12/QĐ-TCT", [("12/QĐ-TCT", "state")]),  # the taxes
]


@pytest.mark.parametrize(("content", "expected"), FAMILIES)
def test_family(content: str, expected: Read) -> None:
    assert read(content) == expected


# (one text, another, the rules that accuse) of numbers that every People's Committee counts by itself
LOCAL = [
    # the old code: two provinces
    (
        "Quyết định 137/2005/QĐ-UB ngày 23/11/2005 của Ủy ban nhân dân tỉnh Bình Phước.",
        "QĐ 137/2005/QĐ-UB NGÀY 2/8/2005 CỦA UBND TỈNH LONG AN.",
        [],
    ),
    # with the department that wrote it
    (
        "Quyết định 12/2004/QĐ-UB-NC ngày 23/11/2004 của UBND tỉnh Bình Phước.",
        "Quyết định 12/2004/QĐ-UB-NC ngày 02/8/2004 của UBND tỉnh Long An.",
        [],
    ),
    # the code of today
    (
        "Quyết định 137/2015/QĐ-UBND ngày 23/11/2015 của UBND tỉnh Bình Phước.",
        "Quyết định 137/2015/QĐ-UBND ngày 02/8/2015 của UBND tỉnh Long An.",
        [],
    ),
    # one province: a district's People's Committee counts by itself too
    (
        "Quyết định 137/2005/QĐ-UB ngày 23/11/2005 của UBND tỉnh Bình Phước.",
        "Quyết định 137/2005/QĐ-UB ngày 02/8/2005 của UBND tỉnh Bình Phước.",
        [],
    ),
    # the Prime Minister's
    ("Quyết định 137/2005/QĐ-TTg ngày 23/11/2005.", "Quyết định 137/2005/QĐ-TTg ngày 02/8/2005.", ["CC101"]),
]


@pytest.mark.parametrize(("one", "other", "rules"), LOCAL)
def test_a_number_that_every_province_has(one: str, other: str, rules: list[str]) -> None:
    texts = [extract(Text("a.txt", one)), extract(Text("b.txt", other))]
    accused = [finding.rule for finding in check(texts, "2026-11-21").findings if finding.level != "info"]
    assert accused == rules
