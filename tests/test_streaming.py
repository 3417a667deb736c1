"""However much there is to read: what is written while it is found is what would be written at the end."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.speed.corpus import DENSE, texts
from citecheck import sharing
from citecheck.check import shares
from citecheck.check.baseline import Baseline
from citecheck.check.checking import check
from citecheck.check.policy import NO_POLICY, Policy
from citecheck.check.rows import Rows
from citecheck.check.shares import Shares
from citecheck.cli import run as command
from citecheck.errors import CitecheckError
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Extract, Place, Report, Text
from citecheck.patterns import load_patterns
from citecheck.pickled import pickled, unpickled
from citecheck.pipeline import run
from citecheck.read.options import ReadOptions
from citecheck.read.walk import Found
from citecheck.registry import load_registry
from citecheck.report.data import CHECKED, SCANNED, check_jsonl, check_table, scan_jsonl, scan_table
from citecheck.report.formats import FORMATS
from citecheck.report.result import Result
from citecheck.report.write import opened
from citecheck.spill import Block, Spill
from citecheck.suppression import Suppression
from citecheck.verdicts import Asked
from citecheck.work import Task

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-01-01"
CITED = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
SLIP = "Quy định số 58-QĐ/TW ngày 28/02/2022; Kế hoạch 77-KH/TU ngày 31/9/2010.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files whose texts do not come in the order of the files, and files that hold none."""
    home = tmp_path / "texts"
    (home / "a").mkdir(parents=True)
    # "a-b.txt" is met behind the folder "a", and its name comes before "a/b.txt"
    for name in ("a/b.txt", "a-b.txt", "z.txt", "é.txt", "e\u0301x.txt"):
        (home / name).write_text(CITED if "a" in name else SLIP, encoding="utf-8")
    # eleven records: #10 comes before #2; and a file whose name stands between them
    record = f'{{"body": "{CITED.strip()}"}}\n'
    (home / "n.jsonl").write_text(record * 11 + '{"head": "x"}\n', encoding="utf-8")
    (home / "n.jsonl#5.txt").write_text(SLIP, encoding="utf-8")
    with zipfile.ZipFile(home / "many.zip", "w") as archive:
        for name in ("z.txt", "b.txt", "deep/a.txt"):
            archive.writestr(name, SLIP)
    (home / "bad.txt").write_bytes(b"\x00\xff\xfe broken")
    (home / "out.txt").write_text(CITED, encoding="utf-8")
    (home / ".citecheckignore").write_text("out.txt\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITECHECK_CACHE_DIR", "")
    return tmp_path


def whole(dates: bool) -> Report:
    reading = ReadOptions(text_field="body")
    return run(["texts"], load_patterns(), messages("en"), TODAY, whole=dates, reading=reading)


def result(report: Report) -> Result:
    patterns = load_patterns()
    return Result(report, report.findings, messages("en"), TODAY, patterns.terms, load_registry())


ARGUMENTS = ["texts", "--text-field", "body", "--lang", "en", "--today", TODAY, "--isolated"]


def test_the_formats_made_part_by_part_are_known_without_what_makes_them() -> None:
    assert {one.name for one in FORMATS if one.parted} == set(SCANNED) == set(CHECKED)


@pytest.mark.parametrize("held", [0, 5, 10_000])
def test_what_is_written_part_by_part_is_what_is_written_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], held: int
) -> None:
    monkeypatch.setattr(shares, "HELD", held)
    wanted = {
        ("scan", "jsonl"): scan_jsonl(whole(True)), ("scan", "csv"): scan_table(result(whole(True))),
        ("check", "jsonl"): check_jsonl(whole(False)), ("check", "csv"): check_table(result(whole(False))),
    }  # fmt: skip
    for (verb, kind), written in wanted.items():
        assert written.count("n.jsonl#1") >= 3, "several texts of one file"
        command([verb, *ARGUMENTS, "--format", kind])
        assert capsys.readouterr().out == written, (verb, kind)
        target = folder / f"{verb}.{kind}"
        command([verb, *ARGUMENTS, "-q", "-o", str(target)])
        assert target.read_bytes() == written.encode(), (verb, kind)


