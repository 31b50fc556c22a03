"""What a wheel holds, built from a small house like ours."""

import shutil
import subprocess
import sys
from email import message_from_bytes
from pathlib import Path
from zipfile import ZipFile

import pytest

from flowpilot import __version__

BACKEND = Path(__file__).parents[2]
LOCK = """# written by a tool
alembic==1.2.3 \\
    --hash=sha256:00
    # via flowpilot
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:00
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    backend, pages = tmp_path / "backend", tmp_path / "frontend" / "dist"
    shutil.copytree(BACKEND / "shipping", backend / "shipping", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(BACKEND / "pyproject.toml", backend)
    (backend / "requirements.lock").write_text(LOCK)
    (backend / "flowpilot").mkdir()
    shutil.copy(BACKEND / "flowpilot" / "__init__.py", backend / "flowpilot")
    (pages / "assets").mkdir(parents=True)
    for name in ("index.html", "licences.txt", "assets/frame.js", ".built"):
        (pages / name).write_text(name)
    return tmp_path


def test_it_has_our_version_and_asks_for_exactly_what_is_locked(house: Path) -> None:
    with ZipFile(_built(house)) as wheel:
        about = message_from_bytes(wheel.read(f"flowpilot-{__version__}.dist-info/METADATA"))
        commands = wheel.read(f"flowpilot-{__version__}.dist-info/entry_points.txt").decode()

    assert about.get_all("Requires-Dist") == ["alembic==1.2.3", "colorama==0.4.6; sys_platform == 'win32'"]
    assert "flowpilot = flowpilot.cli:run" in commands


def test_it_holds_the_program_and_the_pages_and_nothing_else(house: Path) -> None:
    with ZipFile(_built(house)) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
        frame = wheel.read("flowpilot/pages/assets/frame.js")

    assert held == {
        "flowpilot/__init__.py",
        "flowpilot/pages/index.html",
        "flowpilot/pages/licences.txt",
        "flowpilot/pages/assets/frame.js",
    }
    assert frame == b"assets/frame.js"


@pytest.mark.parametrize("missing", ["index.html", "licences.txt"])
def test_without_pages_and_their_licences_there_is_none(house: Path, missing: str) -> None:
    (house / "frontend" / "dist" / missing).unlink()
    refused = _build(house)

    assert refused.returncode != 0
    assert "build the pages first" in refused.stderr
    assert not list((house / "out").glob("*.whl"))


def _built(house: Path) -> Path:
    done = _build(house)
    assert done.returncode == 0, done.stderr
    (wheel,) = (house / "out").glob("*.whl")
    return wheel


def _build(house: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(house / "out")]
    return subprocess.run(command, cwd=house / "backend", capture_output=True, text=True, check=False)
