"""`citecheck explain`: a rule, or everything about an identifier, in both languages and for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from citecheck.check.checking import found_in
from citecheck.check.explanation import Explanation, explanation
from citecheck.check.judging import Homonym, Verdict
from citecheck.check.rules import all_rules
from citecheck.cli import run
from citecheck.extract import extract
from citecheck.messages import messages
from citecheck.model import Report, Text
from citecheck.patterns import load_patterns
from citecheck.registry.lookup import reading

TODAY = "2026-11-21"
CONFLICT = {
    "a.txt": "Kết luận số 15-KL/TW ngày 30/9/2021 về tiếp tục thực hiện Chỉ thị số 46-CT/TW ngày 22/6/2015.\n",
    "b.txt": "Conclusion No. 15-KL/TW dated September 30, 2001 on continuing to implement Directive No. 46-CT/TW dated "
    "June 22, 2015 of the Politburo.\n",
}  # fmt: skip


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")


def told(written: str, **texts: str) -> Explanation:
    """What is known of an identifier in texts given by their names."""
    patterns = load_patterns()
    asked = reading(written, patterns)
    assert asked is not None
    found = found_in([extract(Text(name, content), patterns) for name, content in texts.items()], TODAY, patterns)
    return explanation(asked, found, Report(found.texts, found.documents))


def folder(path: Path, texts: dict[str, str] = CONFLICT) -> str:
    for name, content in texts.items():
        (path / name).write_text(content, encoding="utf-8")
    return str(path)


# --- why two dates are one document, or two

PAIRS = [
    # (what, texts, the verdict's cause and level, or the reason for two documents)
    # the same day and month of another year is a slip, also across terms
    ("15-KL/TW", CONFLICT, ("year-slip", "error")),
    # both known, in two terms
    ("35-CT/TW", {"a": "35-CT/TW ngày 30/5/2019", "b": "35-CT/TW ngày 14/6/2024"}, "both_registered"),
    # one known, the other in a term in which nobody knows the number
    ("58-QĐ/TW", {"a": "Quy định 58-QĐ/TW ngày 08/02/2022", "b": "58-QĐ/TW ngày 12/3/2014"}, "other_term"),
    # the text says another term than that of the known date
    ("58-QĐ/TW", {"a": "58-QĐ/TW ngày 08/02/2022, 58-QĐ/TW ngày 08/02/2002 của Ban Bí thư khóa IX"}, "other_term_said"),
    # a letter's number of a Party committee below the province: nobody knows whose
    ("12-KH/ĐU", {"a": "Kế hoạch 12-KH/ĐU ngày 04/3/2022. Kế hoạch 12-KH/ĐU ngày 17/11/2023."}, "unknown_place"),
    # State numbers without a year start again every year
    ("12/QĐ-BNV", {"a": "Quyết định 12/QĐ-BNV ngày 04/3/2022", "b": "12/QĐ-BNV ngày 17/11/2023"}, "every_year"),
]


@pytest.mark.parametrize(("what", "texts", "judged"), PAIRS, ids=[f"{what} {judged}" for what, _, judged in PAIRS])
def test_the_reason_is_kept(what: str, texts: dict[str, str], judged: str | tuple[str, str]) -> None:
    found: list[str | tuple[str, str]] = []
    for pair in told(what, **texts).pairs:
        if isinstance(pair.judgement, Verdict):
            found.append((pair.judgement.cause, pair.judgement.level))
        else:
            found.append(pair.judgement.reason.key)
    assert judged in found


def test_every_reason_has_words_and_is_given_somewhere() -> None:
    """The reasons of judging.py are those of messages [two]."""
    source = (Path(__file__).parents[1] / "citecheck" / "check" / "judging.py").read_text(encoding="utf-8")
    for key in messages("en").tables["two"]:
        assert f'"{key}"' in source


def test_localities_are_not_compared() -> None:
    found = told(
        "77-KH/TU",
        a="Kế hoạch số 77-KH/TU ngày 20/4/2022 của Tỉnh ủy Nghệ An.",
        b="Kế hoạch số 77-KH/TU ngày 12/9/2022 của Tỉnh ủy Ninh Thuận.",
    )
    assert (found.pairs, sorted(map(str, found.apart))) == ((), ["Nghệ An", "Ninh Thuận"])
    assert [place.scope_said for place in found.places] == ["sentence", "sentence"]


def test_a_wrong_date_is_told_from_its_slot() -> None:
    """The two dates of one document lie between different neighbours."""
    [standing] = told("15-KL/TW", **CONFLICT).standings
    slots = {slot.date: slot for slot in standing.slots}
    assert slots["2021-09-30"].proves
    assert not slots["2001-09-30"].proves


def test_an_unknown_number_has_neighbours() -> None:
    found = told("999-KL/TW")
    assert (found.standings, found.places, found.pairs) == ((), (), ())
    assert "XIII" in [entry.term for entry in found.around]


def test_nobody_is_judged_two_ways() -> None:
    """What `explain` says of two dates of one document is what `check` says."""
    found = told("15-KL/TW", **CONFLICT)
    assert [(pair.together, isinstance(pair.judgement, Homonym)) for pair in found.pairs] == [(True, False)]
    assert "disproved" in [item.key for item in found.pairs[0].judgement.evidence]


# --- what a person sees


def test_everything_of_an_identifier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "15 kl/tw", folder(tmp_path), "--today", TODAY]) == 0
    shown = capsys.readouterr().out
    for words in (
        "written   15 KL/TW (lost hyphen, space inside)",  # how it is read
        "type      KL: kết luận",
        "one series for the whole country",
        "Documents (1)\n  2001-09-30, 2021-09-30",
        "14-KL/TW of 2021-09-22",  # its neighbours
        "date      2021-09-30, “30/9/2021”, stands after it",
        "relation  continues 46-CT/TW",
        "2001-09-30 and 2021-09-30: one document, wrongly dated",
        "verdict  error, of high certainty",
        "disproved",
        "error[CC101]",
        "error[CC103]",
    ):
        assert words in shown


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("what", ["15-KL/TW", "35-CT/TW", "77-KH/TU", "30/2020/NĐ-CP"])
def test_it_is_readable_at_80_columns(what: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", what, "samples/texts", "--lang", language]) == 0
    shown = capsys.readouterr().out
    long = [line for line in shown.splitlines() if len(line) > 80 and "://" not in line]
    assert long == []
    heads = [line for line in shown.splitlines() if " · " in line]
    assert language == "en" or not [line for line in heads if re.search(r"\d{4}-\d{2}-\d{2}", line)]


def test_refused_dates_have_their_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder(tmp_path, {"a.txt": "Quy định 399-QĐ/TW có hiệu lực từ ngày 09/01/2026.\n"})
    assert run(["explain", "399-QĐ/TW", path, "--today", TODAY]) == 0
    assert "refused  “09/01/2026”: “có hiệu lực từ ngày” makes it another date" in capsys.readouterr().out


def test_suppressed_findings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = CONFLICT | {"b.txt": CONFLICT["b.txt"] + "<!-- citecheck: ignore CC103 15-KL/TW -- as printed -->\n"}
    assert run(["explain", "15-KL/TW", folder(tmp_path, texts), "--today", TODAY]) == 0
    assert "as printed" in " ".join(capsys.readouterr().out.split())


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["explain", "15-KL/TW", folder(tmp_path), "--today", TODAY, "--format", "json"]
    assert run([*arguments, "--lang", "vi"]) == 0
    whole: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (whole["identifier"], whole["type_name"], whole["local"]) == ("15-KL/TW", "kết luận", False)
    assert [place["date"] for place in whole["places"]] == ["2021-09-30", "2001-09-30"]
    assert whole["places"][0]["relation"] == {"kind": "continues", "basis": "46-CT/TW"}
    [judged] = whole["judged"]
    assert (judged["one_document"], judged["cause"], judged["level"]) == (True, "year-slip", "error")
    assert {"key", "date"} <= set(judged["evidence"][0])
    assert {finding["rule"] for finding in whole["findings"]} == {"CC101", "CC103"}


# --- rules


def test_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "all"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [rule.code for rule in all_rules()]
    assert run(["explain", "cc3"]) == 0  # those whose codes begin so
    assert [line[:5] for line in capsys.readouterr().out.splitlines()] == ["CC301", "CC302"]


def test_a_rule_is_explained_in_spite_of_a_broken_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "citecheck.toml").write_text('select = ["CC999"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["explain", "CC101", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "date-conflict"
    assert run(["explain", "15-KL/TW"]) == 2


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("CC110", "did you mean CC101?"),
        ("date-confict", "did you mean CC101?"),  # the name of a rule
        ("15-KL", "did you mean 15-KL/TW?"),  # half an identifier
        ("samples", "but a path: citecheck check samples"),
        ("Bộ Chính trị", "write it like CC101 or 58-QĐ/TW"),
    ],
)
def test_what_is_neither(written: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", written]) == 2
    assert words in capsys.readouterr().err
