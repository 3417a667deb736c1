"""What a change gained and lost: every citation found, dropped or dated differently since another revision."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

Found = dict[tuple[str, int, str], str | None]
FOLDERS = (
    "tests/data/gold/texts",
    "tests/data/annotated/a/texts",
    "tests/data/annotated/b/texts",
    "samples/texts",
)


def changes(root: Path, revision: str) -> str:
    """A line for each difference between `revision` and the working tree, on the texts of the working tree."""
    with tempfile.TemporaryDirectory() as folder:
        old = Path(folder) / "old"
        subprocess.run(["git", "worktree", "add", "--detach", "-q", str(old), revision], cwd=root, check=True)
        try:
            before, after = _scan(old, root), _scan(root, root)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(old)], cwd=root, check=True)
    return "".join(f"{line}\n" for line in _differences(before, after))


def _scan(program: Path, root: Path) -> Found:
    environment = {**os.environ, "PYTHONPATH": str(program)}
    folders = [str(root / folder) for folder in FOLDERS if (root / folder).is_dir()]
    command = [sys.executable, "-m", "citecheck", "scan", *folders, "--format", "jsonl", "-q"]
    made = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=program, check=False)
    records = map(json.loads, made.stdout.splitlines())
    return {
        (Path(record["source"]).name, record["start"], record["identifier"]): record["date"]
        for record in records
        if record["kind"] == "citation"
    }


def _differences(before: Found, after: Found) -> list[str]:
    lines = [f"gained  {'  '.join(map(str, one))}  {after[one]}" for one in sorted(after.keys() - before.keys())]
    lines += [f"lost    {'  '.join(map(str, one))}  {before[one]}" for one in sorted(before.keys() - after.keys())]
    lines += [
        f"redated {'  '.join(map(str, one))}  {before[one]} -> {after[one]}"
        for one in sorted(before.keys() & after.keys())
        if before[one] != after[one]
    ]
    return [*lines, f"{len(after)} citations now, {len(before)} before, {len(lines)} differences"]
