"""What must not change when texts are added, doubled, split or made hostile."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Extract, Report, Text
from citecheck.patterns import load_patterns
from citecheck.pipeline import run
from tests.linear import assert_linear

TODAY = "2026-11-21"

SENTENCES = [
    "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.",
    "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.",
    "Quyết định 58-QĐ/TW, ngày 07/5/2007.",
    "On February 8, 2022, the Politburo issued Regulation No. 58-QD/TW.",
    "Hướng dẫn 01-HD/BTCTW, ngày 05/8/2022.",
    "Kế hoạch 77-KH/TU ngày 03/3/2010 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    "Kết luận số 15-KL/TW ngày 31/9/2021.",
    "Nghị quyết 18-NQ/TW và 19-NQ/TW ngày 25/10/2017.",
    "Kế hoạch số 77-KH/TU ngày 01/3/2022 của Tỉnh ủy Nghệ An.",
    "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.",
]
STRANGERS = [
    "Hôm nay trời đẹp, bà con ra đồng từ sớm.",
    "The harvest of 2019 was good; 830/820 members took part.",
    "Hội nghị diễn ra ngày 12/3/2019 tại hội trường.",
    "Погода была хорошая.",
]

stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
folders = st.lists(stories, min_size=1, max_size=4)


def read(contents: list[str]) -> list[Extract]:
    return [extract(Text(f"{place:02d}.txt", content)) for place, content in enumerate(contents)]


def story(sentences: list[str]) -> str:
    return "\n\n".join(sentences) + "\n"


def findings(report: Report) -> list[tuple[str, str, str, str]]:
    return [(one.rule, one.level, str(one.identifier), one.fingerprint) for one in report.findings]


def documents(report: Report) -> list[tuple[str, str | None, str | None, list[str]]]:
    return [(str(one.identifier), one.scope, one.term, list(one.dates)) for one in report.documents]


@given(folders, st.sampled_from(STRANGERS), st.booleans())
@settings(max_examples=60, deadline=None)
def test_an_unrelated_paragraph_changes_no_finding(texts: list[list[str]], stranger: str, first: bool) -> None:
    contents = [story(text) for text in texts]
    before = check(read(contents), TODAY)
    contents[0] = f"{stranger}\n\n{contents[0]}" if first else f"{contents[0]}\n{stranger}\n"
    after = check(read(contents), TODAY)
    assert findings(after) == findings(before)


@given(folders, st.sampled_from(STRANGERS))
@settings(max_examples=30, deadline=None)
def test_an_unrelated_text_changes_no_finding(texts: list[list[str]], stranger: str) -> None:
    contents = [story(text) for text in texts]
    assert findings(check(read([*contents, stranger]), TODAY)) == findings(check(read(contents), TODAY))


@given(stories)
@settings(max_examples=40, deadline=None)
def test_doubling_a_text_doubles_counts_only(sentences: list[str]) -> None:
    """The same content under another name: the same documents with the same dates, twice as often."""
    content = story(sentences)
    once, twice = check(read([content]), TODAY), check(read([content, content]), TODAY)
    assert len(twice.citations) == 2 * len(once.citations)
    central = [row for row in documents(once) if "/TU" not in row[0]]
    assert [row for row in documents(twice) if "/TU" not in row[0]] == central
    once_found = {(f.rule, str(f.identifier)) for f in once.findings}
    assert {(f.rule, str(f.identifier)) for f in twice.findings if "/TU" not in str(f.identifier)} == {
        row for row in once_found if "/TU" not in row[1]
    }


@given(folders)
@settings(max_examples=30, deadline=None)
def test_reading_apart_and_checking_together_is_the_same(texts: list[list[str]]) -> None:
    """Extraction of a text never depends on another: a folder split in two and merged gives the same documents."""
    contents = [story(text) for text in texts]
    whole = read(contents)
    merged = [extract(Text(one.source, content)) for one, content in reversed(list(zip(whole, contents, strict=True)))]
    merged.sort(key=lambda one: one.source)
    assert documents(check(merged, TODAY)) == documents(check(whole, TODAY))
    assert findings(check(merged, TODAY)) == findings(check(whole, TODAY))


@given(folders)
@settings(max_examples=30, deadline=None)
def test_the_order_of_texts_does_not_matter(texts: list[list[str]]) -> None:
    extracts = read([story(text) for text in texts])
    one, other = check(extracts, TODAY), check(extracts[::-1], TODAY)
    assert documents(one) == documents(other)
    assert findings(one) == findings(other)


def test_two_folders_give_what_one_folder_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for place, sentence in enumerate(SENTENCES):
        for root in ("whole", "left" if place % 2 else "right"):
            path = tmp_path / root / f"{place}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(sentence, encoding="utf-8")
    patterns, said = load_patterns(), messages("en")
    whole = run(["whole"], patterns, said, TODAY)
    parts = run(["left", "right"], patterns, said, TODAY)
    assert documents(whole) == documents(parts)
    assert len(whole.citations) == len(parts.citations)


@given(stories, stories)
@settings(max_examples=40, deadline=None)
def test_citations_of_a_text_are_those_of_its_paragraphs(one: list[str], other: list[str]) -> None:
    """No date and no relation crosses a blank line."""

    def cited(content: str) -> list[tuple[str, str | None, str | None]]:
        found = extract(Text("a.txt", content)).citations
        return [(c.raw, c.date.iso if c.date else None, c.binding) for c in found]

    assert cited(story(one) + "\n" + story(other)) == cited(story(one)) + cited(story(other))


# --- hostile texts: they end, and four times the length costs no more than about four times the work

SIZE = 25_000
HOSTILE = {
    "figures": "1234567890",
    "one figure": "5",
    "short numbers": "58 ",
    "dashes": "-",
    "long dashes": "—–",
    "slashes": "/",
    "figures and dashes": "58-",
    "figures and slashes": "58/",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "numbers far apart": "58" + " " * 30,
    "line breaks": "58-\n",
    "blank lines": "\n",
    "tabulators": "\t58",
    "letters": "a",
    "capitals": "QĐ",
    "one capital": "T",
    "half identifiers": "58-QĐ/",
    "other halves": "-QĐ/TW",
    "type words": "Quy định số ",
    "identifiers": "58-QĐ/TW ",
    "identifiers glued": "58-QĐ/TW",
    "identifiers in a list": "58-QĐ/TW, ",
    "identifiers and dates": "58-QĐ/TW ngày 08/02/2022, ",
    "dates": "08/02/2022 ",
    "dates glued": "08/02/2022",
    "months": "ngày tháng năm ",
    "half dates": "ngày 8 tháng ",
    "English months": "March May ",
    "Chinese figures": "二〇二二年",
    "entities": "&#272;",
    "half entities": "&#2",
    "tags": "<b>",
    "half tags": "<span ",
    "marks": "e\u0301\u0323",
    "zero width": "\u200b",
    "brackets": "((([",
    "quotes": '“”"',
    "pipes": "| 58-QĐ/TW ",
    "table rows": "| 58-QĐ/TW | 08/02/2022 |\n",
    "table rows of tabulators": "58-QĐ/TW\t08/02/2022\n",
    "commas": "a,b,c\n",
    "records": "Số hiệu: 58-QĐ/TW\n",
    "letterheads": "Số: 58-QĐ/TW\nHà Nội, ngày 28 tháng 05 năm 2004\n",
    "places": "Nghệ An, Hà Tĩnh ",
    "terms": "khóa XIII ",
    "full stops": ". ",
    "addresses": "http://a.vn/58-QD/TW",
    "emoji": "😀",
}


def checked(content: str) -> Report:
    return check([extract(Text("a.txt", content))], TODAY)


NAMES = list(HOSTILE)


@pytest.mark.parametrize("name", NAMES)
def test_hostile_text_is_linear(name: str) -> None:
    unit = HOSTILE[name]
    content = (unit * (SIZE // len(unit) + 1))[:SIZE]
    checked(content[:1000])  # what is compiled once is compiled now
    assert_linear(lambda times: checked(content * times))


def test_an_archive_of_letterheads_is_linear() -> None:
    """Each letterhead once looked at the place lines of all others."""
    content = HOSTILE["letterheads"] * 1_500
    assert_linear(lambda times: extract(Text("a.txt", content * times)))


def test_a_line_of_a_megabyte_with_citations_is_linear() -> None:
    """For each citation the whole line was once searched for the signs of a table."""
    content = f"Theo Quy định 58-QĐ/TW ngày 08/02/2022, {'bà con góp công làm đường ' * 8}" * 3_000
    assert_linear(lambda times: extract(Text("a.txt", content * times), whole=False))


def test_a_number_cited_thousands_of_times_is_linear() -> None:
    """For each short form all citations of its number were once gone through."""
    content = "Theo Quy định 58-QĐ/TW, bà con góp công. Quy định 58 nêu rõ.\n" * 2_500
    assert_linear(lambda times: extract(Text("a.txt", content * times), whole=False))


def test_numbers_of_other_bodies_are_linear() -> None:
    """For each short form all dates of the text were gone through, to see whose number it is."""
    content = "Theo Quy định 58-QĐ/TW. Quy định 58 ngày 08/02/2022 của Chính phủ.\n" * 4_000
    assert_linear(lambda times: extract(Text("a.txt", content * times)))


LONG = {
    "figures": "1234567890",
    "dashes": "-",
    "spaces": " ",
    "letters": "abcdefg ",
    "half an identifier": "58-QĐ/",
    "numbers and dashes": "1-",
    "markup": "<b ",
}


@pytest.mark.parametrize("name", LONG)
def test_a_megabyte_on_one_line_is_linear(name: str) -> None:
    """1 ×, 4 × and 16 × the text, up to a megabyte."""
    unit = LONG[name]
    content = (unit * (62_500 // len(unit) + 1))[:62_500]
    checked(content[:1000])
    assert_linear(lambda times: checked(content * times))
    assert_linear(lambda times: checked(content * times), times=16)
