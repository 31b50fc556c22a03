"""Which accounts' providers are due to be asked, seen as the narrow worker role."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import LiteralString
from uuid import UUID

from psycopg.rows import scalar_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.domain.errors import Unavailable

SECONDS_TO_ANSWER = 10
# Longer than one account's turn takes at most, so that nobody else uses a refresh token that is just being replaced.
LEASE = timedelta(seconds=60)

TAKE: LiteralString = """
    with chosen as (
        select account_id from account_provider
         where due_at <= now() and (lease_until is null or lease_until <= now())
         order by due_at limit %(at_most)s
           for update skip locked
    )
    update account_provider p set lease_until = now() + %(lease)s
      from chosen c where p.account_id = c.account_id
    returning p.account_id"""


class PostgresDueProviders:
    """See `application.ports_provider.DueProviders`. `pool` is of the worker role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def take(self, at_most: int) -> Sequence[UUID]:
        try:
            async with asyncio.timeout(SECONDS_TO_ANSWER), self._pool.connection() as connection:
                cursor = connection.cursor(row_factory=scalar_row)
                await cursor.execute(TAKE, {"at_most": at_most, "lease": LEASE})
                return await cursor.fetchall()
        except (TimeoutError, *OUT_OF_REACH) as error:
            raise Unavailable from error
