"""What the program says stands in both languages, whole, with the same holes."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from citecheck.check.rules import all_rules
from citecheck.messages import LANGUAGES, default_language, messages
from citecheck.patterns import load_patterns

CODE = Path(__file__).resolve().parents[1] / "citecheck"


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        name = f"{prefix}{key}"
        found |= flat(value, f"{name}.") if isinstance(value, dict) else {name: value}
    return found


def holes(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})


def test_both_languages_have_the_same_messages_with_the_same_holes() -> None:
    english, vietnamese = (flat(messages(language).tables) for language in ("en", "vi"))
    assert sorted(english) == sorted(vietnamese)
    for key, text in english.items():
        assert holes(text) == holes(vietnamese[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_title_and_a_page(language: str) -> None:
    codes = [rule.code for rule in all_rules()]
    assert codes == sorted(codes)
    assert sorted(messages(language).tables["rules"]) == codes
    for code in codes:
        assert messages(language).title(code)
        assert len(messages(language).page(code)) > 80


@pytest.mark.parametrize(
    ("language", "example", "silence"),
    [("en", "\nExample:", "\nTo silence it:"), ("vi", "\nVí dụ:", "\nĐể không báo nữa:")],
)
def test_every_page_has_an_example_and_says_how_to_silence_the_rule(language: str, example: str, silence: str) -> None:
    for rule in all_rules():
        page = messages(language).page(rule.code)
        assert example in page, rule.code
        assert page.count(silence) == 1, rule.code
        assert f"citecheck: ignore {rule.code} 15-KL/TW" in page


@pytest.mark.parametrize(
    ("iso", "vietnamese"),
    [
        ("2021-09-30", "30/9/2021"),  # months 3 to 9 without a zero
        ("2022-02-08", "08/02/2022"),  # months 1 and 2, and days, with one
        ("2009-10-01", "01/10/2009"),
        ("2022-02", "02/2022"),
        ("2021-09", "9/2021"),
        ("2022", "2022"),
        ("2022-02-31", "2022-02-31"),  # no date: shown as it is
        ("20221-02-08", "08/02/20221"),  # a figure too many in the year
        ("20221-02-31", "20221-02-31"),
        ("58-QĐ/TW", "58-QĐ/TW"),
    ],
)
def test_dates_in_prose(iso: str, vietnamese: str) -> None:
    assert messages("vi").date(iso) == vietnamese
    assert messages("en").date(iso) == iso
    assert messages("vi").say("registry.number", identifier="1-KL/TW", date=iso) == f"1-KL/TW ngày {vietnamese}"


def test_what_a_text_says_is_shown_as_it_stands() -> None:
    said = messages("vi").say("said.impossible", identifier="58-QĐ/TW", raw="1920-02-08")
    assert "“1920-02-08”" in said


def errors() -> Iterator[tuple[str, ast.expr]]:
    """Where an error of ours is made: file:line, and what it says."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "CitecheckError":
                yield f"{path.relative_to(CODE)}:{node.lineno}", node.args[0]


def keys(said: ast.expr) -> Iterator[re.Pattern[str]]:
    """The keys that an expression may be: constants, choices among them, and names put into them."""
    if isinstance(said, ast.IfExp):
        yield from (key for part in (said.body, said.orelse) for key in keys(part))
    elif isinstance(said, ast.JoinedStr):
        parts = (re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+" for part in said.values)
        yield re.compile("".join(parts))
    elif isinstance(said, ast.Constant):
        yield re.compile(re.escape(str(said.value)))


def test_no_error_is_said_outside_messages() -> None:
    """A CitecheckError is a key of messages, and so is a mistake in a data file."""
    known = flat(messages("en").tables)
    found = list(errors())
    assert len(found) > 30
    for place, said in found:
        patterns = list(keys(said))
        assert patterns, f"{place}: not a key"
        for pattern in patterns:
            assert any(pattern.fullmatch(key) for key in known), f"{place}: {pattern.pattern}"


def test_every_refusal_has_words() -> None:
    sources = [path.read_text(encoding="utf-8") for path in sorted((CODE / "extract").glob("*.py"))]
    used = {key for source in sources for key in re.findall(r"Verdict\(False, \"(\w+)\"", source)}
    used |= {key for key in messages("en").tables["refusal"] if any(f'"{key}"' in source for source in sources)}
    assert used == set(messages("en").tables["refusal"])


def test_every_form_of_the_shipped_patterns_has_words() -> None:
    known = messages("en").tables["form"]
    names = {part for form in load_patterns().codes.forms.values() for part in form.name.split(", ")}
    source = (CODE / "extract" / "identifiers.py").read_text(encoding="utf-8")
    names |= set(re.findall(r'odd\.append\("([^"]+)"\)', source)) | set(re.findall(r'return "([a-z -]+)"', source))
    assert names <= set(known), names - set(known)
    assert messages("vi").name("form", "a form of one's own") == "a form of one's own"


@pytest.mark.parametrize(
    ("locator", "vietnamese"),
    [
        ("paragraph 4", "đoạn 4"),
        ("page 12", "trang 12"),
        ("table 1, row 2, cell 3", "bảng 1, hàng 2, ô 3"),
        ("text box 2", "hộp văn bản 2"),  # two words
        ("header", "đầu trang"),  # without a number
        ("Sheet1!B7, comment", "Sheet1!B7, nhận xét"),
        # names of others stay as they are
        ("'page 2'!B7", "'page 2'!B7"),
        ("00:01:02", "00:01:02"),
        ("appendix 3", "appendix 3"),
        ("", ""),
    ],
)
def test_places_of_containers_in_the_language(locator: str, vietnamese: str) -> None:
    assert messages("vi").place(locator) == vietnamese
    assert messages("en").place(locator) == locator


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "vi_VN.UTF-8"}, "vi"),  # the locale decides
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "vi_VN"}, "en"),  # LC_ALL outranks LANG
        ({}, "en"),
    ],
)
def test_the_locale_decides_the_language(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert default_language() == language
