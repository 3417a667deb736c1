"""Classes made by our own decorator behave as those of the library's."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from citecheck import slotted
from citecheck.identifier import Identifier

Maker = Any


def _made(maker: Maker) -> Any:
    @maker(frozen=True, slots=True)
    class Sample:
        """A sample."""

        name: str
        count: int = 1
        parts: dict[str, int] = dataclasses.field(default_factory=dict, metadata={"shown": False})

        @property
        def double(self) -> int:
            """Twice the count."""
            return 2 * self.count

    return Sample


OURS, THEIRS = _made(slotted.dataclass), _made(dataclasses.dataclass)
CASES: list[tuple[str, Any]] = [
    ("a field without a value is asked for", lambda made: made()),
    ("defaults, by place", lambda made: repr(made("a"))),
    ("values by name", lambda made: repr(made(name="a", parts={"b": 2}, count=3))),
    ("a name that is no field", lambda made: made("a", other=1)),
    ("a factory makes a new value each time", lambda made: made("a").parts is made("a").parts),
    ("equal by value", lambda made: (made("a") == made("a"), made("a") == made("b"), made("a") != made("a"))),
    ("not equal to what is of another class", lambda made: made("a") == ("a", 1, {})),
    ("no hash where a value has none", lambda made: hash(made("a"))),
    ("a hash where all values have one", lambda made: hash(made("a", 1, ())) == hash(made("a", 1, ()))),
    ("not to be set", lambda made: setattr(made("a"), "name", "b")),
    ("not to be deleted", lambda made: delattr(made("a"), "name")),
    ("no dictionary", lambda made: hasattr(made("a"), "__dict__")),
    ("replaced", lambda made: repr(dataclasses.replace(made("a"), count=5))),
    ("as a dictionary", lambda made: dataclasses.asdict(made("a"))),
    ("its fields", lambda made: [(one.name, dict(one.metadata)) for one in dataclasses.fields(made)]),
    ("matched by place", lambda made: made.__match_args__),
    ("a property", lambda made: made("a", 4).double),
]


def _result(made: Any, use: Any) -> object:
    try:
        return use(made)
    except Exception as error:
        return type(error), str(error).replace("Sample.", "").replace("_made.<locals>.", "")


@pytest.mark.parametrize(("use"), [use for _, use in CASES], ids=[name for name, _ in CASES])
def test_as_the_librarys(use: Any) -> None:
    assert _result(OURS, use) == _result(THEIRS, use)


def test_no_other_attribute() -> None:
    with pytest.raises(AttributeError):
        OURS("a").other = "b"


def test_own_methods_stay() -> None:
    assert Identifier("01", "HD", "BTCTW") == Identifier("1", "HD", "BTCTW")
    assert len({Identifier("01", "HD", "BTCTW"), Identifier("1", "HD", "BTCTW")}) == 1


def test_pickled_as_class_and_values() -> None:
    one = Identifier("58", "QĐ", "TW", year="2022")
    again = pickle.loads(pickle.dumps(one))
    assert (repr(again), again == one) == (repr(one), True)


@pytest.mark.parametrize("options", [{"frozen": True}, {"slots": True}, {"slots": True, "eq": False}])
def test_other_forms_are_the_librarys(options: dict[str, bool]) -> None:
    @slotted.dataclass(**options)
    class Sample:
        """A sample."""

        name: str

    assert Sample("a").name == "a"
    assert hasattr(Sample("a"), "__dict__") == ("slots" not in options)
