"""Paths → texts: what is read, in which order, and what is named as unread."""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.messages import messages
from citecheck.model import Text, Unread
from citecheck.read import read_texts

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Writes a file below a fresh current folder."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, content: str | bytes = "58-QĐ/TW\n") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def read(*paths: str) -> tuple[list[str], list[str]]:
    """(sources of the texts, sources of what was not read)."""
    items = list(read_texts(paths))
    texts = [item.source for item in items if isinstance(item, Text)]
    return texts, [item.source for item in items if isinstance(item, Unread)]


needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
needs_permissions = pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="the superuser may read everything",
)


def test_a_folder_is_read_in_sorted_order_with_all_below(put: Put) -> None:
    for name in ("f/b.txt", "f/a.txt", "f/a/z.txt", "f/C.md", "f/a10.txt", "f/a2.txt"):
        put(name)
    texts, unread = read("f")
    assert texts == sorted(texts, key=lambda source: source.split("/"))
    assert set(texts) == {"f/C.md", "f/a/z.txt", "f/a.txt", "f/a10.txt", "f/a2.txt", "f/b.txt"}
    assert unread == []


def test_formats(put: Put) -> None:
    put("f/a.txt")
    put("f/b.MD")
    assert [item.format for item in read_texts(["f"]) if isinstance(item, Text)] == ["text", "markdown"]


@pytest.mark.parametrize("name", [".hidden.txt", "~$report.txt", ".~lock.a.txt#", "~WRL0001.txt",
                                  ".git/config.txt", "Thumbs.db", ".DS_Store", "desktop.ini"])  # fmt: skip
def test_hidden_lock_and_system_files_are_skipped(name: str, put: Put) -> None:
    """They hold no text of the user's: not read, and not named as unread."""
    put("f/a.txt")
    put(f"f/{name}")
    assert read("f") == (["f/a.txt"], [])


def test_a_file_of_another_kind_in_a_folder_is_named(put: Put) -> None:
    put("f/a.txt")
    put("f/b.mp3")
    put("f/README")
    items = [item for item in read_texts(["f"]) if isinstance(item, Unread)]
    assert {item.source for item in items} == {"f/b.mp3", "f/README"}
    assert all(messages("en").say(f"unread.{item.key}.help") and not item.named for item in items)


@pytest.mark.parametrize("name", ["note.log", "README", ".hidden.txt", "letter"])
def test_a_named_file_of_any_suffix_is_read(name: str, put: Put) -> None:
    """Who names a file wants it read."""
    put(name)
    assert read(name) == ([name], [])


def test_a_missing_path_is_named(put: Put) -> None:
    put("a.txt")
    [item] = [item for item in read_texts(["a.txt", "missing.txt"]) if isinstance(item, Unread)]
    assert item.source == "missing.txt"
    assert item.named
    assert item.key == "missing"


def test_a_named_binary_is_unread(put: Put) -> None:
    put("a.txt", b"\x00\x01\x02\xff" * 20)
    [item] = read_texts(["a.txt"])
    assert isinstance(item, Unread)
    assert item.named


@needs_permissions
def test_a_file_that_may_not_be_read(put: Put) -> None:
    put("f/a.txt").chmod(0)
    put("f/b.txt")
    assert read("f") == (["f/b.txt"], ["f/a.txt"])


@needs_permissions
def test_a_folder_that_may_not_be_read(put: Put) -> None:
    put("f/a.txt")
    put("f/g/b.txt").parent.chmod(0)
    try:
        assert read("f") == (["f/a.txt"], ["f/g"])
    finally:
        Path("f/g").chmod(0o700)


@needs_links
def test_a_link_out_of_the_folder_is_not_followed(put: Put) -> None:
    put("out/secret.txt")
    put("f/a.txt")
    Path("f/link.txt").symlink_to(Path("out/secret.txt").resolve())
    Path("f/folder").symlink_to(Path("out").resolve(), target_is_directory=True)
    assert read("f") == (["f/a.txt"], [])


@needs_links
def test_a_link_named_by_a_person_is_read(put: Put) -> None:
    put("out/a.txt")
    Path("link.txt").symlink_to(Path("out/a.txt").resolve())
    assert read("link.txt") == (["link.txt"], [])


@needs_links
@pytest.mark.parametrize("named", [True, False])
def test_a_broken_link(named: bool, put: Put) -> None:
    put("f/a.txt")
    Path("f/b.txt").symlink_to("nowhere.txt")
    [item] = [item for item in read_texts(["f/b.txt"] if named else ["f"]) if isinstance(item, Unread)]
    assert (item.source, item.named) == ("f/b.txt", named)


