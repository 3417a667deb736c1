"""What is kept between runs: never wrong, never code, never in the way."""

from __future__ import annotations

import marshal
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck import expressions, kept
from citecheck.cachefolder import VARIABLE
from citecheck.extract import extract
from citecheck.model import Text
from citecheck.patterns import load_patterns

TEXT = "Quy định số 58-QĐ/TW ngày 31/9/2022 của Bộ Chính trị.\n"


def run(folder: Path, text: Path, **more: str) -> tuple[int, str]:
    """A whole run with its cache in `folder`."""
    command = [sys.executable, "-m", "citecheck", "check", str(text), "--today", "2026-01-01"]
    root = str(Path(__file__).resolve().parents[1])
    environment = {VARIABLE: str(folder), "PATH": "", "PYTHONPATH": root, **more}
    made = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")
    return made.returncode, made.stdout + made.stderr


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    # what may have happened to the file of kept things
    "empty": lambda _: b"",
    "cut short": lambda data: data[: len(data) // 2],
    "no dictionary": lambda _: marshal.dumps([1, 2]),
    "noise": lambda _: b"\xff" * 100,
    "things of another kind": lambda data: marshal.dumps(dict.fromkeys(marshal.loads(data), b"x")),
    "a function to call": lambda data: marshal.dumps(dict.fromkeys(marshal.loads(data), pickle.dumps(print))),
}


def test_a_second_run_and_a_damaged_file_say_the_same(tmp_path: Path) -> None:
    text, folder = tmp_path / "a.txt", tmp_path / "cache"
    text.write_text(TEXT, encoding="utf-8")
    first = run(folder, text)
    (file,) = folder.glob("compiled-*.bin")
    data = file.read_bytes()
    assert first[0] == 1
    assert run(folder, text) == first
    for name, damage in DAMAGES.items():
        file.write_bytes(damage(data))
        assert run(folder, text) == first, name


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, encoding="utf-8")
    status, said = run(text / "cache", text)
    assert status == 1
    assert "Traceback" not in said


def test_nothing_is_kept_without_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setattr(kept, "_shelf", None)
    assert [kept.kept("name", iter([1, 2]).__next__) for _ in range(1)] == [1]
    kept.save()


def test_what_is_read_back_is_what_was_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(kept, "_shelf", None)
    load_patterns.cache_clear()
    fresh = load_patterns()
    fresh.compile_all()
    kept.save()
    monkeypatch.setattr(kept, "_shelf", None)
    load_patterns.cache_clear()
    again = load_patterns()
    for name in ("codes", "terms", "words"):
        assert getattr(again, name) == getattr(fresh, name), name
    assert "files" not in vars(again)
    assert repr(extract(Text("a", TEXT), again)) == repr(extract(Text("a", TEXT), fresh))
    load_patterns.cache_clear()


def test_only_our_own_types_are_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(kept, "_shelf", None)
    kept.kept("thing", lambda: print)  # pickled by name: reading it back would hand out a function
    assert kept.kept("thing", lambda: "made again") == "made again"


CASES = [
    # (function, arguments): the expressions' functions mean what those of regex mean
    ("search", (r"\p{Lu}(\d)", "aB1")),
    ("match", (r"\p{Lu}", "aB")),
    ("fullmatch", (r"\p{L}+", "aB")),
    ("findall", (r"\d+", "1 22 b")),
    ("split", (r"[,;]", "a,b;c")),
    ("sub", (r"\s+", " ", "a  b")),
]


@pytest.mark.parametrize(("name", "arguments"), CASES)
def test_expressions_mean_what_regex_means(name: str, arguments: tuple[str, ...]) -> None:
    import regex

    ours, theirs = getattr(expressions, name)(*arguments), getattr(regex, name)(*arguments)
    assert getattr(ours, "span", lambda: ours)() == getattr(theirs, "span", lambda: theirs)()
