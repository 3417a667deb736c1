"""What was said of texts is kept: the same texts are judged once, and anything that matters has them judged again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from citecheck import verdicts
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.messages import messages
from citecheck.model import Report
from citecheck.patterns import load_patterns
from citecheck.pickled import pickled, unpickled
from citecheck.pipeline import Effort, run
from citecheck.registry import Registry, load_registry
from citecheck.report.data import check_jsonl, scan_jsonl, whole_json
from citecheck.results import Results
from citecheck.verdicts import Asked
from tests.test_cli import run as citecheck

RIGHT, WRONG = "Quy định số 58-QĐ/TW ngày 08/02/2022.\n", "Quy định số 58-QĐ/TW ngày 28/02/2022.\n"
LOCAL = "Kế hoạch số 77-KH/TU ngày 03/3/2010 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.\n"
DAY = "2026-01-01"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three texts that disagree."""
    (tmp_path / "texts").mkdir()
    for name, text in (("a", RIGHT), ("b", WRONG), ("c", LOCAL)):
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def judgings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts were judged, for each time that any were."""
    counts: list[int] = []
    real = verdicts._judged

    def counting(texts: Any, asked: Asked) -> Report:
        counts.append(len(texts))
        return real(texts, asked)

    monkeypatch.setattr(verdicts, "_judged", counting)
    return counts


def report(cache: str | None = "cache", today: str = DAY, lang: str = "en", **options: Any) -> Report:
    effort = Effort(1, Path(cache) if cache else None)
    return run(["texts"], load_patterns(), messages(lang), today, effort=effort, **options)


def shown(made: Report) -> str:
    return scan_jsonl(made) + check_jsonl(made) + whole_json(made)


@pytest.mark.usefixtures("folder")
def test_the_same_texts_are_judged_once(judgings: list[int]) -> None:
    first = report()
    again = report()
    assert judgings == [3]
    assert shown(again) == shown(first) == shown(report(cache=None))
    assert {one.rule for one in first.findings} == {"CC101", "CC103"}
    # the report names the citations of its texts, not copies of them
    own = {id(citation) for text in again.texts for citation in text.citations}
    assert {id(one) for document in again.documents for one in document.citations} <= own
    assert {id(one) for finding in again.findings for side in finding.sides for one in side.citations} <= own


def more(folder: Path) -> dict[str, Any]:
    (folder / "texts" / "d.txt").write_text(RIGHT, encoding="utf-8")
    return {}


def fewer(folder: Path) -> dict[str, Any]:
    (folder / "texts" / "b.txt").unlink()
    return {}


def renamed(folder: Path) -> dict[str, Any]:
    (folder / "texts" / "b.txt").rename(folder / "texts" / "aa.txt")
    return {}


def changed(folder: Path) -> dict[str, Any]:
    (folder / "texts" / "b.txt").write_text(WRONG.replace("28/02", "18/02"), encoding="utf-8")
    return {}


def exchanged(folder: Path) -> dict[str, Any]:
    (folder / "texts" / "a.txt").write_text(WRONG, encoding="utf-8")
    (folder / "texts" / "b.txt").write_text(RIGHT, encoding="utf-8")
    return {}


def registered(folder: Path) -> dict[str, Any]:
    row = "identifier,date,status,sources\n58-QĐ/TW,2022-02-28,confirmed,a | b\n"
    (folder / "own.csv").write_text(row, encoding="utf-8")
    return {"registry": load_registry("own.csv", default=False)}


@pytest.mark.parametrize(
    "change",
    [
        more,
        fewer,
        renamed,
        changed,
        exchanged,  # the same two contents, the other way round
        registered,
        lambda _: {"registry": load_registry(default=False)},
        lambda _: {"today": "2021-01-01"},  # then all of them are later than today
        lambda _: {"lang": "vi"},
        lambda _: {"policy": Policy(select=("CC101",))},
        lambda _: {"whole": False},
        lambda _: {"dedupe": True},
    ],
)
def test_what_matters_has_them_judged_again(
    folder: Path, judgings: list[int], change: Callable[[Path], dict[str, Any]]
) -> None:
    report()
    options = change(folder)
    made = report(**options)
    assert len(judgings) == 2
    assert shown(made) == shown(report(cache=None, **options))
    report(**options)
    assert len(judgings) == 3  # the one without a cache; the last one was kept


def test_a_run_takes_the_place_of_the_one_before(folder: Path, judgings: list[int]) -> None:
    """Who edits a text a hundred times does not keep a hundred reports."""
    kept = []
    for day in range(10, 20):
        (folder / "texts" / "b.txt").write_text(WRONG.replace("28", str(day)), encoding="utf-8")
        report()
        results = Results(folder / "cache")
        assert results._base is not None
        [(count,)] = results._base.execute("select count(*) from results").fetchall()
        kept.append(count)
        results.close()
    assert judgings == [3] * 10
    assert kept == list(range(4, 14))  # a text more each time, and one report


@pytest.mark.parametrize("damage", [b"", b"\x80\x05N.", b"\x80\x05\x8c\x02os\x8c\x06system\x93."])
def test_what_is_damaged_is_judged_again(folder: Path, judgings: list[int], damage: bytes) -> None:
    first = report()
    asked = Asked(load_patterns(), load_registry(), DAY, messages("en"), NO_POLICY, folder / "cache")
    results = Results(folder / "cache")
    results.put([(asked.name(first.texts), asked.state(first.texts) + damage)])
    results.close()
    assert shown(report()) == shown(first)
    assert judgings == [3, 3]


def test_what_may_be_readable_tomorrow_is_judged_tomorrow(folder: Path, judgings: list[int]) -> None:
    mail = EmailMessage()
    mail.set_content(RIGHT)
    mail.add_attachment(b"%PDF-1.4 no more", maintype="application", subtype="pdf", filename="a.pdf")
    (folder / "texts" / "d.eml").write_bytes(mail.as_bytes())
    assert report().unread
    assert report().unread
    assert judgings == [4, 4]


@pytest.mark.usefixtures("folder")
def test_a_report_larger_than_its_texts_is_not_kept(judgings: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdicts, "_MOST", 3)  # there are four citations
    assert shown(report()) == shown(report())
    assert judgings == [3, 3]


@pytest.mark.usefixtures("folder")
def test_rows_of_no_file_have_no_name(judgings: list[int]) -> None:
    row = load_registry().rows[0]
    for given in (Registry((row,)), Registry((replace(row, date="2001-01-01"),))):
        report(registry=given)
        report(registry=given)
    assert len(judgings) == 4


def test_things_that_both_sides_have_are_named_by_their_places() -> None:
    shared = [("a", 1), ("b", 2)]
    data = pickled({"x": shared[1], "y": ["c", shared[0]]}, shared)
    assert b"a" not in data.replace(b"\x94", b"")
    back = unpickled(data, shared)
    assert back["x"] is shared[1]
    assert back["y"][1] is shared[0]


@pytest.mark.parametrize("options", [[], ["--format", "jsonl"], ["--format", "json"], ["--format", "concise"]])
def test_the_second_run_says_the_same(folder: Path, options: list[str]) -> None:
    asked = ["check", "texts", "--today", DAY, "--cache-dir", "cache", *options]
    first, again = citecheck(*asked, cwd=folder), citecheck(*asked, cwd=folder)
    assert first.returncode == 1
    assert (again.returncode, again.stdout, again.stderr) == (first.returncode, first.stdout, first.stderr)
