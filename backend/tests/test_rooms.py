"""The rooms of the house: who may import whom is checked by a machine, and the check bites."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

BACKEND = Path(__file__).parents[1]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def test_the_rooms_are_kept() -> None:
    assert "4 kept, 0 broken" in _lint_imports(BACKEND)


def test_a_route_that_imports_an_adapter_breaks_them(tmp_path: Path) -> None:
    _copy_of_the_house(tmp_path, room="api", forbidden="import flowpilot.adapters.logs")
    assert "flowpilot.api is not allowed to import flowpilot.adapters" in _lint_imports(tmp_path)


def test_a_domain_that_imports_a_tool_breaks_them(tmp_path: Path) -> None:
    _copy_of_the_house(tmp_path, room="domain", forbidden="import pydantic")
    assert "flowpilot.domain is not allowed to import pydantic" in _lint_imports(tmp_path)


def test_a_new_room_has_to_be_named(tmp_path: Path) -> None:
    _copy_of_the_house(tmp_path, room="domain", forbidden="")
    (tmp_path / "flowpilot" / "lumber_room.py").touch()
    assert "flowpilot.lumber_room" in _lint_imports(tmp_path)


def _copy_of_the_house(copy: Path, *, room: str, forbidden: str) -> None:
    shutil.copy(BACKEND / ".importlinter", copy)
    shutil.copytree(BACKEND / "flowpilot", copy / "flowpilot", ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "flowpilot" / room / "__init__.py").open("a") as module:
        module.write(f"{forbidden}\n")


def _lint_imports(house: Path) -> str:
    done = subprocess.run(
        [str(LINT_IMPORTS), "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr
