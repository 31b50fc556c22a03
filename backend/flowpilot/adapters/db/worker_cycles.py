"""How a worker proves to every API, on whatever machine, that it goes round: a row that it renews after its rounds.

The database's clock stamps and judges it, so no clock of a process or machine can make a dead worker look alive.
"""

import asyncio
import time
from collections.abc import Collection
from datetime import timedelta
from typing import LiteralString

from psycopg.rows import scalar_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool, cut_after

# A worker that hangs right after a proof is missed this much later; readiness promises 15 s.
LONGEST_SILENCE = timedelta(seconds=12)
SECONDS_BETWEEN_PROOFS = 2.0
SECONDS_TO_ANSWER = 2.5

PROVE: LiteralString = """
    insert into worker_cycle (name, finished_at) values ('deliveries', clock_timestamp())
        on conflict (name) do update set finished_at = excluded.finished_at"""

# What lies in the future was written before the clock was set back, perhaps by a worker that has died since.
PROVED: LiteralString = """
    select exists (select from worker_cycle
                    where name = 'deliveries'
                      and finished_at between clock_timestamp() - %s and clock_timestamp())"""


class WorkerCycles:
    """The rounds of this process; one is done when each of its `parts` is. `pool` is of the worker role."""

    def __init__(self, pool: Pool, parts: Collection[str] = ()) -> None:
        self._pool = pool
        self._parts = frozenset(parts)
        self._missing = set(parts)
        self._unproved = asyncio.Event()
        self._marked_at: float | None = None

    def done(self, part: str) -> None:
        """This part has done its share; when all have, a full round is done."""
        self._missing.discard(part)
        if not self._missing:
            self._missing.update(self._parts)
            self._marked_at = time.monotonic()
            self._unproved.set()

    @property
    def is_going_round(self) -> bool:
        """Whether this process finished a round lately."""
        return self._marked_at is not None and time.monotonic() - self._marked_at < LONGEST_SILENCE.total_seconds()

    async def prove_for_ever(self) -> None:
        """After a round, but at most every two seconds, renew the row. A database out of reach is waited for."""
        while True:
            await self._unproved.wait()
            self._unproved.clear()
            await self.prove()
            await asyncio.sleep(SECONDS_BETWEEN_PROOFS)

    async def prove(self) -> None:
        """Renew the row now, unless the database is out of reach."""
        try:
            async with self._pool.connection() as connection:
                # Statement and commit travel together: a process that is stopped in between would lock out the others.
                with cut_after(SECONDS_TO_ANSWER, connection):
                    async with connection.pipeline():
                        await connection.execute(PROVE)
                        await connection.commit()
        except (OSError, *OUT_OF_REACH):
            return


async def a_worker_goes_round(pool: Pool) -> bool:
    """Whether any worker of this database proved lately that it goes round. `pool` is of the worker role.

    Raises what a database out of reach raises.
    """
    async with pool.connection() as connection:
        with cut_after(SECONDS_TO_ANSWER, connection):
            cursor = await connection.cursor(row_factory=scalar_row).execute(PROVED, (LONGEST_SILENCE,))
            return await cursor.fetchone() is True
