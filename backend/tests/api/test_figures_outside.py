"""While figures are computed nobody waits for a database connection."""

import asyncio
from collections.abc import Sequence
from threading import Event

import psycopg
import pytest

from flowpilot.adapters import statistics
from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool
from flowpilot.domain.figure import Estimates
from flowpilot.domain.metric import Durations
from tests.people import Town
from tests.shift import begin_shift

pytestmark = pytest.mark.anyio

IN_A_TRANSACTION = """
    select count(*) from pg_stat_activity
     where usename = current_user and pid <> pg_backend_pid() and xact_start is not null"""


async def test_no_transaction_is_open_while_the_intervals_are_computed(
    town: Town, pool: Pool, embedded: DatabaseUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    shift = await begin_shift(pool, [town.alice, town.bob])
    for minute in range(6):
        await shift.claims("Bob", await shift.escalates("Alice", minute), minute + 2)
    computing, may_end = Event(), Event()
    as_ever = statistics._estimate

    def slow(figures: Sequence[Durations]) -> Sequence[Estimates]:
        computing.set()
        may_end.wait(20)
        return as_ever(figures)

    monkeypatch.setattr(statistics, "_estimate", slow)
    asked = asyncio.create_task(town.ada.get("/analytics/flowpilot/escalations?period=7d"))
    try:
        assert await asyncio.to_thread(computing.wait, 20)
        with psycopg.connect(embedded.app) as connection:
            assert connection.execute(IN_A_TRANSACTION).fetchone() == (0,)
    finally:
        may_end.set()
    response = await asked
    assert response.status_code == 200
    assert response.json()["waiting"]["median"] == 120
