"""Timers: what is due across accounts, seen as the narrow worker role, and the rows of one bound account."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import LiteralString
from uuid import UUID

from psycopg import AsyncConnection
from psycopg.rows import class_row

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.adapters.db.statements import Statements
from flowpilot.application.ports_ladder import DueTimer, NewTimer, Timer
from flowpilot.domain.errors import Unavailable

SECONDS_TO_ANSWER = 10
# Firing takes milliseconds, and whoever comes second finds nothing left to fire: a short lease only keeps workers from
# waiting for each other, and brings back soon what a killed one had taken.
LEASE = timedelta(seconds=5)
PUT_OFF = timedelta(minutes=1)

# Two workers may choose the same; the second skips what is locked and, after a wait, finds the lease moved.
TAKE: LiteralString = """
    with waiting as (
        select account_id, id, due_at, row_number() over (partition by account_id order by due_at, id) as turn
          from timer
         where due_at <= now() and (lease_until is null or lease_until <= now())
           and account_id <> all(%(busy)s)
    ), accounts as (
        select account_id from waiting where turn = 1 order by due_at limit %(accounts)s
    ), chosen as (
        select account_id, id from waiting join accounts using (account_id) where turn <= %(per_account)s
    ), locked as (
        select t.account_id, t.id
          from timer t
          join chosen using (account_id, id)
         where t.due_at <= now() and (t.lease_until is null or t.lease_until <= now())
           for update of t skip locked
    )
    update timer t set lease_until = now() + %(lease)s
      from locked l where t.account_id = l.account_id and t.id = l.id
    returning t.account_id, t.id, t.due_at"""
LEAVE_ALONE: LiteralString = "update timer set lease_until = now() + %s where account_id = %s and id = %s"


class PostgresDueTimers:
    """See `application.ports_ladder.DueTimers`. `pool` is of the worker role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def take(self, accounts: int, per_account: int, busy: Sequence[UUID]) -> Sequence[DueTimer]:
        values = {"accounts": accounts, "per_account": per_account, "busy": list(busy), "lease": LEASE}
        async with self._connection() as connection:
            cursor = await connection.cursor(row_factory=class_row(DueTimer)).execute(TAKE, values)
            return await cursor.fetchall()

    async def put_off(self, due: DueTimer) -> None:
        async with self._connection() as connection:
            await connection.execute(LEAVE_ALONE, (PUT_OFF, due.account_id, due.id))

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[AsyncConnection]:
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER), self._pool.connection() as connection:
                yield connection
        except (TimeoutError, *OUT_OF_REACH) as error:
            raise Unavailable from error


class PostgresTimers:
    """See `application.ports_ladder.Timers`."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    async def set(self, handoff_id: UUID | None, timers: Sequence[NewTimer]) -> None:
        if not timers:
            return
        await self._statements.run(
            """insert into timer (account_id, id, handoff_id, kind, due_at, step, claim_id, created_at)
               select current_account(), n.id, %s, n.kind, n.due_at, n.step, n.claim_id, %s
                 from unnest(%s::uuid[], %s::text[], %s::timestamptz[], %s::smallint[], %s::uuid[])
                      as n (id, kind, due_at, step, claim_id)""",
            (
                handoff_id,
                self._statements.now,
                [uuid7() for _ in timers],
                [timer.kind for timer in timers],
                [timer.due_at for timer in timers],
                [timer.step for timer in timers],
                [timer.claim_id for timer in timers],
            ),
        )

    async def cancel(self, handoff_id: UUID) -> None:
        await self._statements.run(
            """update timer set cancelled_at = %s, due_at = null
                where handoff_id = %s and due_at is not null and kind not in ('assess', 'practice')""",
            (self._statements.now, handoff_id),
        )

    async def lock(self, timer_id: UUID) -> Timer | None:
        # The session comes first, as in every other transaction that moves a handoff.
        await self._statements.run(
            """select 1 from ai_session
                where id = (select h.session_id from timer t join session_handoff h on h.id = t.handoff_id
                             where t.id = %s) for update""",
            (timer_id,),
        )
        await self._statements.read_clock()
        return await self._statements.one(
            class_row(Timer),
            "select id, kind, handoff_id, step, claim_id, due_at from timer where id = %s for update",
            (timer_id,),
        )

    async def fired(self, timer_id: UUID) -> None:
        await self._statements.run(
            "update timer set fired_at = %s, due_at = null where id = %s", (self._statements.now, timer_id)
        )
