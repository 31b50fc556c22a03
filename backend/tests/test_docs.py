"""What the documents promise is there."""

import re
from pathlib import Path

from flowpilot.domain.event import EVENT_KINDS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "backend" / "flowpilot"
ROOMS = ("domain", "application", "adapters", "api")


def test_the_manual_of_events_lists_every_event_and_no_other() -> None:
    table = (ROOT / "docs" / "events.md").read_text().split("| frame of the stream itself")[0]

    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(EVENT_KINDS)


def test_every_file_that_the_map_names_is_there() -> None:
    missing = []
    for line in (ROOT / "docs" / "map.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 6 and cells[0] not in ("noun", "---"):
            for room, cell in zip(ROOMS, cells[1:5], strict=True):
                missing += [f"{room}/{name}" for name in re.findall(r"`([\w/]+)`", cell) if not _stands(room, name)]
            for name in re.findall(r"`([\w/]+)`", cells[5]):
                if not (ROOT / "frontend" / "src" / name).exists():
                    missing.append(f"frontend/src/{name}")

    assert missing == []


def test_every_link_between_documents_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text())
        if not (document.parent / target).exists()
    ]

    assert len(documents) > 8
    assert broken == []


def test_every_module_stands_in_a_room_that_the_map_knows() -> None:
    drawn = (ROOT / "docs" / "map.md").read_text()
    tops = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert [top for top in sorted(tops - {"__init__", "__main__"}) if top not in drawn] == []


def _stands(room: str, name: str) -> bool:
    path = PACKAGE / room / name
    return path.exists() or path.with_suffix(".py").exists() or any(path.parent.glob(f"{path.name}*.py"))
