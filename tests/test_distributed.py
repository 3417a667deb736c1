"""Dask: a real cluster whose worker is killed gives the very bytes of one process; crawls in all their formats."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from citecheck.distributed.bulk import Totals, scan_into
from citecheck.distributed.pieces import Piece, chunked, pieces
from citecheck.distributed.reading import texts_of
from citecheck.errors import CitecheckError
from citecheck.model import Text
from citecheck.read.options import DEFAULT, ReadOptions
from tests.cluster import Cluster, address_in, until
from tests.test_cli import CLEAN, WRONG, run

PROSE = "Hội nghị đã thảo luận sôi nổi về công tác xây dựng Đảng, tập trung vào 12 nhiệm vụ.\n" * 60
RECORDS = ReadOptions(text_field="body", id_field="id")
DAY = "2026-01-01"


def corpus(folder: Path, files: int) -> None:
    """Texts that cite, that disagree, that cite nothing, and one that cannot be read."""
    for number in range(files):
        day = 28 if number % 7 == 0 else 8
        cited = f"Quy định số 58-QĐ/TW ngày {day:02}/02/2022; Kế hoạch số {number}-KH/TU ngày {number % 28 + 1}/3/2021 "
        text = PROSE if number % 5 == 0 else f"{PROSE}{cited}của Tỉnh ủy Nghệ An.\n{PROSE}"
        path = folder / f"{number % 3}" / f"văn bản {number:04}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0")


def state_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"), workers=2)
    try:
        with made.client() as client:
            client.wait_for_workers(2, timeout=60)
        yield made
    finally:
        made.close()


# --- a cluster


def kill_in_mid_run(cluster: Cluster, over: Callable[[], bool]) -> None:
    """Kill a worker that holds the task and results that are still needed."""
    victim = cluster.workers[0]
    with cluster.client() as client:
        [address] = [name for name, pid in client.run(os.getpid).items() if pid == victim.pid]

        def half_done() -> bool:
            assert not over(), "it was over before a worker could be killed"
            return len(client.has_what().get(address, ())) >= 3

        until(half_done)
        victim.kill()
        until(lambda: len(client.scheduler_info()["workers"]) == 1)
        assert not over(), "it was over when the worker died"


def test_a_scan_survives_the_death_of_a_worker(cluster: Cluster, tmp_path: Path) -> None:
    corpus(tmp_path, 1800)
    asked = [".", "--format", "jsonl", "--today", DAY]
    alone = run("scan", *asked, "--jobs", "1", cwd=tmp_path)
    command = [sys.executable, "-m", "citecheck", "scan", *asked, "--engine", "dask", "--scheduler", cluster.address]
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    kill_in_mid_run(cluster, lambda: process.poll() is not None)
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (alone.returncode, alone.stderr)
    assert out == alone.stdout
    assert out.count(b'"kind": "text"') == 1800


def test_a_crawl_survives_the_death_of_a_worker(cluster: Cluster, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for number in range(40):
        with gzip.open(source / f"crawl-{number:02}.jsonl.gz", "wt", encoding="utf-8") as file:
            for line in range(150):
                text = (CLEAN if line % 9 else WRONG) if line % 3 == 0 else ""
                file.write(json.dumps({"id": f"{number}/{line}", "body": PROSE + text}) + "\n")

    def scan(into: str, scheduler: str | None) -> Totals:
        return scan_into(
            [str(source)], str(tmp_path / into), scheduler=scheduler, reading=RECORDS, today=DAY, chunk=1, jobs=1
        )

    alone = scan("alone", None)
    with ThreadPoolExecutor() as pool:
        running = pool.submit(scan, "together", cluster.address)
        kill_in_mid_run(cluster, running.done)
        assert running.result(300) == alone
    assert state_of(tmp_path / "together") == state_of(tmp_path / "alone")
    assert (alone.texts, alone.citing, alone.errors) == (6000, 2000, 1)
    assert len(list((tmp_path / "together").glob("part-*"))) == 40


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_parts_are_the_same_wherever_they_are_made(kind: Any, cluster: Cluster, tmp_path: Path) -> None:
    corpus(tmp_path, 60)
    made = []
    for name, scheduler in (("alone", None), ("together", cluster.address)):
        totals = scan_into(
            [str(tmp_path / str(number)) for number in range(3)], str(tmp_path / name), scheduler=scheduler,
            kind=kind, today=DAY, chunk=100_000, jobs=1,
        )  # fmt: skip
        made.append((totals, state_of(tmp_path / name)))
    assert made[0] == made[1]
    assert len(made[0][1]) > 5


@pytest.mark.parametrize(
    "written", [None, "", '{"id": "Scheduler", "addr', '{"id": "Scheduler", "address": "tcp://a:1"}']
)
def test_a_scheduler_is_asked_when_its_file_is_whole(written: str | None, tmp_path: Path) -> None:
    # read between its opening and its last word, it made a run fail
    if written is not None:
        (tmp_path / "scheduler.json").write_text(written, encoding="utf-8")
    whole = written is not None and written.endswith("}")
    assert address_in(tmp_path / "scheduler.json") == ("tcp://a:1" if whole else None)


def test_no_scheduler_is_a_plain_mistake(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    made = run("scan", ".", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path)
    assert made.returncode == 2
    assert b"127.0.0.1:1" in made.stderr
    assert b"Traceback" not in made.stderr
    assert run("scan", ".", "--scheduler", "tcp://127.0.0.1:1", cwd=tmp_path).returncode == 2


# --- in bulk, without a cluster


def test_findings_are_those_of_check(tmp_path: Path) -> None:
    corpus(tmp_path, 40)
    checked = run("check", "0", "1", "2", "--format", "jsonl", "--today", DAY, cwd=tmp_path)
    made = run("scan", "0", "1", "2", "--engine", "dask", "-o", "out/", "--today", DAY, cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "out" / "findings.jsonl").read_bytes() == checked.stdout
    scanned = run("scan", "0", "1", "2", "--format", "jsonl", cwd=tmp_path).stdout.decode().splitlines()
    citing = {json.loads(line)["source"] for line in scanned if '"citation"' in line[:40]}
    wanted = [line for line in scanned if json.loads(line)["kind"] != "date" and json.loads(line)["source"] in citing]
    parts = sorted((tmp_path / "out").glob("part-*.jsonl"))
    shown = [line for part in parts for line in part.read_text(encoding="utf-8").splitlines()]
    # of a text that is only judged, no language is told and no date counted
    assert [line for line in shown if '"kind": "text"' not in line] == [
        line for line in wanted if '"kind": "text"' not in line
    ]
    again = run("scan", "0", "--engine", "dask", "-o", "out/", cwd=tmp_path)
    assert again.returncode == 2  # parts of two runs are never mixed


def test_parquet_holds_a_row_a_citation(tmp_path: Path) -> None:
    from pyarrow import parquet

    (tmp_path / "a.txt").write_text(CLEAN + WRONG, encoding="utf-8")
    made = run("scan", "a.txt", "--engine", "dask", "-o", "out.parquet/", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    table = parquet.read_table(tmp_path / "out.parquet" / "part-000000.parquet")
    assert table.column("date").to_pylist() == ["2022-02-08", "2022-02-28"]
    assert table.column("source").to_pylist() == ["a.txt", "a.txt"]
    assert str(table.schema.field("start").type) == "int64"


# --- formats of crawls


def warc(records: list[tuple[str, str, str, bytes]], packed: bool = True) -> bytes:
    """A web archive of (type, address, [status |] content type, content)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for kind, address, content_type, content in records:
        status, _, content_type = content_type.rpartition(" | ")
        headers = StatusAndHeaders(status or "200 OK", [("Content-Type", content_type)], protocol="HTTP/1.1")
        if kind == "response":
            record = writer.create_warc_record(address, kind, io.BytesIO(content), http_headers=headers)
        else:
            record = writer.create_warc_record(address, kind, io.BytesIO(content), warc_content_type=content_type)
        writer.write_record(record)
    return out.getvalue()


