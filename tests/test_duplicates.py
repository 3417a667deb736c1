"""Copies of one text: what is one text, what is not, and which of them is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.duplicates import duplicates, fingerprint
from citecheck.model import Text
from citecheck.view import edited
from tests.test_cli import run

ARTICLE = (
    "Ngày 08/02/2022, thay mặt Bộ Chính trị, Thường trực Ban Bí thư ký ban hành Quy định số 58-QĐ/TW về một số vấn đề "
    "bảo vệ chính trị nội bộ Đảng. Trên cơ sở đó, ngày 05/8/2022, Ban Tổ chức Trung ương ban hành Hướng dẫn số "
    "01-HD/BTCTW. Các cấp ủy, tổ chức đảng căn cứ quy định này để lãnh đạo, chỉ đạo tổ chức thực hiện; định kỳ kiểm "
    "tra, giám sát và báo cáo kết quả về Trung ương theo quy định, bảo đảm nghiêm túc, kịp thời và hiệu quả."
)


def left_out(*texts: Text) -> dict[str, tuple[str, str]]:
    """What is left out: source → (why, what stands for it)."""
    made = [one for text in texts if (one := fingerprint(text)) is not None]
    return {one.source: (one.why, one.by) for one in duplicates(made)}


# (another copy, why it is one; "" if it is none)
COPIES = [
    (ARTICLE, "duplicate"),  # the same
    (ARTICLE.replace(" ", "\n"), "duplicate"),  # other line ends
    (ARTICLE.upper().replace(",", " –"), "duplicate"),  # capitals, punctuation
    (f"Báo Nhân Dân điện tử\n{ARTICLE}\nChia sẻ", "near_duplicate"),  # a head and a foot
    (ARTICLE.replace("08/02/2022", "07/02/2022"), ""),  # another date: the very thing that is looked for
    (ARTICLE.replace("58-QĐ", "85-QĐ"), ""),  # another number
    (f"{ARTICLE} Trang 2", ""),  # a figure more
    (" ".join(reversed(ARTICLE.split())), ""),  # the same words, in another order
]


@pytest.mark.parametrize(("other", "why"), COPIES)
def test_copies(other: str, why: str) -> None:
    assert left_out(Text("a.txt", ARTICLE), Text("b.txt", other)) == ({"b.txt": (why, "a.txt")} if why else {})


def test_the_view_is_compared() -> None:
    page = Text("b.html", f"<p>{ARTICLE}</p>", "html", view=edited(f"<p>{ARTICLE}</p>", [(0, 3, "")]))
    assert left_out(Text("a.txt", f"{ARTICLE}p"), page) == {"b.html": ("duplicate", "a.txt")}


@pytest.mark.parametrize(("formats", "kept"), [
    (["pdf", "docx", "html"], "html"),  # where a place is best named
    (["pdf", "docx"], "docx"),
    (["pdf", "unheard of"], "pdf"),
    (["pdf", "pdf"], "pdf"),
])  # fmt: skip
def test_the_best_format_is_counted(formats: list[str], kept: str) -> None:
    found = left_out(*(Text(f"{place}.{name}", ARTICLE, name) for place, name in enumerate(formats)))
    assert len(found) == len(formats) - 1
    assert {by.split(".")[1] for _, by in found.values()} == {kept}


def test_texts_that_say_little_are_not_near() -> None:
    assert left_out(Text("a.txt", "Quy định của Trung ương"), Text("b.txt", "Quy định của Ban Bí thư")) == {}
    assert left_out(Text("a.txt", ""), Text("b.txt", " \n")) == {}


def test_dedupe(tmp_path: Path) -> None:
    """They are counted once, and named: nothing is lost silently."""
    for name in ("a.txt", "b.md", "c.txt"):
        (tmp_path / name).write_text(ARTICLE if name != "c.txt" else "58-QĐ/TW", encoding="utf-8")
    whole = run("scan", tmp_path)
    assert "3 texts read" in whole.stderr.decode()
    once = run("scan", tmp_path, "--dedupe")
    assert "2 texts read" in once.stderr.decode()
    assert "1 copy left out" in once.stderr.decode()
    assert "b.md: the same text as" in once.stderr.decode()
