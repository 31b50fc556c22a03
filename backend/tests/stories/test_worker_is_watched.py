"""Readiness names a worker that is dead or hangs, wherever it runs, and a second one stands in for it."""

import signal
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx2 as httpx
import psycopg
import pytest

from flowpilot.adapters.db.embedded import DatabaseUrls
from flowpilot.adapters.db.pool import Pool, open_pool
from flowpilot.adapters.db.worker_cycles import LONGEST_SILENCE, WorkerCycles, a_worker_goes_round
from flowpilot.adapters.readiness import answers_ready
from tests.house import running_api
from tests.mail.waiting import until
from tests.stories.conftest import StartWorker, until_a_worker_goes_round

pytestmark = pytest.mark.anyio

SECOND = timedelta(seconds=1)


@pytest.fixture
async def narrow(database: DatabaseUrls) -> AsyncIterator[Pool]:
    """Connections of the worker role."""
    async with open_pool(database.worker, size=2) as pool:
        yield pool


def proof_ages(database: DatabaseUrls, by: timedelta) -> None:
    """The last proof is that much older; the next one is as new as ever."""
    with psycopg.connect(database.worker) as worker:
        worker.execute("update worker_cycle set finished_at = clock_timestamp() - %s", (by,))


async def missing_at(address: str) -> list[str]:
    """What that API says it lacks."""
    async with httpx.AsyncClient() as client:
        missing: list[str] = (await client.get(f"{address}/readyz")).json()["missing"]
        return missing


async def test_an_api_elsewhere_names_a_worker_that_hangs(
    database: DatabaseUrls, start_worker: StartWorker, tmp_path: Path
) -> None:
    async with running_api(database, tmp_path / "another machine") as address:
        assert "worker" in await missing_at(address)
        worker = start_worker()
        await until_a_worker_goes_round(database)
        assert "worker" not in await missing_at(address)
        worker.send_signal(signal.SIGSTOP)
        proof_ages(database, LONGEST_SILENCE + SECOND)
        assert "worker" in await missing_at(address)
        worker.send_signal(signal.SIGCONT)
        await until_a_worker_goes_round(database)
        assert "worker" not in await missing_at(address)


async def test_while_one_goes_round_nothing_is_missing(database: DatabaseUrls, start_worker: StartWorker) -> None:
    dead, hung, well = start_worker(), start_worker("--index", "1"), start_worker("--index", "2")
    await until_a_worker_goes_round(database)
    dead.send_signal(signal.SIGKILL)
    hung.send_signal(signal.SIGSTOP)
    proof_ages(database, LONGEST_SILENCE + SECOND)
    await until_a_worker_goes_round(database)
    assert well.poll() is None


async def test_a_proof_is_good_until_it_is_too_old(narrow: Pool, database: DatabaseUrls) -> None:
    assert timedelta(seconds=13) >= LONGEST_SILENCE  # the rest is for noticing it, within 15 s
    proof_ages(database, SECOND)
    assert not await a_worker_goes_round(narrow)
    await proved(narrow)
    proof_ages(database, LONGEST_SILENCE - SECOND)
    assert await a_worker_goes_round(narrow)
    proof_ages(database, LONGEST_SILENCE + SECOND)
    assert not await a_worker_goes_round(narrow)


async def test_a_clock_that_is_set_back_revives_no_dead_worker(narrow: Pool, database: DatabaseUrls) -> None:
    await proved(narrow)
    proof_ages(database, -timedelta(hours=1))
    assert not await a_worker_goes_round(narrow)
    await proved(narrow)
    assert await a_worker_goes_round(narrow)


async def test_it_answers_for_itself_where_it_is_told_to(start_worker: StartWorker) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    worker = start_worker("--port", str(port))
    await until(lambda: answers_ready("127.0.0.1", port), seconds=60)
    worker.send_signal(signal.SIGTERM)
    await until(lambda: worker.poll() is not None, seconds=8)
    assert worker.returncode == 0


async def proved(narrow: Pool) -> None:
    """A worker finished a round and wrote it down."""
    await WorkerCycles(narrow).prove()


async def test_a_worker_whose_timers_stand_still_does_not_go_round(narrow: Pool) -> None:
    cycles = WorkerCycles(narrow, ("deliveries", "timers"))
    for _ in range(3):
        cycles.done("deliveries")
    assert not cycles.is_going_round
    cycles.done("timers")
    assert cycles.is_going_round
