"""What the program says stands in both languages, whole, with the same holes."""

from __future__ import annotations

import string
from typing import Any

import pytest

from citecheck.check.rules import all_rules
from citecheck.messages import LANGUAGES, default_language, messages


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
