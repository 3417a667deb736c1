"""Where others run citecheck for a person: the hooks of pre-commit, the action of GitHub, the matcher of its lines."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from citecheck.read.formats import SUFFIXES
from tests.test_cli import CLEAN, LATER, ODD, WRONG, run

ROOT = Path(__file__).resolve().parents[1]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
MATCHERS: list[dict[str, Any]] = json.loads((ROOT / ".github" / "citecheck-matcher.json").read_text(encoding="utf-8"))[
    "problemMatcher"
]
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


# --- pre-commit


def test_hooks_name_formats_that_are_read() -> None:
    for hook in HOOKS:
        named = set(re.findall(r"[a-z]+", hook["files"].partition("(")[2]))
        assert named <= {suffix.removeprefix(".") for suffix in SUFFIXES}
        assert hook["require_serial"]


def git(*arguments: str, cwd: Path) -> str:
    name = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    made = subprocess.run(["git", *name, *arguments], cwd=cwd, check=True, capture_output=True, text=True)
    return made.stdout.strip()


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with what pre-commit would install, as it stands here."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("citecheck", "patterns", "registry", "samples"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder / name)
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "all", cwd=folder)
    return folder


@pytest.fixture(scope="module")
def hooked(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with two texts that disagree, and the hooks installed."""
    folder = tmp_path_factory.mktemp("hooked")
    (folder / "a b.txt").write_text(CLEAN, encoding="utf-8")
    (folder / "c.md").write_text(WRONG, encoding="utf-8")
    (folder / "code.py").write_text(f"# {WRONG}", encoding="utf-8")
    of_ours = {
        "repo": str(clone),
        "rev": git("rev-parse", "HEAD", cwd=clone),
        "hooks": [{"id": hook["id"]} for hook in HOOKS],
    }
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [of_ours]}), encoding="utf-8")
    git("init", "-q", cwd=folder)
    git("add", "-A", cwd=folder)
    made = pre_commit(folder, "install-hooks")
    if made.returncode:
        pytest.skip(f"pre-commit cannot build here: {made.stdout[-300:]}{made.stderr[-300:]}")
    return folder


def pre_commit(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {"PRE_COMMIT_HOME": str(folder.parent / "home"), "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("hook", "files", "status", "said"),
    [
        ("citecheck", ["a b.txt"], 0, "Passed"),  # a right text alone
        ("citecheck", ["a b.txt", "c.md"], 1, "CC101"),  # two that disagree
        ("citecheck", ["code.py"], 0, "no files to check"),  # no text
        ("citecheck-all", ["a b.txt"], 1, "CC101"),  # held against the text that does not change
        ("citecheck-all", ["code.py"], 0, "no files to check"),  # nothing has changed that it reads
    ],
)
def test_the_hooks_run(hook: str, files: list[str], status: int, said: str, hooked: Path) -> None:
    made = pre_commit(hooked, "run", hook, "--files", *files)
    assert (made.returncode, said in made.stdout) == (status, True), made.stdout + made.stderr


# --- the action


def test_the_action_is_a_composite_one() -> None:
    assert {"name", "description", "inputs", "runs"} <= set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        assert step["shell"] == "bash"
    used = set(re.findall(r"inputs\.(\w+)", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize("step", STEPS, ids=[step["name"] for step in STEPS])
def test_the_steps_are_shell_and_nothing_is_put_into_them(step: dict[str, Any]) -> None:
    assert "${{" not in step["run"]
    subprocess.run(["bash", "-n"], input=step["run"], text=True, check=True)


def checked(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The step that checks, run as the runner runs it: bash -e -o pipefail."""
    program = folder / ".bin" / "citecheck"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m citecheck "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    whole = {
        **os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8",
        "MATCHER": "/m.json", "PATHS": ".", "ARGS": "--today\n2026-01-01", "FORMAT": "github", **environment,
    }  # fmt: skip
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[-1]["run"]]
    return subprocess.run(command, cwd=folder, env=whole, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("environment", "status", "said"),
    [
        ({"PATHS": "a b.txt"}, 0, ""),  # a space in a name
        ({"PATHS": "a b.txt\nc.md\n"}, 1, "::error file=c.md,line=1"),  # several paths, annotations
        ({"FORMAT": "concise"}, 1, "::add-matcher::/m.json\nc.md:1:13: error CC101 "),  # lines for the matcher
        ({"ARGS": "--today\n2026-01-01\n--exit-zero"}, 0, "::error"),
        ({"PATHS": "$(touch owned)\n; touch owned"}, 2, ""),  # what is written is a name and no command
        ({"PATHS": "--help"}, 2, ""),  # nor an option
    ],
)
def test_the_action_checks(environment: dict[str, str], status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "c.md").write_text(WRONG, encoding="utf-8")
    made = checked(tmp_path, **environment)
    assert (made.returncode, said in made.stdout) == (status, True), made.stdout + made.stderr
    assert not (tmp_path / "owned").exists()


# --- the matcher


def matched(line: str) -> dict[str, str] | None:
    """What the runner makes of a line: the first matcher that fits."""
    for matcher in MATCHERS:
        [pattern] = matcher["pattern"]
        found = re.search(pattern["regexp"], line)
        if found is not None:
            groups = {name: found[group] for name, group in pattern.items() if name != "regexp"}
            return {"severity": matcher.get("severity", ""), **groups}
    return None


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("a.txt:1:13: error CC101 58-QĐ/TW is cited", ("a.txt", "1", "13", "error", "CC101")),
        ("thư mục/b c.txt:20:3: warning CC106 m", ("thư mục/b c.txt", "20", "3", "warning", "CC106")),
        ("C:\\a\\b.txt:1:2: error CC104 m", ("C:\\a\\b.txt", "1", "2", "error", "CC104")),  # a drive
        ("a:1:2: x.txt:3:4: info CC301 m: n", ("a:1:2: x.txt", "3", "4", "notice", "CC301")),  # a strange name
        ("1 text read, 0 unread: error", None),  # the summary
        ("citecheck: a.pdf: not read", None),
    ],
)
def test_the_matcher_reads_lines(line: str, parts: tuple[str, ...] | None) -> None:
    found = matched(line)
    assert (found and tuple(found[name] for name in ("file", "line", "column", "severity", "code"))) == parts


def test_the_matcher_reads_every_line_of_the_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ODD + WRONG, encoding="utf-8")
    (tmp_path / "b.txt").write_text(LATER, encoding="utf-8")
    made = run("check", ".", "--format", "concise", "--min-level", "info", "--today", "2026-01-01", cwd=tmp_path)
    lines = made.stdout.decode().splitlines()
    found = [matched(line) for line in lines]
    assert {one["severity"] for one in found if one} == {"error", "warning", "notice"}
    assert [line for line, one in zip(lines, found, strict=True) if one is None] == []