@needs_links
def test_a_ring_of_links_ends(put: Put) -> None:
    put("f/a.txt")
    Path("f/again").symlink_to(Path("f").resolve(), target_is_directory=True)
    Path("f/self.txt").symlink_to("self.txt")
    texts, _ = read("f")
    assert texts == ["f/a.txt"]


@pytest.mark.parametrize("paths", [["a.txt", "a.txt"], ["a.txt", "./a.txt"], ["a.txt", "."], ["f/../a.txt", "a.txt"]])
def test_the_same_file_is_read_once(paths: list[str], put: Put) -> None:
    put("a.txt")
    Path("f").mkdir()
    texts, unread = read(*paths)
    assert (len(texts), unread) == (1, [])


@needs_links
def test_a_file_and_a_link_to_it_are_read_once(put: Put) -> None:
    put("f/a.txt")
    Path("f/b.txt").symlink_to("a.txt")
    assert len(read("f")[0]) == 1


def test_the_order_of_paths_decides_nothing_that_is_read(put: Put) -> None:
    for name in ("a.txt", "b.txt", "f/c.txt"):
        put(name)
    one, other = read("a.txt", "b.txt", "f"), read("f", "b.txt", "a.txt")
    assert sorted(one[0]) == sorted(other[0]) == ["a.txt", "b.txt", "f/c.txt"]
    assert one[1] == other[1] == []


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO("Quy định 58-QĐ/TW".encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    [item] = read_texts(["-"], "letter.txt")
    assert isinstance(item, Text)
    assert (item.source, item.content) == ("letter.txt", "Quy định 58-QĐ/TW")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_names(form: str, put: Put) -> None:
    """macOS decomposes names; a name is shown composed."""
    folder = unicodedata.normalize(form, "Đảng uỷ")  # type: ignore[arg-type]
    name = unicodedata.normalize(form, "Quyết định số 58.txt")  # type: ignore[arg-type]
    put(f"{folder}/{name}")
    texts, unread = read(folder)
    assert texts == ["Đảng uỷ/Quyết định số 58.txt"]
    assert unread == []


def test_line_ends_stay(put: Put) -> None:
    put("a.txt", "một\r\nhai\rba\n")
    [item] = read_texts(["a.txt"])
    assert isinstance(item, Text)
    assert item.content == "một\r\nhai\rba\n"


def test_an_empty_folder_holds_nothing(put: Put) -> None:
    put("f/a.txt").unlink()
    assert read("f") == ([], [])


def test_a_text_says_its_encoding(put: Put) -> None:
    put("a.txt", "58-QĐ/TW và 24-QĐ/TW".encode("utf-16"))
    [item] = read_texts(["a.txt"])
    assert isinstance(item, Text)
    assert item.encoding == "utf-16"


def test_two_names_that_differ_only_in_their_composition(put: Put) -> None:
    """Both are read, and told apart."""
    composed, decomposed = "f/Đảng uỷ.txt", unicodedata.normalize("NFD", "f/Đảng uỷ.txt")
    put(composed)
    if Path(decomposed).exists():
        pytest.skip("this file system composes names")
    put(decomposed)
    put("f/Đảng uỷ 2.txt")
    texts, _ = read("f")
    assert set(texts) == {composed, decomposed, "f/Đảng uỷ 2.txt"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are Unicode there")
def test_a_name_with_bad_bytes(put: Put) -> None:
    put("f/a.txt")
    Path(os.fsdecode(b"f/b\xff.txt")).write_text("58-QĐ/TW", encoding="utf-8")
    Path(os.fsdecode(b"f/c.\xff")).write_text("58-QĐ/TW", encoding="utf-8")
    assert read("f") == (["f/a.txt", r"f/b\xff.txt"], [r"f/c.\xff"])
    assert read(os.fsdecode(b"f/b\xff.txt"), os.fsdecode(b"f/\xfe")) == ([r"f/b\xff.txt"], [r"f/\xfe"])


@pytest.mark.skipif(sys.platform == "win32", reason="paths are short there")
def test_very_deep_folders(put: Put) -> None:
    """Deeper than Python's own stack."""
    put("f/a.txt")
    path = Path("f")
    for _ in range(1200):
        path /= "d"
        path.mkdir()
    (path / "b.txt").write_text("58-QĐ/TW", encoding="utf-8")
    try:
        texts, unread = read("f")
    finally:
        # tidied here: what tidies up after tests is recursive
        (path / "b.txt").unlink()
        while path != Path("f"):
            path.rmdir()
            path = path.parent
    assert (len(texts), unread) == (2, [])


def test_a_name_that_no_system_has() -> None:
    assert read("a\0b.txt") == ([], [r"a\0b.txt"])