def test_the_last_lines_are_those_of_a_run_that_writes_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shares, "HELD", 0)
    for verb in ("scan", "check"):
        statuses, told = [], []
        for kind in ("jsonl", "markdown"):
            statuses.append(command([verb, *ARGUMENTS, "--format", kind]))
            told.append(capsys.readouterr().err)
        assert statuses[0] == statuses[1]
        assert told[0] == told[1]
        assert "21 texts read, 1 unread" in told[0]
    assert (folder / "texts").is_dir()


def test_a_result_does_not_overwrite_a_text(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("scan", "check"):
        assert command([verb, *ARGUMENTS, "--format", "jsonl", "-o", "texts/z.txt"]) == 2
        assert "texts/z.txt" in capsys.readouterr().err
    assert (folder / "texts/z.txt").read_text(encoding="utf-8") == SLIP
    assert not list((folder / "texts").glob(".z.txt.*"))


def test_a_result_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "there.jsonl").write_text("old", encoding="utf-8")

    def broken(error: Exception) -> None:
        with opened(str(tmp_path / "there.jsonl")) as put:
            put("new")
            raise error

    with pytest.raises(KeyError):
        broken(KeyError())
    with pytest.raises(BrokenPipeError):  # of another output
        broken(BrokenPipeError())
    with pytest.raises(CitecheckError):
        broken(OSError(28, "no space left"))
    assert [one.name for one in tmp_path.iterdir()] == ["there.jsonl"]
    assert (tmp_path / "there.jsonl").read_text(encoding="utf-8") == "old"


def test_a_reader_that_has_enough_ends_the_run(folder: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-m", "citecheck", "scan", *ARGUMENTS, "--format", "jsonl", "-j", "2"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env={"PYTHONPATH": str(ROOT), "PATH": ""},
    )  # fmt: skip
    assert run.stdout is not None
    assert run.stdout.readline()
    run.stdout.close()
    assert b"Traceback" not in run.communicate(timeout=60)[1]


def judged(found: Sequence[Extract], policy: Policy = NO_POLICY) -> str:
    """The findings, judged share by share."""
    asked = Asked(load_patterns(), load_registry(), TODAY, messages("en"), policy)
    made = Shares(asked)
    for text in found:
        made.add(text)
    said = made.judged()
    report = Report((), (), tuple(said.findings), suppressed=tuple(said.suppressed))
    assert sum(said.levels.values()) == len(report.findings)
    assert said.silenced == len(report.suppressed)
    return f"{said.documents}\n{check_jsonl(report)}"


def at_once(found: Sequence[Extract], policy: Policy = NO_POLICY) -> str:
    report = check(found, TODAY, load_patterns(), (), messages("en"), load_registry(), policy)
    documents = sum(one.identifier.family == "party" for one in report.documents)
    return f"{documents}\n{check_jsonl(replace(report, unread=(), left_out=()))}"


def varied() -> Iterator[str]:
    """The samples, each several times with other figures, marks and remarks; then made-up texts."""
    chance = random.Random(5)
    sources = sorted((ROOT / "samples").rglob("*.txt")) + sorted((ROOT / "tests/data/judged").rglob("*.toml"))
    for path in sources:
        written = path.read_text(encoding="utf-8")
        for _ in range(2):
            yield "".join(
                chance.choice("0123456789") if one.isdigit() and chance.random() < 0.02 else one for one in written
            )
        yield written.replace("/TW", "/TW [sic]", 1)
        yield f"{written}\nciteche\u200bck\ncitecheck: ignore CC101\ncitecheck: ignore CC201 58-QĐ/TW -- known\n"
        yield f"{written}\ncitecheck: ignore nonsense\nĐính chính: đã in 08/02/2022, nay sửa là 28/02/2022.\n{SLIP}"
    for content, _ in (*texts(3, 15, 3_000), *texts(4, 3, 3_000, DENSE)):
        yield content


@pytest.fixture(scope="module")
def found() -> list[Extract]:
    patterns = load_patterns()
    made = [Text(f"{number:04}.txt", text) for number, text in enumerate(varied())]
    return [extract(replace(text, published="2012-05-01"), patterns) for text in made]


