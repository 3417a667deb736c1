"""Programs that may be installed and read what is not read here: LibreOffice, catdoc, antiword."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SECONDS = 120
"""How long a program may take; LibreOffice takes 5 to start."""


def convert(data: bytes, suffix: str, target: str) -> tuple[bytes, str] | None:
    """A file as LibreOffice saves it in the format `target`, and who did it; None if it is not there or fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = Path(folder, f"in{suffix}")
        path.write_bytes(data)
        # a profile of its own: else an open LibreOffice takes the command and nothing is written
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        run([program, profile, "--headless", "--norestore", "--convert-to", target, "--outdir", folder, str(path)])
        made = path.with_suffix(f".{target}")
        return (made.read_bytes(), "LibreOffice") if made.is_file() else None


def text_of(data: bytes) -> tuple[str, str] | None:
    """The text of an old Word file as catdoc or antiword prints it, and which of them did."""
    for name, arguments in (("catdoc", ["-w", "-d", "utf-8"]), ("antiword", ["-w", "0", "-m", "UTF-8.txt"])):
        program = shutil.which(name)
        if program is None:
            continue
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            path = Path(folder, "in.doc")
            path.write_bytes(data)
            printed = run([program, *arguments, str(path)])
        if printed and printed.strip():
            return printed.decode("utf-8", "replace"), name
    return None


def run(command: Sequence[str], seconds: float = SECONDS) -> bytes | None:
    """What a program prints; None if it fails or takes too long. It and what it has started are ended then."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return None
    try:
        printed, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None
    return printed if process.returncode == 0 else None
