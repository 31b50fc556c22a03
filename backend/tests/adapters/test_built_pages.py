"""Alice changes a page in her checkout and starts FlowPilot: it says when it shows the pages of before."""

import os
from pathlib import Path

import pytest

from flowpilot.adapters.built_pages import STAMP, fault_of

BEFORE, BUILT, LATER = 1_000, 2_000, 3_000  # seconds


def write(path: Path, at: float) -> None:
    """The file as it was written at that time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("words")
    os.utime(path, (at, at))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """With a page, and its pages built."""
    write(tmp_path / "src" / "app" / "Queue.tsx", BEFORE)
    write(tmp_path / "dist" / "index.html", BUILT)
    return tmp_path


def test_pages_of_these_sources(checkout: Path) -> None:
    assert fault_of(checkout / "dist", checkout) is None


def test_pages_that_were_never_built(checkout: Path) -> None:
    (checkout / "dist" / "index.html").unlink()
    assert fault_of(checkout / "dist", checkout) == "not_built"


@pytest.mark.parametrize("source", ["src/app/Queue.tsx", "src/app/New.tsx", "public/sw.js", "index.html"])
def test_pages_of_former_sources(checkout: Path, source: str) -> None:
    write(checkout / source, LATER)
    assert fault_of(checkout / "dist", checkout) == "older_than_their_sources"


def test_sources_that_only_look_newer(checkout: Path) -> None:
    write(checkout / "src" / "app" / "Queue.tsx", LATER)
    write(checkout / "dist" / STAMP, LATER)
    assert fault_of(checkout / "dist", checkout) is None


def test_a_test_of_a_page_is_no_part_of_it(checkout: Path) -> None:
    write(checkout / "src" / "app" / "Queue.test.tsx", LATER)
    assert fault_of(checkout / "dist", checkout) is None


def test_an_installed_flowpilot_has_no_sources(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "flowpilot" / "pages", tmp_path / "frontend") is None
