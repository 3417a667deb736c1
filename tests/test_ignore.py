"""What is kept out of a folder: .gitignore, .citecheckignore, --exclude; and lists of files."""

from __future__ import annotations

import io
import json
import subprocess
import unicodedata
from pathlib import Path

import pytest

from citecheck.errors import CitecheckError
from citecheck.model import LeftOut, Text
from citecheck.read import read_texts
from citecheck.read.listed import files_from, paths_listed
from citecheck.read.walk import WalkOptions
from tests.test_cli import run

FILES = ("a.txt", "old.txt", "drafts/b.txt", "drafts/keep.txt", "sub/old.txt", "sub/c.txt", "sub/drafts/d.txt")


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts, the current one."""
    monkeypatch.chdir(tmp_path)
    for name in FILES:
        write(name, "58-QĐ/TW\n")
    return tmp_path


def write(name: str, content: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(content, encoding="utf-8")


def texts(*paths: str, exclude: tuple[str, ...] = (), ignore: bool = True) -> list[str]:
    """The sources that are read."""
    items = list(read_texts(paths, walking=WalkOptions(exclude, ignore)))
    return [item.source for item in items if isinstance(item, Text)]


# (ignore files, what is left of FILES)
IGNORED = [
    ({}, FILES),  # nothing
    ({".gitignore": "old.txt\n"}, FILES),  # not in a git tree
    ({".git/x": "", ".gitignore": "old.txt\n"}, [f for f in FILES if "old" not in f]),  # a name, at any depth
    ({".git/x": "", ".gitignore": "/old.txt\n"}, [f for f in FILES if f != "old.txt"]),  # only here
    ({".git/x": "", ".gitignore": "drafts/\n"}, [f for f in FILES if "drafts" not in f]),  # folders
    ({".git/x": "", ".gitignore": "drafts/*\n!keep.txt\n"}, [f for f in FILES if f != "drafts/b.txt"]),  # taken back
    ({".git/x": "", ".gitignore": "drafts/\n!keep.txt\n"}, [f for f in FILES if "drafts" not in f]),  # too late
    ({".git/x": "", "sub/.gitignore": "/old.txt\n"}, [f for f in FILES if f != "sub/old.txt"]),  # deeper
    ({".git/x": "", ".gitignore": "old.txt\n", "sub/.gitignore": "!old.txt\n"}, [f for f in FILES if f != "old.txt"]),  # the deeper wins
    ({".git/info/exclude": "old.txt\n"}, [f for f in FILES if "old" not in f]),  # git's private one
    ({".git/info/exclude": "old.txt\n", ".gitignore": "!/old.txt\n"}, [f for f in FILES if f != "sub/old.txt"]),  # is weaker
    ({".citecheckignore": "old.txt\n"}, [f for f in FILES if "old" not in f]),  # ours needs no git
    ({"sub/.citecheckignore": "*\n!c.txt\n"}, [f for f in FILES if not f.startswith("sub") or f == "sub/c.txt"]),  # in any folder
    ({".git/x": "", ".gitignore": "old.txt\n", ".citecheckignore": "!old.txt\n"}, FILES),  # ours outranks git's
    ({".citecheckignore": "\ufeff# a comment\n\nold.txt\r\n[z-a]\n\\\n"}, [f for f in FILES if "old" not in f]),  # a mark, Windows, no patterns
]  # fmt: skip


@pytest.mark.parametrize(("files", "left"), IGNORED)
def test_ignore_files(files: dict[str, str], left: list[str], tree: Path) -> None:
    for name, content in files.items():
        write(name, content)
    assert sorted(texts(".")) == sorted(left)
    assert sorted(texts(str(tree))) == sorted(f"{tree.as_posix()}/{name}" for name in left)
    assert sorted(texts(".", ignore=False)) == sorted(FILES)


@pytest.mark.parametrize("files", [files for files, _ in IGNORED if ".git/x" in files or ".git/info/exclude" in files])
def test_git_says_the_same(files: dict[str, str], tree: Path) -> None:
    """Where it is asked about .gitignore alone."""
    if ".citecheckignore" in files:
        return
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    for name, content in files.items():
        write(name, content)
    asked = ["git", "ls-files", "--others", "--exclude-standard", "-z", "*.txt"]
    listed = subprocess.run(asked, cwd=tree, capture_output=True, check=True).stdout
    assert sorted(texts(".")) == sorted(paths_listed(listed))


# (--exclude, paths, what is read)
EXCLUDED = [
    (("old.txt",), ["."], [f for f in FILES if "old" not in f]),  # a name
    (("drafts/", "/a.txt"), ["."], [f for f in FILES if "drafts" not in f and f != "a.txt"]),  # several
    (("sub/**/*.txt",), ["."], [f for f in FILES if not f.startswith("sub")]),  # a glob
    (("old.txt",), ["old.txt", "a.txt"], ["a.txt"]),  # a file that is named by itself
    (("drafts/",), ["drafts", "a.txt"], ["a.txt"]),  # a folder that is named by itself
    (("drafts/",), ["drafts/b.txt"], []),  # a file in it
    (("*", "!a.txt"), ["."], ["a.txt"]),  # taken back
]


@pytest.mark.parametrize(("exclude", "paths", "left"), EXCLUDED)
def test_exclude(exclude: tuple[str, ...], paths: list[str], left: list[str], tree: Path) -> None:
    assert tree.exists()
    assert sorted(texts(*paths, exclude=exclude)) == sorted(left)
    assert sorted(texts(*paths, exclude=exclude, ignore=False)) == sorted(left)


# (file of patterns, path named by itself, what is read)
NAMED = [
    (".citecheckignore", "old.txt", []),  # holds, so that a hook may name every changed file
    (".citecheckignore", "sub", [f for f in FILES if f.startswith("sub") and "old" not in f]),
    (".gitignore", "old.txt", ["old.txt"]),  # who names an ignored file wants it read
    (".gitignore", "drafts", ["drafts/b.txt", "drafts/keep.txt"]),  # and a folder too
]


@pytest.mark.parametrize(("file", "path", "left"), NAMED)
def test_what_is_named_by_itself(file: str, path: str, left: list[str], tree: Path) -> None:
    (tree / ".git").mkdir()
    write(file, "old.txt\ndrafts/\n" if file == ".gitignore" else "old.txt\n")
    assert texts(path) == sorted(left)


def test_names_are_compared_composed(tree: Path) -> None:
    write(unicodedata.normalize("NFD", "bản nháp/x.txt"), "58-QĐ/TW")
    assert sorted(texts(".", exclude=("bản nháp/",))) == sorted(FILES)
    assert sorted(texts(".", exclude=(unicodedata.normalize("NFD", "bản nháp/"),))) == sorted(FILES)
    assert tree.exists()


def test_what_keeps_a_file_out_is_said(tree: Path) -> None:
    write(".citecheckignore", "# notes\ndrafts/\n")
    items = list(read_texts([str(tree)], walking=WalkOptions(("old.txt",))))
    found = {item.source[len(str(tree)) + 1 :]: (item.why, item.by) for item in items if isinstance(item, LeftOut)}
    assert found == {
        "old.txt": ("excluded", "--exclude: old.txt"),
        "sub/old.txt": ("excluded", "--exclude: old.txt"),
        "drafts": ("excluded", ".citecheckignore: drafts/"),
        "sub/drafts": ("excluded", ".citecheckignore: drafts/"),
    }


def test_a_pattern_that_is_none(tree: Path) -> None:
    with pytest.raises(CitecheckError, match="--exclude"):
        texts(str(tree), exclude=("[z-a]",))


def test_a_git_worktree_has_its_private_patterns_elsewhere(tree: Path) -> None:
    write("main/.git/info/exclude", "old.txt\n")
    write("main/.git/worktrees/w/commondir", "../..\n")
    write("w/.git", f"gitdir: {tree}/main/.git/worktrees/w\n")
    write("w/old.txt", "58-QĐ/TW")
    write("w/new.txt", "58-QĐ/TW")
    assert texts("w") == ["w/new.txt"]


# (bytes of a list, paths)
LISTS = [
    (b"", ()),  # nothing
    (b"a.txt\nb c.txt\n", ("a.txt", "b c.txt")),  # a line each
    (b"\xef\xbb\xbfa.txt\r\n\r\nb.txt", ("a.txt", "b.txt")),  # Windows, a mark, an empty line, no last line end
    (b"a\nb.txt\0c.txt\0", ("a\nb.txt", "c.txt")),  # NUL: a line end is part of a name
    ("Đảng.txt\n".encode(), ("Đảng.txt",)),
]


@pytest.mark.parametrize(("data", "paths"), LISTS)
def test_lists_of_files(data: bytes, paths: tuple[str, ...]) -> None:
    assert paths_listed(data) == paths


def test_a_list_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b"a.txt\0")

    monkeypatch.setattr("sys.stdin", Stdin())
    assert files_from("-") == ("a.txt",)


def test_the_commands_take_them(tree: Path) -> None:
    write("list", f"{tree}/a.txt\n{tree}/sub/c.txt\n")
    assert "2 texts read" in run("scan", "--files-from", "list").stderr.decode()
    result = run("check", ".", "--exclude", "drafts/", "--exclude", "old.txt")
    assert "2 texts read" in result.stderr.decode()
    assert "4 excluded" in result.stderr.decode()
    whole = json.loads(run("check", ".", "--exclude", "sub", "--format", "json").stdout)
    assert whole["left_out"] == [{"kind": "left_out", "source": "sub", "why": "excluded", "by": "--exclude: sub"}]
    assert run("check", "--files-from", "missing").returncode == 2
    assert run("check").returncode == 2
    assert run("check", "-", "--files-from", "-").returncode == 2


def test_patterns_of_a_configuration_are_meant_from_its_folder(tree: Path) -> None:
    write("citecheck.toml", 'exclude = ["/sub/", "old.txt"]\n')
    assert "3 texts read" in run("scan", ".", cwd=tree).stderr.decode()
    assert "3 texts read" in run("scan", str(tree), cwd=tree / "drafts").stderr.decode()
    assert "2 texts read" in run("scan", "drafts", "sub", cwd=tree).stderr.decode()
