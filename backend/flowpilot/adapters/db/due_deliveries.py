"""What is due across accounts, seen as the narrow worker role."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from typing import LiteralString, TypeVar
from uuid import UUID

from psycopg.rows import BaseRowFactory, class_row, scalar_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.application.ports_deliveries import Busy, DueDelivery
from flowpilot.domain.delivery import LEASE
from flowpilot.domain.errors import Unavailable

Row = TypeVar("Row")

SECONDS_TO_ANSWER = 10  # a partition must not hold up the rounds for as long as TCP would wait

# From one account with something waiting to the next, each by one look into the index: the flood of one account is
# never walked through.
WAITING: LiteralString = """
    waiting as (
        (select account_id from delivery where due_at is not null order by account_id limit 1)
        union all
        select (select d.account_id from delivery d
                 where d.due_at is not null and d.account_id > w.account_id order by d.account_id limit 1)
          from waiting w where w.account_id is not null
    )"""

# Round-robin: everybody's first before anybody's second, whatever is under way counted in. Two workers may choose the
# same; the one that comes second skips what is locked and, after a wait, finds the lease moved.
TAKE: LiteralString = (
    "with recursive"
    + WAITING
    + """, share as (
        select w.account_id, coalesce(b.count, 0) as busy, greatest(%(per_account)s - coalesce(b.count, 0), 0) as free,
               greatest(%(repeats)s - coalesce(b.repeats, 0), 0) as free_for_repeats
          from waiting w
          left join unnest(%(accounts)s::uuid[], %(counts)s::int[], %(under_way)s::int[])
                 as b (account_id, count, repeats) using (account_id)
         where w.account_id is not null
    ), due as (
        select s.account_id, s.free, d.id, d.due_at, d.is_repeat,
               s.busy + row_number() over (partition by s.account_id order by d.is_repeat, d.due_at) as turn
          from share s
         cross join lateral (
            (select id, due_at, false as is_repeat from delivery
              where account_id = s.account_id and lease_until is null and due_at <= now()
              order by due_at limit s.free)
            union all
            (select id, due_at, true from delivery
              where account_id = s.account_id and lease_until <= now() and due_at <= now()
              order by due_at limit least(s.free, s.free_for_repeats))
         ) d
    ), chosen as (
        select account_id, id, is_repeat from due where turn <= %(per_account)s order by turn, due_at limit %(limit)s
    ), locked as (
        select d.account_id, d.id, chosen.is_repeat
          from delivery d
          join chosen using (account_id, id)
         where d.due_at <= now() and (d.lease_until is null or d.lease_until <= now())
           for update of d skip locked
    )
    update delivery d set lease_until = now() + %(lease)s
      from locked l where d.account_id = l.account_id and d.id = l.id
    returning d.account_id, d.id, d.lease_until, l.is_repeat"""
)

# A lease that has ended is the mark of an earlier attempt: what was never tried, or is held, has none.
WITH_FAILED: LiteralString = (
    "with recursive"
    + WAITING
    + """
    select account_id from waiting w
     where exists (select from delivery d
                    where d.account_id = w.account_id and d.due_at > now() and d.lease_until <= now())"""
)


class PostgresDueDeliveries:
    """See `application.ports_deliveries.DueDeliveries`. `pool` is of the worker role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def take(
        self, limit: int, per_account: int, repeats_per_account: int, busy: Collection[Busy]
    ) -> Sequence[DueDelivery]:
        values = {
            "accounts": [account.account_id for account in busy],
            "counts": [account.count for account in busy],
            "under_way": [account.repeats for account in busy],
            "per_account": per_account,
            "repeats": repeats_per_account,
            "limit": limit,
            "lease": LEASE,
        }
        return await self._ask(class_row(DueDelivery), TAKE, values)

    async def accounts_with_failed(self) -> Sequence[UUID]:
        return await self._ask(scalar_row, WITH_FAILED)

    async def accounts(self) -> Sequence[UUID]:
        return await self._ask(scalar_row, "select account_id from stream_head")

    async def _ask(
        self, row: BaseRowFactory[Row], sql: LiteralString, values: Mapping[str, object] | None = None
    ) -> list[Row]:
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER), self._pool.connection() as connection:
                cursor = await connection.cursor(row_factory=row).execute(sql, values)
                return await cursor.fetchall()
        except (TimeoutError, *OUT_OF_REACH) as error:
            raise Unavailable from error
