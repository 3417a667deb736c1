"""Registries as people keep them: what is read, what is refused with a reason, and the commands that look rows up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citecheck.cli import run
from citecheck.errors import CitecheckError
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from citecheck.registry.adding import read_date
from citecheck.registry.lookup import reading

HEAD = "identifier,date,term,type,issuer,title,status,sources,note\n"
ROW = "58-QĐ/TW,2022-02-08,XIII,Quy định,Bộ Chính trị,bảo vệ chính trị nội bộ,confirmed,https://a.vn | https://b.vn,\n"


def read(tmp_path: Path, content: str | bytes) -> list[tuple[str, str | None, int]]:
    file = tmp_path / "own.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [(str(row.identifier), row.date, row.line) for row in load_registry(file, default=False).rows]


# --- reading


@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROW,  # as shipped
        ("\ufeff" + HEAD + ROW).encode(),  # a byte order mark
        (HEAD + ROW).replace("\n", "\r\n"),  # Windows line ends
        (HEAD + ROW).replace(",", ";"),  # Excel where the comma is the decimal sign
        (HEAD + ROW).replace(",", "\t"),  # tabs
        "Identifier,Date,Status,Sources\n58-QĐ/TW,2022-02-08,single,a\n",  # few columns, capitals
        HEAD + ROW.rstrip("\n"),  # no line end after the last row
        HEAD + ROW + "\n,,,,,,,,\n",  # empty rows
        "sources,status,date,identifier\na,single,2022-02-08,58-QĐ/TW\n",  # columns in another order
    ],
)
def test_what_is_read(content: str | bytes, tmp_path: Path) -> None:
    assert read(tmp_path, content) == [("58-QĐ/TW", "2022-02-08", 2)]


def test_a_row_is_named_by_its_first_line(tmp_path: Path) -> None:
    broken = ROW.replace("bảo vệ chính trị nội bộ", '"bảo vệ\nchính trị nội bộ"')
    assert [line for _, _, line in read(tmp_path, HEAD + broken + ROW)] == [2, 4]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (HEAD + ROW.replace("2022-02-08", "2022-02-30"), ":2: 2022-02-30 is no date; write 2022-02-08"),
        (HEAD + ROW.replace("2022-02-08", "08/02/2022"), "(Excel rewrites dates: give the column the format Text)"),
        (HEAD + ROW.replace("confirmed", "sure"), ":2: status “sure”; it is one of confirmed, single, disputed"),
        (HEAD + ROW.replace("58-QĐ/TW", "QĐ 58"), ":2: “QĐ 58” is not an identifier in its official form"),
        (HEAD.replace("date,", "") + ROW, ":1: no column date; the columns are"),
        ("", ":1: no column identifier, date, status, sources"),  # an empty file
        (HEAD + ROW.replace("nội bộ", "nội bộ, Đảng"), ":2: more cells than columns; put a cell that holds a comma"),
        ((HEAD + ROW).encode("utf-16"), "not UTF-8 (byte 0); save it as UTF-8 CSV"),  # Excel's "Unicode text"
        ((HEAD + "58-Q\xd0/TW").encode("cp1252"), "not UTF-8"),  # a legacy encoding
        (HEAD + 'a,"b\n', "not CSV"),  # a quotation mark that is never closed
    ],
)
def test_what_is_refused_and_why(content: str | bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(CitecheckError) as error:
        read(tmp_path, content)
    assert "own.csv" in str(error.value)
    assert told in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CitecheckError, match="no such file"):
        load_registry(tmp_path / "none.csv")


# --- identifiers and dates as people write them


@pytest.mark.parametrize(
    ("written", "identifier"),
    [
        ("58-QĐ/TW", "58-QĐ/TW"),
        ("58-QD/TW", "58-QĐ/TW"),  # without diacritics
        ("58 QĐ/TW", "58-QĐ/TW"),  # a lost hyphen
        ("58/QĐ-TW", "58-QĐ/TW"),  # exchanged separators
        ("58-qđ/tw", "58-QĐ/TW"),  # small letters
        ("Quy định số 58-QĐ/TW", "58-QĐ/TW"),  # with its type
        ("77-kh/tu", "77-KH/TU"),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
        ("58-QĐ/TW, 59-QĐ/TW", None),  # two
        ("Bộ Chính trị", None),
        ("", None),
    ],
)
def test_identifiers_in_any_spelling(written: str, identifier: str | None) -> None:
    found = reading(written, load_patterns())
    assert (str(found.identifier) if found else None) == identifier


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2022-02-08", "2022-02-08"), ("08/02/2022", "2022-02-08"), ("8.2.2022", "2022-02-08"), ("2022-02", "2022-02")],
)
def test_dates_as_people_write_them(written: str, iso: str) -> None:
    assert read_date(written) == iso


@pytest.mark.parametrize("written", ["31/9/2022", "2022-02-30", "02/13/2022", "8/2/22", "today", ""])
def test_dates_that_are_none(written: str) -> None:
    with pytest.raises(CitecheckError):
        read_date(written)


# --- list


def test_a_list_in_csv_is_a_registry(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "list", "--format", "csv"]) == 0
    file = tmp_path / "all.csv"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    shipped, again = load_registry().rows, load_registry(file, default=False).rows
    assert {(row.identifier.key, row.date, row.sources, row.note) for row in again} == {
        (row.identifier.key, row.date, row.sources, " ".join(row.note.split())) for row in shipped
    }
    assert len(again) == len(shipped)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--series", "KL/TW", "--term", "XIII", "--to", "2021-06"], ["01-KL/TW", "05-KL/TW"]),
        (["--series", "kl/tw", "--term", "xiii", "--to", "2021-06"], ["01-KL/TW", "05-KL/TW"]),  # any case
        (["--series", "QD/TW", "--from", "2022-02-08", "--to", "2022-02-08"], ["57-QĐ/TW", "58-QĐ/TW"]),  # no marks
        (["--series", "QĐ/TW", "--from", "2007-05", "--to", "2007-05-07"], ["57-QĐ/TW", "58-QĐ/TW"]),  # a month
        (["--status", "disputed", "--term", "XI"], ["39-NQ/TW"]),
        (["--series", "XX/YY"], []),
    ],
)
def test_filters(filters: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "list", "--format", "json", *filters]) == 0
    assert [row["identifier"] for row in json.loads(capsys.readouterr().out)] == expected


@pytest.mark.parametrize(
    "filters",
    [
        ["--term", "XXX"],
        ["--from", "8/2/2022"],
        ["--from", "2022-99"],  # no such month
        ["--to", "2022-02-31"],  # no such day
        ["--to", "2022-2"],
        ["--status", "sure"],
    ],
)
def test_filters_that_are_none(filters: list[str]) -> None:
    assert run(["registry", "list", *filters]) == 2


def test_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "list", "--series", "KL/TW", "--to", "2000", "--lang", "vi"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split("  ")[0] == "Số và ký hiệu"
    assert run(["registry", "list", "--series", "XX/YY", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "no such row\n"


# --- show


def test_show_all_documents_of_an_identifier(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "show", "58-QD/TW", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("58-QĐ/TW\n  2007-05-07  term X  confirmed\n")
    assert "    before  57-QĐ/TW of 2007-05-03\n    after   67-QĐ/TW of 2007-07-04\n" in shown
    assert "  2022-02-08  term XIII  confirmed\n" in shown


def test_show_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "show", "58-QĐ/TW", "--lang", "vi"]) == 0
    shown = capsys.readouterr().out
    assert "  08/02/2022  khóa XIII  đã xác nhận\n" in shown
    assert "57-QĐ/TW ngày 08/02/2022" in shown


def test_show_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "show", "58-QĐ/TW", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert [(one["term"], one["document"]["date"]) for one in shown["documents"]] == [
        ("X", "2007-05-07"),
        ("XIII", "2022-02-08"),
    ]
    assert shown["documents"][1]["after"]["identifier"] == "65-QĐ/TW"


def test_show_an_unknown_number_between_its_neighbours(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "show", "59-QĐ/TW", "--lang", "en"]) == 1
    shown = capsys.readouterr()
    assert shown.err == "citecheck: 59-QĐ/TW is not in the registry\n"
    assert "  term XIII: 58-QĐ/TW of 2022-02-08 … 65-QĐ/TW of 2022-04-28\n" in shown.out


def test_show_an_unknown_series(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "show", "77-KH/TU", "--lang", "en"]) == 1
    assert capsys.readouterr().out == "nothing is known of the series KH/TU\n"


def test_show_what_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["registry", "show", "Bộ Chính trị"]) == 2
    assert "write it like 58-QĐ/TW" in capsys.readouterr().err


def test_show_what_is_in_ones_own_registry_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.csv"
    file.write_text("identifier,date,scope,status,sources\n77-KH/TU,2022-04-20,Nghệ An,single,a\n", encoding="utf-8")
    assert run(["registry", "show", "77-KH/TU", "--registry", str(file), "--no-default-registry", "--lang", "en"]) == 0
    assert "  2022-04-20  Nghệ An, term 2020-2025  one source\n" in capsys.readouterr().out


# --- add


def add(file: Path, *arguments: str) -> int:
    return run(["registry", "add", *arguments, "--to", str(file), "--lang", "en", "--today", "2026-11-22"])


def test_add_makes_the_file_and_keeps_it_sorted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.csv"
    for identifier, date in (("62-QĐ/TW", "2022-04-01"), ("60-QĐ/TW", "1/3/2022"), ("58-QD/TW", "08/02/2022")):
        assert add(file, identifier, date, "--source", "https://a.vn", "--source", "https://b.vn") == 0
    assert capsys.readouterr().err.endswith(f"58-QĐ/TW of 2022-02-08 added to {file}\n")
    rows = load_registry(file, default=False).rows
    assert [(str(row.identifier), row.date, row.term) for row in rows] == [
        ("58-QĐ/TW", "2022-02-08", "XIII"),
        ("60-QĐ/TW", "2022-03-01", "XIII"),
        ("62-QĐ/TW", "2022-04-01", "XIII"),
    ]
    assert rows[0].sources == ("https://a.vn", "https://b.vn")
    assert file.read_bytes().startswith(b"\xef\xbb\xbfidentifier,date,term,scope,")


def test_add_leaves_the_rest_of_the_file_as_it_is(tmp_path: Path) -> None:
    """Excel's mark, semicolons and line ends, a column of the user's own, odd quotes."""
    file = tmp_path / "own.csv"
    before = (
        b"\xef\xbb\xbfidentifier;date;term;status;sources;mine\r\n",
        '"58-QĐ/TW";2022-02-08;XIII;single;a;x\r\n'.encode(),
    )
    file.write_bytes(b"".join(before) + b"65-Q\xc4\x90/TW;2022-04-28;XIII;single;b;y")
    assert add(file, "60-QĐ/TW", "2022-03-01", "--source", "c") == 0
    assert file.read_bytes() == (
        b"".join(before)
        + "60-QĐ/TW;2022-03-01;XIII;single;c;\r\n".encode()
        + "65-QĐ/TW;2022-04-28;XIII;single;b;y\r\n".encode()
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["58-QĐ/TW", "2022-02-08"], "own.csv:2 has the same document and date"),  # a duplicate
        (["58-QĐ/TW", "2022-02-09"], "dates the same document 2022-02-08, this row 2022-02-09"),  # another date
        (["65-QĐ/TW", "2022-03-01"], "central.csv:"),  # the shipped registry has another date
        (["60-QĐ/TW", "2021-03-01"], "breaks the order of the series"),
        (["60-QĐ/TW", "2027-03-01"], "after the day of the check"),
        (["60-QĐ/TW", "1929-03-01"], "before the Party was founded"),
        (["60-QĐ/TW", "2022-03-01", "--term", "XII"], "is not in term XII, but in XIII"),
        (["60-QĐ/TW", "2022-03-01", "--term", "13"], "13 is no term"),
        (["77-KH/TU", "2022-04-20"], "fill in the column scope"),
        (["60-QĐ/TW", "31/9/2022"], "no such day"),
        (["60", "2022-03-01"], "is not read as one identifier"),
        (["77-KH/TU", "2022-04-20", "--scope", "Nghệ An"], "has no column scope"),
    ],
)
def test_what_add_refuses(arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "own.csv"
    file.write_text(HEAD + ROW, encoding="utf-8")
    assert add(file, *arguments, "--source", "a") == 2
    assert told in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == HEAD + ROW


def test_add_what_is_right_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    assert add(file, "60-QĐ/TW", "2021-03-01", "--source", "a", "--note", "known: out-of-order") == 0


def test_add_says_why_in_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "own.csv")
    assert run(["registry", "add", "77-KH/TU", "2022-04-20", "--source", "a", "--to", file, "--lang", "vi"]) == 2
    assert "chưa thêm 77-KH/TU ngày 20/4/2022: địa phương nào cũng có TU" in capsys.readouterr().err
    assert not Path(file).exists()
