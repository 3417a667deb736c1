"""Draws the pictures of README with the program itself: `python -m tools.pictures`."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
WIDTH = 92
_FOUR = ("en-conflict", "en-congress-2024", "vi-dai-hoi-2019", "vi-ket-luan-15")
PICTURES = {
    "check": ("check", "samples/texts"),
    "kiem-tra": ("check", "samples/texts", "--lang", "vi"),
    "scan": ("scan", *(f"samples/texts/{name}.txt" for name in _FOUR)),
}
"""Name → the command whose output it shows."""


def picture(name: str) -> str:
    """The picture as SVG: the command, and what it prints on a terminal. It asks nobody for a font."""
    arguments = PICTURES[name]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text("$ citecheck " + " ".join(arguments), style="bold"), soft_wrap=False)
    console.print(Text.from_ansi(_printed(arguments)), soft_wrap=False)
    drawn = console.export_svg(title="citecheck", theme=MONOKAI, unique_id=f"citecheck-{name}")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")


def _printed(arguments: tuple[str, ...]) -> str:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "NO_COLOR"))}
    environment = {**kept, "COLUMNS": str(WIDTH), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "citecheck", *arguments, "--color", "always", "--isolated"]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False)
    return (made.stdout + made.stderr).rstrip("\n")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for one in PICTURES:
        (FOLDER / f"{one}.svg").write_text(picture(one), encoding="utf-8")
