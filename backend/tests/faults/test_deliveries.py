"""Some kills of the long run: Bob hears of it, whatever the sinks and the worker's killer do."""

from pathlib import Path

import pytest

from faults.deliveries import Plan, run

POINTS = ("killed before the attempt was written", "killed during the attempt", "killed after the answer")


@pytest.mark.anyio
async def test_every_delivery_ends_once_and_every_attempt_is_on_record(tmp_path: Path) -> None:
    verdict = await run(tmp_path, Plan(len(POINTS), accounts=1, seed=1, points=POINTS, tarpits=False))
    assert not verdict.violations
    assert {point: verdict.faults[point] for point in POINTS} == dict.fromkeys(POINTS, 1)
