"""Sixteen people claim the same handoff at once, at two API processes: one wins, the others hear who (P3).

`FLOWPILOT_TEST_RACES` sets how many races there are.
"""

import os
from pathlib import Path

import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from tests.races import claimed_events, found_racers, race, two_processes

pytestmark = pytest.mark.anyio

RACES = int(os.environ.get("FLOWPILOT_TEST_RACES", "20"))


async def test_every_race_has_one_winner_whom_the_others_hear_of(
    embedded: DatabaseUrls, pool: Pool, tmp_path: Path
) -> None:
    async with two_processes(embedded, tmp_path) as addresses:
        alice, racers = await found_racers(pool, addresses)
        results = [await race(alice, racers) for _ in range(RACES)]
        events = await claimed_events(pool, alice.account_id)
    outcome = {"winners": 1, "named": 15, "shown_open": 0}
    assert [{**result, "id": ""} for result in results] == [{"id": "", **outcome}] * RACES
    assert events == {result["id"]: 1 for result in results}
