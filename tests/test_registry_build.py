"""What `registry build` makes of folders of texts: who is a witness, who only copies, and what never becomes a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.cli import run
from citecheck.registry import load_registry

HEAD = "BỘ CHÍNH TRỊ\n*\nSố 58-QĐ/TW\n\nHà Nội, ngày 08 tháng 02 năm 2022\n\nQUY ĐỊNH\nmột số vấn đề về bảo vệ chính trị nội bộ\n"
FIRST = "Sáng nay, hội nghị cán bộ toàn tỉnh đã quán triệt Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị tới các chi bộ.\n"
SECOND = (
    "Theo báo cáo của ban tổ chức, việc rà soát tiêu chuẩn được làm theo Quy định 58-QĐ/TW ngày 8 tháng 2 năm 2022.\n"
)
THIRD = "The committee reviewed Regulation No. 58-QĐ/TW dated February 8, 2022 at its spring meeting and praised the cells.\n"
WRONG = "Các đơn vị báo cáo kết quả thi hành Quy định số 58-QĐ/TW ngày 18/02/2022 của Bộ Chính trị trước cuối quý.\n"
LONG = (
    "Thực hiện chủ trương của Tỉnh ủy, đồng chí Bí thư yêu cầu các cấp ủy khẩn trương triển khai Quy định số 58-QĐ/TW ngày "
    "08/02/2022 của Bộ Chính trị một cách nghiêm túc, đồng bộ và gắn với nhiệm vụ chính trị của từng địa phương"
)


def build(folder: Path, *more: str, code: int = 0) -> None:
    arguments = ["registry", "build", "texts", "-o", "own.csv", "--today", "2026-11-22", "--lang", "en", *more]
    assert run([*arguments, "--no-default-registry"] if "--registry" not in more else arguments) == code
    assert folder.joinpath("own.csv").exists()


def made(name: str = "own.csv") -> list[tuple[str, str | None, str, str]]:
    rows = load_registry(name, default=False).rows
    return [(str(row.identifier), row.date, row.status, row.note.removeprefix("built: ")) for row in rows]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    return tmp_path


def put(folder: Path, **texts: str) -> None:
    for name, content in texts.items():
        path = folder / "texts" / f"{name.replace('__', '/')}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.mark.parametrize(
    ("texts", "status", "note"),
    [
        ({"a": HEAD}, "confirmed", "letterhead"),  # the document itself
        ({"a": FIRST}, "single", "1 text"),
        ({"a": FIRST, "b": SECOND}, "confirmed", "2 independent texts"),
        ({"a": FIRST, "b": SECOND, "c": HEAD}, "confirmed", "letterhead, 2 independent texts"),
        ({"a": FIRST, "b": FIRST}, "single", "1 text"),  # one text in two files
        ({"a": FIRST, "b": FIRST.replace(" ", "\n  ").upper().lower()}, "single", "1 text"),  # in other line breaks
        ({"a": FIRST + SECOND}, "single", "1 text"),  # twice in one text
        ({"a": "Tin vắn. " + FIRST, "b": FIRST + "Hết."}, "single", "1 text"),  # hardly another text
        # a long sentence copied into another article
        ({"a": f"Tin địa phương hôm qua.\n{LONG}.\nMùa mưa đến sớm.", "b": f"Phóng sự ảnh của tòa soạn.\n{LONG}.\n"}, "single", "1 text"),
        # set words alone are no copying where all around them differs
        ({"a": "Hội nghị bàn về giống lúa mới ở các xã ven sông trong vụ tới. Căn cứ Quy định 58-QĐ/TW ngày 08/02/2022. "
               "Sau đó đại biểu thăm ruộng và trao đổi với bà con nông dân.",
          "b": "Chi bộ trường học họp kiểm điểm cuối năm với đủ đảng viên dự. Căn cứ Quy định 58-QĐ/TW ngày 08/02/2022. "
               "Bí thư chi bộ kết luận, biểu quyết thông qua nghị quyết tháng."}, "confirmed", "2 independent texts"),
        ({"vi__a": FIRST, "en__a": THIRD + "Directive No. 35-CT/TW was discussed too."}, "single", "1 text"),  # a translation by its name
        ({"a": FIRST, "b": THIRD}, "single", "1 text"),  # two languages citing the same: perhaps a translation
        ({"a": FIRST, "b": THIRD + "Directive No. 35-CT/TW, Conclusion No. 21-KL/TW too."}, "confirmed", "2 independent texts"),
    ],
)  # fmt: skip
def test_who_is_a_witness(texts: dict[str, str], status: str, note: str, folder: Path) -> None:
    put(folder, **texts)
    build(folder)
    assert made() == [("58-QĐ/TW", "2022-02-08", status, note)]


def test_a_row_says_where_it_rests(folder: Path) -> None:
    put(folder, a=FIRST, b=HEAD)
    build(folder)
    (row,) = load_registry("own.csv", default=False).rows
    assert (row.term, row.sources) == ("XIII", ("texts/b.txt:3:4", "texts/a.txt:1:63"))


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ({"a": "Quy định số 58-QĐ/TW của Bộ Chính trị.\n"}, "no text gives a full date"),
        ({"a": "Quy định số 58-QĐ/TW ngày 31/9/2022.\n"}, "that the calendar has"),  # impossible
        ({"a": "Quy định số 58-QĐ/TW ngày 08/02/2029.\n"}, "other checks speak against"),  # after the day of the run
        ({"a": "Quy định số 58-QĐ/TW ngày 08/02/1922.\n"}, "other checks speak against"),  # before the Party
        ({"a": "Quyết định số 12-QĐ/HU ngày 08/02/2022.\n"}, "the locality is not named"),  # which district?
        ({"a": "Kế hoạch số 77-KH/TU ngày 08/02/2022.\n"}, "the locality is not named"),  # which province?
        ({"a": "Công văn số 77-CV/XYZW ngày 08/02/2022 của Đảng ủy.\n"}, "do not know the code"),
    ],
)
def test_what_is_left_out(texts: dict[str, str], left: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, **texts)
    build(folder)
    assert (made(), made("own-disputed.csv")) == ([], [])
    assert left in capsys.readouterr().err


def test_a_date_that_is_disproved_is_no_witness(folder: Path) -> None:
    """The known slip: 15-KL/TW of 2001 cannot continue a directive of 2015; neither date of such a pair counts."""
    put(
        folder,
        a="Conclusion No. 15-KL/TW dated September 30, 2001 on continuing to implement Directive No. 46-CT/TW dated June 22, 2015.\n",
        b="Chi bộ đã học tập Kết luận số 15-KL/TW ngày 30/9/2021 của Ban Bí thư trong kỳ sinh hoạt tháng mười.\n",
    )
    build(folder)
    assert made() == [("15-KL/TW", "2021-09-30", "single", "1 text")]
    assert made("own-disputed.csv") == []


@pytest.mark.parametrize("copies", [1, 3])
def test_a_dispute_stands_apart_whatever_the_numbers(copies: int, folder: Path) -> None:
    texts = {"a": FIRST, "b": SECOND, "c": HEAD}
    put(folder, **dict(list(texts.items())[:copies]), z=WRONG)
    build(folder)
    assert made() == []
    ((identifier, date, status, note),) = made("own-disputed.csv")
    assert (identifier, date, status) == ("58-QĐ/TW", None, "disputed")
    assert "2022-02-08 texts/" in note
    assert note.endswith("; 2022-02-18 texts/z.txt:1:49")


def test_documents_of_other_terms_and_localities_are_others(folder: Path) -> None:
    put(
        folder,
        a="Quy định số 58-QĐ/TW ngày 08/02/2022. Trước đó có Quyết định số 58-QĐ/TW ngày 07/5/2007.\n",
        b="Kế hoạch số 77-KH/TU ngày 20/4/2022 của Tỉnh ủy Nghệ An.\n",
        c="Kế hoạch số 77-KH/TU ngày 12/9/2022 của Tỉnh ủy Ninh Thuận.\n",
    )
    build(folder)
    rows = load_registry("own.csv", default=False).rows
    assert [(str(row.identifier), row.date, row.term, row.scope) for row in rows] == [
        ("58-QĐ/TW", "2007-05-07", "X", None),
        ("58-QĐ/TW", "2022-02-08", "XIII", None),
        ("77-KH/TU", "2022-04-20", "2020-2025", "Nghệ An"),
        ("77-KH/TU", "2022-09-12", "2020-2025", "Ninh Thuận"),
    ]


def test_what_breaks_the_order_of_its_series_is_disputed(folder: Path) -> None:
    put(
        folder,
        a="Kết luận số 15-KL/TW ngày 30/9/2021. Kết luận số 34-KL/TW ngày 18/4/2022. Kết luận số 61-KL/TW ngày 17/8/2023.\n",
        b="Kết luận số 21-KL/TW ngày 25/10/2024 của Trung ương.\n",
    )
    build(folder)
    assert [row[0] for row in made()] == ["15-KL/TW", "34-KL/TW", "61-KL/TW"]
    assert made("own-disputed.csv") == [("21-KL/TW", None, "disputed", "1 text; 2024-10-25 is out-of-order")]
    assert run(["registry", "check", "own.csv", "own-disputed.csv", "--today", "2026-11-22"]) == 0


def test_what_another_registry_speaks_against_is_disputed(folder: Path) -> None:
    put(folder, a=FIRST)
    other = "identifier,date,term,status,sources\n58-QĐ/TW,2022-02-18,XIII,single,a\n"
    Path("other.csv").write_text(other, encoding="utf-8")
    build(folder, "--registry", "other.csv", "--no-default-registry")
    assert made() == []
    assert made("own-disputed.csv")[0][3].endswith("2022-02-08 is contested")


def test_the_same_texts_give_the_same_bytes(folder: Path) -> None:
    put(folder, a=FIRST, b=SECOND, c=THIRD, d="Kết luận số 21-KL/TW ngày 25/10/2021.\n")
    build(folder)
    first = Path("own.csv").read_bytes()
    build(folder)
    assert Path("own.csv").read_bytes() == first
    Path("own.csv").unlink()
    assert run(["registry", "build", "texts/d.txt", "texts/c.txt", "texts/b.txt", "texts/a.txt", "-o", "own.csv",
                "--no-default-registry", "--today", "2026-11-22"]) == 0  # fmt: skip
    assert Path("own.csv").read_bytes() == first


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        (("2022-02-08,XIII,,,,,single", "2022-02-09,XIII,,,,,confirmed"), False),  # the mark still says: built
        (("built: 1 text", "hand: seen in the archive"), True),
        (("built: 1 text", "built: 1 text; hand: seen"), True),
        (("built: 1 text", "seen in the archive"), True),
    ],
)
def test_rows_edited_by_hand_are_kept(edit: tuple[str, str], kept: bool, folder: Path) -> None:
    put(folder, a=FIRST)
    build(folder)
    before = Path("own.csv").read_text(encoding="utf-8")
    after = before.replace(*edit)
    assert after != before
    Path("own.csv").write_text(after, encoding="utf-8")
    put(folder, b=WRONG)  # now the texts disagree
    build(folder)
    assert (Path("own.csv").read_text(encoding="utf-8") == after) is kept
    assert (made("own-disputed.csv") == []) is kept


def test_titles_filled_in_stay(folder: Path) -> None:
    put(folder, a=FIRST)
    build(folder)
    content = Path("own.csv").read_text(encoding="utf-8")
    Path("own.csv").write_text(content.replace("XIII,,,,,", "XIII,,,Bộ Chính trị,bảo vệ nội bộ,"), encoding="utf-8")
    put(folder, b=SECOND)
    build(folder)
    (row,) = load_registry("own.csv", default=False).rows
    assert (row.status, row.issuer, row.title) == ("confirmed", "Bộ Chính trị", "bảo vệ nội bộ")


def test_rows_that_a_person_wrote_are_never_lost(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, a=FIRST)
    Path("own.csv").write_text(
        "identifier,date,term,status,sources\n60-QĐ/TW,2022-03-01,XIII,single,a\n", encoding="utf-8"
    )
    build(folder)
    assert [row[0] for row in made()] == ["58-QĐ/TW", "60-QĐ/TW"]
    Path("own.csv").write_text(
        "identifier,date,term,status,sources,mine\n60-QĐ/TW,2022-03-01,XIII,single,a,b\n", encoding="utf-8"
    )
    build(folder, code=2)
    assert "the column mine would be lost" in capsys.readouterr().err


def test_the_summary_in_vietnamese(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, a=FIRST, b="Kế hoạch số 77-KH/TU ngày 08/02/2022.\n")
    assert run(["registry", "build", "texts", "-o", "own.csv", "--lang", "vi", "--no-default-registry"]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.splitlines() == [
        "citecheck: đã ghi 1 dòng vào own.csv: 0 dòng đã xác nhận, 1 dòng dựa vào một tài liệu, 0 dòng sửa tay được giữ nguyên",
        "citecheck: 0 dòng chưa thống nhất, ghi vào own-disputed.csv",
        "citecheck: bỏ qua 1 văn bản: của địa phương mà tài liệu không nêu tên, hoặc dưới cấp tỉnh",
    ]


def test_a_text_is_never_overwritten(folder: Path) -> None:
    put(folder, a=FIRST)
    assert run(["registry", "build", "texts", "-o", "texts/a.txt", "--no-default-registry"]) == 2
    assert (folder / "texts" / "a.txt").read_text(encoding="utf-8") == FIRST
