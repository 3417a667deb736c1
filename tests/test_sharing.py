"""However the work is done, the bytes are the same: any number of processes, results kept or not, runs killed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from citecheck import sharing
from citecheck.extract import extract
from citecheck.legacy import tables
from citecheck.messages import messages
from citecheck.model import Note, Place, Text, Unread
from citecheck.patterns import load_patterns
from citecheck.pickled import pickled, unpickled
from citecheck.pipeline import Effort, run
from citecheck.report.data import scan_jsonl, whole_json
from citecheck.results import Results, info, remove
from citecheck.work import Task

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = [
    "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.",
    "Quyết định 58-QĐ/TW, ngày 28/02/2022; năm 2021 có 12 chi bộ.",
    "On February 8, 2022, the Politburo issued Regulation No. 58-QD/TW.",
    "Kế hoạch 77-KH/TU ngày 03/3/2010 thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.",
    "Không có gì ở đây.",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty small files, one of them no text."""
    for place in range(40):
        path = tmp_path / "texts" / f"{place % 3}" / f"{place:02d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(SENTENCES[place % 5 : place % 5 + 3]) + f"\n{place}\n", encoding="utf-8")
    (tmp_path / "texts" / "bad.txt").write_bytes(b"\x00\xff\xfe broken")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output(effort: Effort, whole: bool = True) -> str:
    report = run(["texts"], load_patterns(), messages("en"), "2026-01-01", whole=whole, effort=effort)
    return scan_jsonl(report) + whole_json(report)


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_any_number_of_processes_gives_the_same_bytes(folder: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    plain = output(Effort())
    monkeypatch.setattr(sharing, "_TRIAL", 0.0)
    monkeypatch.setattr(sharing, "_WORTH", 0.0)
    monkeypatch.setattr(sharing, "_MOST", 3)
    monkeypatch.setattr(sharing, "processors", lambda: jobs)
    assert output(Effort(jobs)) == plain
    assert output(Effort(jobs, folder / "cache")) == plain
    assert output(Effort(jobs, folder / "cache")) == plain


def test_kept_results_are_those_that_would_be_found(folder: Path) -> None:
    cached = Effort(1, folder / "cache")
    first = output(cached)
    kept = info(folder / "cache")
    assert kept is not None
    assert kept.results == 42  # of each text, and what was said of them
    assert output(cached) == first == output(Effort())
    (folder / "texts/0/00.txt").write_text(SENTENCES[2], encoding="utf-8")
    assert output(cached) == output(Effort()) != first
    assert output(cached, whole=False) == output(Effort(), whole=False)


def test_what_is_found_survives_the_way_between_processes() -> None:
    """Every field of every record, whatever fields they are given later: a field left out would be lost in silence."""
    text = Text("a.txt", "\n\n".join(SENTENCES), notes=(Note("CC902", Place("a.txt", 3)),), published="2022-03-01")
    found = extract(text, load_patterns())
    assert any(citation.relation for citation in found.citations)
    assert any(citation.date for citation in found.citations)
    assert repr(unpickled(pickled(found))) == repr(found)
    unread = Unread("b.pdf", "large", (("limit", "1"),), named=True)
    assert repr(unpickled(pickled(unread))) == repr(unread)


def test_results_of_other_tables_are_no_results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a checkout the tables of encodings lie outside the code, and no pattern is made of them."""
    state = Task(load_patterns()).state()
    assert Task(load_patterns()).state() == state
    patterns = tmp_path / "patterns"
    shutil.copytree(ROOT / "patterns", patterns)
    monkeypatch.setattr(tables, "shipped", lambda name: tmp_path / name)
    assert Task(load_patterns()).state() == state
    (patterns / "encodings" / "vni.toml").write_text("name = 'VNI'\n", encoding="utf-8")
    assert Task(load_patterns()).state() != state


def spoiled(path: Path, how: str) -> None:
    """Do to a database what may happen to a file."""
    if how == "noise":
        path.write_bytes(b"this is no database" * 100)
    elif how == "cut":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif how == "empty":
        path.write_bytes(b"")
    else:
        with sqlite3.connect(path) as base:
            base.execute("update results set value = ?", (how.encode(),))
        base.close()


def test_a_value_of_which_a_bit_is_turned_is_none(tmp_path: Path) -> None:
    """It would be read back as another date."""
    results = Results(tmp_path)
    results.put([(b"key", b"value")])
    results.close()
    with sqlite3.connect(tmp_path / "results-1.sqlite") as base:
        [(stored,)] = base.execute("select value from results").fetchall()
        base.execute("update results set value = ?", (stored[:-1] + bytes([stored[-1] ^ 1]),))
    base.close()
    results = Results(tmp_path)
    assert results.get(b"key") is None
    results.put([(b"key", b"value")])
    results.flush()
    assert results.get(b"key") == b"value"
    results.close()


@pytest.mark.parametrize("how", ["noise", "cut", "empty", "damaged values"])
def test_a_damaged_database_is_done_without(folder: Path, how: str) -> None:
    cached = Effort(1, folder / "cache")
    first = output(cached)
    spoiled(folder / "cache" / "results-1.sqlite", how)
    assert output(cached) == first
    assert output(cached) == first


def test_a_folder_that_cannot_be_used_is_done_without(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    assert output(Effort(1, folder / "file" / "cache")) == output(Effort())


def test_two_runs_at_once_and_one_that_is_killed(folder: Path) -> None:
    command = [sys.executable, "-m", "citecheck", "scan", "texts", "--format", "jsonl", "--cache-dir", "cache", "-q"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=folder)
        for _ in range(3)
    ]
    time.sleep(0.3)
    runs[0].send_signal(signal.SIGTERM)
    found = [one.communicate()[0] for one in runs]
    alone = subprocess.run([*command, "--no-cache"], capture_output=True, env=environment, cwd=folder, check=False)
    assert found[1] == found[2] == alone.stdout
    assert alone.stdout


def test_old_results_are_given_up(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.put([(b"old", b"1"), (b"new", b"2")])
    results.close()
    with sqlite3.connect(tmp_path / "results-1.sqlite") as base:
        base.execute("update results set used = 0 where key = ?", (b"old",))
    base.close()
    results = Results(tmp_path)
    results.put([(b"newer", b"3")])
    results.close()
    results = Results(tmp_path)
    assert [results.get(key) for key in (b"old", b"new", b"newer")] == [None, b"2", b"3"]
    results.close()
    remove(tmp_path)
    assert info(tmp_path) is None


def test_cache_commands(folder: Path) -> None:
    def said(*arguments: str) -> str:
        command = [sys.executable, "-m", "citecheck", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=folder).stdout

    said("scan", "texts", "--cache-dir", "kept", "-q")
    assert "42 results" in said("cache", "info", "--cache-dir", "kept")
    said("cache", "clear", "--cache-dir", "kept")
    assert "0 results" in said("cache", "info", "--cache-dir", "kept")
