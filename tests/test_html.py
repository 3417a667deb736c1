"""The page: one file that loads nothing, in which no text can do harm, and every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from benchmarks.html.collection import collection
from citecheck.check.checking import check
from citecheck.extract import extract
from citecheck.messages import LANGUAGES, messages
from citecheck.model import Report, Text, Unread
from citecheck.patterns import load_patterns
from citecheck.registry import load_registry
from citecheck.report.html import Known, page
from citecheck.report.html.axis import axis_of, steps
from citecheck.report.html.excerpts import Seen, lines, pieces, spans_of, windows
from citecheck.report.html.graph import graph_of
from citecheck.report.html.index import index_of
from citecheck.report.html.layers import BOX, HIGH, components, placed
from citecheck.report.html.matrix import COLUMNS, matrix_of
from citecheck.report.html.staircase import staircases
from citecheck.report.html.timeline import timeline_of
from citecheck.view import edited

TODAY = "2026-01-01"
PATTERNS, REGISTRY = load_patterns(), load_registry()
TERMS = PATTERNS.terms
RIGHT = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
WRONG = "Regulation No. 58-QĐ/TW dated February 8, 2020 of the Politburo.\n"
BACKWARD = (
    "Conclusion No. 15-KL/TW dated September 30, 2001 on continuing to implement Directive No. 46-CT/TW dated "
    "June 22, 2015 of the Politburo.\n"
)
MAXIMUM = 5_000_000
"""Bytes of the page of a thousand texts."""


def report_of(texts: dict[str, str], unread: tuple[Unread, ...] = (), language: str = "en") -> Report:
    read = [Text(source, content) for source, content in texts.items()]
    found = check([extract(one, PATTERNS) for one in read], TODAY, PATTERNS, unread, messages(language), REGISTRY)
    return replace(found, contents={one.source: one for one in read})


def page_of(report: Report, language: str = "en") -> str:
    shown = tuple(finding for finding in report.findings if finding.level != "info")
    return page(report, shown, messages(language), Known(TODAY, TERMS, REGISTRY))


class Seer(HTMLParser):
    """What a browser would make of a page: tags with attributes, and the text outside of style and script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.raw = {"style": "", "script": ""}
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in self.raw:
            self.raw[self.inside] += data
        else:
            self.words += data

    def values(self, name: str) -> list[str]:
        return [found for _, attributes in self.tags if (found := attributes.get(name)) is not None]


CONFLICT = {"a.txt": RIGHT, "b.txt": WRONG, "c.txt": BACKWARD}


