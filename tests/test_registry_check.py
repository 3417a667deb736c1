"""What `registry check` finds in a registry: a table of rows, each with the problems that it must give and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.cli import run
from citecheck.messages import LANGUAGES, messages
from citecheck.patterns import load_patterns
from citecheck.patterns.files import shipped
from citecheck.registry import read_cells, row_of
from citecheck.registry.problems import LEVELS, problems

HEAD = "identifier,date,term,scope,status,sources,note\n"
TODAY = "2026-11-22"


def found(*lines: str) -> list[tuple[int, str]]:
    path = Path("own.csv")
    names = HEAD.strip().split(",")
    rows = [row_of(dict(zip(names, line.split(","), strict=False)), path, 2 + n) for n, line in enumerate(lines)]
    return [(problem.line, problem.name) for problem in problems(rows, load_patterns(), TODAY)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("58-QĐ/TW,2022-02-08,XIII,,single,a,", []),
        ("58-QD/TW,2022-02-08,XIII,,single,a,", ["unofficial-spelling"]),
        ("58-QĐ/TƯ,2022-02-08,XIII,,single,a,", ["unofficial-spelling"]),  # TƯ means TW
        ("58-QĐ/XYZ,2022-02-08,XIII,,single,a,", ["unknown-code"]),
        ("77-KH/TU,2022-04-20,,,single,a,", ["no-scope", "no-term"]),  # whose?
        ("77-KH/TU,2022-04-20,2020-2025,Nghệ An,single,a,", []),
        ("77-KH/TU,2022-04-20,,Nghệ An,single,a,", ["no-term"]),
        ("77-KH/TU,2025-04-20,,Nghệ An,single,a,", []),  # the year of local congresses leaves it open
        ("77-KH/TU,2022-04-20,2015-2020,Nghệ An,single,a,", ["outside-term"]),
        ("58-QĐ/TW,2022-02-08,XII,,single,a,", ["outside-term"]),
        ("58-QĐ/TW,2022-02-08,13,,single,a,", ["unknown-term"]),
        ("58-QĐ/TW,2022-02-08,,,single,a,", ["no-term"]),
        ("01-CT/TW,2026-01-23,XIV,,single,a,", []),  # the closing day of a congress belongs to both terms
        ("01-CT/TW,2026-01-23,XIII,,single,a,", []),
        ("01-CT/TW,2026-01-23,,,single,a,", []),
        ("58-QĐ/TW,2022-02,XIII,,single,a,", []),  # a month
        ("58-QĐ/TW,,XIII,,single,a,", ["no-date"]),
        ("58-QĐ/TW,,XIII,,disputed,a,", []),  # the sources do not settle it
        ("58-QĐ/TW,1922-02-08,XIII,,single,a,", ["before-party"]),
        ("58-QĐ/TW,2027-02-08,XIV,,single,a,", ["future"]),
        ("58-QĐ/TW,2022-02-08,XIII,,single,,", ["no-source"]),
        ("58-QĐ/TW,2022-02-08,XIII,,confirmed,https://a.vn/1,", ["few-sources"]),
        ("58-QĐ/TW,2022-02-08,XIII,,confirmed,https://a.vn/1 | https://www.a.vn/2,", ["few-sources"]),  # one site
        ("58-QĐ/TW,2022-02-08,XIII,,confirmed,https://a.vn/1 | https://b.vn/2,", []),
        ("58-QĐ/TW,2022-02-08,XIII,,confirmed,https://moj.gov.vn/1,", []),  # an official site
        ("58-QĐ/TW,2022-02-08,XIII,,confirmed,https://notgov.vn/1,", ["few-sources"]),  # not every …gov.vn
        ("58-QĐ/TW,2022-02-08,XIII,,confirmed,a,basis: official source", []),  # said in the note
        ("58-QĐ/TW,2022-02-08,XII,,single,a,known: outside-term", []),  # known and no mistake
        ("58-QĐ/TW,2022-02-08,,,single,,known: no-term; known: no-source", []),
        ("58-QĐ/TW,2022-02-08,,,single,,known: no-term and more, no-source", ["no-source"]),  # words end the list
        ("58-QĐ/TW,2022-02-08,XIII,,single,a,known: future", ["unused-mark"]),
        ("30/2020/NĐ-CP,2020-03-05,,,single,a,", []),  # a State document has no term
    ],
)
def test_a_row_by_itself(line: str, names: list[str]) -> None:
    cells = line.split(",", 6)
    path = Path("own.csv")
    row = row_of(dict(zip(HEAD.strip().split(","), cells, strict=True)), path, 2)
    assert [problem.name for problem in problems([row], load_patterns(), TODAY)] == names


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # the same row twice
        (["58-QĐ/TW,2022-02-08,XIII,,single,a", "58-QĐ/TW,2022-02-08,XIII,,single,b"], [(3, "repeated")]),
        # one document, two dates
        (["58-QĐ/TW,2022-02-08,XIII,,single,a", "58-QĐ/TW,2022-02-09,XIII,,single,b"], [(3, "contested")]),
        # 58 and 058 are one number
        (["58-QĐ/TW,2022-02-08,XIII,,single,a", "058-QĐ/TW,2022-02-08,XIII,,single,b"], [(3, "repeated")]),
        # other terms, other localities: other documents
        (["58-QĐ/TW,2007-05-07,X,,single,a", "58-QĐ/TW,2022-02-08,XIII,,single,b"], []),
        (["77-KH/TU,2022-04-20,2020-2025,Nghệ An,single,a", "77-KH/TU,2022-09-12,2020-2025,Ninh Thuận,single,b"], []),
        # said to be disputed in both rows
        (["58-QĐ/TW,2022-02-08,XIII,,disputed,a", "58-QĐ/TW,2022-02-09,XIII,,disputed,b"], []),
        # settled in one row, disputed in another
        (["58-QĐ/TW,2022-02-08,XIII,,single,a", "58-QĐ/TW,,XIII,,disputed,b"], [(3, "contested")]),
        # a slip of the year in the middle
        (["15-KL/TW,2021-09-30,XIII,,single,a", "21-KL/TW,2024-10-25,XIII,,single,a", "34-KL/TW,2022-04-18,XIII,,single,a",
          "61-KL/TW,2023-08-17,XIII,,single,a"], [(3, "out-of-order")]),
        # disputed dates do not count
        (["15-KL/TW,2021-09-30,XIII,,single,a", "21-KL/TW,2024-10-25,XIII,,disputed,a", "34-KL/TW,2022-04-18,XIII,,single,a"], []),
        # nor do those of other localities
        (["15-KH/TU,2022-09-30,2020-2025,Huế,single,a", "21-KH/TU,2021-10-25,2020-2025,Nghệ An,single,a"], []),
        # two of one day are in order
        (["18-NQ/TW,2017-10-25,XII,,single,a", "19-NQ/TW,2017-10-25,XII,,single,a"], []),
        # a file out of order is told once
        (["34-KL/TW,2022-04-18,XIII,,single,a", "21-KL/TW,2021-10-25,XIII,,single,a", "15-KL/TW,2021-09-30,XIII,,single,a"], [(3, "unsorted")]),
        (["58-QĐ/TW,2022-02-08,XIII,,single,a", "58-QĐ/TW,2007-05-07,X,,single,b"], [(3, "unsorted")]),
    ],
)  # fmt: skip
def test_rows_against_each_other(lines: list[str], expected: list[tuple[int, str]]) -> None:
    assert found(*lines) == expected


def test_every_problem_has_its_message() -> None:
    for language in LANGUAGES:
        assert sorted(messages(language).tables["registry"]["problem"]) == sorted(LEVELS)


def test_the_shipped_registry_is_sound() -> None:
    """Every row is read; nothing is wrong but dates confirmed by a single listed site, which the check goes on naming."""
    files = sorted(shipped("registry").glob("*.csv"))
    rows = [row_of(cells, file, line) for file in files for line, cells in read_cells(file)]
    told = problems(rows, load_patterns(), TODAY)
    assert {problem.name for problem in told} <= {"few-sources"}
    assert len(told) <= 14


@pytest.mark.parametrize(
    ("language", "line", "summary"),
    [
        ("en", "own.csv:3: error[contested]: 58-QĐ/TW: own.csv:2 dates the same document 2022-02-08, this row 2022-02-09; "
         "settle which is right, or set the status to disputed", "3 rows in 1 file: 2 errors, 0 warnings"),
        ("vi", "own.csv:3: lỗi[contested]: 58-QĐ/TW: own.csv:2 ghi cùng văn bản ngày 2022-02-08, dòng này ghi ngày "
         "2022-02-09; hãy xác định ngày đúng, hoặc đặt cột status là disputed", "3 dòng trong 1 tệp: 2 lỗi, 0 cảnh báo"),
    ],
)  # fmt: skip
def test_as_a_user_runs_it(
    language: str,
    line: str,
    summary: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One row that cannot be read hides nothing else."""
    monkeypatch.chdir(tmp_path)
    Path("own.csv").write_text(
        HEAD + "58-QĐ/TW,2022-02-08,XIII,,single,a,\n58-QĐ/TW,2022-02-09,XIII,,single,a,\n60-QĐ/TW,2022-02-31,XIII,,single,a,\n"
        "65-QĐ/TW,2022-04-28,XIII,,single,a,\n", encoding="utf-8",
    )  # fmt: skip
    assert run(["registry", "check", "own.csv", "--no-default-registry", "--lang", language, "--today", TODAY]) == 1
    shown = capsys.readouterr()
    assert line in shown.out.splitlines()
    assert "own.csv:4: " in shown.out
    assert shown.err.splitlines()[0] == summary


def test_warnings_do_not_fail_and_the_shipped_registry_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "check", "--lang", "en"]) == 0
    shown = capsys.readouterr()
    assert all(": warning[few-sources]: " in line for line in shown.out.splitlines())
    assert "rows in 2 files: 0 errors," in shown.err


def test_ones_own_rows_are_held_against_the_shipped_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.csv"
    file.write_text(
        HEAD + "58-QĐ/TW,2022-02-08,XIII,,single,a,\n60-QĐ/TW,2021-02-08,XIII,,single,a,\n", encoding="utf-8"
    )
    assert run(["registry", "check", str(file), "--lang", "en", "--today", TODAY]) == 1
    assert "out-of-order" in capsys.readouterr().out
    assert run(["registry", "check", str(file), "--no-default-registry", "--lang", "en", "--today", TODAY]) == 1
    file.write_text(HEAD + "60-QĐ/TW,2021-02-08,XIII,,single,a,\n", encoding="utf-8")
    assert run(["registry", "check", str(file), "--no-default-registry", "--lang", "en", "--today", TODAY]) == 0


def test_a_file_that_is_no_registry(tmp_path: Path) -> None:
    assert run(["registry", "check", str(tmp_path / "none.csv")]) == 2
