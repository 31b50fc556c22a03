"""How much of an account's event history is kept."""

from datetime import timedelta
from typing import LiteralString
from uuid import UUID

from psycopg.rows import scalar_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.adapters.db.statements import BIND, Statements
from flowpilot.domain.errors import Unavailable

BATCH = 1_000  # events: some 10 ms

# Only ever the beginning goes: what is left has no gap, so whoever comes back is told of a loss by arithmetic. After a
# jump of the clock times may stand out of order; then less goes than could. The newest stays, whatever its age.
FORGET_OLD: LiteralString = """
    with head as materialized (
        select epoch, number from stream_head
    ), oldest as materialized (
        select number, created_at from stream_event
         where epoch = (select epoch from head) and number < (select number from head)
         order by number limit %(batch)s
    ), forgotten as (
        delete from stream_event
         where epoch = (select epoch from head)
           and number <= (select max(number) from oldest)
           and number < coalesce((select min(number) from oldest where created_at >= now() - %(kept)s),
                                 (select number from head))
        returning 1
    )
    select count(*) from forgotten"""

# Nobody resumes in another history than the present one. Two ranges, because "is not" would read the whole index.
FORGET_FORMER: LiteralString = """
    with head as materialized (
        select epoch from stream_head
    ), former as materialized (
        (select epoch, number from stream_event where epoch < (select epoch from head) limit %(batch)s)
        union all
        (select epoch, number from stream_event where epoch > (select epoch from head) limit %(batch)s)
    ), forgotten as (
        delete from stream_event e using former f where e.epoch = f.epoch and e.number = f.number
        returning 1
    )
    select count(*) from forgotten"""


class PostgresEventHistory:
    """See `application.tidying.EventHistory`. `pool` is of the runtime role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def forget_some(self, account_id: UUID, kept: timedelta) -> bool:
        values = {"batch": BATCH, "kept": kept}
        try:
            async with self._pool.connection() as connection, connection.pipeline():
                statements = Statements(connection)
                await statements.run(BIND, (str(account_id),))
                former = await statements.one(scalar_row, FORGET_FORMER, values)
                old = await statements.one(scalar_row, FORGET_OLD, values)
                return max(former or 0, old or 0) >= BATCH
        except OUT_OF_REACH as error:
            raise Unavailable from error
