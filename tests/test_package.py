"""The wheel and the sdist carry patterns, registry and samples, and work outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Quy định số 58-QĐ/TW ngày 31/9/2022 của Bộ Chính trị.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel built from that sdist."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return out


def test_the_wheel_runs_outside_the_checkout(built: Path, tmp_path: Path) -> None:
    wheel = next(built.glob("*.whl"))
    venv = tmp_path / "venv"
    # the dependencies come from this environment: the test is of our own package and needs no network
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", str(venv)], check=True)
    python = venv / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (venv / "lib").mkdir(exist_ok=True)
    for site in (venv / "lib").glob("python*/site-packages"):
        (site / "dependencies.pth").write_text("\n".join(p for p in sys.path if "site-packages" in p))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    command = [str(venv / "bin" / "citecheck"), "check", "a.txt", "--today", "2026-01-01"]
    made = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert made.returncode == 1, made.stderr
    assert "CC104" in made.stdout
    where = "import citecheck.patterns.files as f; print(f.shipped('patterns'), f.shipped('registry'))"
    shown = subprocess.run([str(python), "-c", where], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert str(ROOT) not in shown.stdout
    assert shown.stdout.count("citecheck/data/") == 2


def test_the_sdist_holds_what_the_wheel_is_built_from(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    assert {
        "patterns/types.toml",
        "patterns/languages/vi.toml",
        "registry/central.csv",
        "citecheck/py.typed",
        "README.vi.md",
        "docs/editor.vi.md",
    } <= names
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        inside = set(wheel.namelist())
    assert {
        "citecheck/data/patterns/languages/vi.toml", "citecheck/data/registry/central.csv",
        "citecheck/messages/vi.toml", "citecheck/schemas/check.json", "citecheck/py.typed",
        "citecheck/report/html/assets/style.css", "citecheck/report/html/templates/page.html",
    } <= inside  # fmt: skip
    assert not any(name.startswith("citecheck/data/tests") for name in inside)
