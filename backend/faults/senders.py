"""The worker under a run of deliveries: started, killed at a chosen point, and what it had in hand freed at once."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import psycopg

from faults.machines import Estate, Machine

SECONDS_TO_COME_THERE = 15.0
HOLD_WRITES = "lock table delivery_attempt in exclusive mode"
WAITING = """select pid from pg_stat_activity
              where wait_event_type = 'Lock' and usename = 'flowpilot_app' and datname = current_database()"""


class Sender:
    """One worker at a time on the estate. `environment` says which mail server it believes in."""

    def __init__(self, estate: Estate, environment: Mapping[str, str]) -> None:
        self._estate = estate
        self._environment = environment
        self._machine: Machine | None = None

    async def start(self, **changed: str) -> None:
        """It works when this returns."""
        self._machine = await self._estate.start("worker", environment={**self._environment, **changed})

    async def kill(self) -> bool:
        """SIGKILL; whether there was somebody to kill."""
        machine = self._machine
        if machine is None or not machine.is_alive:
            return False
        machine.process.send_signal(signal.SIGKILL)
        await asyncio.to_thread(machine.process.wait)
        self._estate.machines.remove(machine)
        self._machine = None
        return True

    async def free_what_it_held(self) -> None:
        """The leases of the dead end now and not after a minute."""
        await self._estate.rows("update delivery set lease_until = now() where lease_until > now() returning 1")

    async def waiting(self) -> list[int]:
        """The backends of the worker that wait for a lock."""
        return [pid for (pid,) in await self._estate.rows(WAITING)]

    @asynccontextmanager
    async def writes_held(self) -> AsyncIterator[Callable[[], Awaitable[None]]]:
        """No attempt can be written inside the block. The yielded function ends those who wait for it, so that what
        they were about to write is never written."""
        url = self._estate.administrator_url("flowpilot")
        async with await psycopg.AsyncConnection.connect(url) as holder:
            await holder.execute(HOLD_WRITES)

            async def end_the_waiting() -> None:
                await self._estate.rows(f"select pg_terminate_backend(pid) from ({WAITING}) w")

            yield end_the_waiting
            await holder.rollback()


async def comes_true(condition: Callable[[], Awaitable[bool]], seconds: float = SECONDS_TO_COME_THERE) -> bool:
    """Whether it did within that time."""
    try:
        async with asyncio.timeout(seconds):
            while not await condition():
                await asyncio.sleep(0.02)
    except TimeoutError:
        return False
    return True
