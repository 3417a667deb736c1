"""Help and mistakes of the command line: in both languages, for every command and option that there is."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from citecheck.cli import main, run
from citecheck.commands.help import help_of, text_of
from citecheck.commands.language import language_of
from citecheck.messages import LANGUAGES, messages
from citecheck.report.formats import NAMES


def commands(group: click.Group = main, above: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its name as it is called, the program itself first."""
    if not above:
        yield "citecheck", group
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield above + name, command
        if isinstance(command, click.Group):
            yield from commands(command, f"{above}{name} ")


COMMANDS = dict(commands())


def test_there_are_commands_in_groups_too() -> None:
    assert {"check", "registry", "registry show", "config show"} <= set(COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_and_option_has_help_in_both_languages(name: str) -> None:
    command = COMMANDS[name]
    for language in LANGUAGES:
        said = messages(language)
        assert text_of(name, said), f"{name}: {language}"
        for parameter in command.get_params(click.Context(command)):
            if isinstance(parameter, click.Option):
                assert parameter.help is None or parameter.name in ("version", "_click_default_help", "help")
                assert help_of(parameter, name, said), f"{name} {parameter.opts}: {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_is_named(language: str) -> None:
    for name in ("scan", "check"):
        told = messages(language).say(f"help.commands.{name}.format")
        assert f": {', '.join(NAMES)}." in told


def test_no_help_is_left_over() -> None:
    """A command or an option that is gone takes its help with it."""
    table = messages("en").tables["help"]["commands"]
    assert set(table) == set(COMMANDS)
    for name, words in table.items():
        options = {max(one.opts, key=len).lstrip("-") for one in COMMANDS[name].params}
        assert set(words) - {"text"} <= options, name


@pytest.mark.parametrize("name", list(COMMANDS))
@pytest.mark.parametrize(
    ("language", "words", "foreign"),
    [
        ("en", ["Usage:", "Options"], ["Cách dùng", "Tùy chọn", "mặc định"]),
        ("vi", ["Cách dùng:", "Tùy chọn"], ["Usage", "Options", "OPTIONS", "default:", "required", "FILE", "PATH"]),
    ],
)
def test_help_is_of_one_language(
    name: str, language: str, words: list[str], foreign: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [] if name == "citecheck" else name.split()
    assert run([*arguments, "--help", "--lang", language]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in words)
    assert not [word for word in foreign if word in shown]


MISTAKES = [
    # what is written, what is said in English, in Vietnamese
    (
        ["check", ".", "--fromat", "json"],
        "no option --fromat. Did you mean --format or",
        "Có phải ý bạn là --format hoặc",
    ),
    (["chekc", "."], "no command chekc. Did you mean check?", "Không có lệnh chekc. Có phải ý bạn là check?"),
    (["registry", "shwo"], "Did you mean show?", "Có phải ý bạn là show?"),  # in a group too
    (["registry", "--no-such"], "There is no option --no-such.", "Không có tùy chọn --no-such."),
    (["check"], "PATH is missing, or --files-from FILE.", "Thiếu ĐƯỜNG_DẪN, hoặc --files-from TỆP."),
    (["registry", "build", "-o", "x.csv"], "Error: PATH is missing.", "Lỗi: Thiếu ĐƯỜNG_DẪN."),
    (["check", "-", "-"], "Standard input can be read only once.", "chỉ đọc được một lần."),
    (["check", ".", "--jobs", "many"], "neither a number of processes", "phải là số tiến trình"),
    (["check", ".", "--encoding", "cp12x58"], "no encoding has this name", "không có bảng mã nào tên như vậy"),
    (["registry", "add", "58-QĐ/TW", "2022-02-08"], "The option --source is missing.", "Thiếu tùy chọn --source."),
    (["check", ".", "--format", "yaml"], "--format must be one of: table, full", "--format chỉ nhận một trong"),
    (["check", ".", "--scope"], "The option --scope needs a value.", "Tùy chọn --scope cần có giá trị."),
    (["check", ".", "--quiet=1"], "The option --quiet takes no value.", "Tùy chọn --quiet không nhận giá trị."),
    (["registry", "show", "58-QĐ/TW", "x", "y"], "too much: x y.", "Thừa: x y."),
    (["registry", "list", "--from", "soon"], "citecheck: soon is no date", "citecheck: soon không phải là ngày"),
    (["check", ".", "--today", "soon"], "soon is not a day", "soon không phải là ngày"),
    (["explain", "CC999"], "did you mean CC90", "có phải ý bạn là CC90"),
]


@pytest.mark.parametrize(("arguments", "english", "vietnamese"), MISTAKES, ids=[" ".join(one[0]) for one in MISTAKES])
def test_mistakes_are_said_in_the_language(
    arguments: list[str], english: str, vietnamese: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for language, words in (("en", english), ("vi", vietnamese)):
        assert run(["--lang", language, *arguments]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert words in " ".join(shown.err.split())


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["--lang", "vi", "check"], "vi"),  # before the command
        (["check", ".", "--lang=vi"], "vi"),  # behind it
        (["check", "--lang", "fr"], "en"),  # no such language: the locale's
        (["check", "--lang"], "en"),  # nothing behind it
        (["check", "--", "--lang", "vi"], "en"),  # a file of that name
        ([], "en"),
    ],
)
def test_the_language_of_a_command_line(arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert language_of(arguments) == language
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert language_of([]) == "vi"


def test_a_command_speaks_the_language_said_before_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--lang", "vi", "explain", "CC302"]) == 0
    assert "lưu ý" in capsys.readouterr().out
