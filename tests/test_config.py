"""Configuration and suppression as a user meets them: files found, values merged, mistakes named, statuses."""

from __future__ import annotations

import json
import re
import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from citecheck.config import SETTINGS, Config, load_config
from citecheck.errors import CitecheckError
from tests.test_cli import parsed, run

RIGHT = "Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị.\n"
WRONG = "Quy định số 58-QĐ/TW ngày 28/02/2022 của Bộ Chính trị.\n"
UNDATED = "Hướng dẫn số 01-HD/BTCTW.\n"
LOCAL = ("Kế hoạch số 77-KH/TU ngày 01/3/2022.\n", "Kế hoạch số 77-KH/TU ngày 11/3/2022.\n")


def write(folder: Path, **files: str) -> Path:
    """Files of a folder; `__` in a name is a slash, `_` a full stop."""
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture
def conflict(tmp_path: Path) -> Path:
    """A folder of two texts that disagree; the search for a configuration ends at it."""
    (tmp_path / ".git").mkdir()
    return write(tmp_path, a_txt=RIGHT, old__b_txt=WRONG)


# --- where it is found


def config(*paths: str, named: str | None = None, isolated: bool = False) -> Config:
    return load_config(paths, named, isolated)


def test_it_is_found_above_a_path(conflict: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(conflict, citecheck_toml='family = "all"\n')
    monkeypatch.chdir(conflict)
    assert [config(path).family for path in (".", "a.txt", "old", "old/b.txt", "missing.txt", "-")] == ["all"] * 6
    assert config("old").file == "citecheck.toml"
    monkeypatch.chdir(conflict / "old")
    assert config("b.txt").file == "../citecheck.toml"


# (paths, the configuration of a folder that holds citecheck.toml, old/citecheck.toml and new/)
AROUND = [
    (["old/b.txt"], "old/citecheck.toml"),
    (["old/b.txt", "old/c.txt"], "old/citecheck.toml"),  # one folder holds both
    (["old", "old/b.txt"], "old/citecheck.toml"),  # one path lies in the other
    (["a.txt", "old/b.txt"], "citecheck.toml"),  # what holds both is above both
    (["old", "new"], "citecheck.toml"),
    (["old", "."], "citecheck.toml"),
    (["-", "old"], "citecheck.toml"),  # standard input stands in the working folder
    (["old/../old/b.txt"], "old/citecheck.toml"),
]


@pytest.mark.parametrize(("paths", "file"), AROUND)
def test_it_is_the_one_around_all_paths_in_any_order(
    paths: list[str], file: str, conflict: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(conflict, citecheck_toml="", old__citecheck_toml="", new__a_txt=RIGHT)
    monkeypatch.chdir(conflict)
    assert [config(*order).file for order in permutations(paths)] == [file] * len(list(permutations(paths)))


def test_any_order_of_paths_gives_the_same_bytes(conflict: Path) -> None:
    write(conflict, old__citecheck_toml='today = 2020-01-01\nselect = ["CC104"]\n', old__sub__c_txt=RIGHT)
    made = [
        run("check", *order, "--format", "json", "--today", "2026-11-21", cwd=conflict)
        for order in permutations(["a.txt", "old/b.txt", "old/sub"])
    ]
    assert len({one.stdout for one in made}) == 1
    assert {one.returncode for one in made} == {1}  # CC101: the select of old/ is not that of all
    assert run("check", "old", cwd=conflict).returncode == run("check", "old/b.txt", "old/sub", cwd=conflict).returncode


def test_the_nearest_file_holds_alone(conflict: Path) -> None:
    write(conflict, citecheck_toml='family = "all"\nfail-on = "info"\n', old__citecheck_toml='family = "state"\n')
    found = config(str(conflict / "old"))
    assert (found.family, found.fail_on) == ("state", "error")


def test_the_search_ends_at_a_repository(conflict: Path) -> None:
    write(conflict, citecheck_toml='family = "all"\n')
    (conflict / "old" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert config(str(conflict / "old" / "b.txt")).file is None


def test_pyproject_counts_only_with_a_table(conflict: Path) -> None:
    write(conflict, citecheck_toml='family = "all"\n', old__pyproject_toml="[tool.ruff]\n")
    assert config(str(conflict / "old")).family == "all"
    write(conflict, old__pyproject_toml='[tool.citecheck]\nfamily = "state"\n')
    assert config(str(conflict / "old")).family == "state"
    write(conflict, old__citecheck_toml='family = "party"\n')
    assert config(str(conflict / "old")).family == "party"


def test_another_tools_broken_pyproject_is_passed_over(conflict: Path) -> None:
    write(conflict, pyproject_toml="[tool.ruff\n")
    assert config(str(conflict)).file is None


def test_named_and_isolated(conflict: Path) -> None:
    write(conflict, citecheck_toml='family = "all"\n', other_toml='family = "state"\n')
    assert config(str(conflict), named=str(conflict / "other.toml")).family == "state"
    assert config(str(conflict), isolated=True).file is None
    with pytest.raises(CitecheckError):
        config(str(conflict), named=str(conflict / "other.toml"), isolated=True)


# --- what it may hold

WHOLE = """\
# comments and blank lines do not matter

select = ["cc1", "CC302"]
ignore = ["CC104"]
min-level = "info"
fail-on = "warning"
exit-zero = true
lang = "vi"
family = "all"
patterns = ["own/patterns"]
registry = ["own/registry.csv"]
default-registry = false
exclude = ["old/**"]
baseline = "baseline.json"
today = 2026-11-21
scope = "nghe an"

[[per-path]]
path = "ninh-thuan/**"
scope = "Ninh Thuận"
ignore = ["CC302"]

[[accepted]]
identifier = "58-qd/tw"
date = "2022-02-28"
path = "old/*"
rule = "CC101"
reason = "the decision of 2007"

[[accepted]]
date = 2007-05-07
"""


@pytest.mark.parametrize("section", ["", "tool.citecheck"])
def test_every_key_is_read(section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if section:
        text = f"[project]\nselect = 1\n[{section}]\n" + WHOLE.replace("[[", f"[[{section}.")
        write(tmp_path, sub__pyproject_toml=text)
    else:
        write(tmp_path, sub__citecheck_toml=WHOLE)
    found = config("sub")
    assert {found.origin(name) == "default" for name in SETTINGS} == {False}
    assert (found.select, found.ignore, found.exit_zero) == (("CC1", "CC302"), ("CC104",), True)
    assert (found.today, found.default_registry, found.lang) == ("2026-11-21", False, "vi")
    # paths count from the file, and are used from the working folder
    assert (found.patterns, found.baseline) == (("sub/own/patterns",), "sub/baseline.json")
    assert [(one.path, one.scope, one.ignore) for one in found.per_path] == [
        ("ninh-thuan/**", "Ninh Thuận", ("CC302",))
    ]
    assert [(one.identifier, one.date, one.rule) for one in found.accepted] == [
        ("58-qd/tw", "2022-02-28", "CC101"),
        (None, "2007-05-07", None),
    ]
    shift = 3 if section else 0
    assert [found.origin("select").rsplit(":")[-1], found.accepted[1].line] == [str(3 + shift), 30 + shift]


@pytest.mark.parametrize("page", ["configuration.md", "configuration.vi.md"])
def test_the_configuration_shown_to_users_is_one(page: str, tmp_path: Path) -> None:
    told = (Path(__file__).resolve().parents[1] / "docs" / page).read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", told, re.DOTALL)
    write(tmp_path, citecheck_toml=example)
    assert run("config", "show", cwd=tmp_path).returncode == 0
    keys = {name.replace("_", "-") for name in SETTINGS} - {"exclude", "baseline"}
    assert set(tomllib.loads(example)) == keys


# (content, what the message names: the line, the key, the nearest known one)
MISTAKES = [
    ("slect = []", ":1:1:", "`slect`", "`select`"),  # a slip
    ("\n  min_level = 1", ":2:3:", "`min_level`", "`min-level`"),  # another spelling
    ("colour = 1", ":1:1:", "`colour`", "accepted"),  # nothing near: all are listed
    ('select = "CC101"', ":1:1:", "`select`", "list"),  # a text for a list
    ("select = [101]", ":1:1:", "`select`", "list"),  # numbers for texts
    ('select = ["CC1O1"]', ":1:1:", "CC1O1", "CC101"),  # an unknown rule
    ('ignore = ["never-dated"]', ":1:1:", "never-dated", "CC302"),  # a name for a code
    ('select = ["E501"]', ":1:1:", "E501", "explain all"),  # nothing near
    ('exit-zero = "yes"', ":1:1:", "`exit-zero`", "true"),
    ('fail-on = "fatal"', ":1:1:", "fatal", "never"),
    ('min-level = "never"', ":1:1:", "never", "info"),  # a value of another key
    ('lang = "fr"', ":1:1:", "fr", "vi"),
    ('today = "21/11/2026"', ":1:1:", "21/11/2026", "2026-11-21"),
    ("today = 2026", ":1:1:", "2026", "2026-11-21"),
    ('scope = "Nghe Ann"', ":1", "Nghe Ann", "Nghệ An"),  # an unknown locality
    ('scope = "Atlantis"', ":1", "Atlantis", "citecheck patterns"),
    ('\n[[per-path]]\nscope = "Huế"', ":2:1:", "[[per-path]]", "path"),  # no path
    ('[[per-path]]\npath = "a"\nscope = "Hanoi City"', ":1", "Hanoi City", "not known"),
    ('[[per-path]]\npath = "a"\n[[per-path]]\npaths = "a"', ":4:1:", "`paths`", "`path`"),  # in the second table
    ('[per-path]\npath = "a"', ":1:1:", "[[per-path]]", "tables"),  # one bracket
    ("[[accepted]]", ":1:1:", "[[accepted]]", "identifier"),  # nothing accepted
    ('[[accepted]]\nreason = "x"', ":1:1:", "[[accepted]]", "identifier"),  # a reason is no condition
    ('[[accepted]]\nidentifier = "58-Q"', ":1", "58-Q", "58-QĐ/TW"),  # no identifier
    ('[[accepted]]\nidentifer = "58-QĐ/TW"', ":2:1:", "`identifer`", "`identifier`"),
    ('[[accepted]]\ndate = "8/2/2022"', ":2:1:", "8/2/2022", "2022-02-08"),
    ('[[accepted]]\nrule = "CC9999"', ":2:1:", "CC9999", "CC9"),
    ('baseline = "none.json"', "none.json", "no such baseline", "citecheck baseline"),
    ('patterns = ["none"]', "none", "no such folder", "patterns"),
    ('registry = ["none.csv"]', "none.csv", "", ""),
    ("select = [", "citecheck.toml", "TOML", ""),  # not well-formed
]


@pytest.mark.parametrize(("content", "place", "wrong", "near"), MISTAKES)
def test_mistakes_are_named(content: str, place: str, wrong: str, near: str, conflict: Path) -> None:
    write(conflict, citecheck_toml=content + "\n")
    result = run("check", ".", cwd=conflict)
    said = result.stderr.decode()
    assert (result.returncode, result.stdout) == (2, b"")
    assert "Traceback" not in said
    for part in (place, wrong, near):
        assert part in said


@pytest.mark.parametrize(("language", "words"), [("en", "did you mean"), ("vi", "có phải ý bạn là")])
def test_mistakes_are_said_in_both_languages(language: str, words: str, conflict: Path) -> None:
    write(conflict, citecheck_toml="slect = []\n")
    assert words in run("check", ".", "--lang", language, cwd=conflict).stderr.decode()


# --- what holds

# (configuration, options, exit status)
PRECEDENCE: list[tuple[str, list[str], int]] = [
    ("", [], 1),  # the default
    ('fail-on = "never"', [], 0),  # the file outranks the default
    ('fail-on = "never"', ["--fail-on", "error"], 1),  # the command line outranks the file
    ("exit-zero = true", [], 0),
    ("", ["--exit-zero"], 0),
    ('select = ["CC3"]', [], 0),
    ('select = ["CC3"]', ["--select", "CC101"], 1),  # it replaces
    ('ignore = ["CC1"]', [], 0),
    ('ignore = ["CC1"]', ["--ignore", "CC3"], 1),
    ("", ["--ignore", "CC2,cc101"], 0),  # several apart by commas
    ("", ["--select", "CC3", "--select", "CC1"], 1),  # or said twice
    ('fail-on = "never"', ["--isolated"], 1),  # no file
    ('[[accepted]]\nidentifier = "58-QD/TW"', [], 0),
    ('[[accepted]]\npath = "old/*"', [], 0),
    ('[[accepted]]\npath = "new/*"', [], 1),
    ('[[per-path]]\npath = "old"\nignore = ["CC1"]', [], 0),
    ("today = 2022-02-10", ["--select", "CC104"], 1),  # 28/02/2022 is to come
]


@pytest.mark.parametrize(("content", "options", "status"), PRECEDENCE)
def test_precedence(content: str, options: list[str], status: int, conflict: Path) -> None:
    write(conflict, citecheck_toml=content + "\n")
    result = run("check", ".", *options, cwd=conflict)
    assert result.returncode == status, result.stderr.decode()


def test_exit_zero_does_not_hide_what_could_not_be_read(conflict: Path) -> None:
    assert run("check", conflict, conflict / "missing.txt", "--exit-zero").returncode == 2


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused(option: str, conflict: Path) -> None:
    result = run("check", conflict, option, "CC102,CC9x")
    assert result.returncode == 2
    assert option.encode() in result.stderr


def test_globs_count_from_the_file_wherever_the_run_begins(conflict: Path) -> None:
    write(conflict, citecheck_toml='[[accepted]]\npath = "old/*"\n')
    assert run("check", ".", "../a.txt", cwd=conflict / "old").returncode == 0
    assert run("check", conflict, cwd=conflict.parent).returncode == 0


def test_the_citechecks_own_files_are_no_texts(conflict: Path) -> None:
    write(conflict, citecheck_toml="")
    run("baseline", ".", cwd=conflict)
    assert b"not read" not in run("check", ".", cwd=conflict).stderr


# --- locality

# (configuration, first text, second text, disagreement) of 77-KH/TU with two dates
SCOPES = [
    ("", *LOCAL, False),  # of unknown localities nothing is compared
    ('scope = "Nghệ An"', *LOCAL, True),
    ('scope = "nghe an"', *LOCAL, True),  # any spelling
    ('[[per-path]]\npath = "a.txt"\nscope = "Ninh Thuận"', *LOCAL, False),
    ('scope = "Nghệ An"\n[[per-path]]\npath = "a.txt"\nscope = "Ninh Thuận"', *LOCAL, False),  # the path outranks
    ('scope = "Nghệ An"', "Ninh Thuận: " + LOCAL[0], LOCAL[1], False),  # a text that says its own outranks both
]


@pytest.mark.parametrize(("content", "first", "second", "disagree"), SCOPES)
def test_scope(content: str, first: str, second: str, disagree: bool, tmp_path: Path) -> None:
    write(tmp_path, a_txt=first, b_txt=second, citecheck_toml=content)
    result = run("check", ".", "--today", "2026-11-21", cwd=tmp_path)
    assert result.returncode == disagree


def test_scope_may_be_stated(tmp_path: Path) -> None:
    write(tmp_path, a_txt=LOCAL[0], b_txt=LOCAL[1])
    assert run("check", ".", "--scope", "Nghệ An", cwd=tmp_path).returncode == 1
    result = run("check", ".", "--scope", "Nghe Ann", cwd=tmp_path)
    assert result.returncode == 2
    assert "--scope" in result.stderr.decode()
    assert "Nghệ An" in result.stderr.decode()


# --- what is not said is counted


@pytest.mark.parametrize(("language", "words"), [("en", "1 suppressed"), ("vi", "1 mục được bỏ qua")])
def test_the_summary_counts_what_was_suppressed(language: str, words: str, conflict: Path) -> None:
    write(conflict, old__b_txt=f"{WRONG}<!-- citecheck: ignore CC101 58-QĐ/TW -- xem lại -->\n")
    result = run("check", ".", "--lang", language, cwd=conflict)
    assert result.returncode == 0
    assert words in result.stderr.decode()


def test_json_holds_what_was_suppressed(conflict: Path) -> None:
    write(conflict, old__b_txt=f"{WRONG}<!-- citecheck: ignore CC101 58-QĐ/TW -- xem lại -->\n")
    whole = parsed(run("check", ".", "--format", "json", cwd=conflict))
    [one] = whole["suppressed"]
    assert (whole["summary"]["suppressed"], whole["summary"]["errors"]) == (1, 0)
    assert (one["finding"]["rule"], one["by"], one["reason"]) == ("CC101", "mark", "xem lại")
    assert one["place"] == {"source": "old/b.txt", "line": 2, "column": 6, "locator": None}
    lines = [json.loads(line) for line in run("check", ".", "--format", "jsonl", cwd=conflict).stdout.splitlines()]
    assert "suppressed" in {line["kind"] for line in lines}


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv"])
def test_an_unreadable_mark_is_shown_in_every_format(format_: str, conflict: Path) -> None:
    write(conflict, a_txt=f"{RIGHT}<!-- citecheck: ignore CC999 -->\n")
    shown = run("check", ".", "--format", format_, cwd=conflict).stdout.decode()
    assert "CC912" in shown
    assert "CC999" in shown


# --- baseline


def test_a_baseline_accepts_what_there_is(conflict: Path) -> None:
    made = run("baseline", ".", cwd=conflict)
    assert (made.returncode, made.stdout) == (0, b"")
    assert b"1 accepted finding written to citecheck-baseline.json (1 new or changed)" in made.stderr
    written = (conflict / "citecheck-baseline.json").read_bytes()
    [entry] = json.loads(written)["findings"]
    assert (entry["rule"], entry["identifier"]) == ("CC101", "58-QĐ/TW")
    assert entry["dates"] == {"2022-02-08": ["a.txt"], "2022-02-28": ["old/b.txt"]}
    result = run("check", ".", "--baseline", "citecheck-baseline.json", cwd=conflict)
    assert result.returncode == 0
    assert b"1 suppressed" in result.stderr
    # a second writing changes nothing
    assert b"new" not in run("baseline", ".", cwd=conflict).stderr
    assert (conflict / "citecheck-baseline.json").read_bytes() == written


def test_a_baseline_may_be_configured_and_lie_elsewhere(conflict: Path) -> None:
    write(conflict, citecheck_toml='baseline = "old/known.json"\n')
    assert run("check", ".", cwd=conflict).returncode == 2  # it is not there yet
    assert run("baseline", ".", cwd=conflict).returncode == 0
    [entry] = json.loads((conflict / "old" / "known.json").read_bytes())["findings"]
    assert entry["dates"] == {"2022-02-08": ["../a.txt"], "2022-02-28": ["b.txt"]}
    for folder in (conflict, conflict / "old", conflict.parent):
        assert run("check", conflict, cwd=folder).returncode == 0
    write(conflict, c_txt=WRONG)
    assert run("check", ".", cwd=conflict).returncode == 1


def test_an_update_says_what_it_dropped(conflict: Path) -> None:
    run("baseline", ".", cwd=conflict)
    write(conflict, old__b_txt=RIGHT)
    stale = run("check", ".", "--baseline", "citecheck-baseline.json", "--min-level", "info", cwd=conflict)
    assert b"CC911" in stale.stdout
    made = run("baseline", ".", "--lang", "vi", cwd=conflict)
    assert "bỏ 1 mục cũ" in made.stderr.decode()
    assert json.loads((conflict / "citecheck-baseline.json").read_bytes())["findings"] == []


def test_a_baseline_never_overwrites_a_text(conflict: Path) -> None:
    assert run("baseline", ".", "-o", "a.txt", cwd=conflict).returncode == 2
    assert (conflict / "a.txt").read_text(encoding="utf-8") == RIGHT


def test_a_baseline_of_what_could_not_be_read_fails(conflict: Path) -> None:
    assert run("baseline", ".", "missing.txt", cwd=conflict).returncode == 2


# --- config show


def test_config_show_is_a_configuration(tmp_path: Path) -> None:
    plain = WHOLE.replace('patterns = ["own/patterns"]\n', "").replace('registry = ["own/registry.csv"]\n', "")
    write(tmp_path, citecheck_toml=plain.replace('baseline = "baseline.json"\n', ""))
    result = run("config", "show", cwd=tmp_path)
    assert result.returncode == 0, result.stderr.decode()
    shown: dict[str, Any] = tomllib.loads(result.stdout.decode())
    assert shown["accepted"][0]["identifier"] == "58-qd/tw"
    assert 'fail-on = "warning"' in result.stdout.decode()
    write(tmp_path, citecheck_toml=result.stdout.decode())
    again = run("config", "show", cwd=tmp_path)
    assert tomllib.loads(again.stdout.decode()) == shown


@pytest.mark.parametrize(
    ("paths", "status"), [(["a.txt"], 0), (["-"], 0), ([], 0), (["none"], 2), (["a.txt", "none/c.txt"], 2)]
)
def test_config_show_refuses_a_path_that_is_not_there(paths: list[str], status: int, conflict: Path) -> None:
    made = run("config", "show", *paths, cwd=conflict)
    assert (made.returncode, b"no such file or folder" in made.stderr, made.stdout == b"") == (
        status, status == 2, status == 2,
    )  # fmt: skip


# (content, what is said of it in Vietnamese, English that must not be in it)
MISTAKES_OF_TOML = [
    ("lang = ", "không đúng dạng TOML: không phải một giá trị", "Invalid"),
    (
        'select = ["CC1"',
        "citecheck.toml:1:1: không đúng dạng TOML: danh sách chưa đóng",
        "Unclosed",
    ),  # shown where it ends
    ('lang = "vi"\nlang = "vi"', "khóa này có hai lần", "Cannot"),
    ('lang = "\\uD800"', "không theo quy tắc của TOML", "Unicode"),  # a mistake that has no words of its own
]


@pytest.mark.parametrize(("content", "vietnamese", "english"), MISTAKES_OF_TOML)
def test_a_file_that_is_not_well_formed_is_said_in_the_language(
    content: str, vietnamese: str, english: str, conflict: Path
) -> None:
    write(conflict, citecheck_toml=content + "\n")
    made = run("check", ".", "--lang", "vi", cwd=conflict)
    assert made.returncode == 2
    assert vietnamese in made.stderr.decode()
    assert english not in made.stderr.decode()


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_file_of_other_letters_is_said_without_the_words_of_a_library(language: str, conflict: Path) -> None:
    (conflict / "citecheck.toml").write_bytes(b'scope = "Ngh\xea An"\n')
    made = run("check", ".", "--lang", language, cwd=conflict)
    assert made.returncode == 2
    assert b"citecheck.toml: " in made.stderr
    assert b"UTF-8" in made.stderr
    assert b"codec" not in made.stderr


@pytest.mark.parametrize(
    ("language", "default", "nothing"),
    [("en", "# default", "# no configuration file"), ("vi", "# mặc định", "# không có tệp cấu hình")],
)
def test_config_show_says_where_from(language: str, default: str, nothing: str, tmp_path: Path) -> None:
    write(tmp_path, citecheck_toml='# mine\nscope = "Nghệ An"\n')
    shown = run("config", "show", "--lang", language, cwd=tmp_path).stdout.decode().splitlines()
    assert next(line for line in shown if line.startswith("scope")).endswith("# citecheck.toml:2")
    assert next(line for line in shown if line.startswith("fail-on")).endswith(default)
    alone = run("config", "show", "--isolated", "--lang", language, cwd=tmp_path).stdout.decode()
    assert alone.splitlines()[0] == nothing


def test_config_show_names_mistakes(tmp_path: Path) -> None:
    write(tmp_path, citecheck_toml='scope = "Atlantis"\n')
    assert run("config", "show", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("command", [["baseline"], ["config"], ["config", "show"]])
def test_help(command: list[str]) -> None:
    result = run(*command, "--help")
    assert (result.returncode, result.stderr) == (0, b"")
    assert all(len(line) <= 110 for line in result.stdout.decode().splitlines())


def test_messages_follow_the_configured_language(conflict: Path) -> None:
    write(conflict, citecheck_toml='lang = "vi"\n')
    assert "lỗi[CC101]" in run("check", ".", cwd=conflict).stdout.decode()
    assert "error[CC101]" in run("check", ".", "--lang", "en", cwd=conflict).stdout.decode()


def test_a_configuration_holds_for_scan_too(conflict: Path) -> None:
    write(conflict, a_txt=RIGHT + "Nghị định 30/2020/NĐ-CP.\n", citecheck_toml='family = "state"\n')
    shown = run("scan", ".", "-q", cwd=conflict).stdout.decode()
    assert "30/2020/NĐ-CP" in shown
    assert "58-QĐ/TW" not in shown


def test_per_path_rules_are_no_useless_entries(conflict: Path) -> None:
    write(conflict, a_txt=UNDATED, citecheck_toml='[[per-path]]\npath = "none"\nignore = ["CC302"]\n')
    assert b"CC911" not in run("check", ".", "--min-level", "info", cwd=conflict).stdout
