"""patterns/: every entry's examples and rejects hold, and a mistake in a data file is shown where it is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from citecheck.errors import CitecheckError, PatternError
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Text
from citecheck.patterns import load_patterns
from citecheck.patterns.files import DataFile, read_file
from citecheck.selfcheck import check_file, check_folder

PATTERNS = load_patterns()
FILES = [pytest.param(file, id=file.path.name) for file in PATTERNS.files]


@pytest.mark.parametrize("file", FILES)
def test_examples_match_and_rejects_do_not(file: DataFile) -> None:
    assert [str(problem) for problem in check_file(file, PATTERNS)] == []


@pytest.mark.parametrize("file", FILES)
def test_every_entry_has_a_source_examples_and_rejects(file: DataFile) -> None:
    for kind in ("type", "issuer", "body", "open", "form", "date", "locality"):
        for row in file.tables.get(kind, []):
            for key in ("source", "examples", "rejects"):
                assert row.get(key), f"{file.path.name}: [[{kind}]] {row} has no {key}"
    for row in file.tables.get("escape", []):
        assert row.get("source")
        assert row.get("examples")


def test_every_language_has_a_name_a_source_and_worked_sentences() -> None:
    languages = [file for file in PATTERNS.files if "language" in file.tables]
    assert len(languages) == 27
    for file in languages:
        assert file.tables["language"] == file.path.stem
        assert file.tables.get("name")
        assert file.tables.get("source")
        assert len(file.tables.get("example", [])) >= 5, file.path.name


def test_no_code_or_locality_stands_twice() -> None:
    for kind in ("type", "issuer", "body", "open", "form", "term", "locality"):
        names = [
            row.get("code") or row.get("shape") or row["name"]
            for file in PATTERNS.files
            for row in file.tables.get(kind, [])
        ]
        assert sorted(names) == sorted(set(names)), kind


def test_terms_follow_one_another_without_a_gap() -> None:
    terms = PATTERNS.terms.central
    assert [term.name for term in terms] == ["VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV"]
    for one, following in pairwise(terms):
        assert one.last is not None
        assert one.last < following.first
        assert following.opens <= one.last  # the congress that ends a term elects the next


BROKEN = [
    # (file name, text, what the message says, line, text under the caret)
    ("types.toml", 'x = [\n"a"\nb', "not well-formed TOML", 3, "b"),
    ("types.toml", '[[type]]\ncode = "ZZ"\nname = "z"\n', "has no `families`", 2, '"ZZ"'),
    ("languages/xx.toml", 'language = "xx"\n[months]\n13 = ["x"]\n', "from 1 to 12", 3, "13 ="),
    (
        "languages/xx.toml",
        'language = "xx"\n[words]\nnumbers = ["x"]\n',
        "unknown list `numbers`",
        3,
        "numbers",
    ),
    (
        "languages/xx.toml",
        'language = "xx"\n[[date]]\npattern = "{dya}"\nsource = "s"\nexamples = {}\nrejects = []\n',
        "unknown hole {dya}",
        3,
        "{dya}",
    ),
    (
        "languages/xx.toml",
        'language = "xx"\n[[date]]\npattern = "({day}"\nsource = "s"\nexamples = {}\nrejects = []\n',
        "not a regular expression",
        3,
        "({day}",
    ),
    ("folds.toml", '[characters]\n"ab" = "x"\n', "one-to-one", 2, '"ab"'),
]


@pytest.mark.parametrize(("name", "text", "message", "line", "under"), BROKEN)
def test_a_mistake_is_shown_with_file_line_and_caret(
    tmp_path: Path, name: str, text: str, message: str, line: int, under: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems = check_folder(tmp_path, messages("en"))
    assert problems, "no problem was found"
    head, source, caret = problems[0].split("\n")
    assert head.startswith(f"{path}:{line}:")
    assert message in head
    assert source[caret.index("^") :].startswith(under)


def test_a_users_folder_adds_an_issuer_and_a_language(tmp_path: Path) -> None:
    (tmp_path / "issuers.toml").write_text(
        '[[issuer]]\ncode = "ABCXYZ"\nname = "Thử"\nfamily = "party"\nscope = "central"\nlevel = "centre"\n'
        'source = "test"\nexamples = ["12-QĐ/ABCXYZ"]\nrejects = ["12-ABCXYZ"]\n',
        encoding="utf-8",
    )
    assert check_folder(tmp_path, messages("en")) == []
    issuer = load_patterns(tmp_path).codes.issuer("ABCXYZ")
    assert issuer is not None
    assert issuer.name == "Thử"
    assert load_patterns().codes.issuer("ABCXYZ") is None


def test_a_wrong_example_of_a_users_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "issuers.toml").write_text(
        '[[issuer]]\ncode = "QQQ"\nname = "Thử"\nfamily = "party"\nscope = "central"\nlevel = "centre"\n'
        'source = "test"\nexamples = ["no identifier"]\nrejects = ["12-KH/QQQ"]\n',
        encoding="utf-8",
    )
    problems = check_folder(tmp_path, messages("en"))
    assert len(problems) == 2
    assert "“no identifier” is not read as QQQ" in problems[0]
    assert "“12-KH/QQQ” is read as QQQ" in problems[1]


def test_an_unreadable_data_file_is_an_error_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "types.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PatternError, match=r"types\.toml"):
        read_file(path)


def test_a_users_pattern_that_runs_away_is_stopped_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "xx.toml").write_text(
        'language = "xx"\nname = "x"\n[[date]]\npattern = \'(?:\\d|\\d\\d|\\s|\\w)+!zz{year}\'\n'
        'source = "s"\nexamples = { "1 !zz2020" = "2020" }\nrejects = ["x"]\n',
        encoding="utf-8",
    )
    text = Text("a.txt", "1 11 " * 20 + "!zz 11")
    with pytest.raises(CitecheckError, match="a date pattern of xx took more than"):
        extract(text, load_patterns(tmp_path))


def test_the_shipped_patterns_have_no_time_limit() -> None:
    assert load_patterns().dates.timeout is None


SAID = [
    # (sentence, the term kept with the identifier)
    ("Kết luận số 21-KL/TW ngày 25/10/2021 của Ban Chấp hành Trung ương khóa XIII", "XIII"),
    ("Chỉ thị số 29-CT/TW ngày 17.10.2003 của Ban Bí thư khóa IX", "IX"),
    ("Resolution No. 26-NQ/TW of the 12th Central Executive Committee", "XII"),
    ("Заключение № 21-KL/TW от 25 октября 2021 года (13-й созыв)", "XIII"),
    ("第十二届中央委员会第18-NQ/TW号决议", None),  # said before: not read
    ("Resolution No. 26-NQ/TW, towards the 14th National Party Congress", None),  # a congress is no term
]


@pytest.mark.parametrize(("sentence", "term"), SAID)
def test_the_term_said_beside_an_identifier_is_kept(sentence: str, term: str | None) -> None:
    assert extract(Text("a.txt", sentence)).citations[0].term_said == term


MENTIONS = [
    # (text, [(raw, identifier, date)] of the mentions)
    ("Quy định 58-QĐ/TW. Theo Quy định 58 thì rõ.", [("Quy định 58", "58-QĐ/TW", None)]),
    ("Regulation No. 58-QD/TW. Regulation No. 58 says so.", [("Regulation No. 58", "58-QĐ/TW", None)]),
    ("Chỉ thị 35-CT/TW. Chỉ thị 35 ngày 30/5/2019 nêu.", [("Chỉ thị 35", "35-CT/TW", "2019-05-30")]),
    ("Nghị quyết 18-NQ/TW (NQ18) nêu.", [("NQ18", "18-NQ/TW", None)]),
    ("第191-KL/TW号结论。根据第191号结论。", [("第191", "191-KL/TW", None)]),
    ("Quy định 58. Sau đó Quy định 58-QĐ/TW.", []),  # the full one comes later
    ("Chỉ thị 58-CT/TW. Theo Quy định 58.", []),  # another type
    ("Nghị quyết 04-NQ/TW. Nghị quyết Trung ương 4 khóa XII.", []),  # a plenum's number
    ("Resolution 04-NQ/TW. Central Resolution No. 4, Session XI.", []),
    ("Quy định 58-QĐ/TW và Quy định 58-QĐ/TU. Theo Quy định 58.", []),  # two documents: which?
    ("Quy định 58-QĐ/TW có 58 điều, 58% đồng ý, Điều 58.", []),  # other numbers
    # a number of a body that issues nothing with /TW, before and behind the date
    ("Nghị quyết số 21-NQ/TW. Nghị quyết 21 ngày 10/12/2022 của Hội đồng nhân dân tỉnh.", []),
    ("Chỉ thị số 35-CT/TW. Chỉ thị số 35, ngày 20/8/2024 của Thủ tướng Chính phủ.", []),
    ("Kết luận số 15-KL/TW. Kết luận số 15 của Ban Thường vụ Tỉnh ủy Nghệ An ngày 20/10/2022.", []),
    ("Directive No. 35-CT/TW. Directive 35 dated August 20, 2024 of the Prime Minister.", []),
    ("Постановление № 21-NQ/TW. Постановление № 21 от 10 декабря 2022 года Народного совета провинции.", []),
    ("Постановление № 21-NQ/TW. Постановление № 21 от 10.12.2022 г. Народного совета провинции.", []),
    # of a province: its own committee
    ("Kế hoạch 77-KH/TU. Kế hoạch 77 của Tỉnh ủy nêu rõ.", [("Kế hoạch 77", "77-KH/TU", None)]),
    # a bare year that is not the one in the full number is that of the matter
    ("Nghị định 73/2024/NĐ-CP. Thưởng theo Nghị định 73 năm 2026?", [("Nghị định 73", "73/2024/NĐ-CP", None)]),
    ("Nghị định 73/2024/NĐ-CP. Tháng 7/2026 ban hành Nghị định 73 mới.", [("Nghị định 73", "73/2024/NĐ-CP", None)]),
    ("Decree 73/2024/ND-CP. The bonus of Decree No. 73 (2026).", [("Decree No. 73", "73/2024/NĐ-CP", None)]),
    # its own year; a full day, right or wrong, that is said of it; a number that has no year
    ("Nghị định 73/2024/NĐ-CP. Theo Nghị định 73 năm 2024 thì rõ.", [("Nghị định 73", "73/2024/NĐ-CP", "2024")]),
    ("Nghị định 73/2024/NĐ-CP. Nghị định 73 ngày 30/6/2026.", [("Nghị định 73", "73/2024/NĐ-CP", "2026-06-30")]),
    ("Quy định 58-QĐ/TW. Theo Quy định 58 năm 2022 thì rõ.", [("Quy định 58", "58-QĐ/TW", "2022")]),
    # such a body is named, but the number is not said to be its own
    ("Quy định số 37-QĐ/TW. Quy định 37 của Bộ Chính trị, Tỉnh ủy làm theo.", [("Quy định 37", "37-QĐ/TW", None)]),
    ("Quy định 58-QĐ/TW. Quy định 58 được Tỉnh ủy triển khai.", [("Quy định 58", "58-QĐ/TW", None)]),
    ("Quy định 58-QĐ/TW. Quy định 58 và Chính phủ số.", [("Quy định 58", "58-QĐ/TW", None)]),
]


@pytest.mark.parametrize(("content", "expected"), MENTIONS)
def test_short_forms_are_mentions_of_the_document_cited_before(
    content: str, expected: list[tuple[str, str, str | None]]
) -> None:
    found = [c for c in extract(Text("a.txt", content)).citations if c.kind == "mention"]
    assert [(c.raw, str(c.identifier), c.date.iso if c.date else None) for c in found] == expected


# (files of a folder, what is said of it in Vietnamese)
WRONG_FOLDERS = [
    ({}, "không có tệp .toml nào"),
    ({"types.toml": "a = "}, "không đúng dạng TOML"),
    ({"types.toml": '[[type]]\ncode = "ZZ"\n'}, "mục [[type]] này thiếu"),
    ({"folds.toml": '[characters]\n"ab" = "x"\n'}, "khóa phải là một ký tự"),
    (
        {
            "types.toml": '[[type]]\ncode = "ZZ"\nname = "z"\nfamilies = ["party"]\nsource = "s"\n'
            'examples = ["none"]\nrejects = []\n'
        },
        "ví dụ “none” không được đọc là ZZ",
    ),
]


@pytest.mark.parametrize(("files", "vietnamese"), WRONG_FOLDERS)
def test_problems_are_said_in_the_language(files: dict[str, str], vietnamese: str, tmp_path: Path) -> None:
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert vietnamese in "\n".join(check_folder(tmp_path, messages("vi")))
    assert vietnamese not in "\n".join(check_folder(tmp_path, messages("en")))
