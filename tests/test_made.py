"""What the program makes of itself and keeps beside it, or prints: man page, pictures, schemas, completion, demo."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from importlib.resources import files
from pathlib import Path

import click
import jsonschema
import pytest

from citecheck.cli import COMMANDS, main
from citecheck.commands.completion import SHELLS
from citecheck.commands.progress import watching
from citecheck.commands.schema import SCHEMAS
from citecheck.messages import messages
from citecheck.pipeline import unwatched
from tools.man import PAGE, page
from tools.pictures import FOLDER, PICTURES, picture

ROOT = Path(__file__).resolve().parents[1]


def run(*arguments: str, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "GITHUB_", "CI"))}
    whole = {**kept, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), **(env or {})}
    command = [sys.executable, "-m", "citecheck", *arguments]
    return subprocess.run(command, capture_output=True, env=whole, cwd=cwd, check=False, timeout=120)


def test_the_man_page_is_that_of_the_commands() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python -m tools.man"


def test_the_man_page_names_every_option() -> None:
    text = page().replace(r"\-", "-")
    with click.Context(main) as context:
        for name in COMMANDS:
            command = main.get_command(context, name)
            assert command is not None
            assert f".SS citecheck {name}" in text
            for option in command.params:
                assert not isinstance(option, click.Option) or option.opts[-1] in text


def words(svg: str) -> list[str]:
    return [unescape(text).replace("\xa0", " ") for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


@pytest.mark.parametrize("name", PICTURES)
def test_the_pictures_are_what_the_program_prints(name: str) -> None:
    """Every word at its line; how a line is drawn is the business of the library that draws."""
    drawn = picture(name)
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert words(kept) == words(drawn), "run python -m tools.pictures"
    assert "url(http" not in drawn, "a picture asks nobody for anything"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed_and_is_one(name: str) -> None:
    schema = json.loads(run("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["title"]


def test_every_schema_that_travels_is_printed() -> None:
    there = {file.name for file in (files("citecheck") / "schemas").iterdir()}
    assert {name for name in there if name.endswith(".json")} == {f"{name}.json" for name in SCHEMAS}


@pytest.mark.parametrize(
    ("arguments", "name", "lines"),
    [
        (["check", "samples/texts", "--format", "json"], "check", False),
        (["scan", "samples/texts", "--format", "jsonl"], "records", True),
        (["check", "samples/texts", "--format", "jsonl"], "findings", True),
        (["registry", "list", "--series", "KL/TW", "--format", "json"], "registry", False),
        (["registry", "show", "58-QĐ/TW", "--format", "json"], "registry", False),
        (["registry", "show", "59-KL/TW", "--format", "json"], "registry", False),  # neighbours only
    ],
)
def test_the_output_is_what_its_schema_says(arguments: list[str], name: str, lines: bool) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema", name).stdout))
    printed = run(*arguments).stdout.decode()
    for record in printed.splitlines() if lines else [printed]:
        validator.validate(json.loads(record))


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_prints_a_script(shell: str) -> None:
    made = run("completion", shell)
    assert made.returncode == 0
    assert b"citecheck" in made.stdout
    assert b"_CITECHECK_COMPLETE" in made.stdout


@pytest.mark.parametrize(
    ("words", "place", "offered"),
    [
        ("citecheck che", "1", b"check"),  # a command
        ("citecheck check --form", "2", b"--format"),  # an option
        ("citecheck check --format sa", "3", b"sarif"),  # its value
        ("citecheck schema re", "2", b"records"),  # an argument
    ],
)
def test_completion_offers(words: str, place: str, offered: bytes) -> None:
    made = run(env={"_CITECHECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": place})
    assert offered in made.stdout


@pytest.mark.parametrize(
    ("words", "place", "told"),
    [
        ("citecheck sca", "1", "Lập bảng trích dẫn"),
        ("citecheck registry bui", "2", "Lập danh mục từ các tài liệu"),
        ("citecheck registry build --outp", "3", "TỆP-disputed.csv được đặt bên cạnh"),
        ("citecheck scan --qui", "2", "Không tổng kết"),
    ],
)
def test_completion_tells_what_is_offered(words: str, place: str, told: str) -> None:
    shell = {"_CITECHECK_COMPLETE": "zsh_complete", "COMP_WORDS": words, "COMP_CWORD": place, "LC_ALL": "vi_VN.UTF-8"}
    assert told in run(env=shell).stdout.decode()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_demo_shows_a_finding_from_anywhere(language: str, tmp_path: Path) -> None:
    made = run("demo", "--lang", language, cwd=tmp_path)
    assert made.returncode == 0
    assert b"[CC101]" in made.stdout
    assert b"samples/texts/en-conflict.txt:5:36" in made.stdout
    assert messages(language).say("summary.next_demo").encode() in made.stderr


# --- progress


class _Terminal:
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def test_nobody_watches_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert watching(messages("en"), quiet=False) is unwatched
    monkeypatch.setattr(sys, "stderr", _Terminal())
    assert watching(messages("en"), quiet=True) is unwatched
    assert watching(messages("en"), quiet=False) is not unwatched


@pytest.mark.parametrize("total", [None, 50])
@pytest.mark.parametrize("patience", [0.0, 60.0])
def test_a_watch_passes_everything_on(
    total: int | None, patience: float, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("citecheck.commands.progress.PATIENCE", patience)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    watch = watching(messages("en"), quiet=False)
    assert list(watch(iter(range(50)), total)) == list(range(50))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert patience == 0 or captured.err == "", "a short run shows nothing"
