"""The console that tables and findings are shown on: colour and width as the terminal has them."""

from __future__ import annotations

import io
import os
import shutil
import sys

from rich.console import Console

PIPE_WIDTH = 100
"""Columns of a result that goes into a file or a pipe."""
STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def console(color: str = "auto", to_file: bool = False) -> Console:
    """A console that records into memory; `color` is auto, always or never."""
    terminal = sys.stdout.isatty() and not to_file
    forced = color == "always" or (color == "auto" and bool(os.environ.get("FORCE_COLOR")))
    coloured = forced or (color == "auto" and terminal and "NO_COLOR" not in os.environ)
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
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())


def ascii_only() -> bool:
    """Whether the output cannot carry more than ASCII."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    return not encoding.startswith(("utf", "cp65001"))
