"""What can be out: each begins, lasts as long as the block, and ends."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import httpx2 as httpx
import psycopg
from psycopg import AsyncConnection

from faults.history import now
from faults.house import House
from faults.watching import Span, hang_listener, hang_worker
from tests.people import Colleague

Figures = dict[str, float]
PAUSE_BETWEEN_KILLS = 0.3
BLOCK = 1_000_000
CROWD = 20  # of each person


@dataclass(frozen=True, slots=True)
class Outage:
    """`expected` is what readiness has to name; nothing where people may notice before it does."""

    expected: str | None
    lasting: Callable[[], AbstractAsyncContextManager[Figures]]
    answers: bool = True  # there is still somebody who could answer in time


def all_outages(house: House, people: Mapping[str, Colleague], small: Path | None) -> dict[str, Outage]:
    """By name. `small` is the disk that may be filled, if there is one."""
    outages = {
        "worker hangs": Outage("worker", partial(_spanning, house, hang_worker)),
        "worker is killed again and again": Outage("worker", partial(_killed_again_and_again, house)),
        "listener in a black hole": Outage("listener", partial(_spanning, house, hang_listener)),
        "database is read-only": Outage("database", partial(_read_only, house)),
        "pool is exhausted": Outage(None, partial(_exhausted, house, people)),
        "API stops amid a write": Outage(None, partial(_stopped_amid_a_write, house, people), answers=False),
    }
    if small:
        outages["disk is full"] = Outage("database", partial(_full, small))
    return outages


@asynccontextmanager
async def _spanning(house: House, kind: Callable[[House], Span]) -> AsyncIterator[Figures]:
    begin, end = kind(house)
    begin()
    try:
        yield {}
    finally:
        end()


@asynccontextmanager
async def _killed_again_and_again(house: House) -> AsyncIterator[Figures]:
    killing = asyncio.create_task(_kill_for_ever(house))
    try:
        yield {}
    finally:
        killing.cancel()


async def _kill_for_ever(house: House) -> None:
    while True:
        if pid := house.pid("worker"):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        await asyncio.sleep(PAUSE_BETWEEN_KILLS)


@asynccontextmanager
async def _read_only(house: House) -> AsyncIterator[Figures]:
    async with _administrator(house) as administrator:
        await administrator.execute("alter system set default_transaction_read_only = on")
        await administrator.execute("select pg_reload_conf()")
        try:
            yield {}
        finally:
            await administrator.execute("set default_transaction_read_only = off")
            await administrator.execute("alter system reset default_transaction_read_only")
            await administrator.execute("select pg_reload_conf()")


@asynccontextmanager
async def _exhausted(house: House, people: Mapping[str, Colleague]) -> AsyncIterator[Figures]:
    """Every request that touches sessions waits for a table, and so many wait that no connection is left."""
    async with _administrator(house) as administrator, administrator.transaction():
        await administrator.execute("lock table ai_session in access exclusive mode")
        crowd = [asyncio.create_task(_start_sessions(person)) for person in people.values() for _ in range(CROWD)]
        yield {}
    for task in crowd:
        task.cancel()


async def _start_sessions(person: Colleague) -> None:
    while True:
        with suppress(httpx.HTTPError):
            await person.post("/ai-sessions", {"problem": "Outlook"})


@asynccontextmanager
async def _stopped_amid_a_write(house: House, people: Mapping[str, Colleague]) -> AsyncIterator[Figures]:
    """Both API processes stop while one of them has locked Alice's session. How long the lock stays is measured."""
    handoff = await people["Alice"].escalates(await people["Alice"].starts())
    figures: Figures = {}
    async with _administrator(house) as administrator:
        async with administrator.transaction():
            await administrator.execute("select 1 from session_handoff where id = %s for update", (handoff["id"],))
            claiming = asyncio.create_task(people["Bob"].post(f"/escalations/{handoff['id']}/claim", {"way": "own"}))
            await _until_somebody_waits(administrator)
            pids = [pid for index in range(house.processes) if (pid := house.pid("api", index))]
            for pid in pids:
                os.kill(pid, signal.SIGSTOP)
        began = now()
        measuring = asyncio.create_task(_until_free(house, str(handoff["session_id"]), began, figures))
        try:
            yield figures
            await measuring
        finally:
            for pid in pids:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
        with suppress(httpx.HTTPError):
            figures["the claim that was under way was answered with"] = (await claiming).status_code


async def _until_somebody_waits(administrator: AsyncConnection) -> None:
    while True:
        waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
        if (await (await administrator.execute(waits)).fetchone() or (0,))[0]:
            return
        await asyncio.sleep(0.05)


async def _until_free(house: House, session_id: str, began: float, figures: Figures) -> None:
    async with _administrator(house) as administrator:
        await administrator.execute("select 1 from ai_session where id = %s for update", (session_id,))
    figures["seconds until the session was free for others"] = now() - began


@asynccontextmanager
async def _full(small: Path) -> AsyncIterator[Figures]:
    """Nothing more fits on the disk of the database."""
    ballast = small / "ballast"
    filling = asyncio.create_task(_fill(ballast))
    try:
        yield {}
    finally:
        filling.cancel()
        await asyncio.wait([filling])
        ballast.unlink(missing_ok=True)


async def _fill(ballast: Path) -> None:
    """Takes every byte, and those that become free."""
    with ballast.open("ab", buffering=0) as file:
        while True:
            with suppress(OSError):
                while file.write(bytes(BLOCK)) == BLOCK:
                    await asyncio.sleep(0)
            await asyncio.sleep(0.1)


@asynccontextmanager
async def _administrator(house: House) -> AsyncIterator[AsyncConnection]:
    async with await psycopg.AsyncConnection.connect(house.administrator_url(), autocommit=True) as connection:
        yield connection
