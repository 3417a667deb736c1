"""`check --watch`: a text that changes is checked again, what editors leave beside it is not, Ctrl-C ends it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from citecheck.read.walk import WalkOptions
from citecheck.watching import changes, state_of
from tests.test_cli import CLEAN, WRONG, run

WAITING = "files watched: "


def _interruptible() -> None:
    """A process that a shell started in the background ignores Ctrl-C, and so would those that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watched:
    """A running `citecheck check --watch`, line by line."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "citecheck", "check", "--watch", "--today", "2026-01-01", ".", *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            encoding="utf-8", preexec_fn=_interruptible,
        )  # fmt: skip
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line)

    def round(self) -> str:
        """What is said until the watch waits."""
        said = ""
        while not said.rpartition("\n" + WAITING)[1] and not said.startswith(WAITING):
            said += self.lines.get(timeout=60)
        return said


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Callable[..., Watched]]:
    begun: list[Watched] = []

    def begin(*arguments: str) -> Watched:
        begun.append(Watched(tmp_path, *arguments))
        return begun[-1]

    yield begin
    for one in begun:
        one.process.kill()
        one.process.wait()


def test_a_change_is_checked_and_traces_are_not(tmp_path: Path, watched: Callable[..., Watched]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    running = watched()
    assert "CC102" not in running.round()
    for name in ("~$a.docx", ".~lock.a.txt#", ".a.txt.swp", "a.txt~", "4913", "#a.txt#"):
        (tmp_path / name).write_text(WRONG, encoding="utf-8")
    with pytest.raises(queue.Empty):
        running.lines.get(timeout=1.5)
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    said = running.round()
    assert "CC102" in said
    assert "\x1b" not in said  # nothing is cleared where there is no terminal
    (tmp_path / "b.txt").write_text(CLEAN, encoding="utf-8")
    assert "CC101" in running.round()
    (tmp_path / "new").write_text(CLEAN, encoding="utf-8")
    os.replace(tmp_path / "new", tmp_path / "a.txt")  # as most editors save
    assert "CC10" not in running.round()
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(20) == 130


def test_its_own_result_is_no_change(tmp_path: Path, watched: Callable[..., Watched]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "own.csv").write_text("identifier,date,status,sources\n", encoding="utf-8")
    running = watched("-o", "../result.json", "--registry", "own.csv", "--no-default-registry", "--exclude", "*.csv")
    running.round()
    with pytest.raises(queue.Empty):
        running.lines.get(timeout=1.5)
    row = "58-QĐ/TW,2022-02-28,confirmed,a\n"
    (tmp_path / "own.csv").write_text("identifier,date,status,sources\n" + row, encoding="utf-8")
    assert "1 error" in running.round()


def test_a_mistake_at_the_start_ends_it(tmp_path: Path) -> None:
    assert run("check", "--watch", "-", cwd=tmp_path).returncode == 2
    assert run("check", "--watch", ".", "--registry", "none.csv", cwd=tmp_path).returncode == 2


def test_a_save_in_several_steps_is_one_change() -> None:
    looks = iter([{"a": (1, 1, 1)}, {"a": (1, 1, 1)}, {}, {"a": (2, 0, 2)}, {"a": (2, 9, 2)}, {"a": (2, 9, 2)}])
    slept: list[float] = []
    seen = changes(lambda: next(looks), slept.append)
    assert next(seen) == {"a": (1, 1, 1)}
    assert next(seen) == {"a": (2, 9, 2)}
    assert len(slept) == 4


def test_what_is_put_back_is_no_change() -> None:
    looks = iter([{"a": (1, 1, 1)}, {}, {"a": (1, 1, 1)}, {"a": (1, 1, 1)}])
    seen = changes(lambda: next(looks), lambda _: None)
    next(seen)
    with pytest.raises(RuntimeError):  # it goes on looking
        next(seen)


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("a.txt", True),
        ("a.docx", True),
        ("~$a.docx", False),  # Word
        (".~lock.a.odt#", False),  # LibreOffice
        (".a.txt.swp", False),  # vim
        (".#a.txt", False),  # Emacs
    ],
)
def test_traces_do_not_count_even_if_named(name: str, counts: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_text(CLEAN, encoding="utf-8")
    assert bool(state_of([str(tmp_path / name)], WalkOptions())) is counts