HTML = f"<html><head><meta charset=utf-8></head><body><p>{CLEAN}</p></body></html>".encode()
ARCHIVE = [
    ("response", "http://a.vn/1", "text/html", HTML),
    ("response", "http://a.vn/1", "text/html; charset=utf-8", HTML),  # fetched twice
    ("response", "http://a.vn/gone", "404 Not Found | text/html", HTML),  # no page
    ("response", "http://a.vn/p.png", "image/png", b"\x89PNG"),  # no words
    ("conversion", "http://a.vn/2", "text/plain", CLEAN.encode()),
]


def packed(table: list[dict[str, Any]]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(table), out, row_group_size=1)
    return out.getvalue()


ROWS = [{"id": "x", "body": CLEAN, "more": 1}, {"id": "x", "body": WRONG, "more": 2}]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


@pytest.mark.parametrize(
    ("name", "content", "options", "sources"),
    [
        ("a.txt", CLEAN.encode(), DEFAULT, ["a.txt"]),
        ("a.txt.gz", gzip.compress(CLEAN.encode()), DEFAULT, ["a.txt.gz!/a.txt"]),  # packed
        ("a.html.gz", gzip.compress(HTML), DEFAULT, ["a.html.gz!/a.html"]),  # packed pages are read as pages
        ("a.jsonl", LINES, RECORDS, ["a.jsonl#x", "a.jsonl#x (2)"]),
        ("a.jsonl.gz", gzip.compress(b"\xef\xbb\xbf" + LINES), RECORDS, ["a.jsonl.gz#x", "a.jsonl.gz#x (2)"]),
        ("a.jsonl", LINES, DEFAULT, ["a.jsonl"]),  # without a field, the file is the text
        ("a.parquet", packed(ROWS), RECORDS, ["a.parquet#x", "a.parquet#x (2)"]),
        ("a.warc.gz", warc(ARCHIVE), DEFAULT,
         ["a.warc.gz#http://a.vn/1", "a.warc.gz#http://a.vn/1 (2)", "a.warc.gz#http://a.vn/2"]),
        ("a.warc.wet", warc(ARCHIVE[-1:], packed=False), DEFAULT, ["a.warc.wet#http://a.vn/2"]),
        ("a.jsonl", LINES + b"{nonsense", RECORDS, ["a.jsonl#x", "a.jsonl#x (2)", "unread a.jsonl"]),
        ("a.parquet", b"PAR1 nonsense", RECORDS, ["unread a.parquet"]),  # broken files are named
        ("a.txt.gz", b"nonsense", DEFAULT, ["unread a.txt.gz"]),
        ("a.png", b"\x89PNG\r\n\x1a\n\0", DEFAULT, ["unread a.png"]),
    ],
)  # fmt: skip
def test_formats(
    name: str, content: bytes, options: ReadOptions, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(content)
    [piece] = pieces([name], options)
    found = list(texts_of(piece, options))
    assert [one.source if isinstance(one, Text) else f"unread {one.source}" for one in found] == sources
    read = [one for one in found if isinstance(one, Text)]
    assert all("58-Q" in one.content for one in read)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("in", ["in/a.txt", "in/b/c.txt"]),  # a folder, without what is hidden
        ("in/*.txt", ["in/a.txt"]),  # a glob
        ("in/b/../a.txt", ["in/a.txt"]),  # a file
        ("memory://x/y.txt", ["memory:///x/y.txt"]),  # another file system
    ],
)
def test_paths(path: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fsspec

    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "b").mkdir(parents=True)
    for name in ("a.txt", "b/c.txt", ".hidden.txt", "b/_SUCCESS"):
        (tmp_path / "in" / name).write_text(CLEAN, encoding="utf-8")
    fsspec.filesystem("memory").pipe_file("/x/y.txt", CLEAN.encode())
    assert [one.source.replace("memory://x", "memory:///x") for one in pieces([path], DEFAULT)] == found


@pytest.mark.parametrize(
    ("path", "options", "said"),
    [
        ("none.txt", DEFAULT, "none.txt"),  # not there
        ("*.none", DEFAULT, "no file fits"),  # a glob without a file
        ("a.parquet", DEFAULT, "--text-field"),  # which column?
        ("nonsense://a", DEFAULT, "nonsense"),  # no such file system
    ],
)
def test_mistakes_are_named(
    path: str, options: ReadOptions, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.parquet").write_bytes(packed(ROWS))
    with pytest.raises(CitecheckError, match=said):
        pieces([path], options)


def test_partitions_depend_on_the_files_alone() -> None:
    found = [Piece(f"{number}", f"{number}", "file", size, False) for number, size in enumerate((5, 5, 20, 1, 1))]
    assert [[one.path for one in part] for part in chunked(found, 10)] == [["0", "1"], ["2"], ["3", "4"]]
    assert chunked([], 10) == []
