"""The database ends, hangs or crashes: an honest 503 in time, and everything that was acknowledged afterwards."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import httpx2 as httpx
import psycopg
import pytest

from flowpilot.adapters.db import migrations
from flowpilot.adapters.db.embedded import EmbeddedPostgres
from flowpilot.adapters.db.pool import open_pool
from tests.house import running_api
from tests.people import Town, found_town

pytestmark = pytest.mark.anyio

LONGEST = 30  # seconds until an answer, whatever it is


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A database that may be hurt."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("frail"))
    server.start()
    migrations.upgrade(server.urls.owner, "flowpilot_app", "flowpilot_worker")
    yield server
    server.stop()


@pytest.fixture
async def frail_town(server: EmbeddedPostgres, tmp_path: Path) -> AsyncIterator[Town]:
    async with running_api(server.urls, tmp_path) as address:
        async with open_pool(server.urls.app, size=2) as pool:
            town = await found_town(pool, address)
        yield town


async def _answers(town: Town) -> Sequence[httpx.Response]:
    """To a read, a write, a sign-in and the stream, all at once; each in time."""
    async with asyncio.timeout(LONGEST):
        return await asyncio.gather(
            town.alice.get("/ai-sessions"),
            town.alice.post("/ai-sessions", {"problem": "Outlook hangs"}, key="k"),
            town.alice.post("/auth/login", {"email": "alice@example.com", "password": "guess"}),
            town.bob.get("/escalations/stream"),
        )


def _are_honest(answers: Sequence[httpx.Response]) -> None:
    for answer in answers:
        assert answer.status_code == 503, answer.text
        assert answer.json()["code"] == "unavailable"
        assert int(answer.headers["retry-after"]) >= 1
        assert answer.headers["content-type"] == "application/problem+json"


async def _recovers(town: Town, seconds: float = 10) -> None:
    async with asyncio.timeout(seconds):
        while (await town.alice.post("/ai-sessions", {"problem": "Outlook hangs"}, key="k")).status_code != 201:
            await asyncio.sleep(0.2)
    assert len((await town.alice.get("/ai-sessions")).json()["items"]) == 1


async def test_without_a_database_everybody_is_told_to_come_back(server: EmbeddedPostgres, frail_town: Town) -> None:
    await asyncio.to_thread(server.stop)
    _are_honest(await _answers(frail_town))
    await asyncio.to_thread(server.start)
    await _recovers(frail_town)


async def test_a_database_that_hangs_holds_nobody_for_long(server: EmbeddedPostgres, frail_town: Town) -> None:
    with psycopg.connect(server.urls.owner) as owner:
        backends = [pid for (pid,) in owner.execute("select pid from pg_stat_activity where pid <> pg_backend_pid()")]
    hung = [server.pid or 0, *backends]
    try:
        for pid in hung:
            os.kill(pid, signal.SIGSTOP)
        _are_honest(await _answers(frail_town))
    finally:
        for pid in hung:
            os.kill(pid, signal.SIGCONT)
    await _recovers(frail_town)


async def test_what_was_acknowledged_is_there_after_a_crash(server: EmbeddedPostgres, frail_town: Town) -> None:
    acknowledged: list[str] = []

    async def escalate_until_it_fails() -> None:
        while True:
            try:
                started = await frail_town.alice.post("/ai-sessions", {"problem": "Outlook hangs"})
                if started.status_code != 201:
                    return
                path = f"/ai-sessions/{started.json()['id']}/handoff"
                answer = await frail_town.alice.post(path, {"intent": "escalate", "reason": "stuck"})
            except httpx.TransportError:
                return
            if answer.status_code == 201:
                acknowledged.append(answer.json()["id"])

    working = [asyncio.create_task(escalate_until_it_fails()) for _ in range(4)]
    give_up = time.monotonic() + 10
    while len(acknowledged) < 20 and time.monotonic() < give_up:
        await asyncio.sleep(0.02)
    os.kill(server.pid or 0, signal.SIGKILL)
    await asyncio.gather(*working)
    await asyncio.to_thread(server.start)
    await _recovers_reading(frail_town)
    queue = await frail_town.bob.queue()
    assert len(acknowledged) >= 20
    assert set(acknowledged) <= {card["id"] for card in queue["items"]}
    assert int(queue["as_of"].rpartition("-")[2]) >= len(acknowledged)


async def _recovers_reading(town: Town) -> None:
    async with asyncio.timeout(10):
        while (await town.bob.get("/escalations")).status_code != 200:
            await asyncio.sleep(0.2)
