"""Wrong dates put right: in the text's own manner, only where proven, and never at the cost of another byte."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from citecheck.errors import CitecheckError
from citecheck.extract import extract
from citecheck.mend.months import languages_of
from citecheck.mend.planning import applied
from citecheck.mend.rendering import Manner, edits
from citecheck.mend.unclear import UnclearError
from citecheck.mend.writing import replace_file
from citecheck.messages import messages
from citecheck.model import CitedDate, Text
from citecheck.patterns import load_patterns
from tests.test_cli import run

PATTERNS = load_patterns()
RIGHT = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
WRONG = "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.\n"
SHARED = "Quy định 58-QĐ/TW và Kế hoạch 77-KH/TU cùng ngày 28/02/2022.\n"
"""A wrong date that another document shares: it is left to a person."""


def date_in(written: str) -> CitedDate:
    dates = [date for date in extract(Text("a.txt", written), PATTERNS).dates if date.precision == "day"]
    assert len(dates) == 1, dates
    return dates[0]


def rewritten(written: str, right: str, language: str | None, markup: bool = False) -> str:
    date = date_in(written)
    manner = Manner(
        PATTERNS.dates, language, lambda: languages_of([date.raw], language, PATTERNS.dates), markup=markup
    )  # fmt: skip
    return applied(written, edits(date, right, manner))


@pytest.mark.parametrize(
    ("written", "right", "language", "expected"),
    [
        ("ngày 30/9/2001 x", "2021-09-30", "vi", "ngày 30/9/2021 x"),  # the year only
        ("dated September 30, 2001", "2021-09-30", "en", "dated September 30, 2021"),  # a word stays
        ("от 30 сентября 2001 г.", "2021-09-30", "ru", "от 30 сентября 2021 г."),
        ("ngày 10 tháng 8 năm 2024", "2024-10-08", "vi", "ngày 08 tháng 10 năm 2024"),  # the official zero
        ("ngày 08 tháng 10 năm 2024", "2024-10-09", "vi", "ngày 09 tháng 10 năm 2024"),  # the zero is kept
        ("ngày 30-5-2019", "2019-05-03", "vi", "ngày 03-5-2019"),
        ("am 30.5.2019", "2019-05-03", "de", "am 3.5.2019"),  # as the month beside it
        ("ngày 30-05-2019", "2019-05-03", "vi", "ngày 03-05-2019"),
        ("ngày 10/12/2021", "2021-02-10", "vi", "ngày 10/02/2021"),  # months 1 and 2 bear a zero
        ("ngày 10/12/2021", "2021-09-10", "vi", "ngày 10/9/2021"),  # the others do not
        ("17.10.2003", "2003-08-17", "ru", "17.08.2003"),  # dotted dates of Russian texts do
        ("2022-12-18", "2022-02-08", None, "2022-02-08"),  # ISO: always two figures
        ("2025/9/12", "2025-09-02", None, "2025/9/2"),  # East Asian figures
        ("8/8/2022", "2022-09-08", "vi", "8/9/2022"),  # equal numbers: the order tells which is which
        ("9/28/2003", "2023-09-28", "en", "9/28/2023"),  # month first
        ("September 30, 2001", "2021-10-30", "en", "October 30, 2021"),  # another month by name
        ("SEPTEMBER 30, 2001", "2001-10-30", "en", "OCTOBER 30, 2001"),  # capitals are kept
        ("Sept. 28th, 2023", "2023-10-01", "en", "Oct. 1st, 2023"),  # short names and endings of ordinals
        ("18 Feb 2025", "2025-03-18", "en", "18 Mar 2025"),
        ("30 сентября 2001", "2001-08-30", "ru", "30 августа 2001"),  # the case is kept
        ("30 September 2001", "2001-10-30", "de", "30 Oktober 2001"),  # the language decides
        ("30 septembre 2001", "2001-12-30", None, "30 décembre 2001"),  # one language only has this name
        ("03 tháng bốn năm 2018", "2018-10-03", "vi", "03 tháng mười năm 2018"),
        ("19 สิงหาคม พ.ศ. 2565", "2021-08-19", "th", "19 สิงหาคม พ.ศ. 2564"),  # Buddhist stays Buddhist
        ("๘ กุมภาพันธ์ ๒๕๖๕", "2022-03-09", "th", "๙ มีนาคม ๒๕๖๕"),  # figures of the script
        ("2024年12月22日", "2024-10-02", "zh", "2024年10月2日"),
        ("二〇二二年二月八日", "2021-12-28", "zh", "二〇二一年十二月二十八日"),  # numbers in words
        ("22 ديسمبر 2024", "2023-11-22", "ar", "22 نوفمبر 2023"),
    ],
)
def test_a_date_keeps_its_format_and_its_language(
    written: str, right: str, language: str | None, expected: str
) -> None:
    made = rewritten(written, right, language)
    assert made == expected
    assert date_in(made).iso == right


@pytest.mark.parametrize(
    ("date", "right", "new"),
    [
        (CitedDate(0, 10, "28/02/2022", 2022, 2, 28), "2022-02-08", "08/02/2022"),  # zeros as in the text
        (CitedDate(0, 9, "28/2/2022", 2022, 2, 28), "2022-02-08", "8/2/2022"),  # none where there are none
        # the official style: the day with, the month without
        (CitedDate(0, 9, "08/5/2024", 2024, 5, 8), "2024-05-09", "09/5/2024"),
        (CitedDate(0, 9, "30.9.2001", 2001, 9, 30), "2021-09-30", "30.9.2021"),  # another sign between
        (CitedDate(0, 13, "8 / 10 / 2024", 2024, 10, 8), "2024-08-10", "10 / 8 / 2024"),  # spaces between
        # nothing shows that zeros are left out
        (CitedDate(0, 10, "12-10-2024", 2024, 10, 12), "2024-02-08", "08-02-2024"),
        (CitedDate(0, 10, "2022-02-28", 2022, 2, 28), "2022-02-08", "2022-02-08"),  # ISO
        (CitedDate(0, 17, "February 28, 2022", 2022, 2, 28), "2022-02-08", "February 8, 2022"),  # words
        (CitedDate(0, 20, "28 tháng 02 năm 2022", 2022, 2, 28), "2022-02-08", "08 tháng 02 năm 2022"),
        (CitedDate(0, 17, "28<b>/</b>02/2022", 2022, 2, 28), "2022-02-08", "08<b>/</b>02/2022"),  # markup stays
        (CitedDate(0, 20, "28 tháng\n02 năm 2022", 2022, 2, 28), "2022-02-08", "08 tháng\n02 năm 2022"),  # a line end
        # the American order stays
        (CitedDate(0, 9, "2/28/2022", 2022, 2, 28, order="month-first"), "2022-02-08", "2/8/2022"),
        (CitedDate(0, 10, "28/02/2565", 2022, 2, 28, "buddhist"), "2022-02-08", "08/02/2565"),  # another calendar
        (CitedDate(0, 6, "2/2022", 2022, 2, 0), "2022-02-08", None),  # no day was meant to be given
    ],
)
def test_a_date_keeps_its_dress(date: CitedDate, right: str, new: str | None) -> None:
    """In a text of which no language is known."""
    manner = Manner(PATTERNS.dates, None, lambda: languages_of([date.raw], None, PATTERNS.dates), markup=True)
    if new is None:
        with pytest.raises(UnclearError):
            edits(date, right, manner)
    else:
        assert applied(date.raw, edits(date, right, manner)) == new


@pytest.mark.parametrize(
    ("written", "right", "language", "key"),
    [
        ("30 September 2001", "2001-10-30", None, "language"),  # October or Oktober
        ("15 مارس/آذار 2025", "2025-04-15", "ar", "month"),  # two names of one month
        ("1-го мая 2016", "2016-05-02", "ru", "format"),  # an ending that would have to change
    ],
)
def test_what_cannot_be_written_anew_is_left(written: str, right: str, language: str | None, key: str) -> None:
    with pytest.raises(UnclearError) as error:
        rewritten(written, right, language)
    assert error.value.key == key


def folder(tmp_path: Path, content: str | bytes, name: str = "b.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),  # the mark is kept
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
def test_every_other_byte_stays(encoding: str, mark: bytes, end: str, tmp_path: Path) -> None:
    before = f"Một\x0bhai\u2028ba.{end}{WRONG.strip()}{end}Hết.  {end}"
    path = folder(tmp_path, mark + before.encode(encoding))
    assert run("fix", path, "--write").returncode == 0
    assert path.read_bytes() == mark + before.replace("28/02", "08/02").encode(encoding)
    assert (tmp_path / "b.txt.orig").read_bytes() == mark + before.encode(encoding)


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        # markup inside the date, an entity beside it, the same letters in an attribute
        (
            "a.html",
            '<p title="28/02/2022">Quy định số 58-Q&#272;/TW ng&agrave;y&nbsp;<b>28</b>/02/<i class="y28">2022</i>.</p>',
            '<p title="28/02/2022">Quy định số 58-Q&#272;/TW ng&agrave;y&nbsp;<b>08</b>/02/<i class="y28">2022</i>.</p>',
        ),
        ("a.md", "- **58-QĐ/TW** ngày 28/02/2022\n", "- **58-QĐ/TW** ngày 08/02/2022\n"),
        ("a.csv", 'so,ngay\n"58-QĐ/TW",28/02/2022\n', 'so,ngay\n"58-QĐ/TW",08/02/2022\n'),
        (
            "a.json",
            '{"t": "Quy \\u0111\\u1ecbnh 58-Q\\u0110/TW ng\\u00e0y 28\\/02\\/2022"}',
            '{"t": "Quy \\u0111\\u1ecbnh 58-Q\\u0110/TW ng\\u00e0y 08\\/02\\/2022"}',
        ),
    ],
)
def test_formats_whose_letters_stand_in_the_file(name: str, before: str, after: str, tmp_path: Path) -> None:
    path = folder(tmp_path, before, name)
    made = run("fix", path, "--write")
    assert made.returncode == 0, made.stderr.decode()
    assert path.read_text(encoding="utf-8") == after


def test_legacy_encodings_give_the_same_bytes(tmp_path: Path) -> None:
    before = "Регламент № 58-QĐ/TW от 28 февраля 2022 года.\n".replace("Đ", "D").encode("cp1251")
    path = folder(tmp_path, before)
    made = run("fix", path, "--write", "--encoding", "windows-1251")
    assert made.returncode == 0, made.stderr.decode()
    assert path.read_bytes() == before.replace(b"28 ", b"8 ")


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (WRONG, 1),  # something to put right
        (RIGHT, 0),  # nothing
    ],
)
def test_the_status_and_nothing_is_written(content: str, status: int, tmp_path: Path) -> None:
    path = folder(tmp_path, content)
    made = run("fix", path, "--diff")
    assert made.returncode == status
    assert path.read_bytes() == content.encode()
    assert [one.name for one in tmp_path.iterdir()] == ["b.txt"]
    assert run("fix", path).stdout == made.stdout


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert run("fix", tmp_path / "none.txt").returncode == 2


@pytest.mark.parametrize(
    "content",
    [
        "Quy định 58-QĐ/TW và Quy định 8888-QĐ/TW cùng ngày 28/02/2022.\n",  # it dates another document too
        "The committees of the province are asked to study Regulation No. 189-QD/TW of 10/8/2024.\n",  # the month may be first
        "Quy định 58-QĐ/TW ngày 28/02/2022 [sic].\n",  # quoted as it stands
        "Quy định 58-QĐ/TW ngày 07/5/2007.\n",  # another document with this number
    ],
)
def test_what_is_not_certain_is_never_changed(content: str, tmp_path: Path) -> None:
    path = folder(tmp_path, content)
    run("fix", path, "--write")
    assert path.read_text(encoding="utf-8") == content


def test_texts_that_only_disagree_are_left(tmp_path: Path) -> None:
    """The more frequent date is not the right one."""
    folder(tmp_path, "Kết luận 777-KL/TW ngày 03/4/2023. Kết luận 777-KL/TW ngày 03/4/2023.\n", "a.txt")
    folder(tmp_path, "Kết luận 777-KL/TW ngày 04/3/2023.\n")
    made = run("fix", tmp_path)
    assert (made.returncode, made.stdout) == (0, b"")


def test_an_original_is_never_lost(tmp_path: Path) -> None:
    path = folder(tmp_path, WRONG)
    folder(tmp_path, "older\n", "b.txt.orig")
    made = run("fix", path, "--write")
    assert made.returncode == 2
    assert path.read_text(encoding="utf-8") == WRONG
    assert b"b.txt.orig" in made.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b.txt", "b.txt.orig"]


def test_what_fails_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a file, nor an original that would stand in the way of the next time."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "Permission denied")

    path = folder(tmp_path, WRONG)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CitecheckError) as caught:
        replace_file(path, WRONG.encode(), RIGHT.encode())
    assert caught.value.told(messages("vi")) == messages("vi").say("unread.permission.reason")
    assert [one.name for one in tmp_path.iterdir()] == ["b.txt"]
    assert path.read_text(encoding="utf-8") == WRONG


def test_a_file_that_another_program_has_changed_is_left(tmp_path: Path) -> None:
    path = folder(tmp_path, WRONG)
    with pytest.raises(CitecheckError) as caught:
        replace_file(path, b"older", RIGHT.encode())
    assert caught.value.key == "fix.changed_since"
    assert [one.name for one in tmp_path.iterdir()] == ["b.txt"]


# (files, options, the last line, its exit status)
LAST_LINES = [
    ([RIGHT], [], "no date is proven wrong that could be put right", 0),
    ([WRONG], ["--write"], "1 date in 1 text put right; the files as they were stand beside them as .orig", 0),
    ([SHARED], [], "1 date left to you", 1),  # nothing to be changed is not nothing wrong
    ([WRONG, "older"], ["--write"], "1 text not changed", 2),  # an original would be lost
    ([WRONG + SHARED, "older"], ["--write"], "1 date left to you · 1 text not changed", 2),
]


@pytest.mark.parametrize(("files", "options", "last", "status"), LAST_LINES)
def test_the_last_line_says_what_became_of_it(
    files: list[str], options: list[str], last: str, status: int, tmp_path: Path
) -> None:
    for content, name in zip(files, ("b.txt", "b.txt.orig"), strict=False):
        folder(tmp_path, content, name)
    made = run("fix", tmp_path / "b.txt", *options)
    assert (made.returncode, made.stderr.decode().splitlines()[-1]) == (status, last)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path = folder(tmp_path, WRONG, "real.txt")
    (tmp_path / "link.txt").symlink_to(path)
    assert run("fix", tmp_path / "link.txt", "--write").returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert path.read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize(
    ("name", "options"),
    [
        (unicodedata.normalize("NFD", "Quyết định.txt"), []),  # letters and marks apart, as a Mac stores a name
        ("b.txt", ["--scope", "Nghệ An"]),  # local documents are of the place that is said
        ("b.txt", ["--dedupe"]),
    ],
)
def test_a_file_is_read_again_as_it_was_judged(name: str, options: list[str], tmp_path: Path) -> None:
    path = folder(tmp_path, f"Kế hoạch số 77-KH/TU ngày 01/3/2022. {WRONG}", name)
    made = run("fix", tmp_path, "--write", *options)
    assert made.returncode == 0, made.stderr.decode()
    assert path.read_text(encoding="utf-8").endswith(RIGHT)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["1 date left to you", "another document too, whose date is not proven wrong"]),
        ("vi", ["1 ngày để người dùng tự xem xét", "chưa có chứng cứ là sai"]),
    ],
)
def test_what_is_left_is_said_in_the_language(language: str, words: list[str], tmp_path: Path) -> None:
    path = folder(tmp_path, "Quy định 58-QĐ/TW và Kế hoạch 77-KH/TU cùng ngày 28/02/2022.\n")
    made = run("fix", path, "--lang", language)
    assert made.returncode == 1
    assert [word for word in words if word not in made.stderr.decode()] == []


def test_a_year_in_a_number_proves_no_date(tmp_path: Path) -> None:
    """Which of the two years is wrong, nobody knows."""
    path = folder(tmp_path, "Nghị định số 30/2020/NĐ-CP ngày 05/3/2021 của Chính phủ.\n")
    assert run("fix", path, "--no-default-registry").stdout == b""


def test_standard_input_and_files_in_files_are_left(tmp_path: Path) -> None:
    made = run("fix", "-", stdin=WRONG.encode())
    assert made.returncode == 1
    assert b"<stdin>:1" in made.stderr
    folder(tmp_path, WRONG)
    shutil.make_archive(str(tmp_path / "c"), "zip", tmp_path, "b.txt")
    made = run("fix", tmp_path / "c.zip", "--write")
    assert made.returncode == 1
    assert b"c.zip!/b.txt" in made.stderr


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch")
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_patch_takes_the_difference(end: str, tmp_path: Path) -> None:
    path = folder(tmp_path, f"Một.\n{WRONG.strip()}{end}")
    shown = run("fix", "b.txt", "--diff", cwd=tmp_path).stdout
    subprocess.run(["patch", "-p1", "--binary"], input=shown, cwd=tmp_path, check=True, capture_output=True)
    assert path.read_bytes() == f"Một.\n{RIGHT.strip()}{end}".encode()


def test_what_was_put_right_is_clean(tmp_path: Path) -> None:
    folder(tmp_path, RIGHT, "a.txt")
    folder(tmp_path, WRONG)
    assert run("check", tmp_path).returncode == 1
    assert run("fix", tmp_path, "--write").returncode == 0
    assert run("check", tmp_path).returncode == 0
    assert run("fix", tmp_path, "--diff").returncode == 0
