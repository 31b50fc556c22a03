"""What the operator reads about pilots: every account but demos, a line each, and one about all."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.application import baselines
from flowpilot.domain.baseline import Measurement
from tests.people import Colleague, found_account
from tests.shift import Shift, begin_shift

pytestmark = pytest.mark.anyio

BACKEND = Path(__file__).parents[2]
WEEK = 7 * 24 * 60


@pytest.fixture
async def ada(pool: Pool, embedded: DatabaseUrls) -> Colleague:
    """Her account is nine weeks old, with six escalations and five timed calls."""
    north = await found_account(pool, "", {"Ada": "admin", "Alice": "engineer", "Bob": "engineer"})
    made_earlier(embedded, north["Ada"], weeks=9)
    shift = await begin_shift(pool, north.values())
    for week in range(6):
        handoff = await shift.escalates("Alice", -week * WEEK, writing_seconds=60)
        await shift.opens("Bob", handoff, -week * WEEK + 1)
        await shift.claims("Bob", handoff, -week * WEEK + 2)
        await shift.acts("Bob", handoff, -week * WEEK + 5)
    for _ in range(5):
        await times(shift)
    return north["Ada"]


def made_earlier(urls: DatabaseUrls, who: Colleague, weeks: int, *, is_demo: bool = False) -> None:
    with psycopg.connect(urls.app) as app:
        app.execute("select set_config('app.account_id', %s, true)", (who.account_id,))
        app.execute(
            """update account set created_at = created_at - %(age)s, pilot_started_at = pilot_started_at - %(age)s,
                                  is_demo = %(is_demo)s""",
            {"age": timedelta(weeks=weeks), "is_demo": is_demo},
        )


async def times(shift: Shift) -> None:
    """Alice, a call of twenty minutes with two others."""
    async with shift.at(0, "Alice") as unit:
        measured = Measurement(shift.minute(-20), shift.minute(0), 3, None, None, None)
        await baselines.record(unit, shift.person("Alice"), measured)


def reported(urls: DatabaseUrls, data_dir: Path, *options: str) -> str:
    """What `flowpilot pilots report` prints."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("FLOWPILOT_")},
        "PYTHONPATH": str(BACKEND),
        "FLOWPILOT_DATA_DIR": str(data_dir),
        "FLOWPILOT_DATABASE_URL": urls.app,
        "FLOWPILOT_DATABASE_WORKER_URL": urls.worker,
        "FLOWPILOT_DATABASE_OWNER_URL": urls.owner,
    }
    command = [sys.executable, "-m", "flowpilot", "pilots", "report", *options]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


async def test_every_account_has_a_line_and_demos_have_none(
    ada: Colleague, pool: Pool, embedded: DatabaseUrls, tmp_path: Path
) -> None:
    demo = (await found_account(pool, "", {"Dora": "admin"}))["Dora"]
    made_earlier(embedded, demo, weeks=20, is_demo=True)
    found: dict[str, Any] = json.loads(reported(embedded, tmp_path, "--json"))
    pilots = {UUID(pilot["account_id"]): pilot for pilot in found["pilots"]}
    assert UUID(demo.account_id) not in pilots
    pilot = pilots[UUID(ada.account_id)]
    assert (pilot["name"], pilot["verdict"], pilot["n_escalations"], pilot["n_baseline"]) == (
        "Account of Ada",
        "not yet",
        6,
        5,
    )
    assert pilot["escalation_rate"] == 100
    assert pilot["weeks"] == pytest.approx(9, rel=0.01)
    assert pilot["hours_saved_per_week"]["value"] == pytest.approx(6 * (60 - 5) / 60 / 9, rel=0.01)
    n_verified = sum(one["verdict"] == "verified" for one in found["pilots"])
    assert found["week"] >= 9
    assert (found["n_pilots"], found["n_verified"]) == (len(pilots), n_verified)
    assert f"{n_verified} of {len(pilots)} pilots verified above 1.0 h a week" in found["conclusion"]


@pytest.mark.usefixtures("ada")
async def test_it_is_read_line_by_line(embedded: DatabaseUrls, tmp_path: Path) -> None:
    *lines, last = reported(embedded, tmp_path).splitlines()
    hers = [line for line in lines if line.startswith("Account of Ada: not yet; 0.61 h a week (")]
    assert hers
    assert "100.0 escalations per 100 sessions" in hers[0]
    assert "9.0 weeks, 6 escalations, 5 timed calls" in hers[0]
    assert "pilots verified above 1.0 h a week" in last
