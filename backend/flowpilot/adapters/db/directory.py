"""What sign-in looks up before any account is known: who has an address, and how often somebody guessed wrong."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from psycopg.rows import class_row, scalar_row

from flowpilot.adapters.db.pool import OUT_OF_REACH, Connection, Pool
from flowpilot.application.ports import SignInCandidate
from flowpilot.domain.errors import Unavailable


class PostgresDirectory:
    """See `application.ports.Directory`. Binds no account: only what needs none can be read here."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def candidates(self, email: str) -> Sequence[SignInCandidate]:
        async with self._connection() as connection:
            cursor = connection.cursor(row_factory=class_row(SignInCandidate))
            await cursor.execute("select account_id, user_id, password_hash from sign_in_candidates(%s)", (email,))
            return await cursor.fetchall()

    async def recent_failures(self, email: str, source: str) -> int:
        async with self._connection() as connection:
            cursor = connection.cursor(row_factory=scalar_row)
            await cursor.execute(
                """select count(*) from sign_in_failure
                    where who = %s and at > clock_timestamp() - interval '15 minutes'""",
                (_who(email, source),),
            )
            return int(await cursor.fetchone() or 0)

    async def note_failure(self, email: str, source: str) -> None:
        who = _who(email, source)
        async with self._connection() as connection:
            await connection.execute("insert into sign_in_failure (who, at) values (%s, clock_timestamp())", (who,))
            await connection.execute("delete from sign_in_failure where at < clock_timestamp() - interval '15 minutes'")

    @asynccontextmanager
    async def _connection(self) -> AsyncIterator[Connection]:
        try:
            async with self._pool.connection() as connection:
                yield connection
        except OUT_OF_REACH as error:
            raise Unavailable from error


def _who(email: str, source: str) -> bytes:
    return hashlib.sha256(f"{email}\n{source}".encode()).digest()
