"""An identifier as a value: read from its official form, printed, compared, sorted."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.extract import extract
from citecheck.model import Identifier, Text

# (official form, family, number, type, issuer, year, key)
FORMS = [
    ("58-QĐ/TW", "party", "58", "QĐ", "TW", "", "58-QD/TW"),  # the plain case
    ("01-HD/BTCTW", "party", "01", "HD", "BTCTW", "", "01-HD/BTCTW"),  # the leading zero stays
    ("31-CTr/TW", "party", "31", "CTr", "TW", "", "31-CTR/TW"),  # the key is in capitals
    ("08-QĐi/TW", "party", "08", "QĐi", "TW", "", "08-QDI/TW"),  # another series than QĐ
    ("40-KH/ThU", "party", "40", "KH", "ThU", "", "40-KH/THU"),  # mixed-case issuer
    ("05-QC/BTCTU-BDVTU", "party", "05", "QC", "BTCTU-BDVTU", "", "05-QC/BTCTU-BDVTU"),  # joint issuers
    ("04-QĐ/ĐU", "party", "04", "QĐ", "ĐU", "", "04-QD/DU"),  # Đ in the issuer
    ("1131/QĐ-TTg", "state", "1131", "QĐ", "TTg", "", "1131/QD-TTG"),  # State order
    ("30/2020/NĐ-CP", "state", "30", "NĐ", "CP", "2020", "30/2020/ND-CP"),  # the year in the number
    ("45/2019/QH14", "state", "45", "", "QH14", "2019", "45/2019/QH14"),  # a law
    ("66.25/2026/NQ-CP", "state", "66.25", "NQ", "CP", "2026", "66.25/2026/NQ-CP"),  # a decimal number
    ("30a/2008/NQ-CP", "state", "30a", "NQ", "CP", "2008", "30A/2008/NQ-CP"),  # a letter in the number
]


@pytest.mark.parametrize(("text", "family", "number", "kind", "issuer", "year", "key"), FORMS)
def test_parse(text: str, family: str, number: str, kind: str, issuer: str, year: str, key: str) -> None:
    one = Identifier.parse(text)
    assert (one.family, one.number, one.type, one.issuer, one.year) == (family, number, kind, issuer, year)
    assert str(one) == text
    assert one.key == key
    assert one.key.isascii()


def test_parse_passes_over_surrounding_space() -> None:
    assert Identifier.parse(" 58-QĐ/TW\n") == Identifier.parse("58-QĐ/TW")


BROKEN = [
    "",  # nothing
    "58",  # a number only
    "58-QĐ",  # no issuer
    "QĐ/TW",  # no number
    "-QĐ/TW",  # no number, the separator stays
    "58-/TW",  # no type
    "58-QĐ/",  # no issuer, the separator stays
    "số 58-QĐ/TW",  # words around it
    "58-QĐ/TW 24-QĐ/TW",  # two
    "58 QĐ/TW",  # damaged spellings are for extract
    "58-QĐ-TW",  # the same
    "2025-2030",  # a term
]


@pytest.mark.parametrize("text", BROKEN)
def test_parse_error_shows_the_text_and_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="58-QĐ/TW") as caught:
        Identifier.parse(text)
    assert repr(text) in str(caught.value)


EQUAL = [
    ("01-HD/BTCTW", "1-HD/BTCTW"),  # a leading zero
    ("001-HD/BTCTW", "01-HD/BTCTW"),  # two of them
    ("58-QĐ/TW", "58-QD/TW"),  # diacritics
    ("31-CTr/TW", "31-CTR/TW"),  # capitals
    ("07-NQ/TU", "7-NQ/TU"),  # a province's
    ("01/2011/TT-BNV", "1/2011/TT-BNV"),  # a State number
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal(one: str, other: str) -> None:
    first, second = Identifier.parse(one), Identifier.parse(other)
    assert first == second
    assert hash(first) == hash(second)
    assert first.key == second.key
    assert {first: 1}[second] == 1


DIFFERENT = [
    ("58-QĐ/TW", "58-QĐ/TU"),  # another issuer
    ("58-QĐ/TW", "58-KL/TW"),  # another type
    ("58-QĐ/TW", "59-QĐ/TW"),  # another number
    ("58-QĐ/TW", "580-QĐ/TW"),  # a figure more
    ("08-QĐi/TW", "08-QĐ/TW"),  # another series
    ("19-NQ/TW", "19/NQ-CP"),  # Party and State
    ("30/2020/NĐ-CP", "30/2021/NĐ-CP"),  # another year
    ("30/2020/NĐ-CP", "30/NĐ-CP"),  # no year
    ("66.25/2026/NQ-CP", "66.2/2026/NQ-CP"),  # another decimal
    ("30a/2008/NQ-CP", "30/2008/NQ-CP"),  # a letter
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different(one: str, other: str) -> None:
    assert Identifier.parse(one) != Identifier.parse(other)


def test_an_identifier_is_no_string() -> None:
    assert Identifier.parse("58-QĐ/TW") != "58-QĐ/TW"


def test_an_identifier_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Identifier.parse("58-QĐ/TW").number = "59"  # type: ignore[misc]


def test_order_is_by_issuer_type_and_number() -> None:
    """Numbers count as numbers: 9 before 10 before 100."""
    ordered = ["02-HD/BTCTW", "10-HD/BTCTW", "9-CT/TW", "10-CT/TW", "100-CT/TW", "08-QĐ/TW"]
    assert [str(one) for one in sorted(Identifier.parse(one) for one in reversed(ordered))] == ordered


def test_series() -> None:
    assert Identifier.parse("58-QĐ/TW").series == Identifier.parse("24-QĐ/TW").series
    assert Identifier.parse("08-QĐi/TW").series != Identifier.parse("08-QĐ/TW").series


PARTY_TYPES = ["NQ", "QĐ", "QĐi", "QĐNS", "QC", "CT", "KL", "HD", "TT", "TB", "BC", "KH", "CTr", "ĐA", "TTr", "CV"]
PARTY_ISSUERS = ["TW", "VPTW", "BTCTW", "UBKTTW", "TU", "BTGTU", "HU", "ThU", "ĐU", "VPĐU", "CB", "BCSĐ", "QUTW"]
STATE_TYPES = ["NĐ", "QĐ", "NQ", "TT", "CT", "KH", "TTr"]
STATE_ISSUERS = ["CP", "TTg", "UBND", "HĐND", "BNV", "BTC", "BGDĐT"]

numbers = st.integers(1, 9999).map(lambda value: f"{value:02d}")
party = st.builds(Identifier, numbers, st.sampled_from(PARTY_TYPES), st.sampled_from(PARTY_ISSUERS))
state = st.builds(
    Identifier, numbers, st.sampled_from(STATE_TYPES), st.sampled_from(STATE_ISSUERS), st.just("state"),
    st.sampled_from(["", "2004", "2020", "2026"]),
)  # fmt: skip


@given(party | state)
def test_round_trip(one: Identifier) -> None:
    again = Identifier.parse(str(one))
    assert again == one
    assert (again.number, again.type, again.issuer, again.family, again.year) == (
        one.number, one.type, one.issuer, one.family, one.year,
    )  # fmt: skip


@given(party | state)
def test_the_official_form_is_read_in_a_text(one: Identifier) -> None:
    [citation] = extract(Text("a.txt", f"văn bản số {one} của")).citations
    assert (str(citation.identifier), citation.identifier.family, citation.raw) == (str(one), one.family, str(one))


@given(st.lists(party | state, min_size=2, max_size=6))
def test_order_and_equality_agree(some: list[Identifier]) -> None:
    ordered = sorted(some)
    assert sorted(some, reverse=True)[0] == ordered[-1]
    for one, other in itertools.pairwise(ordered):
        assert one <= other
        assert (one == other) == (one.key == other.key)
        assert (one < other) != (one == other)


@given(party, st.sampled_from("‐‑‒–—―−－"), st.sampled_from("/⁄∕／"), st.sampled_from(["", " ", "\u00a0"]))
def test_separators_of_every_kind_give_the_same_value(one: Identifier, dash: str, slash: str, space: str) -> None:
    written = f"{one.number}{space}{dash}{space}{one.type}{space}{slash}{one.issuer}"
    [citation] = extract(Text("a.txt", f"Văn bản số {written}, của")).citations
    assert citation.identifier == one
    assert citation.raw == written
