"""Some seconds of the long fault run: Alice and Bob work and watch while processes, connections and Postgres die."""

from pathlib import Path

import pytest

from faults.storm_run import Plan, run

KINDS = ("cut browser", "cut after forwarding runtime", "cut listener", "kill api", "stop Postgres at once")
OF_TIME = {"P13", "P15"}  # the machine is busy with other tests


@pytest.mark.anyio
async def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    verdict = await run(Plan(seconds=3, seed=1, accounts=2, pages=3, only=KINDS, watches=0, calm=0.1), tmp_path)
    assert not [violation for violation in verdict.violations if violation.promise not in OF_TIME]
    assert not verdict.untested
    assert verdict.figures["handoffs committed"] > 20
    assert verdict.figures["streams resumed"] > 0
