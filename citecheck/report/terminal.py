"""The console that tables and findings are shown on: colour and width as the terminal has them."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as Styled

    from citecheck.report.result import Result

PIPE_WIDTH = 100
"""Columns of a result that goes into a file or a pipe."""
STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_PLAIN = str.maketrans("╭├│─…—–·×⟦⟧“”↔", '++|-~--.x[]""=')
"""What is drawn with, and its stand-in of the same width for a terminal that has no more than ASCII."""


def console(color: str = "auto", to_file: bool = False) -> Console:
    """A console that records into memory; `color` is auto, always or never."""
    from rich.console import Console  # only what is coloured needs one

    coloured = _coloured(color, to_file)
    return Console(
        file=io.StringIO(),
        width=_width(to_file),
        force_terminal=coloured,
        no_color=not coloured,
        color_system="standard" if coloured else None,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=False,
        legacy_windows=False,
        safe_box=True,
    )


def _coloured(color: str, to_file: bool) -> bool:
    terminal = sys.stdout.isatty() and not to_file
    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = not os.environ.get("NO_COLOR") and (forced or (terminal and os.environ.get("TERM") != "dumb"))
    return color == "always" or (color == "auto" and wanted and not to_file)


def _width(to_file: bool) -> int:
    terminal = sys.stdout.isatty() and not to_file
    if not terminal and "COLUMNS" not in os.environ:
        return PIPE_WIDTH
    from shutil import get_terminal_size  # which brings compression with it

    return max(get_terminal_size().columns, 20)


def shown(made: Console) -> str:
    """What was printed on a console made by `console`, without blanks at line ends."""
    file = made.file
    assert isinstance(file, io.StringIO)
    return _trimmed(file.getvalue().split("\n")[:-1])


def _trimmed(lines: Iterable[str]) -> str:
    return drawn("".join(line.rstrip() + "\n" for line in lines))


def page(lines: Iterable[Styled], result: Result) -> str:
    """Lines that are already as wide as they should be, in the colours that the result is to have."""
    if not _coloured(result.color, to_file=result.target is not None):
        return _trimmed(part for line in lines for part in line.plain.split("\n"))
    made = console(result.color, to_file=result.target is not None)
    for line in lines:
        made.print(line, soft_wrap=True)
    return shown(made)


def width_of(result: Result) -> int:
    """The columns that there are."""
    return _width(to_file=result.target is not None)


def ascii_only(stream: TextIO | None = None) -> bool:
    """Whether a stream, standard output if none is named, cannot carry more than ASCII."""
    encoding = (getattr(stream or sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return not encoding.startswith(("utf", "cp65001"))


def drawn(text: str, stream: TextIO | None = None) -> str:
    """`text` with signs that the stream can carry."""
    return text.translate(_PLAIN) if ascii_only(stream) else text
