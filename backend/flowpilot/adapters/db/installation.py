"""Which accounts there are here, if any; only the worker role sees across accounts."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from psycopg import AsyncCursor
from psycopg.rows import scalar_row

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.adapters.secrets import new_epoch
from flowpilot.domain.errors import Unavailable

ALL: LiteralString = "select account_id from stream_head order by account_id"
IS_EMPTY: LiteralString = "select not exists (select from stream_head)"


class PostgresInstallation:
    """See `application.ports_founding.Installation`. `pool` is of the worker role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def is_empty(self) -> bool:
        async with self._asking(IS_EMPTY) as answer:
            return await answer.fetchone() is True

    async def account_ids(self) -> Sequence[UUID]:
        """Every account, in order. Raises `Unavailable`."""
        async with self._asking(ALL) as answer:
            return await answer.fetchall()

    def new_account(self) -> tuple[UUID, str]:
        return uuid7(), new_epoch()

    @asynccontextmanager
    async def _asking(self, question: LiteralString) -> AsyncIterator[AsyncCursor[Any]]:
        try:
            async with self._pool.connection() as connection:
                yield await connection.cursor(row_factory=scalar_row).execute(question)
        except OUT_OF_REACH as error:
            raise Unavailable from error


def is_empty(worker_url: str) -> bool:
    """The same, asked once. Raises `Unavailable`."""
    try:
        with psycopg.connect(worker_url, connect_timeout=5) as connection:
            return connection.cursor(row_factory=scalar_row).execute(IS_EMPTY).fetchone() is True
    except psycopg.Error as error:
        raise Unavailable from error
