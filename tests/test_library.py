"""The library's verbs, as their documentation shows them."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest

import citecheck


def test_the_examples_of_the_package_are_true() -> None:
    result = doctest.testmod(citecheck)
    assert result.attempted >= 5
    assert result.failed == 0


def test_an_unknown_verb_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        getattr(citecheck, "chekc")  # noqa: B009


ORDERS = [
    "from citecheck import extract, check; from citecheck import extract as again",
    "import citecheck.extract, citecheck.check; from citecheck import extract, check; again = extract",
    "import citecheck.pipeline; from citecheck import extract, check; again = extract",
    "import citecheck.compare.run; from citecheck import compare as check, extract; again = extract",
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_verbs_are_functions_whatever_was_imported_first(order: str) -> None:
    """`extract`, `check` and `compare` are names of subpackages too."""
    program = f"{order}; print(type(extract).__name__, type(check).__name__, extract is again)"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert made.stdout.split() == ["function", "function", "True"]
