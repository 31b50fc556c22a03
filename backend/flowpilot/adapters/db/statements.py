"""How repositories talk to the database: rows as domain objects, writes queued until an answer is needed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, LiteralString, TypeVar

from psycopg import AsyncConnection, AsyncCursor
from psycopg.rows import BaseRowFactory, TupleRow, scalar_row, tuple_row

Row = TypeVar("Row")
Values = Mapping[str, object] | Sequence[object]

BIND: LiteralString = "select set_config('app.account_id', %s, true)"
# Stands before any other statement of its transaction.
ONE_MOMENT: LiteralString = "set transaction isolation level repeatable read, read only"
CLOCK: LiteralString = "select clock_timestamp()"


class Statements:
    """The statements of one transaction, on a connection in pipeline mode."""

    def __init__(self, connection: AsyncConnection[TupleRow]) -> None:
        self.connection = connection
        self._now: datetime | None = None
        self._clock: AsyncCursor[Any] | None = None

    @property
    def now(self) -> datetime:
        """The database's clock as of `read_clock`. Raises `RuntimeError` before anything was read."""
        if self._now is None:
            raise RuntimeError("this unit has read nothing yet, so it does not know the time")
        return self._now

    async def read_clock(self) -> None:
        """Ask for the time behind the statements queued so far; the answer comes with the next read."""
        self._clock = await self.connection.cursor(row_factory=scalar_row).execute(CLOCK)

    async def run(self, sql: LiteralString, values: Values = ()) -> None:
        """Queue a write whose result nobody reads."""
        await self.connection.execute(sql, values)

    async def ask(self, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()) -> AsyncCursor[Row]:
        """Queue a read; its rows are fetched later."""
        return await self.connection.cursor(row_factory=row).execute(sql, values)

    async def one(self, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()) -> Row | None:
        """The first row, or nothing."""
        cursor = await self.ask(row, sql, values)
        found = await cursor.fetchone()
        await self._take_clock()
        return found

    async def all(self, row: BaseRowFactory[Row], sql: LiteralString, values: Values = ()) -> list[Row]:
        """All rows."""
        return await self.rows(await self.ask(row, sql, values))

    async def rows(self, asked: AsyncCursor[Row]) -> list[Row]:
        """All rows of what was asked before."""
        found = await asked.fetchall()
        await self._take_clock()
        return found

    async def changed(self, sql: LiteralString, values: Values = ()) -> bool:
        """Whether the write, which ends in `returning`, changed a row."""
        return await self.one(tuple_row, sql, values) is not None

    async def _take_clock(self) -> None:
        if self._clock is not None:
            self._now = await self._clock.fetchone()
            self._clock = None