MARK = Suppression("configuration", Place("citecheck.toml"), rule="CC10", date="2022-02-28")
POLICIES = {
    # what a person may have decided
    "nothing": NO_POLICY,
    "chosen": Policy(select=("CC1", "CC302"), ignore=("CC104",)),
    "silenced": Policy(suppressions=(MARK, replace(MARK, rule="CC201", date=None), replace(MARK, rule="CC999"))),
    "accepted": Policy(baseline=Baseline("b.json")),
}


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize("held", [0, 60])
def test_shares_say_what_a_whole_says(
    found: list[Extract], monkeypatch: pytest.MonkeyPatch, name: str, held: int
) -> None:
    monkeypatch.setattr(shares, "HELD", held)
    policy = POLICIES[name]
    if policy.baseline is not None:
        old = check(found, TODAY, load_patterns(), (), messages("en"), load_registry())
        kept = policy.baseline.updated(old.findings[::2], [], lambda _: True)
        # one entry that no finding answers any more
        stale = replace(kept.entries[0], fingerprint="0" * 16)
        policy = replace(policy, baseline=replace(kept, entries=(*kept.entries, stale)))
    wanted = at_once(found, policy)
    assert judged(found, policy) == wanted
    if name == "nothing":
        records = map(json.loads, wanted.splitlines()[1:])
        rules = {record["rule"] for record in records if record["kind"] == "finding"}
        assert {f"CC{code}" for code in (101, 102, 104, 106, 201, 204, 301, 302)} <= rules


def test_any_number_of_shares(found: list[Extract], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "HELD", 50)
    some = found[-40:]
    wanted = at_once(some)
    for number in (1, 2, 1_000):
        monkeypatch.setattr(shares, "SHARES", number)
        assert judged(some) == wanted


def test_values_come_back_from_the_disk_in_order() -> None:
    spill: Spill[int] = Spill()
    for number in (2, 1, 2):
        spill.put(number, [number, number + 1])
    assert spill.numbers == [1, 2]
    assert [list(spill.of(number)) for number in (1, 2, 3)] == [[1, 2], [2, 3, 2, 3], []]
    # two may be read in turns
    assert list(zip(spill.of(1), spill.of(2), strict=False)) == [(1, 2), (2, 3)]


def test_a_finding_is_read_when_its_turn_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten million citations took twice the memory when the first findings of all rows were held: some are huge."""
    read: list[object] = []
    at = Spill.at

    def counted(spill: Spill[object], block: Block) -> list[object]:
        values = at(spill, block)
        read.extend(one for one in values if isinstance(one, str))
        return values

    rows: Rows[str] = Rows()
    wanted = sorted(range(700), key=str)
    for start in range(3):
        rows.add([((str(number),), f"finding {number}") for number in wanted[start::3]])
    monkeypatch.setattr(Spill, "at", counted)
    found = iter(rows)
    assert next(found) == "finding 0"
    assert read == ["finding 0"]
    assert [*read, *found] == [f"finding {number}" for number in wanted]


def test_what_is_judged_survives_the_way_to_the_disk(found: list[Extract]) -> None:
    report = check(found, TODAY, load_patterns(), (), messages("en"), load_registry())
    assert repr(unpickled(pickled(report.findings))) == repr(report.findings)
    assert report.suppressed
    assert repr(unpickled(pickled(report.suppressed))) == repr(report.suppressed)


def test_no_more_is_read_than_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results that nobody takes would fill the memory, where other processes are faster than this one."""
    files = [Found(Path("texts/z.txt"), f"{number}", named=False) for number in range(60)]
    begun: list[Found] = []

    def counted(some: Sequence[Found]) -> Iterator[list[Found]]:
        for one in some:
            begun.append(one)
            yield [one]

    monkeypatch.setattr(sharing, "chunks", counted)
    shared = sharing._shared(files, Task(load_patterns()), 2)
    taken = [next(shared)[0].source for _ in range(3)]
    assert taken == ["0", "1", "2"]
    assert len(begun) <= 3 + 2 * sharing._AHEAD + 1
    assert [one.source for one, _ in shared] == [str(number) for number in range(3, 60)]
    assert folder.is_dir()
