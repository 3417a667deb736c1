"""The command line as a person or a script meets it: streams, exit statuses, files, and what is never done."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CLEAN = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
WRONG = "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.\n"
ODD = "Regulation No. 58-QD/TW dated February 8, 2022.\n"
LATER = (
    "TỈNH ỦY NGHỆ AN\n*\nSố 77-KH/TU\n\nNghệ An, ngày 20 tháng 02 năm 2022\n\nKẾ HOẠCH\n\n"
    "Thực hiện Quy định 144-QĐ/TW ngày 09/5/2024.\n"
)
ESCAPE = "\x1b"


def run(
    *arguments: str | Path, stdin: bytes = b"", cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """citecheck with English messages, a fixed day and no terminal."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GITHUB_", "CI"))}
    whole = {**kept, "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", **(env or {})}
    command = [sys.executable, "-m", "citecheck", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, env=whole, cwd=cwd, check=False, timeout=120)


def parsed(result: subprocess.CompletedProcess[bytes]) -> Any:
    return json.loads(result.stdout.decode())


@pytest.fixture
def conflict(tmp_path: Path) -> Path:
    """A folder of two texts that disagree."""
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(WRONG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A folder of one text in which nothing is wrong."""
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    return tmp_path


# --- exit statuses


def test_status_0_clean(clean: Path) -> None:
    assert run("check", clean).returncode == 0


def test_status_1_findings(conflict: Path) -> None:
    assert run("check", conflict).returncode == 1


def test_scan_reports_and_never_fails(conflict: Path) -> None:
    assert run("scan", conflict).returncode == 0


def test_an_empty_path_is_not_the_current_folder(tmp_path: Path) -> None:
    """A variable that is not set made `fix --write "$FOLDER"` rewrite whatever folder one stood in."""
    text = tmp_path / "a.txt"
    text.write_text("Quy định số 58-QĐ/TW ngày 28/02/2022.", encoding="utf-8")
    for arguments in (["fix", "--write", ""], ["check", ""], ["scan", "", "a.txt"]):
        result = run(*arguments, cwd=tmp_path)
        assert result.returncode == 2
        assert b"A PATH is empty" in result.stderr
    assert text.read_text(encoding="utf-8").endswith("28/02/2022.")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],  # no path
        ["check", "missing.txt"],  # a path that is not there
        ["scan", "missing.txt"],  # the same for scan
        ["check", ".", "--format", "yaml"],  # an unknown format
        ["check", ".", "--nonsense"],  # an unknown option
        ["nonsense"],  # an unknown command
        ["explain", "CC999"],  # an unknown rule
        ["check", ".", "--today", "21/11/2026"],  # not ISO
        ["check", ".", "--today", "2026-02-30"],  # no such day
        ["check", ".", "--today", "yesterday"],  # not a date
        ["check", ".", "--patterns", "missing"],  # no such folder of patterns
        ["check", ".", "--fail-on", "fatal"],  # no such level
        ["scan", ".", "--by", "colour"],  # no such table
        ["scan", ".", "--family", "church"],  # no such family
    ],
)
def test_status_2_usage(arguments: list[str], clean: Path) -> None:
    result = run(*arguments, cwd=clean)
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.strip()
    assert b"Traceback" not in result.stderr


def test_status_2_outranks_findings(conflict: Path) -> None:
    """A named file that cannot be read is never passed over in silence."""
    result = run("check", conflict, conflict / "missing.txt")
    assert result.returncode == 2
    assert b"missing.txt" in result.stderr
    assert b"CC101" in result.stdout


@pytest.mark.parametrize(
    "paths",
    [
        ["bad.txt", "."],  # named first
        [".", "bad.txt"],  # shown by a folder first
    ],
)
def test_a_named_file_is_named_in_any_order(paths: list[str], clean: Path) -> None:
    (clean / "bad.txt").write_bytes(b"\0\1\2")
    assert run("check", *paths, cwd=clean).returncode == 2


@pytest.mark.parametrize("paths", [["note.log", "."], [".", "note.log"]])
def test_a_named_file_that_was_read_is_not_called_unread(paths: list[str], clean: Path) -> None:
    (clean / "note.log").write_text(CLEAN, encoding="utf-8")
    assert b"note.log" not in run("check", *paths, cwd=clean).stderr


def test_an_unread_file_of_a_folder_is_named_but_does_not_fail(clean: Path) -> None:
    (clean / "scan.tiff").write_bytes(b"\x00\x01")
    result = run("check", clean)
    assert result.returncode == 0
    assert b"scan.tiff" in result.stderr


def test_clean_is_never_said_over_unread_files(clean: Path) -> None:
    said = run("check", clean).stderr
    (clean / "b.txt").write_bytes(b"Quy \xd0\xcc\xff")
    assert said not in run("check", clean).stderr


def test_no_arguments_show_help() -> None:
    result = run()
    assert b"scan" in result.stdout + result.stderr
    assert b"Traceback" not in result.stderr


def test_unknown_command_suggests_the_nearest() -> None:
    result = run("chekc", ".")
    assert result.returncode == 2
    assert re.search(rb"\bcheck\b", result.stderr)


# --- thresholds


@pytest.mark.parametrize(
    ("content", "level", "status"),
    [
        (CLEAN + WRONG, "error", 1),  # an error meets every threshold
        (CLEAN + WRONG, "info", 1),
        (CLEAN + WRONG, "never", 0),  # a report only
        (LATER, "error", 0),  # a warning is no error
        (LATER, "warning", 1),
        (ODD, "warning", 0),  # a note is no warning
        (ODD, "info", 1),
    ],
)
def test_fail_on(content: str, level: str, status: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(content, encoding="utf-8")
    assert run("check", tmp_path, "--fail-on", level, "--today", "2026-11-21").returncode == status


@pytest.mark.parametrize(
    ("level", "shown"),
    [("error", {"CC101"}), ("warning", {"CC101"}), ("info", {"CC101", "CC301"})],
)
def test_min_level(level: str, shown: set[str], tmp_path: Path) -> None:
    """What is shown; the status does not depend on it."""
    (tmp_path / "a.txt").write_text(ODD + WRONG, encoding="utf-8")
    result = run("check", tmp_path, "--min-level", level, "-q")
    assert set(re.findall(r"CC\d{3}", result.stdout.decode())) == shown
    assert result.returncode == 1


# --- standard output carries the result and nothing else


@pytest.mark.parametrize("command", ["scan", "check"])
def test_json_is_only_json(command: str, conflict: Path) -> None:
    (conflict / "c.pdf").write_bytes(b"%PDF-1.7")
    result = run(command, conflict, conflict / "missing.txt", "--format", "json")
    whole = parsed(result)
    names = {"schema_version", "tool", "texts", "citations", "documents", "findings", "unread", "summary"}
    assert names <= set(whole)
    assert {one["source"].rsplit("/", 1)[-1] for one in whole["unread"]} == {"c.pdf", "missing.txt"}


@pytest.mark.parametrize("command", ["scan", "check"])
def test_jsonl_is_only_json(command: str, conflict: Path) -> None:
    result = run(command, conflict, "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert {record["kind"] for record in records} >= ({"text", "citation"} if command == "scan" else {"finding"})


def test_scan_record_has_the_fields_of_the_plan(clean: Path) -> None:
    result = run("scan", clean, "--format", "jsonl", cwd=clean)
    citation = next(r for r in map(json.loads, result.stdout.decode().splitlines()) if r["kind"] == "citation")
    expected = {
        "kind": "citation", "line": 1, "column": 13, "raw": "58-QĐ/TW", "identifier": "58-QĐ/TW", "key": "58-QD/TW",
        "family": "party", "number": "58", "type": "QĐ", "issuer": "TW", "scope": None, "term": "XIII",
        "date": "2022-02-08", "date_raw": "08/02/2022", "binding": "after", "locator": None, "start": 12, "end": 20,
    }  # fmt: skip
    assert {name: citation[name] for name in expected} == expected


def test_csv_is_a_table(conflict: Path) -> None:
    import csv
    import io

    result = run("scan", conflict, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout.decode("utf-8-sig"))))
    assert [row["date"] for row in rows] == ["2022-02-08", "2022-02-28"]


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    (tmp_path / "=cmd.txt").write_text(CLEAN, encoding="utf-8")
    result = run("scan", "=cmd.txt", "--format", "csv", cwd=tmp_path)
    assert b"'=cmd.txt" in result.stdout


def test_quiet_says_only_the_result(clean: Path) -> None:
    assert run("check", clean, "-q").stderr == b""


# --- files


def test_output_is_written_to_a_file(conflict: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    printed = run("check", conflict / "a.txt", conflict / "b.txt", "--format", "json")
    result = run("check", conflict / "a.txt", conflict / "b.txt", "--format", "json", "-o", target)
    assert (result.stdout, result.returncode) == (b"", 1)
    assert target.read_bytes() == printed.stdout
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("name", ["a.txt", "../{folder}/a.txt", "./a.txt"])
def test_output_never_overwrites_an_input(name: str, conflict: Path) -> None:
    target = name.format(folder=conflict.name)
    result = run("check", conflict, "--format", "json", "-o", target, cwd=conflict)
    assert result.returncode == 2
    assert (conflict / "a.txt").read_text(encoding="utf-8") == CLEAN


def test_output_into_a_missing_folder_is_refused(conflict: Path) -> None:
    result = run("check", conflict, "-o", conflict / "none" / "out.txt")
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


def test_output_that_cannot_be_finished_leaves_the_old_one(conflict: Path, tmp_path: Path) -> None:
    """A usage error found late must not have emptied the file."""
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")
    assert run("check", conflict, "--today", "soon", "-o", target).returncode == 2
    assert target.read_text(encoding="utf-8") == "old"


def test_inputs_are_never_changed(conflict: Path) -> None:
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in conflict.iterdir()}
    run("scan", conflict)
    run("check", conflict)
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in conflict.iterdir()} == before


# --- scan's tables


def test_family(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("58-QĐ/TW và 30/2020/NĐ-CP\n", encoding="utf-8")
    shown = {family: run("scan", tmp_path, "--family", family, "-q").stdout for family in ("party", "state", "all")}
    party, state = "58-QĐ/TW".encode(), "30/2020/NĐ-CP".encode()
    assert {family: (party in out, state in out) for family, out in shown.items()} == {
        "party": (True, False), "state": (False, True), "all": (True, True),
    }  # fmt: skip


@pytest.mark.parametrize("by", ["document", "text", "citation"])
def test_by(by: str, conflict: Path) -> None:
    result = run("scan", conflict, "--by", by, "-q")
    assert result.returncode == 0
    assert ("a.txt" in result.stdout.decode()) or by == "document"
    assert by == "text" or "58-QĐ/TW" in result.stdout.decode()


def test_dates_lists_only_the_free_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN + "Hội nghị diễn ra ngày 12/3/2019.\n", encoding="utf-8")
    shown = run("scan", tmp_path, "--dates", "-q").stdout.decode()
    assert "12/3/2019" in shown
    assert "08/02/2022" not in shown


def test_today_decides_what_is_to_come(clean: Path) -> None:
    assert run("check", clean, "--today", "2022-02-07").returncode == 1
    assert run("check", clean, "--today", "2022-02-08").returncode == 0


# --- terminals, locales, pipes


@pytest.mark.parametrize("command", ["scan", "check"])
@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "xterm-256color"}, {"TERM": "dumb"}])
def test_a_pipe_gets_no_escape_codes(command: str, environment: dict[str, str], conflict: Path) -> None:
    result = run(command, conflict, env=environment)
    assert ESCAPE.encode() not in result.stdout + result.stderr


def test_color_never_wins(conflict: Path) -> None:
    result = run("check", conflict, "--color", "never", env={"FORCE_COLOR": "1"})
    assert ESCAPE.encode() not in result.stdout


@pytest.mark.parametrize("format_", ["table", "csv", "json", "jsonl"])
@pytest.mark.parametrize("command", ["scan", "check"])
def test_hostile_escapes_are_not_passed_through(command: str, format_: str, tmp_path: Path) -> None:
    """A text or its name cannot paint, beep or move the cursor of the terminal that shows it."""
    hostile = f"{ESCAPE}]0;owned\x07{ESCAPE}[31mQuy định số 58-QĐ/TW{ESCAPE}[2J ngày\x08 "
    (tmp_path / "a.txt").write_text(f"{hostile}08/02/2022\r và 24-QĐ/TW ngày 31/9/2021\x9b31m\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"{hostile}28/02/2022\n", encoding="utf-8")
    result = run(command, tmp_path, "--format", format_, "--color", "never")
    out = result.stdout + result.stderr
    assert ESCAPE.encode() not in out
    assert b"\x07" not in out
    assert b"\x08" not in out
    assert "\x9b" not in out.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids such names")
def test_hostile_names_are_not_passed_through(tmp_path: Path) -> None:
    (tmp_path / f"a{ESCAPE}[31m\n.txt").write_text(CLEAN + WRONG, encoding="utf-8")
    (tmp_path / f"b{ESCAPE}[31m.pdf").write_bytes(b"%PDF")
    result = run("check", tmp_path)
    assert ESCAPE.encode() not in result.stdout + result.stderr


def test_markup_of_rich_is_not_obeyed(tmp_path: Path) -> None:
    """Square brackets in a text are letters."""
    (tmp_path / "a[bold].txt").write_text(CLEAN + "[red]" + WRONG.strip() + "[/red]\n", encoding="utf-8")
    result = run("check", tmp_path)
    assert result.returncode == 1
    assert b"a[bold].txt" in result.stdout
    assert b"[red]" in result.stdout


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "citecheck", "scan", str(tmp_path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
        process.wait(timeout=120)
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_every_locale_gives_the_same_bytes(locale: str, conflict: Path) -> None:
    result = run("check", conflict, "--format", "json", env={"LC_ALL": locale})
    assert result.returncode == 1
    assert result.stdout == run("check", conflict, "--format", "json").stdout
    assert "58-QĐ/TW".encode() in run("check", conflict, env={"LC_ALL": locale}).stdout


def test_a_narrow_code_page_carries_vietnamese(conflict: Path) -> None:
    """A Windows pipe has a code page that cannot carry Đ."""
    result = run("check", conflict, env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LC_ALL": "C"})
    assert result.returncode == 1
    assert "58-QĐ/TW".encode() in result.stdout


def test_standard_input() -> None:
    result = run("check", "-", "--stdin-name", "letter.txt", "--format", "json", stdin=(CLEAN + WRONG).encode())
    assert result.returncode == 1
    assert {citation["source"] for citation in parsed(result)["citations"]} == {"letter.txt"}


# --- determinism


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv"])
@pytest.mark.parametrize("command", ["scan", "check"])
def test_the_order_of_paths_does_not_matter(command: str, format_: str, conflict: Path) -> None:
    (conflict / "c.txt").write_text(ODD, encoding="utf-8")
    one = run(command, "a.txt", "b.txt", "c.txt", "--format", format_, cwd=conflict)
    other = run(command, "c.txt", "b.txt", "a.txt", "--format", format_, cwd=conflict)
    assert one.stdout == other.stdout


def test_two_runs_give_the_same_bytes(conflict: Path) -> None:
    one = run("check", conflict, "--format", "json", env={"PYTHONHASHSEED": "1"})
    other = run("check", conflict, "--format", "json", env={"PYTHONHASHSEED": "2"})
    assert one.stdout == other.stdout


def test_no_absolute_path_in_the_output(conflict: Path) -> None:
    result = run("check", ".", "--format", "json", cwd=conflict)
    assert str(conflict).encode() not in result.stdout


# --- odd inputs


@pytest.mark.parametrize("command", ["scan", "check"])
def test_an_empty_folder(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.returncode == 0
    assert result.stderr.strip(), "an empty folder is said, not passed over"
    assert b"Traceback" not in result.stderr


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert run("check", tmp_path / "a.txt").returncode == 0


def test_a_binary_file_is_unread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 10)
    result = run("check", tmp_path / "a.txt")
    assert result.returncode == 2
    assert b"a.txt" in result.stderr
    assert b"Traceback" not in result.stderr


def test_a_megabyte_on_one_line(tmp_path: Path) -> None:
    line = ("Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị; " * 20_000)[:1_000_000]
    (tmp_path / "a.txt").write_text(line + WRONG, encoding="utf-8")
    result = run("check", tmp_path)
    assert result.returncode == 1
    assert len(result.stdout) < 20_000, "a line is quoted in part"


def test_nul_and_lone_surrogates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(CLEAN.encode() + b"\xed\xa0\x80\n")
    assert b"Traceback" not in run("check", tmp_path).stderr


# --- help and version


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_version_is_quick(flag: str) -> None:
    """The version costs no more than the interpreter: neither rich nor the patterns are imported."""
    command = [sys.executable, "-X", "importtime", "-m", "citecheck", flag]
    result = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60)
    assert re.fullmatch(r"citecheck \d+\.\d+\S*\n", result.stdout)
    imported = {line.rsplit("|", 1)[-1].strip() for line in result.stderr.splitlines() if "import time:" in line}
    assert not {name for name in imported if name.split(".")[0] in ("rich", "click", "regex")}
    assert "citecheck.patterns" not in imported


ONLY_FOR_OTHERS = {
    # what nothing is drawn for, and no page made
    "rich", "jinja2", "json",
    # hashlib loads OpenSSL; data files and the registry are kept as read; nothing is put away on disk, no name is near
    "hashlib", "_hashlib", "tomllib", "csv", "tempfile", "difflib",
    # results made part by part, more citations than the memory holds, copies of texts, several processes
    "citecheck.commands.streaming", "citecheck.report.data", "citecheck.check.shares", "citecheck.spill",
    "citecheck.duplicates", "multiprocessing",
    # bytes in an old encoding, files to ignore, a configuration, accepted findings
    "citecheck.legacy.reading", "citecheck.legacy.tables", "citecheck.read.named", "pathspec", "citecheck.config.read",
    "citecheck.check.baseline", "citecheck.globs",
    # a translation
    "citecheck.check.translation", "citecheck.check.redated",
}  # fmt: skip
"""What the check of one plain article in which nothing is wrong has no use for, once expressions are kept."""


def test_the_check_of_one_article_imports_only_what_it_needs(
    clean: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = {"CITECHECK_CACHE_DIR": str(tmp_path_factory.mktemp("kept")), "PYTHONPROFILEIMPORTTIME": "1"}
    first = run("check", clean / "a.txt", "--isolated", "--no-cache", env=kept)
    again = run("check", clean / "a.txt", "--isolated", "--no-cache", env=kept)
    assert (first.returncode, again.returncode) == (0, 0)
    imported = {
        line.rsplit("|", 1)[-1].strip() for line in again.stderr.decode().splitlines() if "import time:" in line
    }
    assert {"citecheck.check", "citecheck.extract", "click", "regex"} <= imported
    assert not imported & ONLY_FOR_OTHERS


@pytest.mark.parametrize("command", [[], ["scan"], ["check"], ["explain"], ["patterns"]])
def test_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert (result.returncode, result.stderr) == (0, b"")
    assert all(len(line) <= 110 for line in result.stdout.decode().splitlines())


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_rule_is_explained(language: str) -> None:
    codes = re.findall(r"CC\d{3}", run("explain", "all", "--lang", language).stdout.decode())
    assert len(codes) == len(set(codes)) >= 8
    for code in codes:
        result = run("explain", code.lower(), "--lang", language)
        assert result.returncode == 0
        assert code in result.stdout.decode()
        assert len(result.stdout.decode().splitlines()) >= 3


def test_very_many_unread_files_are_counted_not_drowned_in(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number:02}.bin").write_bytes(b"\0")
    result = run("check", tmp_path)
    assert result.stderr.count(b"citecheck: not read: ") == 20
    assert b"further files not read: 30" in result.stderr
    listed = json.loads(run("check", tmp_path, "--format", "json").stdout)["unread"]
    assert len(listed) == 50


def test_why_names_the_binding_and_the_dates_refused(tmp_path: Path) -> None:
    text = "Ngày 9/5/2022, hội nghị học Chỉ thị 13-CT/TW. Quy định 58-QĐ/TW (8/2/2022)."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    shown = run("scan", tmp_path, "--by", "citation", "--why", env={"COLUMNS": "200"}).stdout.decode()
    assert "not “9/5/2022”: no verb of issue between" in shown
    assert "after; “8/2/2022”; read day first" in shown


def test_by_text_counts_the_dates_of_no_identifier(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("58-QĐ/TW ngày 8/2/2022. Họp ngày 9/3/2022 và ngày 10/3/2022.", encoding="utf-8")
    rows = run("scan", tmp_path, "--by", "text", env={"COLUMNS": "200"}).stdout.decode().splitlines()
    assert rows[2].split()[1:4] == ["58-QĐ/TW", "2022-02-08", "1:1"]
    assert rows[2].split()[-1] == "2"


# (a second text, what the table and Markdown say of the places, whether the sign is explained)
UNDATED = [
    ("58-QĐ/TW (ban hành năm ngoái)\n", "a.txt:1 (b.txt:1)", True),  # it gives no date: it stands in brackets
    (f"58-QĐ/TW\n{CLEAN}", "a.txt:1 b.txt:(1),2", True),
    (f"58-QĐ/TW. {CLEAN}", "a.txt:1 b.txt:1", True),  # a line that gives it too
    (CLEAN, "a.txt:1 b.txt:1", False),
]


@pytest.mark.parametrize(("content", "places", "explained"), UNDATED)
def test_places_without_the_date_are_told_from_those_that_give_it(
    content: str, places: str, explained: bool, clean: Path
) -> None:
    (clean / "b.txt").write_text(content, encoding="utf-8")
    for language, legend in (("en", "in brackets: places that cite"), ("vi", "trong ngoặc: chỗ dẫn văn bản")):
        table = run("scan", ".", "--lang", language, cwd=clean).stdout.decode()
        markdown = run("scan", ".", "--lang", language, "--format", "markdown", cwd=clean).stdout.decode()
        assert places in table
        assert places in markdown.replace("`", "")
        assert (legend in table, legend in markdown) == (explained, explained)
    full = run("scan", ".", "--format", "full", cwd=clean).stdout.decode()
    assert full.count("(no date)") == explained


def test_places_of_a_document_without_any_date_need_no_sign(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("58-QĐ/TW\n", encoding="utf-8")
    table = run("scan", "--no-default-registry", ".", cwd=tmp_path).stdout.decode()
    assert "a.txt:1" in table
    assert "(" not in table
