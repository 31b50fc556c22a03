"""The evidence pack, computed again by a script that knows nothing of the product."""

import hashlib
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import anyio
import pytest

from flowpilot.adapters.saving_statistics import ScipySavings
from flowpilot.adapters.statistics import ScipyStatistics
from flowpilot.application.evidence_pack import Evidence, build
from flowpilot.application.savings import Engines
from tests.evidence.made_accounts import evidence_of
from tests.evidence.recompute import Pack, differences, opened

pytestmark = pytest.mark.anyio

ACCOUNTS = {
    "empty": evidence_of(1, 0, 0),
    "five escalations and four calls": evidence_of(2, 5, 4),
    "a small one": evidence_of(3, 20, 5, has_calendar=False),
    "a frozen baseline": evidence_of(4, 60, 30, is_frozen=True),
    "without calls": evidence_of(5, 80, 0),
    "twelve calls": evidence_of(6, 50, 12),
    "calls of every category": evidence_of(7, 120, 60),
    "a year old": evidence_of(8, 90, 25, has_calendar=False),
    "one escalation": evidence_of(9, 1, 8),
    "a large one": evidence_of(10, 250, 40),
}


async def pack_of(evidence: Evidence) -> Pack:
    return opened(await build(evidence, Engines(ScipyStatistics(), ScipySavings())))


def with_other(pack: Pack, name: str, old: str, new: str) -> Pack:
    """The same pack with another text in one file, sealed again."""
    content = pack.files[name].decode()
    assert old in content
    files = {**pack.files, name: content.replace(old, new, 1).encode()}
    sums = [f"{hashlib.sha256(files[one]).hexdigest()}  {one}" for one in sorted(files) if one != "SHA256SUMS"]
    return Pack({**files, "SHA256SUMS": "\n".join(sums).encode()})


@pytest.mark.parametrize("name", ACCOUNTS)
async def test_every_figure_follows_from_the_rows_to_the_last_digit_shown(name: str) -> None:
    assert differences(await pack_of(ACCOUNTS[name])) == []


async def test_the_same_reading_is_the_same_file() -> None:
    engines = Engines(ScipyStatistics(), ScipySavings())
    evidence = ACCOUNTS["a small one"]
    assert await build(evidence, engines) == await build(evidence, engines)


@pytest.mark.parametrize("stamp", ["escalated_at", "opened_at", "claimed_at", "first_action_at"])
async def test_a_stamp_that_was_changed_is_found(stamp: str) -> None:
    pack = await pack_of(ACCOUNTS["twelve calls"])
    first = next(row for row in pack.rows("escalations.csv") if row["first_action_at"] and row["opened_at"])
    said = first[stamp]
    found = differences(with_other(pack, "escalations.csv", said, said[:14] + "59:59.999999Z"))
    assert any(line.startswith(first["handoff_id"]) for line in found)
    assert any(line.startswith("figures.csv") for line in found)


async def test_a_row_that_was_taken_out_is_found() -> None:
    pack = await pack_of(ACCOUNTS["twelve calls"])
    waits = next(line for line in pack.files["escalations.csv"].decode().splitlines() if ",unclaimed," in line)
    found = differences(with_other(pack, "escalations.csv", waits + "\r\n", ""))
    assert any("all  waiting" in line for line in found)
    assert any("n_unclaimed" in line for line in found)


async def test_a_call_that_was_made_longer_is_found() -> None:
    pack = await pack_of(ACCOUNTS["calls of every category"])
    call = next(row for row in pack.rows("baseline_calls.csv") if row["counts"] == "1")
    found = differences(with_other(pack, "baseline_calls.csv", f",{call['people']},", ",9,"))
    assert any("saved_per_week" in line for line in found)


async def test_a_curve_that_was_drawn_higher_is_found() -> None:
    pack = await pack_of(ACCOUNTS["a small one"])
    step = pack.rows("curves.csv")[3]
    found = differences(with_other(pack, "curves.csv", f",{step['share']},", ",0.990000,"))
    assert len(found) == 1
    assert found[0].startswith("curves.csv, wall waiting")


async def test_a_file_that_was_changed_without_its_checksum_is_found() -> None:
    pack = await pack_of(ACCOUNTS["a small one"])
    changed = replace(pack, files={**pack.files, "definitions.md": b"Everything was saved."})
    assert differences(changed) == ["definitions.md was changed"]


@pytest.mark.parametrize(("has_changed", "code"), [(False, 0), (True, 1)])
async def test_the_script_needs_nothing_of_the_product(tmp_path: Path, has_changed: bool, code: int) -> None:
    path = tmp_path / "pack.zip"
    content = await build(ACCOUNTS["five escalations and four calls"], Engines(ScipyStatistics(), ScipySavings()))
    path.write_bytes(content)
    if has_changed:
        with zipfile.ZipFile(path, "a") as packed:
            packed.writestr("more.csv", "a row that nobody sealed")
    script = (
        "import sys; from tests.evidence.recompute import main; code = main(sys.argv[1]);"
        "sys.exit(9 if any(name.startswith('flowpilot') for name in sys.modules) else code)"
    )
    finished = await anyio.run_process([sys.executable, "-c", script, str(path)], check=False)
    assert finished.returncode == code, finished.stderr
    assert (b"more.csv was changed" in finished.stdout) == has_changed


async def test_no_cell_runs_in_a_spreadsheet_and_no_text_of_a_ticket_is_there() -> None:
    pack = await pack_of(ACCOUNTS["a large one"])
    cells = [cell for name in pack.files if name.endswith(".csv") for row in pack.rows(name) for cell in row.values()]
    signs = [cell for cell in cells if cell[:1] in tuple("=+@\t\r") or (cell[:1] == "-" and not cell[1:2].isdigit())]
    assert signs == []
    assert {"'=1+1", "'+49 30 1234", "'@Ada", "'=twice"} <= set(cells)
    assert "…" not in cells
