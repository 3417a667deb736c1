"""The bibliography: what is known of each document, in the styles of other tools, always the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from citecheck.bib.bibtex import bibtex, escaped
from citecheck.bib.csl import csl_json
from citecheck.bib.entries import Entry, entries
from citecheck.bib.styles import english, vietnamese
from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.model import Identifier, Text
from citecheck.patterns import load_patterns
from citecheck.registry import Registry, load_registry
from tests.test_cli import run

PATTERNS = load_patterns()
NOTHING = Registry()
FILL = " Các chi bộ đã học tập, thảo luận và liên hệ với tình hình của đơn vị trong quý này.\n"
FILL_EN = " The branches have read it and talked about what it means for them in the third quarter of the year.\n"


def made(*contents: str, registry: Registry | None = None) -> tuple[Entry, ...]:
    texts = [Text(f"{number}.txt", content) for number, content in enumerate(contents)]
    known = load_registry() if registry is None else registry
    report = check([extract(text, PATTERNS) for text in texts], "2026-11-21", PATTERNS, registry=known)
    report.contents.update({text.source: text for text in texts})
    return entries(report, known, PATTERNS)


def entry(**values: Any) -> Entry:
    given = {
        "key": "58-QD-TW-2022", "identifier": Identifier.parse("58-QĐ/TW"), "type": "Quy định", "issuer": "Bộ Chính trị",
        "title": "về bảo vệ", "english": "", "date": "2022-02-08", "dates": (), "term": "XIII", "scope": None,
    }  # fmt: skip
    return Entry(**{**given, **values})


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # the registry knows issuer, type and title
        (
            "Quy định số 58-QĐ/TW ngày 08/02/2022.",
            "Bộ Chính trị (2022), Quy định số 58-QĐ/TW ngày 08/02/2022 về một số vấn đề về bảo vệ chính trị nội bộ Đảng.",
        ),
        # it knows the date of an undated document too
        (
            "Quy định số 205-QĐ/TW.",
            "Bộ Chính trị (2019), Quy định số 205-QĐ/TW ngày 23/09/2019 về việc kiểm soát quyền lực trong công tác cán bộ và chống chạy chức, chạy quyền.",
        ),
    ],
)
def test_the_registry_is_asked_first(content: str, expected: str) -> None:
    assert [vietnamese(one) for one in made(content)] == [expected]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # issuer and title as the text says them
        (
            "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị về bảo vệ chính trị nội bộ Đảng.",
            "Bộ Chính trị (2022), Quy định số 58-QĐ/TW ngày 08/02/2022 về bảo vệ chính trị nội bộ Đảng.",
        ),
        # the document that this one continues is part of its title
        (
            "Kết luận số 15-KL/TW ngày 30/9/2021 của Ban Bí thư về tiếp tục thực hiện Chỉ thị số 46-CT/TW.",
            "Ban Bí thư (2021), Kết luận số 15-KL/TW ngày 30/09/2021 về tiếp tục thực hiện Chỉ thị số 46-CT/TW.",
        ),
        # another document that follows is not
        (
            "Quy định số 270-QĐ/TW ngày 06/12/2014 của Ban Bí thư về Phông Lưu trữ và Hướng dẫn số 40-HD/VPTW.",
            "Ban Bí thư (2014), Quy định số 270-QĐ/TW ngày 06/12/2014 về Phông Lưu trữ.",
        ),
        # nothing is said: the code names the body
        (
            "Hướng dẫn số 01-HD/BTCTW ngày 05/8/2022 đã được gửi đi.",
            "Ban Tổ chức Trung ương (2022), Hướng dẫn số 01-HD/BTCTW ngày 05/08/2022.",
        ),
        # one code of three bodies: the Party
        (
            "Kết luận số 777-KL/TW ngày 05/8/2022 đã được gửi đi.",
            "Đảng Cộng sản Việt Nam (2022), Kết luận số 777-KL/TW ngày 05/08/2022.",
        ),
        # a province
        (
            "Kế hoạch số 77-KH/TU ngày 20/02/2022 của Tỉnh ủy Nghệ An.",
            "Tỉnh ủy Nghệ An (2022), Kế hoạch số 77-KH/TU ngày 20/02/2022.",
        ),
        # State documents too
        ("Nghị định 30/2020/NĐ-CP ngày 05/3/2020.", "Chính phủ (2020), Nghị định số 30/2020/NĐ-CP ngày 05/03/2020."),
    ],
)
def test_the_texts_say_the_rest(content: str, expected: str) -> None:
    assert vietnamese(made(content + FILL, registry=NOTHING)[0]) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        # an English title of the text itself
        (
            "Conclusion No. 15-KL/TW dated September 30, 2021 of the Secretariat on continuing to implement Directive No. 46-CT/TW.",
            "Secretariat (2021), Conclusion No. 15-KL/TW of 30 September 2021 on continuing to implement Directive No. 46-CT/TW.",
        ),
        # else the Vietnamese one, in quotes
        (
            "Regulation No. 58-QD/TW dated February 8, 2022 was read.",
            "Politburo (2022), Regulation No. 58-QĐ/TW of 8 February 2022 “một số vấn đề về bảo vệ chính trị nội bộ Đảng”.",
        ),
    ],
)
def test_english_references(content: str, expected: str) -> None:
    found = {str(one.identifier): english(one) for one in made(content + FILL_EN)}
    assert found[expected.split("No. ")[1].split()[0]] == expected


def test_a_date_that_is_not_settled_is_left_out() -> None:
    """The more frequent date is not the right one."""
    [found] = made("Kết luận 777-KL/TW ngày 03/4/2023.", "Kết luận 777-KL/TW ngày 04/3/2023.", registry=NOTHING)
    assert (found.date, found.dates, found.key) == (None, ("2023-03-04", "2023-04-03"), "777-KL-TW-XIII")
    assert "không rõ năm" in vietnamese(found)


def test_a_wrong_date_is_not_passed_on() -> None:
    [found] = made("Quy định số 58-QĐ/TW ngày 28/02/2022.")
    assert found.date == "2022-02-08"


@pytest.mark.parametrize(
    ("content", "date", "dates"),
    [
        # which of the two years is wrong, nobody knows
        ("Nghị định 30/2020/NĐ-CP ngày 05/3/2021.", None, ("2021-03-05",)),
        # another place of the text has the year of the number
        ("Nghị định 30/2020/NĐ-CP ngày 05/3/2021. Nghị định 30/2020/NĐ-CP ngày 05/3/2020.", "2020-03-05", ()),
    ],
)
def test_a_date_of_another_year_than_the_number_is_not_passed_on(
    content: str, date: str | None, dates: tuple[str, ...]
) -> None:
    [found] = made(content, registry=NOTHING)
    assert (found.date, found.dates) == (date, dates)


def test_keys_and_order_do_not_depend_on_the_order_of_texts() -> None:
    contents = [
        "Chỉ thị 35-CT/TW ngày 30/5/2019 và Chỉ thị 35-CT/TW ngày 14/6/2024.",
        "Quy định 58-QĐ/TW ngày 08/02/2022. Kế hoạch 77-KH/TU ngày 01/02/2022 của Tỉnh ủy Nghệ An.",
    ]
    keys = [one.key for one in made(*contents)]
    assert keys == [one.key for one in made(*reversed(contents))]
    assert sorted(keys) == ["35-CT-TW-2019", "35-CT-TW-2024", "58-QD-TW-2022", "77-KH-TU-nghe-an-2022"]


def test_csl_json_is_what_csl_asks_for() -> None:
    items = json.loads(csl_json([entry(), entry(key="b", date="2022-02"), entry(key="c", date=None)]))
    assert items[0] == {
        "id": "58-QD-TW-2022", "type": "report", "title": "Quy định về bảo vệ", "author": [{"literal": "Bộ Chính trị"}],
        "genre": "Quy định", "number": "58-QĐ/TW", "language": "vi", "issued": {"date-parts": [[2022, 2, 8]]},
    }  # fmt: skip
    assert items[1]["issued"] == {"date-parts": [[2022, 2]]}
    assert "issued" not in items[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A & B", r"A \& B"),
        ("50% #1 a_b", r"50\% \#1 a\_b"),
        ("{x} \\y", r"\{x\} \textbackslash{}y"),
        ("~^$", r"\textasciitilde{}\textasciicircum{}\$"),
        ("Đảng", "Đảng"),  # letters stay
    ],
)
def test_bibtex_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_bibtex_braces_are_balanced() -> None:
    written = bibtex([entry(title="về {một} \\ 50% & #"), entry(key="b", date=None)])
    plain = re.sub(r"\\[{}]", "", written)
    assert plain.count("{") == plain.count("}")
    assert written.count("@techreport{") == 2
    assert "month = feb" in written


@pytest.mark.parametrize("style", ["vi", "en", "csl-json", "bibtex"])
def test_the_command(style: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Quy định số 58-QĐ/TW ngày 08/02/2022.\n", encoding="utf-8")
    first = run("bib", "a.txt", "--style", style, cwd=tmp_path)
    assert first.returncode == 0, first.stderr.decode()
    assert "58-QĐ/TW" in first.stdout.decode()
    assert run("bib", "a.txt", "--style", style, "-o", "out", cwd=tmp_path).stdout == b""
    assert (tmp_path / "out").read_bytes() == first.stdout


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert run("bib", tmp_path / "none.txt").returncode == 2
