"""The console that tables and findings are shown on: colour and width as the terminal has them."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

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
    terminal = sys.stdout.isatty() and not to_file
    forced = os.environ.get("FORCE_COLOR", "0") not in ("", "0")
    wanted = not os.environ.get("NO_COLOR") and (forced or (terminal and os.environ.get("TERM") != "dumb"))
    coloured = color == "always" or (color == "auto" and wanted and not to_file)
    width = shutil.get_terminal_size().columns if terminal or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(
        file=io.StringIO(),
        width=max(width, 20),
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


def shown(made: Console) -> str:
    """What was printed on a console made by `console`, without blanks at line ends."""
    file = made.file
    assert isinstance(file, io.StringIO)
    return drawn("".join(line.rstrip() + "\n" for line in file.getvalue().split("\n")[:-1]))


def page(lines: Iterable[Styled], result: Result) -> str:
    """Lines that are already as wide as they should be, in the colours that the result is to have."""
    made = console(result.color, to_file=result.target is not None)
    for line in lines:
        made.print(line, soft_wrap=True)
    return shown(made)


def width_of(result: Result) -> int:
    """The columns that there are."""
    return console(result.color, to_file=result.target is not None).width


def ascii_only(stream: TextIO | None = None) -> bool:
    """Whether a stream, standard output if none is named, cannot carry more than ASCII."""
    encoding = (getattr(stream or sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return not encoding.startswith(("utf", "cp65001"))


def drawn(text: str, stream: TextIO | None = None) -> str:
    """`text` with signs that the stream can carry."""
    return text.translate(_PLAIN) if ascii_only(stream) else text
