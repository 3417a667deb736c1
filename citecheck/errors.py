"""The errors a person can mend, each with what, where and what to do next.

CitecheckError            anything that makes the exit status 2
└── PatternError          a mistake in a data file or a configuration, shown with file, line and a caret
"""

from __future__ import annotations


class CitecheckError(Exception):
    """Something the person who runs the program can mend; its text is shown as it is."""


class PatternError(CitecheckError):
    """A mistake in a data file of patterns/, or in a configuration.

    `path` names the file, `line` and `column` (1-based) the place, `source` is the text of that line.
    """

    def __init__(self, message: str, path: str, line: int = 0, column: int = 1, source: str = "") -> None:
        self.path, self.line, self.column, self.source = path, line, column, source
        where = f"{path}:{line}:{column}" if line else path
        shown = f"\n  {source}\n  {' ' * (column - 1)}^" if source else ""
        super().__init__(f"{where}: {message}{shown}")
