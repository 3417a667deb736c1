"""`@dataclass(frozen=True, slots=True)`, made in a fifth of the time, of the same behaviour.

The library's decorator compiles six methods for each class, at every start: of checking one article that is a seventh.
Here all but `__init__` are the same few functions for every class, which know its fields. Other forms of dataclass are
left to the library.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, *, frozen: bool = False, slots: bool = False, **others: bool) -> Any:
        """As `dataclasses.dataclass`."""
        if frozen and slots and not others:
            return _made
        return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **others)


_UNSET: Any = object()


def _made(cls: type) -> type:
    """The class with slots and the methods of a frozen dataclass, but for those that it has of its own."""
    own = vars(cls)
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    for method in (_init(made, fields), *_comparing(made, tuple(one.name for one in fields)), _set, _delete):
        if own.get(method.__name__) is None:
            setattr(made, method.__name__, method)
    return made  # type: ignore[no-any-return]


def _init(cls: type, fields: tuple[Any, ...]) -> Callable[..., None]:
    """`__init__`, compiled, as it is called more often than anything else; the slots are set past `__setattr__`."""
    names: dict[str, Any] = {"_UNSET": _UNSET}
    parameters, lines = ["self"], []
    for one in fields:
        name = value = one.name
        names[f"_set_{name}"] = getattr(cls, name).__set__
        if one.default_factory is not MISSING:
            names[f"_make_{name}"] = one.default_factory
            parameters.append(f"{name}=_UNSET")
            value = f"_make_{name}() if {name} is _UNSET else {name}"
        elif one.default is not MISSING:
            names[f"_default_{name}"] = one.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f" _set_{name}(self, {value})")
    exec(f"def __init__({', '.join(parameters)}):\n" + ("\n".join(lines) or " pass"), names)
    return names["__init__"]  # type: ignore[no-any-return]


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields."""
    if len(names) > 1:
        return attrgetter(*names)  # of a single name it gives no tuple
    return lambda self: tuple(getattr(self, name) for name in names)


def _comparing(cls: type, names: tuple[str, ...]) -> tuple[Callable[..., Any], ...]:
    """The methods that look at the values of all fields."""

    values = _values(names)

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    def __repr__(self: Any) -> str:  # noqa: N807
        shown = (f"{name}={value!r}" for name, value in zip(names, values(self), strict=True))
        return f"{cls.__qualname__}({', '.join(shown)})"

    def __reduce__(self: Any) -> tuple[type, tuple[Any, ...]]:  # noqa: N807
        return cls, values(self)

    return __eq__, __hash__, __repr__, __reduce__


def __setattr__(_: object, name: str, __: object) -> None:  # noqa: N807
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def __delattr__(_: object, name: str) -> None:  # noqa: N807
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_set, _delete = __setattr__, __delattr__
