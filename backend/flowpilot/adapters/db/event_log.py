"""The event table and the counters, as the live stream reads them."""

from collections.abc import Sequence
from typing import Any, LiteralString
from uuid import UUID

from psycopg.rows import tuple_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.adapters.db.statements import BIND, Statements
from flowpilot.application.ports_handoffs import Position
from flowpilot.application.ports_stream import NumberedEvent
from flowpilot.domain.errors import Unavailable
from flowpilot.domain.event import Event


class PostgresEventLog:
    """See `application.event_stream.EventLog`. `counters` is a pool of the worker role, the only one that sees
    counters across accounts."""

    def __init__(self, pool: Pool, counters: Pool) -> None:
        self._pool = pool
        self._counters = counters

    async def head(self, account_id: UUID) -> Position:
        rows = await self._read(account_id, "select epoch, number from stream_head", ())
        if not rows:
            raise LookupError("the account has no counter")
        return Position(*rows[0])

    async def after(self, account_id: UUID, position: Position, limit: int) -> Sequence[NumberedEvent]:
        rows = await self._read(
            account_id,
            "select number, kind, data from stream_event where epoch = %s and number > %s order by number limit %s",
            (position.epoch, position.number, limit),
        )
        # Nothing that deletes leaves a gap; if one is there, whoever reads on meets it at the beginning and is told.
        return [
            NumberedEvent(number, Event(kind, data))
            for place, (number, kind, data) in enumerate(rows)
            if number == rows[0][0] + place
        ]

    async def heads(self, account_ids: Sequence[UUID]) -> dict[UUID, Position]:
        try:
            async with self._counters.connection() as connection:
                cursor = connection.cursor(row_factory=tuple_row)
                await cursor.execute(
                    "select account_id, epoch, number from stream_head where account_id = any(%s)",
                    (list(account_ids),),
                )
                return {row[0]: Position(row[1], row[2]) for row in await cursor.fetchall()}
        except OUT_OF_REACH as error:
            raise Unavailable from error

    async def _read(self, account_id: UUID, sql: LiteralString, values: Sequence[object]) -> list[tuple[Any, ...]]:
        try:
            async with self._pool.connection() as connection, connection.pipeline():
                statements = Statements(connection)
                await statements.run(BIND, (str(account_id),))
                return await statements.all(tuple_row, sql, values)
        except OUT_OF_REACH as error:
            raise Unavailable from error