# --- one file, no harm


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    seen = Seer(page_of(report_of(CONFLICT)))
    policy = next(a["content"] for t, a in seen.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(seen.raw[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_is_loaded_and_nothing_is_styled_or_run_in_attributes() -> None:
    seen = Seer(page_of(report_of(CONFLICT)))
    assert not {"img", "iframe", "object", "embed", "base", "video", "audio"} & {tag for tag, _ in seen.tags}
    assert not seen.values("src")
    assert [a["href"] for tag, a in seen.tags if tag == "link"] == ["data:,"]
    assert not seen.values("style")
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on")]
    assert not re.search(r"url\((?!#)|@import|https?:", seen.raw["style"])
    assert not re.search(r"fetch|XMLHttp|https?:|import\(|eval|innerHTML", seen.raw["script"])


def test_links_away_are_those_of_the_registry_and_do_not_tell_where_they_come_from() -> None:
    away = [a for tag, a in Seer(page_of(report_of(CONFLICT))).tags if tag == "a" and "#" not in (a["href"] or "")[:1]]
    assert away
    for one in away:
        assert (one["href"] or "").startswith("https://")
        assert one["rel"] == "noreferrer noopener"


def test_every_link_leads_somewhere_and_every_name_is_given_once() -> None:
    seen = Seer(page_of(report_of(CONFLICT)))
    names = Counter(seen.values("id"))
    assert names.most_common(1)[0][1] == 1
    assert {href[1:] for href in seen.values("href") if href.startswith("#")} <= set(names)
    referred = [
        name for key in ("aria-labelledby", "data-filter") for value in seen.values(key) for name in value.split()
    ]
    assert set(referred) <= set(names)


HOSTILE = [
    "<script>alert(1)</script>",  # a tag
    "</style></script><script>x()</script>",  # an end tag of what surrounds it
    '" onmouseover="x()" \'><b onclick=x()>',  # quotes that end an attribute
    "<!-- --> <![CDATA[ ]]> &lt;i&gt; &#60;img src=x onerror=x()&#62;",  # comments and entities
    "{{ 7*7 }} {% include 'x' %}",  # a template in the text
    "javascript:alert(1)",
    "\u202e\u2066evil\u2069",  # marks that turn the direction
    "a\x00b\x1b[31mc\x85",  # NUL and other control characters
    "\ud800 half \udfff",  # halves of characters
    "\ufffe\uffff\ufdd0",  # no characters
]


@pytest.mark.parametrize("evil", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_or_name_can_do_harm(evil: str) -> None:
    content = f"{evil} {RIGHT.strip()} {evil}\n{evil}\n"
    texts = {f"{evil}.txt": content, "b.txt": f"{WRONG} {evil}", f"{evil}2.txt": BACKWARD}
    unread = Unread(f"{evil}/x", evil, (), False, evil, evil)
    made = page_of(report_of(texts, (unread,)))
    made.encode("utf-8")
    seen, plain = Seer(made), Seer(page_of(report_of({"a.txt": RIGHT, "b.txt": WRONG, "c.txt": BACKWARD})))
    assert seen.raw == plain.raw
    assert {tag for tag, _ in seen.tags} == {tag for tag, _ in plain.tags}
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", made)


def test_a_line_of_a_megabyte_is_cut_around_its_citations() -> None:
    filler = "từ " * 350_000
    made = page_of(report_of({"a.txt": f"{filler}{RIGHT.strip()}{filler}", "b.txt": WRONG}))
    assert len(made) < 150_000
    assert "<p><small>1</small>… " in made


# --- the same input, the same bytes; both languages


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_input_makes_the_same_bytes(language: str) -> None:
    one = page_of(report_of(CONFLICT, language=language), language)
    other = page_of(report_of(CONFLICT, language=language), language)
    assert one == other
    assert f'<html lang="{language}">' in one


def test_the_page_speaks_the_language_of_the_run() -> None:
    words = Seer(page_of(report_of(CONFLICT, language="vi"), "vi")).words
    assert "Phát hiện" in words
    for english in ("Findings", "Documents and dates", "What to do", "warning", "no date", "Certainty"):
        assert english not in words, english


# --- the head


UNREAD = (Unread("scan.pdf", "x", (), False, "no text layer", "run OCR"),)
HEADS = [
    (CONFLICT, (), "error", "2 errors"),
    ({"a.txt": RIGHT}, (), "clean", "Nothing to report"),
    ({"a.txt": RIGHT}, UNREAD, "partial", "Not everything could be read"),  # never "clean" over what was not read
    ({"a.txt": "Không có gì.\n"}, (), "nothing", "No citation was found"),
    ({}, (), "nothing", "No citation was found"),
    ({}, UNREAD, "partial", "Not everything could be read"),
    (CONFLICT, UNREAD, "error", "2 errors"),
]


@pytest.mark.parametrize(("texts", "unread", "state", "verdict"), HEADS)
def test_the_head_says_how_it_stands(
    texts: dict[str, str], unread: tuple[Unread, ...], state: str, verdict: str
) -> None:
    made = page_of(report_of(texts, unread))
    assert f'<section class="head {state}"' in made
    assert f'<h1 id="verdict">{verdict}</h1>' in made
    assert ("no text layer" in made) == bool(unread)
    assert ("run OCR" in made) == bool(unread)
    if unread:
        assert "Nothing to report" not in made


# --- findings, matrix, texts


def test_a_finding_shows_both_sides_and_the_line_that_silences_it() -> None:
    made = page_of(report_of(CONFLICT))
    card = made[made.index('id="f1"') : made.index("</article>")]
    assert re.findall(r"<strong>([\d-]+)</strong>", card) == ["2020-02-08", "2022-02-08"]
    assert ">58-QĐ/TW</a>" in card
    assert "<b>February 8, 2020</b>" in card
    assert "<b>08/02/2022</b>" in card
    assert "citecheck: ignore CC101 58-QĐ/TW" in card
    assert "slip of the year" in card


def test_notes_are_folded_and_rules_explained() -> None:
    made = page_of(report_of({"a.txt": "Quy định số 58-QD/TW.\n", "b.txt": WRONG}))
    assert "Notes and findings not asked for" in made
    assert 'id="r-CC301"' in made


def test_the_matrix_has_a_cell_for_each_text_and_tells_the_dates_apart_by_letters() -> None:
    report = report_of({"a.txt": RIGHT, "b.txt": WRONG, "c.txt": RIGHT, "d.txt": "Quy định số 58-QĐ/TW.\n"})
    matrix = matrix_of(report, index_of(report, messages("en")), REGISTRY)
    row = matrix.rows[0]
    assert [column.name for column in matrix.columns] == ["a.txt", "b.txt", "c.txt", "d.txt"]
    cells = {place: [(cell.letter, cell.date) for cell in cells] for place, cells in row.cells.items()}
    assert cells == {
        0: [("A", "2022-02-08")], 1: [("B", "2020-02-08")], 2: [("A", "2022-02-08")], 3: [("", "")],
    }  # fmt: skip
    assert row.known is not None
    assert row.known.date == "2022-02-08"
    assert all(cell.flags for place in (0, 1, 2) for cell in row.cells[place])


def test_of_too_many_texts_every_date_lists_its_own() -> None:
    report = report_of({f"{number:03d}.txt": RIGHT for number in range(COLUMNS + 1)})
    matrix = matrix_of(report, index_of(report, messages("en")), REGISTRY)
    assert not matrix.columns
    assert matrix.rows[0].dates[0].places == COLUMNS + 1
    assert len(matrix.rows[0].dates[0].texts) + matrix.rows[0].dates[0].hidden == COLUMNS + 1


def test_a_text_is_shown_as_it_is_seen_not_as_it_is_stored() -> None:
    content = "<p>Quy định số <b>58</b>-QĐ/TW ngày 08/02/2022</p>"
    view = edited(content, [(0, 3, ""), (15, 18, ""), (20, 24, ""), (len(content) - 4, len(content), "")])
    text = Text("a.html", content, "html", view=view)
    found = extract(text, PATTERNS)
    seen = Seen(text)
    assert seen.words == "Quy định số 58-QĐ/TW ngày 08/02/2022"
    spans = spans_of(seen, found.citations)
    index = index_of(Report((found,)), messages("en"))
    kinds = [(piece.kind, piece.words) for piece in pieces(seen.words, (0, len(seen.words)), spans, index)]
    assert kinds == [("", "Quy định số "), ("citation", "58-QĐ/TW"), ("", " ngày "), ("date", "08/02/2022")]


def test_windows_end_at_lines_and_words_and_melt_where_they_touch() -> None:
    words = "one two 58-QĐ/TW three four\nnext line"
    spans = spans_of(Seen(Text("a", words)), extract(Text("a", words), PATTERNS).citations)
    assert windows(words, spans, 100) == [(0, 27)]
    assert [words[a:b] for a, b in windows(words, spans, 6)] == ["two 58-QĐ/TW three"]
    assert windows(words, [*spans, *spans], 6) == windows(words, spans, 6)
    assert [words[a:b] for a, b in lines(words, spans)] == ["one two 58-QĐ/TW three four", "next line"]


# --- pictures


def test_a_wrong_year_stands_off_the_stairs() -> None:
    report = report_of(CONFLICT)
    made = {one.name: one for one in staircases(report, index_of(report, messages("en")), TERMS, REGISTRY, TODAY)}
    right, wrong = sorted((dot for dot in made["QĐ/TW"].dots), key=lambda dot: dot.date, reverse=True)
    assert (right.date, wrong.date) == ("2022-02-08", "2020-02-08")
    assert right.y == wrong.y
    assert right.x - wrong.x > 100
    assert right.known
    assert not wrong.known
    assert wrong.labelled
    assert wrong.anchor == "f1"
    assert made["QĐ/TW"].known > 10
    assert [band.name for band in made["QĐ/TW"].bands][-1] == "XIII"


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (["2010-01-01", "2020-01-01"], "2010-01-01", "2020-01-01"),
        (["2010-01-01", "2020-01-01", "2210-01-01"], "2010-01-01", "2020-01-01"),  # a slip does not squash the rest
        (["1830-01-01", "2020-01-01"], "2020-01-01", "2020-01-01"),
    ],
)
def test_an_axis_holds_the_days_between_the_partys_first_and_the_run(days: list[str], first: str, last: str) -> None:
    axis = axis_of(days, TODAY, 0, 100)
    assert axis is not None
    assert 0 < axis.x(first) <= axis.x(last) < 100
    assert axis.x("1700-01-01") == 0
    assert axis.x("2999-01-01") == 100
    assert len(axis.years(9)) <= 10


def test_no_day_makes_no_axis_and_no_pictures() -> None:
    assert axis_of([], TODAY, 0, 100) is None
    report = report_of({"a.txt": "Quy định số 58-QĐ/TW.\n"})
    assert timeline_of(report, index_of(report, messages("en")), TERMS, TODAY, "texts") is None
    assert graph_of(report, index_of(report, messages("en"))) is None
    assert 'id="matrix"' in page_of(report)


@pytest.mark.parametrize("highest", [1, 2, 9, 58, 264, 2155, 99999])
def test_the_marks_of_an_axis_are_few_and_reach_the_top(highest: int) -> None:
    marks = steps(highest)
    assert marks[-1] >= highest
    assert len(marks) <= 9


def test_an_arrow_forward_in_time_is_wrong_and_leads_to_its_finding() -> None:
    report = report_of(CONFLICT)
    graph = graph_of(report, index_of(report, messages("en")))
    assert graph is not None
    (drawn,) = graph.pictures[0].arrows
    assert drawn.arrow.backward
    assert (drawn.arrow.start, drawn.arrow.end) == ("15-KL/TW", "46-CT/TW")
    assert drawn.arrow.anchor == "f2"
    assert 'class="arrow wrong"' in page_of(report)


ARROWS = [
    ([("2015"), ("2021")], [(1, 0)]),  # one rests on another
    (["2021-01", "2021-02", "2021-03"], [(1, 0), (2, 1)]),  # all of one year: still columns
    (["2010", "2015", "2020", "2020"], [(2, 0), (1, 0), (2, 1), (3, 0)]),  # an arrow past a column
    (["2001", "2015"], [(0, 1)]),  # forward in time
    (["2010", "2011"], [(1, 0), (0, 1)]),  # both ways
]


@pytest.mark.parametrize(("days", "arrows"), ARROWS)
def test_boxes_stand_in_the_order_of_their_days_and_apart(days: list[str], arrows: list[tuple[int, int]]) -> None:
    made = placed(days, arrows)
    boxes = sorted(made.boxes.values())
    assert len(boxes) == len(days)
    for number, (x, y) in enumerate(boxes):
        assert 0 <= x <= made.width - BOX
        assert 0 <= y <= made.height - HIGH
        assert all(x + BOX < other_x or y + HIGH < other_y or y > other_y for other_x, other_y in boxes[number + 1 :])
    for start, end in arrows:
        assert (made.boxes[start][0] > made.boxes[end][0]) == (days[start] > days[end])
        assert made.paths[start, end][0].startswith("M")


def test_what_hangs_together() -> None:
    assert components([("a", "b"), ("c", "d"), ("b", "e"), ("d", "a"), ("x", "y")]) == [
        ["c", "d", "a", "b", "e"],
        ["x", "y"],
    ]


# --- size


def test_a_thousand_texts_stay_small() -> None:
    texts, extracts = zip(*collection(1000, 20, REGISTRY), strict=True)
    found = check(extracts, TODAY, PATTERNS, (), messages("en"), REGISTRY)
    report = replace(found, contents={text.source: text for text in texts})
    made = page_of(report)
    assert sum(len(text.citations) for text in report.texts) == 20_000
    assert len(made.encode()) < MAXIMUM
    seen = Seer(made)
    names = set(seen.values("id"))
    assert {href[1:] for href in seen.values("href") if href.startswith("#")} <= names


# --- the commands


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("check", ["-o", "r.html"]),  # the name of the file says what it is
        ("scan", ["-o", "R.HTM"]),
        ("check", ["--format", "html", "-o", "page"]),
        ("scan", ["--format", "html", "-o", "-"]),  # standard output
    ],
)
def test_the_commands_write_the_page(command: str, options: list[str], tmp_path: Path) -> None:
    for name, content in CONFLICT.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    whole = [sys.executable, "-m", "citecheck", command, *CONFLICT, *options, "--today", TODAY, "--lang", "vi"]
    made = subprocess.run(whole, cwd=tmp_path, capture_output=True, check=False)
    assert made.returncode == (1 if command == "check" else 0), made.stderr.decode()
    result = made.stdout if options[-1] == "-" else (tmp_path / options[-1]).read_bytes()
    assert result.decode() == page_of(report_of(CONFLICT, language="vi"), "vi")
    assert "2 lỗi".encode() in made.stderr if command == "check" else made.stderr


def test_a_file_called_so_is_a_page_whatever_is_printed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RIGHT, encoding="utf-8")
    whole = [sys.executable, "-m", "citecheck", "check", "a.txt", "--format", "json", "-o", "r.html"]
    printed = subprocess.run(whole, cwd=tmp_path, capture_output=True, check=True)
    assert printed.stdout.startswith(b"{")
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")
