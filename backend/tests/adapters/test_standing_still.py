"""A process that hangs amid a write lets go of what it holds, by the server's hand."""

import asyncio
from time import monotonic, sleep
from uuid import UUID

import pytest
from psycopg import OperationalError

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, cut_after, open_pool
from flowpilot.adapters.db.unit_of_work import PostgresUnits, nobody_listens
from flowpilot.domain.errors import Unavailable
from tests.people import Town

pytestmark = pytest.mark.anyio

LIMIT = 1.0  # seconds; 30 in earnest


async def test_bob_goes_on_when_the_process_of_alices_write_stands_still(town: Town, embedded: DatabaseUrls) -> None:
    session = await town.alice.starts()
    holds, lets_go = asyncio.Event(), asyncio.Event()
    standing_still = asyncio.create_task(_stands_still(embedded, town, session["id"], holds, lets_go))
    await holds.wait()
    began = monotonic()
    step = await town.alice.records(session, "note", "It works for Bob")
    waited = monotonic() - began
    lets_go.set()
    assert step["text"] == "It works for Bob"
    assert 0.5 < waited < 10
    with pytest.raises(Unavailable):
        await standing_still


async def _stands_still(
    embedded: DatabaseUrls, town: Town, session_id: str, holds: asyncio.Event, lets_go: asyncio.Event
) -> None:
    """A write that locks the session and then does nothing, as a stopped process would."""
    async with (
        open_pool(embedded.app, size=1, longest_transaction=LIMIT) as pool,
        PostgresUnits(pool, nobody_listens).begin(UUID(town.alice.account_id)) as unit,
    ):
        assert await unit.sessions.lock(UUID(session_id))
        holds.set()
        await lets_go.wait()
        await unit.sessions.get(UUID(session_id))


async def test_an_answer_that_came_while_this_process_stood_still_counts(pool: Pool) -> None:
    async with pool.connection() as connection:
        with cut_after(0.3, connection):
            answering = asyncio.create_task(connection.execute("select pg_sleep(0.05)"))
            await asyncio.sleep(0.01)
            sleep(0.8)  # noqa: ASYNC251 - the standstill
            await answering


async def test_a_server_that_says_nothing_is_cut_off_all_the_same(pool: Pool) -> None:
    async with pool.connection() as connection:
        with cut_after(0.3, connection), pytest.raises(OperationalError):
            await connection.execute("select pg_sleep(3)")
