"""The errors a person can mend, each with what, where and what to do next.

CitecheckError            anything that makes the exit status 2
└── PatternError          a mistake in a data file or a configuration, shown with file, line and a caret
"""

from __future__ import annotations

import errno

from citecheck.messages import Messages, messages


class CitecheckError(Exception):
    """Something the person who runs the program can mend: a key of messages, and what fills it.

    It is said where it is shown, in the language of the run; `str()` says it in English. `at` is the place that it
    is about: a file, or file:line.
    """

    def __init__(self, key: str, at: object = "", **values: object) -> None:
        super().__init__(key)
        self.key, self.at, self.values = key, str(at), values

    def told(self, said: Messages) -> str:
        """The error in words, behind its place."""
        text = self.why(said)
        return f"{self.at}: {text}" if self.at else text

    def why(self, said: Messages) -> str:
        """The error in words, without its place."""
        values = {name: one.why(said) if isinstance(one, CitecheckError) else one for name, one in self.values.items()}
        return said.say(self.key, **values)

    def __str__(self) -> str:
        return self.told(messages("en"))


class PatternError(CitecheckError):
    """A mistake in a data file of patterns/ or in a configuration.

    `path` names the file, `line` and `column` (1-based) the place, `source` is the text of that line.
    """

    def __init__(
        self, key: str, path: str = "", line: int = 0, column: int = 1, source: str = "", **values: object
    ) -> None:
        where = f"{path}:{line}:{column}" if line else path
        super().__init__(key, where, **values)
        self.path, self.line, self.column, self.source = path, line, column, source

    def why(self, said: Messages) -> str:
        """The error in words, over the line it is about."""
        shown = f"\n  {self.source}\n  {' ' * (self.column - 1)}^" if self.source else ""
        return f"{super().why(said)}{shown}"


_REFUSALS = {
    errno.EACCES: "permission", errno.EPERM: "permission", errno.ENOENT: "missing", errno.ELOOP: "dead_link",
    errno.ENAMETOOLONG: "long_name",
}  # fmt: skip


def refusal_of(error: OSError) -> str:
    """Why the system refused a file: a key of messages [unread]."""
    return _REFUSALS.get(error.errno or 0, "system")


def refused_by_system(error: OSError, path: object = "") -> CitecheckError:
    """The refusal of a file as an error."""
    return CitecheckError(f"unread.{refusal_of(error)}.reason", at=path, error=(error.strerror or str(error)).lower())
