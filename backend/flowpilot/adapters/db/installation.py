"""Whether anybody has an account here at all; only the worker role sees across accounts."""

from typing import LiteralString
from uuid import UUID

import psycopg
from psycopg.rows import scalar_row

from flowpilot.adapters.db.identifiers import uuid7
from flowpilot.adapters.db.pool import OUT_OF_REACH, Pool
from flowpilot.adapters.secrets import new_epoch
from flowpilot.domain.errors import Unavailable

IS_EMPTY: LiteralString = "select not exists (select from stream_head)"


class PostgresInstallation:
    """See `application.ports_founding.Installation`. `pool` is of the worker role."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def is_empty(self) -> bool:
        try:
            async with self._pool.connection() as connection:
                return await (await connection.cursor(row_factory=scalar_row).execute(IS_EMPTY)).fetchone() is True
        except OUT_OF_REACH as error:
            raise Unavailable from error

    def new_account(self) -> tuple[UUID, str]:
        return uuid7(), new_epoch()


def is_empty(worker_url: str) -> bool:
    """The same, asked once. Raises `Unavailable`."""
    try:
        with psycopg.connect(worker_url, connect_timeout=5) as connection:
            return connection.cursor(row_factory=scalar_row).execute(IS_EMPTY).fetchone() is True
    except psycopg.Error as error:
        raise Unavailable from error
